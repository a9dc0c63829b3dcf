"""Bytes from outside to the lists in them, whichever of the formats it is."""

from openiep.exchange.rules.bundle import Bundle, Part
from openiep.exchange.rules.columns import ColumnMap
from openiep.exchange.rules.ctf import read_ctf
from openiep.exchange.rules.one_roster import read_one_roster
from openiep.exchange.rules.reading import read_table
from openiep.exchange.rules.register_columns import likely_kind
from openiep.rules import Reason, because

MOST_BYTES = 20 * 1024 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_XML_WITHIN = 512


def too_large(size: int | None) -> Reason | None:
    """Why a file of this many bytes is not opened at all: at most 20 MB."""
    if size is not None and size > MOST_BYTES:
        return because("too_large", most_megabytes=MOST_BYTES // 1024 // 1024)
    return None


def open_lists(data: bytes) -> Bundle | Reason:
    """The lists in a file: CSV, a OneRoster ZIP or a CTF; or the one reason why not.

    The columns of a CSV are not yet known: its part has an empty `ColumnMap`, and `kind` is what
    its headings speak for.
    """
    refused = too_large(len(data))
    if refused:
        return refused
    if data.startswith(_ZIP) and _may_be_one_roster(data):
        return read_one_roster(data)
    if _is_xml(data):
        return read_ctf(data)
    table = read_table(data)
    if isinstance(table, Reason):
        return table
    kind = likely_kind(table)
    return Bundle(kind, {kind: Part(table, ColumnMap(()))}, table.notes)


def _may_be_one_roster(data: bytes) -> bool:
    """Not a workbook or a document, which are archives too and have their own sentence."""
    return not any(mark in data for mark in (b"xl/", b"word/", b"opendocument"))


def _is_xml(data: bytes) -> bool:
    start = data[:_XML_WITHIN].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith((b"<?xml", b"<ctfile")) and b"<html" not in start
