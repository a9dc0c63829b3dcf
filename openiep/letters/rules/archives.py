"""Opens a ZIP file that somebody sent: few things, of bounded size, nothing that leads elsewhere."""

import zipfile
import zlib
from io import BytesIO

from openiep.rules import refuse

MOST_ENTRIES = 200
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100  # unpacked to packed; what is small may be packed tighter
SMALL = 1024 * 1024
PACKED_AS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def opened(data: bytes) -> dict[str, bytes]:
    """Everything in the archive by its name. Raises `Refused`: `damaged`, `unsafe_archive`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        raise refuse("damaged", field="file") from None


def _check(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    unsafe = (
        len(entries) > MOST_ENTRIES
        or len(set(names)) != len(names)
        or sum(entry.file_size for entry in entries) > MOST_UNPACKED
        or any(_is_unsafe(entry) for entry in entries)
    )
    if unsafe:
        raise refuse("unsafe_archive", field="file")


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    name, packed = entry.filename, max(1, entry.compress_size)
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    leads_out = name.startswith(("/", "\\")) or ".." in name.split("/") or ":" in name
    is_bomb = entry.file_size > SMALL and entry.file_size / packed > MOST_RATIO
    is_strange = entry.compress_type not in PACKED_AS or bool(entry.flag_bits & 1) or "\\" in name
    return is_link or leads_out or is_bomb or is_strange


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What is really there, never more than was announced."""
    with archive.open(entry) as file:
        found = file.read(entry.file_size + 1)
    if len(found) != entry.file_size:
        raise refuse("unsafe_archive", field="file")
    return found


def packed(entries: dict[str, bytes]) -> bytes:
    """An archive of these, without times and owners."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
