"""Opens a ZIP from outside in memory only: few entries, plain names, honest sizes.

Nothing is ever unpacked to a disk, so no name can climb out of a folder; such names are refused all
the same, for a file that holds them was made to harm. Limits: OWASP ASVS 5.0, V5.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from openiep.rules import Reason, because, refuse

MOST_ENTRIES = 200
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
_SMALL = 64 * 1024  # below this a high ratio harms nobody: empty columns pack well
_STEP = 256 * 1024
_PACKED_AS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DRIVE = re.compile(r"[A-Za-z]:")

Files = dict[str, bytes]


def open_archive(data: bytes, is_wanted: Callable[[str], bool] = bool) -> Files | Reason:
    """The wanted files of a ZIP by their names; or why it is not opened.

    All entries are looked at before one is unpacked. Reasons: `archive_broken`,
    `archive_too_many_files`, `archive_name` (a path that climbs, or a link), `archive_locked`
    (a password), `archive_twice` (name), `archive_too_large`, `archive_bomb`.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            refused = _refused(archive.infolist())
            return refused or _unpack(archive, is_wanted)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return because("archive_broken")
    except (NotImplementedError, KeyError, IndexError, UnicodeError, OverflowError):
        return because("archive_broken")


def opened(data: bytes) -> Files:
    """Everything in the archive by its name. Raises `Refused`: `damaged`, `unsafe_archive`."""
    found = open_archive(data)
    if isinstance(found, Reason):
        code = "damaged" if found.code == "archive_broken" else "unsafe_archive"
        raise refuse(code, field="file")
    return found


def packed(entries: Files) -> bytes:
    """An archive of these, without times and owners."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _refused(entries: list[zipfile.ZipInfo]) -> Reason | None:
    names = {entry.filename.lower() for entry in entries}
    found = {
        "archive_too_many_files": len(entries) > MOST_ENTRIES,
        "archive_name": any(map(_is_dangerous, entries)),
        "archive_locked": any(entry.flag_bits & 0x1 for entry in entries),
        "archive_twice": len(names) < len(entries),
        "archive_too_large": sum(entry.file_size for entry in entries) > MOST_UNPACKED,
        "archive_bomb": any(_is_bomb(one.file_size, one.compress_size) for one in entries),
        "archive_broken": any(entry.compress_type not in _PACKED_AS for entry in entries),
    }
    return next((because(code) for code, is_so in found.items() if is_so), None)


def _is_dangerous(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.replace("\\", "/")
    climbs = name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name) is not None
    return climbs or "\0" in entry.orig_filename or stat.S_ISLNK(entry.external_attr >> 16)


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _SMALL and unpacked > MOST_RATIO * max(1, packed)


def _unpack(archive: zipfile.ZipFile, is_wanted: Callable[[str], bool]) -> Files | Reason:
    files: Files = {}
    total = 0
    for entry in archive.infolist():
        if entry.is_dir() or not is_wanted(entry.filename):
            continue
        pieces = []
        with archive.open(entry) as file:
            # What is really unpacked counts, whatever the entry claims of itself.
            while piece := file.read(_STEP):
                pieces.append(piece)
                total += len(piece)
                if total > MOST_UNPACKED:
                    return because("archive_bomb")
        files[entry.filename] = b"".join(pieces)
    return files
