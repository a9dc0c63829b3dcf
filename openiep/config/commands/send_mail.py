"""Sends the e-mails that wait in the outbox, where a mail server is set up."""

import argparse


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(_arguments: argparse.Namespace) -> int:
    """Send what is due, and forget what is of no use any more."""
    from openiep.config.start import ready

    ready(migrate=False)
    from openiep.access.outbox import send_due

    if sent := send_due():
        print(f"{sent} e-mails sent.")
    return 0
