"""Makes an invented demo school on the first run, and serves it on this machine only."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The port, and whether only to make the school."""
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--make-only", action="store_true", help="make the school, do not serve it")


def run(arguments: argparse.Namespace) -> int:
    """Make the demo school if the data folder is empty, then serve it. Never touches a real school."""
    from openiep.config.serving import LOOPBACK, PortTaken, check_port, serve
    from openiep.config.start import ready

    try:
        if not arguments.make_only:
            check_port(LOOPBACK, arguments.port)
    except PortTaken as taken:
        print(taken)
        return 1
    ready()
    from django.conf import settings

    from openiep.access.models import Installation
    from openiep.home.demo.school import make_demo_school

    installation = Installation.objects.first()
    if installation is not None and not installation.is_demo:
        print(
            "This data folder holds a real school, so no demo is shown. "
            "Serve it with: openiep serve. For the demo set OPENIEP_DATA to a new folder."
        )
        return 1
    if installation is None:
        print("Making the demo school …", flush=True)
        make_demo_school()
    if arguments.make_only:
        return 0
    if settings.IS_EMBEDDED:
        print(settings.JOURNAL.sentence)
    address = f"http://{LOOPBACK}:{arguments.port}"
    print(f"The demo school is on {address}/demo/  (stop with Ctrl and C)")
    print("Sign in there as SENCo, teacher, assistant, head or parent with one click.")
    serve(LOOPBACK, arguments.port)
    return 0
