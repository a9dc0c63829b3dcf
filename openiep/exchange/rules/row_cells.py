"""The cells of one row by field, and what has been noticed in reading them."""

from dataclasses import dataclass, field
from typing import TypeVar

from openiep.exchange.rules.columns import ColumnMap
from openiep.exchange.rules.table import Row
from openiep.exchange.rules.values.read import Read
from openiep.rules import Reason, because

T = TypeVar("T")

LONGEST_CELL = 1000


@dataclass(slots=True)
class RowCells:
    """One row while it is being read: gives cells by field, collects warnings and refusals."""

    row: Row
    columns: dict[str, list[tuple[int, str]]]
    warnings: list[Reason] = field(default_factory=list)
    refusals: list[Reason] = field(default_factory=list)

    def cell(self, key: str) -> str:
        """The cell of this field, empty where the list has no such column."""
        found = self.columns.get(key)
        return self.row.cells[found[0][0]][:LONGEST_CELL] if found else ""

    def cells(self, key: str) -> list[str]:
        """The cells of a field that may have several columns."""
        return [self.row.cells[index][:LONGEST_CELL] for index, _ in self.columns.get(key, ())]

    def take(self, key: str, read: Read[T]) -> T | None:
        """The value that was read; its warning and refusal are kept with row and column."""
        if read.warning:
            self.warn(key, read.warning)
        if read.refusal:
            self.refuse(key, read.refusal)
        return read.value

    def warn(self, key: str, reason: Reason) -> None:
        """Keeps something that a person should look at."""
        self.warnings.append(self._placed(key, reason))

    def refuse(self, key: str, reason: Reason) -> None:
        """Keeps why the row is not taken in."""
        self.refusals.append(self._placed(key, reason))

    def _placed(self, key: str, reason: Reason) -> Reason:
        found = self.columns.get(key)
        about = {**reason.about, "row": self.row.number, "column": found[0][1] if found else ""}
        return because(reason.code, field=key, **about)


def by_field(columns: ColumnMap) -> dict[str, list[tuple[int, str]]]:
    """Index and heading of each field's columns, worked out once for all rows."""
    return {
        key: [(column.index, column.heading) for column in columns.of(key)]
        for key in columns.fields
    }


def check_shape(cells: RowCells) -> None:
    """Refuses a row whose cells have shifted or that hardly says anything.

    Refusals: `too_many_cells` (found), `cell_too_long` (most), `hardly_filled`. Warning:
    `too_few_cells` (missing).
    """
    row = cells.row
    if row.extra:
        cells.refuse("", because("too_many_cells", found=len(row.cells) + len(row.extra)))
    if row.missing:
        cells.warn("", because("too_few_cells", missing=row.missing))
    mapped = [row.cells[index] for found in cells.columns.values() for index, _ in found]
    if len(mapped) > 2 and sum(1 for cell in mapped if cell.strip()) == 1:
        cells.refuse("", because("hardly_filled"))
    if any(len(cell) > LONGEST_CELL for cell in mapped):
        cells.refuse("", because("cell_too_long", most=LONGEST_CELL))
