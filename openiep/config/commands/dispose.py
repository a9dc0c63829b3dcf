"""Deletes for good the records that two people decided to delete, after their 30 days."""

import argparse


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(_arguments: argparse.Namespace) -> int:
    """Delete what is due, and note the ids beside the backups; 1 where something stands against it."""
    from openiep.config.start import ready

    ready(migrate=False)
    from openiep.config.keeping import disposed
    from openiep.config.keeping.here import here
    from openiep.home.disposing import dispose_due, disposed_children

    done, refused = dispose_due()
    disposed.note(here().backups, disposed_children())
    if done == 1:
        print("1 record was deleted for good: its time was over.")
    elif done:
        print(f"{done} records were deleted for good: their time was over.")
    for disposal_id, codes in refused.items():
        print(f"Disposal {disposal_id} was not done: {', '.join(codes)}.")
    return 1 if refused else 0
