"""Which sign stands between the cells: comma, semicolon, tab or upright line."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from openiep.exchange.rules.heading_words import known_headings

CANDIDATES = (",", ";", "\t", "|")
_SAMPLE_LETTERS = 65_536
_SAMPLE_ROWS = 60
_HEADINGS_WITHIN = 30
_DECLARED = re.compile(r'"?sep=([,;\t|])"?(?:\r\n|\r|\n)')


def declared_delimiter(text: str) -> tuple[str, str] | None:
    """The sign that Excel's first line `sep=;` declares, and the text without that line."""
    found = _DECLARED.match(text)
    return (found[1], text[found.end() :]) if found else None


def find_delimiter(text: str) -> str:
    """The sign under which the file looks most like a table: headings known, rows equally wide."""
    sample = text[:_SAMPLE_LETTERS]
    return max(CANDIDATES, key=lambda sign: _likeness(sample, sign))


def _likeness(sample: str, sign: str) -> tuple[int, float, int]:
    rows = _rows(sample, sign)
    if not rows:
        return (0, 0.0, 0)
    best = max(rows[:_HEADINGS_WITHIN], key=known_headings)
    widths = Counter(len(row) for row in rows)
    fitting = sum(count for width, count in widths.items() if width <= len(best))
    same = widths[max(widths, key=lambda width: (widths[width], width))]
    usual = max(widths, key=lambda width: (widths[width], width))
    share = (fitting + same) / len(rows) if usual > 1 or known_headings(best) else 0.0
    return (known_headings(best), share, usual)


def _rows(sample: str, sign: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=sign)
    rows: list[list[str]] = []
    try:
        for row in islice(reader, _SAMPLE_ROWS):
            cells = row[:500]
            if any(cell.strip() for cell in cells):
                rows.append(cells)
    except csv.Error:
        pass
    return rows
