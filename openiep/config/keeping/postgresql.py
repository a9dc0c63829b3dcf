"""A copy of a PostgreSQL database, taken with the system's own tools while the school works."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openiep.config.environment import SettingWrong
from openiep.config.keeping.rows import LEFT_OUT, Tables, held, in_dump

NAME = "openiep.pgdump"


def copy(settings: Mapping[str, Any], folder: Path) -> Tables:
    """Dump the database into `folder` as it is at this moment, and say what it held.

    The dump and what it held are read in one snapshot. Raises `SettingWrong` when the tools are
    missing or the dump fails.
    """
    import psycopg

    with psycopg.connect(**_connection(settings)) as live:
        live.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = str(live.execute("SELECT pg_export_snapshot()").fetchone()[0])  # type: ignore[index]
        names = live.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        ).fetchall()
        tables = {name: held(_rows(live, name)) for (name,) in names if name not in LEFT_OUT}
        _run(
            "pg_dump", settings,
            ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
             *(f"--exclude-table-data={table}" for table in LEFT_OUT), f"--file={folder / NAME}"],
        )  # fmt: skip
    return tables


def _rows(live: Any, table: str) -> Iterator[bytes]:
    from psycopg import sql

    with live.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copied:
        held_back = b""
        for block in copied:
            *lines, held_back = (held_back + bytes(block)).split(b"\n")
            yield from (line + b"\n" for line in lines)


def in_copy(dump: Path) -> Tables:
    """What a dump holds, read from the dump itself. Raises `SettingWrong` when it cannot be read."""
    command = [tool("pg_restore"), "--data-only", "--file=-", str(dump)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        tables, said = in_dump(reading.stdout), reading.stderr.read()
    if reading.returncode:
        raise SettingWrong(f"The dump cannot be read: {said.decode(errors='replace').strip()}")
    return tables


def restore(settings: Mapping[str, Any], dump: Path) -> None:
    """Fill an empty database from a dump, whole or not at all. Raises `SettingWrong`."""
    _run(
        "pg_restore", settings,
        ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
         f"--dbname={settings['NAME']}", str(dump)],
    )  # fmt: skip


def check_empty(settings: Mapping[str, Any]) -> None:
    """Raises `SettingWrong` when the database holds any table already."""
    import psycopg

    with psycopg.connect(**_connection(settings)) as live:
        found = live.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
    if found and found[0]:
        raise SettingWrong(
            f"The database {settings['NAME']} holds tables already. Name an empty one in "
            "OPENIEP_DATABASE."
        )


def tool(name: str) -> str:
    """Where one of PostgreSQL's tools is. Raises `SettingWrong` when it is missing."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / name).exists():
            return str(folder / name)
    if found := shutil.which(name):
        return found
    raise SettingWrong(
        f"PostgreSQL's program {name} is missing. Install the package postgresql-client."
    )


def _connection(settings: Mapping[str, Any]) -> dict[str, Any]:
    named = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    given = {name: settings[key] for name, key in named.items() if settings.get(key)}
    return {**given, **settings.get("OPTIONS", {})}


def _run(name: str, settings: Mapping[str, Any], arguments: Sequence[str]) -> None:
    """The password goes by the environment, where no list of programs shows it."""
    words = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST",
             "PORT": "PGPORT"}  # fmt: skip
    surroundings = {word: str(settings[key]) for key, word in words.items() if settings.get(key)}
    asked = {f"PG{name.upper()}": str(value) for name, value in settings.get("OPTIONS", {}).items()}
    done = subprocess.run(
        [tool(name), *arguments], env={**os.environ, **surroundings, **asked},
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SettingWrong(f"{name} said: {done.stderr.decode(errors='replace').strip()}")
