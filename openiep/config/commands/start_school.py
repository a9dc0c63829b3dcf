"""Starts a new, empty school and prints the link with which its SENCo begins."""

import argparse

LONGEST_NAME = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The school's name, and its SENCo."""
    parser.add_argument("name", help="the name of the school")
    parser.add_argument(
        "--senco", required=True, metavar="E-MAIL", help="the SENCo's e-mail address"
    )
    parser.add_argument("--called", default="SENCo", help='the SENCo\'s name, as in "Ms Okafor"')
    parser.add_argument("--address", default="http://127.0.0.1:8000", help="where it is served")


def run(arguments: argparse.Namespace) -> int:
    """Start the school. Refuses in a demo database, which stays a demo."""
    from openiep.config.start import ready

    ready()
    from django.contrib.auth.tokens import default_token_generator
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.urls import reverse

    from openiep.access.models import Installation, User
    from openiep.people.actions.staff import start_school

    try:
        validate_email(arguments.senco)
    except ValidationError:
        print(f"“{arguments.senco}” is not an e-mail address. Write it as ann@school.example.")
        return 1
    if not 1 <= len(arguments.name.strip()) <= LONGEST_NAME:
        print(f"Give the school a name of 1 to {LONGEST_NAME} letters.")
        return 1
    installation, _made = Installation.objects.get_or_create(defaults={"is_demo": False})
    if installation.is_demo:
        print(
            "This data folder holds the demo school. Set OPENIEP_DATA to a new folder, "
            "then start your school again."
        )
        return 1
    school, user = start_school(
        installation=installation,
        name=arguments.name.strip(),
        senco_email=arguments.senco,
        senco_called=arguments.called,
        by=User.objects.system(),
    )
    path = reverse(
        "access:choose_password", args=[user.pk, default_token_generator.make_token(user)]
    )
    print(f"{school.name} is ready. Serve it with: openiep serve")
    print("Then open this link once, within 14 days, to choose a password:")
    print(f"  {arguments.address}{path}")
    return 0
