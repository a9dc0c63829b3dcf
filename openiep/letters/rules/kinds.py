"""What a file is, read from its first bytes and never from its name."""

from dataclasses import dataclass
from enum import StrEnum

from openiep.rules import Refused, refuse

MOST_BYTES = 20 * 1024 * 1024
MEGABYTES = MOST_BYTES // (1024 * 1024)
_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"{\\rtf")


class Media(StrEnum):
    """The kinds of file that are kept, each with its ending."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    WORD = "docx"
    TEXT = "txt"


CONTENT_TYPES = {
    Media.PDF: "application/pdf",
    Media.JPEG: "image/jpeg",
    Media.PNG: "image/png",
    Media.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Media.TEXT: "text/plain; charset=utf-8",
}
PICTURES = frozenset({Media.JPEG, Media.PNG})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file that is safe to keep: what it is, and its bytes without metadata."""

    media: Media
    data: bytes


def check_size(size: int | None) -> None:
    """Raises `Refused`: `nothing_in_it` for no bytes, `too_large` (most, in megabytes) over 20 MB."""
    if not size:
        raise refuse("nothing_in_it", field="file")
    if size > MOST_BYTES:
        raise refuse("too_large", field="file", most=MEGABYTES)


def media_of(data: bytes) -> Media:
    """What the file is. Raises `Refused`: `heic`, `old_word`, `not_a_letter`."""
    if data.startswith(b"%PDF-"):
        return Media.PDF
    if data.startswith(b"\xff\xd8\xff"):
        return Media.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Media.PNG
    if data.startswith(b"PK\x03\x04"):
        return Media.WORD
    raise_for_known(data)
    if is_text(data):
        return Media.TEXT
    raise refuse("not_a_letter", field="file")


def raise_for_known(data: bytes) -> None:
    """Raises `Refused` with a sentence of its own for kinds that people often send."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise refuse("heic", field="file")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise refuse("old_word", field="file")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:10].lower().startswith(_MARKUP):
        raise refuse("not_a_letter", field="file")


def is_text(data: bytes) -> bool:
    """True for text in UTF-8 or in the old Western code page, without control characters."""
    try:
        words = text_of(data)
    except Refused:
        return False
    return not any(ord(one) < 32 and one not in "\t\r\n\f" for one in words)


def text_of(data: bytes) -> str:
    """The words of a text file. Raises `Refused("not_a_letter")`."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("not_a_letter", field="file")
