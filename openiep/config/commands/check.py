"""Looks over database, disk, keys, backups and settings: one sentence each."""

import argparse


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(_arguments: argparse.Namespace) -> int:
    """Print what was found; 1 when anything is not sound."""
    from datetime import UTC, datetime

    from openiep.config.start import ready

    ready(migrate=False)
    from django.conf import settings

    from openiep.config.keeping import checks
    from openiep.config.keeping.here import here

    is_sound = True
    for one in checks.look_over(
        here(), datetime.now(UTC), is_https=settings.HTTPS, hosts=settings.HOSTS
    ):
        print(f"{'  ok ' if one.is_sound else 'LOOK '} {one.sentence}")
        is_sound = is_sound and one.is_sound
    return 0 if is_sound else 1
