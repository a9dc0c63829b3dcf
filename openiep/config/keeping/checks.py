"""Looks over an installation: each thing one sentence, sound or not."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from openiep.config.environment import SettingWrong
from openiep.config.keeping import backups, postgresql, sqlite
from openiep.config.keeping.backups import Place

WARN_DAYS = 8  # without a proved backup
LEAST_FREE = 1_000_000_000  # bytes on the disk of the data folder


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    is_sound: bool
    sentence: str


def look_over(
    place: Place, now: datetime, *, is_https: bool, hosts: list[str]
) -> Iterator[Finding]:
    """Everything, one after the other: database, disk, keys, backups, the web, versions."""
    looks: tuple[Callable[[], Finding], ...] = (
        lambda: database(place),
        lambda: disk(place),
        lambda: keys(place),
        lambda: backed_up(place, now),
        lambda: web(is_https, hosts),
        versions,
    )
    return (look() for look in looks)


def database(place: Place) -> Finding:
    """Whether the database is sound."""
    if not place.is_embedded:
        try:
            postgresql.tool("pg_dump")
        except SettingWrong as problem:
            return Finding(False, f"The database cannot be backed up: {problem}")
        return Finding(True, "The database is PostgreSQL, and its tools for backups are there.")
    path = Path(place.database["NAME"])
    if not path.exists():
        return Finding(False, f"There is no database {path} yet. Make one with: openiep serve")
    if found := sqlite.faults(path):
        return Finding(
            False, f"The database is damaged ({found[0]}). Restore the newest proved backup."
        )
    return Finding(True, "The database is sound: every page of it and every reference was read.")


def disk(place: Place) -> Finding:
    """Whether there is room."""
    free = shutil.disk_usage(place.data).free
    said = f"{free / 1_000_000_000:.1f} GB are free where the data lies."
    return Finding(free >= LEAST_FREE, said if free >= LEAST_FREE else f"Only {said} Make room.")


def keys(place: Place) -> Finding:
    """Whether only we can read the keys."""
    folder = place.data / "keys"
    open_to_others = [
        path.name for path in (folder, *folder.glob("*")) if path.stat().st_mode & 0o077
    ]
    if open_to_others and sys.platform != "win32":
        return Finding(
            False, f"Others on this machine may read {open_to_others[0]} in {folder}. Close it with: "
            f"chmod -R go= {folder}",
        )  # fmt: skip
    return Finding(True, "The keys can be read by this account only.")


def backed_up(place: Place, now: datetime) -> Finding:
    """How old the newest proved backup is; sound up to eight days."""
    proved = [one.made_at for one in backups.backups(place) if one.proved_at]
    if not proved:
        return Finding(False, "There is no proved backup yet. Make one with: openiep backup")
    age = now - proved[0]
    said = f"The newest proved backup is {_long(age)} old, of {len(proved)} in {place.backups}."
    if age <= timedelta(days=WARN_DAYS):
        return Finding(True, said)
    return Finding(False, f"{said} Make one today with: openiep backup")


def web(is_https: bool, hosts: list[str]) -> Finding:
    """Whether pages leave this machine only encrypted."""
    if is_https:
        return Finding(
            True, f"Pages are served with HTTPS as {', '.join(hosts) or 'this machine'}."
        )
    if hosts:
        return Finding(
            False, "OPENIEP_HOSTS names hosts, but OPENIEP_HTTPS is not set: passwords would go "
            "through the network readable. Set OPENIEP_HTTPS=yes behind a proxy that does HTTPS.",
        )  # fmt: skip
    return Finding(True, "Pages are served to this machine only.")


def versions() -> Finding:
    """What runs here."""
    import django

    return Finding(
        True, f"OpenIEP {backups.installed_version() or 'from a checkout'}, Django "
        f"{django.get_version()}, Python {sys.version.split()[0]}, SQLite "
        f"{sqlite3.sqlite_version}.",
    )  # fmt: skip


def _long(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
