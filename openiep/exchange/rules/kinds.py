"""Recognises files that are no table although they may be called .csv, by how they begin."""

from openiep.rules import Reason, because

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a", b"BZh", b"\xfd7zXZ")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_STARTS = (
    (b"%PDF", "a_pdf"),
    (b"\xd0\xcf\x11\xe0", "a_workbook"),
    (b"{\\rtf", "a_document"),
    *((start, "an_archive") for start in _ARCHIVES),
)
_FEW = 8
_WEB_PAGE = ("<!doctype html", "<html", "<head", "<body", "<table", "<style")


def not_a_table(data: bytes) -> Reason | None:
    """Why these bytes are no table at all, or None where they may be text.

    A zip is looked into only for the names that lie open in it; nothing is unpacked.
    """
    if _is_picture(data):
        return because("a_picture")
    if data.startswith(_ZIP):
        return because(_kind_of_zip(data))
    return next((because(code) for start, code in _STARTS if data.startswith(start)), None)


def not_a_table_in_text(text: str) -> Reason | None:
    """Why this text is no table: a web page saved as .xls, XML, control characters."""
    beginning = text[:200].lstrip().lower()
    if beginning.startswith(_WEB_PAGE):
        return because("a_web_page")
    if beginning.startswith(("<?xml", "<ctfile")):
        return because("xml")
    if "\0" in text:
        return because("nul_bytes")
    controls = sum(map(text.count, _CONTROLS))
    if controls > _FEW and controls * 100 > len(text):
        return because("not_text")
    return None


_CONTROLS = [chr(code) for code in (*range(1, 9), *range(14, 32), 127)]


def _is_picture(data: bytes) -> bool:
    return (
        data.startswith(_PICTURES)
        or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
        or (data.startswith(b"BM") and data[6:10] == b"\0\0\0\0")
        or data[4:8] == b"ftyp"
    )


def _kind_of_zip(data: bytes) -> str:
    if b"xl/" in data or b"opendocument.spreadsheet" in data:
        return "a_workbook"
    if b"word/" in data or b"opendocument.text" in data:
        return "a_document"
    return "an_archive"
