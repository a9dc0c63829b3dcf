"""Backups of the whole installation: made while it runs, proved by a restore, and got back."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyrage

from openiep.config.environment import SettingWrong, kept_key
from openiep.config.keeping import archive, postgresql, sqlite
from openiep.config.keeping.rows import Held, Tables, in_sqlite

FORM = 1
MANIFEST = "manifest.json"
KEY = "recovery"
SUFFIX = ".age"
NEVER_COPIED = {f"keys/{KEY}"}
DATABASE_FILES = (sqlite.NAME, f"{sqlite.NAME}-wal", f"{sqlite.NAME}-shm", f"{sqlite.NAME}-journal")
FOLDERS = ("keys", "files")
NAMED = "openiep-%Y-%m-%d-%H%M%S"


@dataclass(frozen=True)
class Place:
    """Where the data lies, where backups go, and which database is used."""

    data: Path
    backups: Path
    database: Mapping[str, Any]

    @property
    def is_embedded(self) -> bool:
        """True for the built-in database, which is one file."""
        return bool(self.database["ENGINE"] == "django.db.backends.sqlite3")


@dataclass(frozen=True)
class Backup:
    """One kept backup: its file, when it was made, and when it was last proved by a restore."""

    path: Path
    made_at: datetime
    proved_at: datetime | None
    rows: int


def recovery_key(place: Place) -> tuple[str, bool]:
    """The key that opens the backups, and whether it was made just now."""
    is_new = not (place.data / "keys" / KEY).exists()
    return kept_key(place.data, KEY, lambda: str(pyrage.x25519.Identity.generate())), is_new


def back_up(place: Place, now: datetime | None = None) -> Backup:
    """Make one backup and prove it by restoring it beside. Raises `SettingWrong` with the reason.

    Safe while the school works. Nothing half written is left.
    """
    key, _is_new = recovery_key(place)
    place.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    made_at = (now or datetime.now(UTC)).replace(microsecond=0)
    path = place.backups / (made_at.strftime(NAMED) + SUFFIX)
    with tempfile.TemporaryDirectory(dir=place.backups, prefix=".making-") as folder:
        inside = Path(folder)
        tables = _copy_database(place, inside)
        for name in FOLDERS:
            if (place.data / name).is_dir():
                shutil.copytree(place.data / name, inside / name)
        for name in NEVER_COPIED:
            (inside / name).unlink(missing_ok=True)
        _write_manifest(inside, tables, made_at)
        archive.pack(inside, path, key)
    return prove(place, path)


def prove(place: Place, path: Path) -> Backup:
    """Restore a backup into a folder beside and compare everything with what was there.

    Writes down that it was proved. Raises `SettingWrong` when anything differs.
    """
    key, _is_new = recovery_key(place)
    with tempfile.TemporaryDirectory(dir=place.backups, prefix=".proving-") as folder:
        manifest = _opened(path, Path(folder), key)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    proof = {"proved_at": datetime.now(UTC).isoformat(), "rows": rows}
    _proof_of(path).write_text(json.dumps(proof), encoding="utf-8")
    return _backup(path)


def restore(path: Path, place: Place, key: str) -> dict[str, Any]:
    """Put everything of a backup into an empty data folder (and database). Its manifest.

    Raises `SettingWrong` when there is something already, or the backup is not whole.
    """
    _check_empty(place)
    with tempfile.TemporaryDirectory(dir=place.data, prefix=".restoring-") as folder:
        inside = Path(folder)
        manifest = _opened(path, inside, key)
        if not place.is_embedded:
            postgresql.restore(place.database, inside / postgresql.NAME)
        for name in FOLDERS:
            if (inside / name).is_dir():
                shutil.copytree(inside / name, place.data / name, dirs_exist_ok=True)
                _close(place.data / name)
        if place.is_embedded:  # last, so that a restore that was cut off can simply be repeated
            _put(inside / sqlite.NAME, place.data / sqlite.NAME)
    kept_key(place.data, KEY, key.strip)
    return manifest


def backups(place: Place) -> list[Backup]:
    """Every kept backup, newest first."""
    found = sorted(place.backups.glob(f"openiep-*{SUFFIX}"), reverse=True)
    return [_backup(path) for path in found]


def forget_old(place: Place, keep: int) -> list[Path]:
    """Delete all but the newest `keep` proved backups and what is newer than them."""
    proved = [one for one in backups(place) if one.proved_at]
    gone = [one.path for one in proved[keep:]]
    for path in gone:
        path.unlink(missing_ok=True)
        _proof_of(path).unlink(missing_ok=True)
    return gone


def is_due(place: Place, now: datetime, every: timedelta = timedelta(days=1)) -> bool:
    """True when the newest proved backup is older than a day, or there is none."""
    proved = [one.made_at for one in backups(place) if one.proved_at]
    return not proved or now - proved[0] >= every


def _copy_database(place: Place, inside: Path) -> Tables:
    if place.is_embedded:
        database = Path(place.database["NAME"])
        if not database.exists():
            raise SettingWrong(f"There is no database {database} yet. Make one with: openiep serve")
        return sqlite.copy(database, inside)
    return postgresql.copy(place.database, inside)


def _write_manifest(inside: Path, tables: Tables, made_at: datetime) -> None:
    manifest = {
        "form": FORM,
        "made_at": made_at.isoformat(),
        "version": installed_version(),
        "files": archive.hashes(inside),
        "tables": {name: asdict(table) for name, table in tables.items()},
    }
    (inside / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def installed_version() -> str:
    """The version of OpenIEP that is installed; nothing in a checkout."""
    try:
        return version("openiep")
    except PackageNotFoundError:
        return ""


def _opened(path: Path, inside: Path, key: str) -> dict[str, Any]:
    """Unpack, and compare each file and each table with the manifest."""
    archive.unpack(path, inside, key)
    try:
        manifest: dict[str, Any] = json.loads((inside / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise SettingWrong(f"{path.name} is not a backup of OpenIEP.") from problem
    if manifest["form"] != FORM:
        raise SettingWrong(f"{path.name} was made by a newer OpenIEP. Install that one first.")
    files = archive.hashes(inside)
    files.pop(MANIFEST)
    if files != manifest["files"]:
        raise SettingWrong(f"{path.name} is damaged: a file differs. Try the backup before it.")
    wanted = {name: Held(**table) for name, table in manifest["tables"].items()}
    dump = inside / postgresql.NAME
    found = postgresql.in_copy(dump) if dump.exists() else in_sqlite(inside / sqlite.NAME)
    faults = [] if dump.exists() else sqlite.faults(inside / sqlite.NAME)
    differing = [name for name in wanted if found.get(name) != wanted[name]]
    if faults or differing:
        raise SettingWrong(f"{path.name} does not hold what was there: {(faults or differing)[:3]}")
    return manifest


def _check_empty(place: Place) -> None:
    if not place.is_embedded:
        postgresql.check_empty(place.database)
    elif there := [name for name in DATABASE_FILES if (place.data / name).exists()]:
        raise SettingWrong(
            f"The data folder {place.data} holds a database already ({there[0]}). Set OPENIEP_DATA "
            "to an empty folder, or move the old one away."
        )


def _close(folder: Path) -> None:
    """For this account only."""
    folder.chmod(0o700)
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _put(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        os.fsync(file.fileno())
    source.chmod(0o600)
    source.replace(target)


def _proof_of(path: Path) -> Path:
    return path.with_suffix(".proved.json")


def _backup(path: Path) -> Backup:
    made_at = datetime.strptime(path.stem, NAMED).replace(tzinfo=UTC)
    try:
        proof = json.loads(_proof_of(path).read_text(encoding="utf-8"))
        return Backup(path, made_at, datetime.fromisoformat(proof["proved_at"]), proof["rows"])
    except (OSError, ValueError, KeyError):
        return Backup(path, made_at, None, 0)
