"""A table as it was read: headings, rows numbered as in a spreadsheet, and what was left out."""

from dataclasses import dataclass
from typing import Literal

from openiep.rules import Reason

WhyLeftOut = Literal["before_headings", "headings_again", "total"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row, as wide as the headings. `number` is the row that a spreadsheet shows.

    `missing` counts cells that the file lacked at the end; `extra` holds filled cells beyond the
    last heading, which mean that something in the row has shifted.
    """

    number: int
    cells: tuple[str, ...]
    missing: int = 0
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A filled row that is no child's: a title above the headings, a repeated heading, a total."""

    number: int
    why: WhyLeftOut
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """All that the file said: each filled row is in `rows`, in `left_out`, or is the headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    heading_row: int
    left_out: tuple[LeftOut, ...]
    blank_rows: int
    encoding: str
    delimiter: str
    notes: tuple[Reason, ...]

    def column(self, index: int, most: int | None = None) -> list[str]:
        """The cells of one column from the top, at most `most` of them."""
        return [row.cells[index] for row in self.rows[:most]]
