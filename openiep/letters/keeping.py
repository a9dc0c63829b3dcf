"""The files of letters: sealed, in the data folder, where backups take them along."""

import contextlib
import os
from pathlib import Path
from uuid import UUID

from django.conf import settings

from openiep.access.sealing import seal, unseal


def put(school_id: UUID, id: UUID, data: bytes) -> None:
    """Write a file, sealed. It is there whole, or not at all, and survives a power cut."""
    place = _place(school_id, id)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    coming = settings.DATA / "coming"  # beside `files`, so that no backup meets half a letter
    coming.mkdir(mode=0o700, exist_ok=True)
    part = coming / f"{id}.part"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(seal(data, with_key=settings.FILES_KEY))
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        _sync(place.parent)
    finally:
        part.unlink(missing_ok=True)


def read(school_id: UUID, id: UUID) -> bytes | None:
    """What the file holds; None when it is missing or cannot be opened with the key of today."""
    try:
        return unseal(_place(school_id, id).read_bytes(), with_key=settings.FILES_KEY)
    except OSError:
        return None


def forget(school_id: UUID, id: UUID) -> None:
    """Delete the file: its letter was never kept, or is disposed of."""
    _place(school_id, id).unlink(missing_ok=True)


def _place(school_id: UUID, id: UUID) -> Path:
    return Path(settings.DATA) / "files" / "letters" / str(school_id) / f"{id}.sealed"


def _sync(folder: Path) -> None:
    """Make the new name itself lasting, where folders can be opened."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
