"""What a database holds, as numbers that can be compared: rows and a hash for each table."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

# Who is signed in just now is nobody's record, and stays out of every backup.
LEFT_OUT = frozenset({"django_session"})


@dataclass(frozen=True)
class Held:
    """How many rows a table holds, and one hash of them all, whatever their order."""

    rows: int
    sha256: str


Tables = dict[str, Held]


def held(rows: Iterable[bytes]) -> Held:
    """Counted and hashed. The order of rows says nothing, so each is hashed and the hashes sorted."""
    hashes = sorted(hashlib.sha256(row).digest() for row in rows)
    return Held(len(hashes), hashlib.sha256(b"".join(hashes)).hexdigest())


def in_sqlite(path: Path) -> Tables:
    """What a database file holds."""
    with closing(sqlite3.connect(path)) as database:
        return of_connection(database)


def of_connection(database: sqlite3.Connection) -> Tables:
    """What an open SQLite database holds, in the transaction it is in."""
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    tables = [name for (name,) in names.fetchall() if name not in LEFT_OUT]
    return {name: held(_rows(database, name)) for name in tables}


def _rows(database: sqlite3.Connection, table: str) -> Iterator[bytes]:
    quoted = table.replace('"', '""')
    for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 - a table's own name
        yield repr(row).encode()


def in_dump(lines: Iterable[bytes]) -> Tables:
    """What a plain PostgreSQL dump holds: the lines between `COPY table (…)` and `\\.`."""
    tables: dict[str, list[bytes]] = {}
    table: list[bytes] | None = None
    for line in lines:
        if table is None and line.startswith(b"COPY "):
            name = line.split(b" ", 2)[1].decode().removeprefix("public.").strip('"')
            table = tables.setdefault(name, [])
        elif line.rstrip(b"\n") == b"\\.":
            table = None
        elif table is not None:
            table.append(line)
    return {name: held(rows) for name, rows in tables.items() if name not in LEFT_OUT}
