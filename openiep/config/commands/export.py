"""Writes everything that is held about one child into an archive, for who asks to see it."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which child, by whom, what for, and where to."""
    parser.add_argument("file", type=Path, help="the archive to write; it must not be there yet")
    parser.add_argument("--child", required=True, metavar="NUMBER", help="the child's UPN")
    parser.add_argument("--by", required=True, metavar="E-MAIL", help="the SENCo who hands it out")
    parser.add_argument("--why", required=True, help="what it is for; it stays in the record")
    parser.add_argument(
        "--password-file", type=Path, help="a file with a password of at least 12 letters"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the archive, through the same door as the page."""
    from openiep.config.start import ready

    ready()
    from django.core.exceptions import PermissionDenied

    from openiep.access.models import User
    from openiep.home import packing
    from openiep.home.actions.exporting import export_child
    from openiep.people.models import Pupil
    from openiep.rules import Refused

    user = User.objects.filter(email__iexact=arguments.by).first()
    found = Pupil.objects.visible_to(user) if user else Pupil.objects.none()
    pupil = found.filter(identifiers__value__iexact=arguments.child).distinct().first()
    if user is None or pupil is None:
        print(f"{arguments.by} sees no child with the number {arguments.child}.")
        return 1
    try:
        password = arguments.password_file.read_text().strip() if arguments.password_file else ""
        if arguments.password_file and len(password) < packing.LEAST_LETTERS:
            print(f"The password needs at least {packing.LEAST_LETTERS} letters.")
            return 1
        archive = packing.packed(export_child(pupil=pupil, why=arguments.why, by=user), user)
        with arguments.file.open("xb") as file:
            file.write(packing.sealed(archive, password) if password else archive)
    except (PermissionDenied, Refused):
        print("Only a SENCo of the child's school may hand it out, and only for a reason.")
        return 1
    except OSError as problem:
        print(f"{problem.filename}: {problem.strerror}. Nothing was written.")
        return 1
    print(f"Written: {arguments.file}. Read check-before-handing-out.html in it first.")
    return 0
