"""Cells for a spreadsheet that can never start a formula, and that come back as they were."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What starts a formula: also in full width and small form, and the true minus sign.
FORMULA_STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
_START = re.compile(rf"'*+(?:\s*+[{FORMULA_STARTS}]|[\t\r\n])")
_GUARDED_START = re.compile(rf"'(?='*+(?:\s*+[{FORMULA_STARTS}]|[\t\r\n]))")
# A spreadsheet that expects another delimiter cuts the cell there, and the rest becomes a cell of
# its own. So each piece between delimiters is guarded like a whole cell.
_INNER = re.compile(rf"((?<![\s;,|])[\s;,|]++)('*+)(?=[{FORMULA_STARTS}])")
_CUTS = frozenset(";,|\t\r\n")


def safe(value: object) -> str:
    """The cell for a value: text that no spreadsheet takes for a formula; None is empty.

    A `'` goes before whatever could start a formula, also before a negative number, and also
    behind a delimiter within the text. `plain` takes it away again: `plain(safe(x)) == x`.
    """
    text = "" if value is None else str(value)
    if _START.match(text):
        text = "'" + text
    return _INNER.sub(_guarded, text)


def plain(cell: str) -> str:
    """What was written with `safe`; any other cell stays as it is."""
    text = _INNER.sub(_unguarded, cell)
    return text[1:] if _GUARDED_START.match(text) else text


def write_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file that Excel opens with its accents: UTF-8 with mark, quoted cells, CRLF.

    The first row is the headings, which are made safe like every other cell.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([safe(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig", errors="replace")


def _guarded(found: re.Match[str]) -> str:
    between, quotes = found.groups()
    return f"{between}'{quotes}" if _CUTS & set(between) else found[0]


def _unguarded(found: re.Match[str]) -> str:
    between, quotes = found.groups()
    return f"{between}{quotes[1:]}" if quotes and _CUTS & set(between) else found[0]
