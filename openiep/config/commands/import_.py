"""Reads a file of the register, says what it would do, and takes it in with --confirm."""

import argparse
from pathlib import Path
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the school, and by whom."""
    parser.add_argument("file", type=Path, help="a CSV list, a OneRoster ZIP or a CTF")
    parser.add_argument(
        "--kind",
        choices=("children", "contacts", "staff", "groups"),
        default="",
        help="which list a CSV file is; its headings say it where this is left out",
    )
    parser.add_argument("--school", default="", help="the school's name, where there are several")
    parser.add_argument("--by", required=True, metavar="E-MAIL", help="the SENCo who brings it in")
    parser.add_argument("--confirm", action="store_true", help="take it in")


def run(arguments: argparse.Namespace) -> int:
    """Preview, and with --confirm take in all rows that are clear; doubtful ones are left out."""
    from openiep.config.start import ready

    ready()
    from django.core.exceptions import PermissionDenied

    from openiep.exchange.actions.importing import import_children
    from openiep.exchange.actions.reading import put_away, read_list
    from openiep.exchange.presenters.preview import groups, hints
    from openiep.exchange.presenters.reasons import say
    from openiep.exchange.preview import preview_of
    from openiep.rules import Refused

    try:
        user, school = _who_and_where(arguments)
        data = arguments.file.read_bytes()
        batch = read_list(
            school=school,
            file_name=arguments.file.name,
            data=data,
            by=user,
            kind=arguments.kind,
        )
        preview = preview_of(batch)
        for hint in hints(preview):
            print(hint)
        for group in groups(preview):
            print(f"\n{group.title}: {group.count}")
            _print_rows(group)
        if not arguments.confirm:
            put_away(batch=batch, by=user)
            print("\nNothing was written. Add --confirm to take it in.")
            return 0
        import_children(batch=batch, decisions={}, seen=preview.digest, by=user)
    except OSError as problem:
        print(f"{arguments.file} cannot be read: {problem.strerror}.")
    except LookupError as problem:
        print(problem.args[0])
    except PermissionDenied:
        print("Only a SENCo of the school may bring in the register.")
    except Refused as refused:
        print("\n".join(say(reason) for reason in refused.reasons))
    else:
        print("\nTaken in. It can be undone under “Bring in the register”.")
        return 0
    return 1


def _print_rows(group: Any) -> None:
    for row in group.rows if group.outcome != "same" else []:
        print(f"  row {row.number}: {row.name}  {' '.join(row.notes)}".rstrip())
        for name, old, new in row.changes:
            print(f"    {name}: {old} -> {new}")


def _who_and_where(arguments: argparse.Namespace) -> tuple[Any, Any]:
    """The user and the school. Raises LookupError with a sentence."""
    from openiep.access.models import User
    from openiep.people.models import School

    user = User.objects.filter(email__iexact=arguments.by).first()
    if user is None:
        raise LookupError(f"Nobody signs in as {arguments.by}.")
    schools = School.objects.visible_to(user)
    if arguments.school:
        schools = schools.filter(name__iexact=arguments.school)
    found = list(schools)
    if len(found) != 1:
        raise LookupError("Name one school with --school, as it stands under “The school”.")
    return user, found[0]
