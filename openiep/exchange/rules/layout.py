"""Which row holds the headings, and which rows are titles, repeated headings or totals."""

import re
from collections import Counter
from dataclasses import dataclass

from openiep.exchange.rules.heading_words import known_headings, meaning_of
from openiep.exchange.rules.table import LeftOut, Row, WhyLeftOut
from openiep.reference.loading import words_only

HEADINGS_WITHIN = 40
_SHOWN = 120
_MOST_CELLS_OF_A_TOTAL = 4
_THEM = r"(?:pupils|students|children|records|rows)"
_TOTAL = re.compile(
    rf"(?:grand |sub ?|class |year )*totals?(?: (?:number|of|sen|send|{_THEM}))*"
    rf"|count|number of {_THEM}|{_THEM}(?: (?:listed|found|in total))?"
)
_NOTICE = re.compile(
    rf"page \d+(?: of \d+)?|\d+ {_THEM}(?: (?:listed|found|in total))?"
    r"|end of (?:report|list|file)\b.*"
    r"|(?:printed|report|generated|produced|exported|created)"
    r" (?:\d|(?:on|at|by|date|run|generated)\b).*"
    r"|(?:strictly |private and )?confidential\b.*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A filled row before it is known what it is: without the empty cells at its end.

    `width` is the number of cells in the file, also the empty ones.
    """

    number: int
    cells: list[str]
    width: int


def find_headings(lines: list[Line]) -> int | None:
    """The place among `lines` of the row with the headings, or None where no row can be them.

    The row that heads most fields wins; failing that, the first row as wide as most rows are
    that holds words and no figures.
    """
    first = lines[:HEADINGS_WITHIN]
    scores = [_score(line.cells) for line in first]
    best = max(range(len(first)), key=lambda place: (*scores[place], -place))
    known, _ = scores[best]
    usual = Counter(len(line.cells) for line in first).most_common(1)[0][0]
    if known >= 2 or (known == 1 and len(first[best].cells) >= usual):
        return best
    wide = (place for place, line in enumerate(first) if len(line.cells) >= usual)
    return next((place for place in wide if all(map(_is_words, first[place].cells))), None)


def headings_of(lines: list[Line], place: int) -> list[str]:
    """The headings, with an empty one for each column that has cells and no heading."""
    head = lines[place]
    used = max((len(line.cells) for line in lines[place + 1 :]), default=0)
    nameless = max(0, min(head.width, used) - len(head.cells))
    return [heading.strip() for heading in head.cells] + [""] * nameless


def sort_lines(lines: list[Line], place: int) -> tuple[list[Row], list[LeftOut]]:
    """The children's rows, as wide as the headings, and the filled rows that are no child's."""
    width = len(headings_of(lines, place))
    children: list[Row] = []
    others = [_left_out(line, "before_headings") for line in lines[:place]]
    for line in lines[place + 1 :]:
        why = _why_no_child(line.cells, lines[place].cells)
        if why:
            others.append(_left_out(line, why))
        else:
            children.append(_as_wide(line, width))
    return children, others


def _as_wide(line: Line, width: int) -> Row:
    return Row(
        number=line.number,
        cells=(*line.cells[:width], *[""] * (width - len(line.cells))),
        missing=max(0, width - line.width),
        extra=tuple(line.cells[width:]),
    )


def _left_out(line: Line, why: WhyLeftOut) -> LeftOut:
    filled = (cell.strip() for cell in line.cells[:20] if cell.strip())
    return LeftOut(line.number, why, " · ".join(filled)[:_SHOWN])


def _why_no_child(cells: list[str], headings: list[str]) -> WhyLeftOut | None:
    if cells == headings:
        return "headings_again"
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) > _MOST_CELLS_OF_A_TOTAL:
        return None
    words = [words_only(cell[:_SHOWN]) for cell in filled]
    return "total" if _is_notice(words) or _is_total(words) else None


def _is_notice(words: list[str]) -> bool:
    return len(words) <= 2 and _NOTICE.fullmatch(" ".join(words)) is not None


def _is_total(words: list[str]) -> bool:
    """A total's words, and nothing but figures beside them: never a child who bears the name."""
    first, *others = words
    label, _, figure = first.rpartition(" ")
    if not label or not figure.isdigit():
        label, figure = first, ""
    if _TOTAL.fullmatch(label) is None or not all(other.isdigit() for other in others):
        return False
    return bool(figure) or bool(others) or "total" in label


def _score(cells: list[str]) -> tuple[int, float]:
    filled = [cell for cell in cells if cell.strip()]
    meanings = [meaning_of(cell) for cell in filled]
    recognised = sum(1 for meaning in meanings if meaning.field or meaning.kept_out)
    return known_headings(cells), recognised / max(1, len(filled))


def _is_words(cell: str) -> bool:
    """Words, or nothing at all: a column may lack its heading."""
    return not cell.strip() or (any(map(str.isalpha, cell)) and sum(map(str.isdigit, cell)) < 4)
