"""Serves the school's pages until it is stopped."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--address", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--workers", type=int, default=1, help="how many processes")


def run(arguments: argparse.Namespace) -> int:
    """Bring the database to the newest form, say where, and serve."""
    from openiep.config import clock
    from openiep.config.serving import PortTaken, check_port, serve
    from openiep.config.start import bring_up_to_date, ready

    try:
        check_port(arguments.address, arguments.port)
    except PortTaken as taken:
        print(taken)
        return 1
    ready(migrate=False)
    from django.conf import settings

    from openiep.config.environment import SettingWrong
    from openiep.config.keeping.backups import back_up
    from openiep.config.keeping.here import here

    try:  # what there is, is kept as it was
        bring_up_to_date(before=lambda: back_up(here()))
    except (SettingWrong, OSError) as problem:
        print(
            f"The database was not brought to the newest form: no backup of it was made. {problem}"
        )
        return 1
    if settings.IS_EMBEDDED:
        print(settings.JOURNAL.sentence)
    print(f"OpenIEP is on http://{arguments.address}:{arguments.port}/  (stop with Ctrl and C)")
    stop = clock.start()
    try:
        serve(arguments.address, arguments.port, workers=arguments.workers)
    finally:
        stop.set()
    return 0
