"""Puts everything of a backup into an empty data folder."""

import argparse
import os
from getpass import getpass
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The backup, and where its recovery key stands."""
    parser.add_argument("file", type=Path, help="the backup, a file ending in .age")
    parser.add_argument(
        "--key-file", type=Path, help="a file with the recovery key; otherwise it is asked for"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore, bring the database to the newest form; 1 and a sentence when it cannot be done."""
    from openiep.config.environment import SettingWrong
    from openiep.config.start import ready

    ready(migrate=False)
    from openiep.config.keeping import backups
    from openiep.config.keeping.here import here

    try:
        manifest = backups.restore(arguments.file, here(), _key(arguments.key_file))
    except (SettingWrong, OSError) as problem:
        print(f"Nothing was restored. {problem}")
        return 1
    ready()
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(f"{rows} rows as they were on {manifest['made_at']} are back, and everything agrees.")
    if again := _delete_again(arguments.file.resolve().parent, here().backups):
        print(f"Deleted again, as they had been since that backup: {again} records.")
    print("Serve it with: openiep serve")
    return 0


def _delete_again(*folders: Path) -> int:
    """What was deleted for good stays deleted, where its ids lie beside the backup."""
    from openiep.config.keeping import disposed
    from openiep.home.disposing import delete_again

    return delete_again(disposed.noted(*folders))


def _key(file: Path | None) -> str:
    if file:
        return file.read_text(encoding="utf-8")
    return os.environ.get("OPENIEP_RECOVERY_KEY", "") or getpass("Recovery key: ")
