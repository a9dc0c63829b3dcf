"""Deletes kept typing older than a day, ended sessions, and accounts of mistyped e-mail addresses."""

import argparse


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(_arguments: argparse.Namespace) -> int:
    """Forget what nobody will come back for."""
    from openiep.config.start import ready

    ready(migrate=False)
    from django.core.management import call_command
    from django.utils import timezone

    from openiep.access.drafts import forget_old
    from openiep.people.joining import forget_mistyped

    forget_old()
    call_command("clearsessions")
    forget_mistyped(timezone.now())
    return 0
