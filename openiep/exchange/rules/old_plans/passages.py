"""An old plan as passages in its own order: every line of it stands in exactly one of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from openiep.exchange.rules.old_plans.heads import is_column, labelled, place_of
from openiep.letters.rules.word import Line

ROWS = frozenset({"targets", "arrangements", "home", "hopes", "other_needs"})
OF_TARGET = ("how_well", "strategies", "used_by", "due_on", "baseline_text", "how_measured")
OF_HELP = ("programme", "staff", "how_often")
Cells = Sequence[tuple[str, str]]  # (column, words), in the order of the row


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of the old plan: its heading, the words, the place they may go to.

    `place` is "" where no heading says it. `cells` are words whose column or label is known.
    """

    heading: str
    words: tuple[str, ...]
    place: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def part(self) -> str:
        """The plan's part; "" where it is not known."""
        return self.place.split(".")[0]

    @property
    def name(self) -> str:
        """The part's field where it has several, such as "strengths"."""
        return self.place.partition(".")[2]


@dataclass
class _Reader:
    """Goes through the lines; what is gathered under one heading stays together."""

    heading: str = ""
    place: str = ""
    words: list[str] = field(default_factory=list)
    done: list[Passage] = field(default_factory=list)

    def close(self) -> None:
        """What was gathered becomes a passage; a heading alone, too, so that it is not lost."""
        if self.words or self.heading:
            place = self.place if self.words else ""
            self.done.append(Passage(self.heading, tuple(self.words), place))
        self.heading, self.words = "", []

    def head(self, heading: str, place: str) -> None:
        """A new heading begins."""
        self.close()
        self.heading, self.place = heading, place

    def line(self, text: str) -> None:
        """A line outside of tables."""
        head, rest = labelled(text)
        if head and self._label(head, rest):
            return
        if place := place_of(text):
            self.head(text, place)
            return
        self.words.append(text)
        if self.place in ROWS:
            self.close()

    def _label(self, head: str, rest: str) -> bool:
        column = next((c for c in OF_TARGET if is_column(head, c)), "")
        last = self.done[-1] if self.done and not (self.words or self.heading) else None
        if column and last and last.part == "targets":
            self.done[-1] = Passage(
                last.heading,
                (*last.words, f"{head}: {rest}"),
                last.place,
                (*(last.cells or (("target", "\n".join(last.words)),)), (column, rest)),
            )
            return True
        place = place_of(head)
        if not place:
            return False
        self.head(head, place)
        self.words.append(rest)
        if place in ROWS:
            self.close()
        return True

    def unplaced(self, text: str) -> None:
        """A line of a table that nobody can place."""
        self.close()
        self.done.append(Passage("", (text,)))


def passages_of(lines: Iterable[Line]) -> list[Passage]:
    """The old plan as passages."""
    reader = _Reader()
    for table, several in groupby(lines, key=lambda line: line.table):
        if table:
            _table(reader, [list(row) for _n, row in groupby(several, key=lambda line: line.row)])
        else:
            for line in several:
                _plain_line(reader, line)
    reader.close()
    return reader.done


def _plain_line(reader: _Reader, line: Line) -> None:
    if line.is_heading and not place_of(line.text) and not labelled(line.text)[0]:
        reader.head(line.text, "")  # a heading that we do not know ends what stood before
    else:
        reader.line(line.text)


def _table(reader: _Reader, rows: list[list[Line]]) -> None:
    head = _columns(rows[0])
    if head and len(rows) > 1:
        reader.close()
        reader.done.append(Passage(" · ".join(line.text for line in rows[0]), ()))
        for row in rows[1:]:
            _row(reader, row, head)
        reader.place = ""
        return
    for row in rows:
        cells = [_cell(row, column) for column in sorted({line.column for line in row})]
        place = place_of(cells[0])
        if place and len(cells) > 1:
            reader.head(cells[0], place)
            for cell in cells[1:]:
                for text in cell.split("\n"):
                    reader.words.append(text)
                    if place in ROWS:
                        reader.close()
            reader.close()
        else:
            for line in row:
                reader.line(line.text)


def _cell(row: list[Line], column: int) -> str:
    return "\n".join(line.text for line in row if line.column == column)


def _columns(row: list[Line]) -> dict[int, str]:
    """What each column is, if the row heads a table of targets, of help, or of parts."""
    cells = {column: _cell(row, column) for column in sorted({line.column for line in row})}
    if len(cells) < 2:
        return {}
    for first, others in (("target", OF_TARGET), ("programme", OF_HELP)):
        lead = next((c for c, text in cells.items() if is_column(text, first)), None)
        if lead is not None:
            found = {lead: first} | dict(_known(cells, others, lead))
            if len(found) > 1:
                return found
    places = {column: place_of(text) for column, text in cells.items()}
    return places if all(places.values()) else {}


def _known(cells: dict[int, str], columns: Iterable[str], lead: int) -> Iterator[tuple[int, str]]:
    for column, text in cells.items():
        if column == lead:
            continue
        named = next((one for one in columns if is_column(text, one)), "")
        if named or is_column(text, "left"):
            yield column, named or "left"


def _row(reader: _Reader, row: list[Line], head: dict[int, str]) -> None:
    cells = [(line.column, line.text) for line in row]
    lead = next((name for name in head.values() if name in {"target", "programme"}), "")
    if lead:
        if any(head.get(column) == lead for column, _text in cells):
            named = _joined([(head.get(column, "left"), text) for column, text in cells])
            place = "targets" if lead == "target" else "arrangements"
            reader.done.append(Passage("", tuple(text for _c, text in cells), place, named))
        else:
            for _column, text in cells:
                reader.unplaced(text)
        return
    for column in sorted({column for column, _text in cells}):
        place = head.get(column, "")
        words = tuple(text for c, text in cells if c == column)
        for passage in [(one,) for one in words] if place in ROWS else [words]:
            reader.done.append(Passage("", passage, place))


def _joined(cells: Cells) -> tuple[tuple[str, str], ...]:
    """Lines of one cell together again."""
    found: dict[str, list[str]] = {}
    for column, text in cells:
        found.setdefault(column, []).append(text)
    return tuple((column, "\n".join(texts)) for column, texts in found.items())
