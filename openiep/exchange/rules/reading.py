"""Bytes to a table, or the reason why not. Never half a table, and never for long."""

import csv
import io
from collections import Counter
from typing import BinaryIO

from openiep.exchange.rules.delimiters import declared_delimiter, find_delimiter
from openiep.exchange.rules.encodings import decode, looks_twice_encoded
from openiep.exchange.rules.heading_words import known_headings
from openiep.exchange.rules.kinds import not_a_table, not_a_table_in_text
from openiep.exchange.rules.layout import Line, find_headings, headings_of, sort_lines
from openiep.exchange.rules.table import Row, Table
from openiep.rules import Reason, because

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 500


def too_large(size: int | None) -> Reason | None:
    """Why a file of this many bytes is not opened at all; None for an unknown or fitting size."""
    if size is not None and size > MOST_BYTES:
        return because("too_large", most_megabytes=MOST_BYTES // 1024 // 1024)
    return None


def read_upload(file: BinaryIO, *, size: int | None = None) -> Table | Reason:
    """The table in an opened file. Reads no more than the limit, whatever `size` claims."""
    return too_large(size) or read_table(file.read(MOST_BYTES + 1))


def read_table(data: bytes) -> Table | Reason:
    """The table in these bytes, or the one reason why it cannot be read.

    At most 5 MB, 20,000 rows and 500 columns. Reasons: `too_large`, `empty_file`, `a_picture`,
    `a_pdf`, `a_workbook`, `a_document`, `an_archive`, `a_web_page`, `xml`, `nul_bytes`,
    `not_text`, `unreadable_letters`, `broken_quotes` (row), `cell_too_long` (row),
    `too_many_rows`, `too_many_columns` (row), `no_headings`, `only_headings`.
    """
    refused = too_large(len(data)) or not_a_table(data)
    if refused:
        return refused
    decoded = decode(data)
    if isinstance(decoded, Reason):
        return decoded
    text, encoding = decoded
    if not text.strip():
        return because("empty_file")
    return not_a_table_in_text(text) or _read_text(text, encoding)


def _read_text(text: str, encoding: str) -> Table | Reason:
    declared = declared_delimiter(text)
    delimiter, body = declared or (find_delimiter(text), text)
    read = _filled_lines(body.rstrip("\r\n"), delimiter)
    if isinstance(read, Reason):
        return read
    lines, blank_rows = read
    if not lines:
        return because("empty_file")
    place = find_headings(lines)
    if place is None:
        return because("no_headings")
    children, others = sort_lines(lines, place)
    if not children:
        return because("only_headings")
    if len(children) > MOST_ROWS:
        return because("too_many_rows", most=MOST_ROWS)
    headings = headings_of(lines, place)
    return Table(
        headings=tuple(headings),
        rows=tuple(children),
        heading_row=lines[place].number,
        left_out=tuple(others),
        blank_rows=blank_rows,
        encoding=encoding,
        delimiter=delimiter,
        notes=tuple(_notes(body, headings, children)),
    )


def _filled_lines(text: str, delimiter: str) -> tuple[list[Line], int] | Reason:
    """All filled rows with their numbers, without empty cells at the end, and how many were blank.

    Strict about quotation marks: a mark that is never closed would swallow children.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            width = len(cells)
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                return because("too_many_columns", row=number, most=MOST_COLUMNS)
            if cells:
                lines.append(Line(number, cells, width))
            if len(lines) > MOST_ROWS * 2:
                return because("too_many_rows", most=MOST_ROWS)
    except csv.Error as error:
        code = "cell_too_long" if "larger than field limit" in str(error) else "broken_quotes"
        return because(code, row=number + 1)
    return lines, number - len(lines)


def _notes(text: str, headings: list[str], children: list[Row]) -> list[Reason]:
    notes = []
    counts = Counter(heading.casefold() for heading in headings if heading)
    twice = sorted(heading for heading, count in counts.items() if count > 1)
    if twice:
        notes.append(because("headings_twice", headings=tuple(twice)))
    if not known_headings(headings):
        notes.append(because("headings_not_recognised"))
    if any(row.missing or row.extra for row in children):
        uneven = tuple(row.number for row in children if row.missing or row.extra)
        notes.append(because("uneven_rows", rows=uneven))
    if looks_twice_encoded(text):
        notes.append(because("letters_look_wrong"))
    return notes
