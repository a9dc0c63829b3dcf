"""The ids of deleted records, kept beside the backups, so that a restore does not bring them back.

An id alone tells nothing about a child; the record to which it led is gone.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

NAME = "deleted-records.txt"


def noted(*folders: Path) -> set[UUID]:
    """The ids that stand beside these backups; none where nothing was ever deleted."""
    found: set[UUID] = set()
    for folder in folders:
        if (folder / NAME).exists():
            lines = (folder / NAME).read_text(encoding="ascii").splitlines()
            found |= {UUID(line) for line in lines if line.strip()}
    return found


def note(folder: Path, ids: Iterable[UUID]) -> None:
    """Add these ids. The list is there whole, or as it was before."""
    before = noted(folder)
    after = before | set(ids)
    if after == before:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f".{NAME}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("".join(f"{one}\n" for one in sorted(after, key=str)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / NAME)
