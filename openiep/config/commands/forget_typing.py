"""Deletes kept typing that is older than a day, and sessions that have ended."""

import argparse


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(_arguments: argparse.Namespace) -> int:
    """Forget what nobody will come back for."""
    from openiep.config.start import ready

    ready(migrate=False)
    from django.core.management import call_command

    from openiep.access.drafts import forget_old

    forget_old()
    call_command("clearsessions")
    return 0
