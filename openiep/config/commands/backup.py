"""Makes one encrypted backup of everything, proves it by a restore, and forgets the oldest."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to show the recovery key, and whether only when a day has gone by."""
    parser.add_argument(
        "--show-key", action="store_true", help="show the recovery key that opens the backups"
    )
    parser.add_argument(
        "--if-due", action="store_true", help="only when the newest backup is a day old"
    )


def run(arguments: argparse.Namespace) -> int:
    """Back up; 1 and a sentence when it could not be made or does not hold what was there."""
    from datetime import UTC, datetime

    from openiep.config.environment import SettingWrong
    from openiep.config.start import ready

    ready(migrate=False)
    from django.conf import settings

    from openiep.config.keeping import backups
    from openiep.config.keeping.here import here

    place = here()
    key, is_new = backups.recovery_key(place)
    if arguments.show_key:
        print(key)
        return 0
    if arguments.if_due and not backups.is_due(place, datetime.now(UTC)):
        return 0
    try:
        made = backups.back_up(place)
    except (SettingWrong, OSError) as problem:
        print(f"No backup was made. {problem}")
        return 1
    gone = backups.forget_old(place, settings.BACKUPS_KEPT)
    size = made.path.stat().st_size / 1_000_000
    print(f"{made.path} ({size:.1f} MB, {made.rows} rows) was made, and proved by a restore.")
    if gone:
        print(f"{len(gone)} older than the newest {settings.BACKUPS_KEPT} were deleted.")
    if is_new and not arguments.if_due:  # by the clock it would go into the log
        print("Only this recovery key opens it on another machine. Print it, keep it in the safe:")
        print(f"  {key}")
    return 0
