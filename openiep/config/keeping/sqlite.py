"""A copy of the embedded database, taken while the school works."""

import sqlite3
from contextlib import closing
from pathlib import Path

from openiep.config.keeping.rows import LEFT_OUT, Tables, of_connection

NAME = "openiep.sqlite3"


def copy(database: Path, folder: Path) -> Tables:
    """Copy the database into `folder` as it is at this moment, and say what it held.

    What it held is read from the school's own database, in the same moment as the copy, so that a
    copy that lost a row does not agree with it.
    """
    with (
        closing(sqlite3.connect(database, isolation_level=None, timeout=20)) as live,
        closing(sqlite3.connect(folder / NAME, isolation_level=None)) as copied,
    ):
        live.execute("BEGIN")
        tables = of_connection(live)
        live.backup(copied)
        live.execute("ROLLBACK")
        for table in LEFT_OUT & _tables(copied):
            copied.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant
        copied.execute("PRAGMA journal_mode=DELETE")
        copied.execute("VACUUM")
    return tables


def _tables(database: sqlite3.Connection) -> set[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in found}


def faults(database: Path) -> list[str]:
    """What SQLite itself finds wrong; nothing where the file is sound."""
    with closing(sqlite3.connect(database, timeout=20)) as opened:
        try:
            found = [text for (text,) in opened.execute("PRAGMA integrity_check") if text != "ok"]
            broken = opened.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as problem:
            return [str(problem)]
    return found + [f"{table} points at nothing" for table, *_rest in broken]
