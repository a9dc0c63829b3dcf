"""What a file turned out to be: one list or several, each a table with what its columns mean."""

from dataclasses import dataclass
from enum import StrEnum

from openiep.exchange.rules.columns import Column, ColumnMap, Confidence
from openiep.exchange.rules.table import Row, Table
from openiep.rules import Reason


class Kind(StrEnum):
    """What a file holds. The last two are files of several lists."""

    CHILDREN = "children"
    CONTACTS = "contacts"
    STAFF = "staff"
    GROUPS = "groups"
    ONE_ROSTER = "one_roster"
    CTF = "ctf"


LISTS = (Kind.CHILDREN, Kind.CONTACTS, Kind.STAFF, Kind.GROUPS)


@dataclass(frozen=True, slots=True)
class Part:
    """One list of a file."""

    table: Table
    columns: ColumnMap


@dataclass(frozen=True, slots=True)
class Bundle:
    """A whole file: its lists by kind, and what a person should know of it."""

    kind: Kind
    parts: dict[Kind, Part]
    notes: tuple[Reason, ...] = ()


class PartMaker:
    """Collects rows by field and makes a list of them; numbers them through the whole file."""

    def __init__(self, *fields: str) -> None:
        self.fields = fields
        self.rows: list[tuple[str, ...]] = []

    def add(self, **cells: str) -> None:
        """One row. Fields that are not named are empty."""
        self.rows.append(tuple(cells.get(field, "") for field in self.fields))

    def part(self, after: int) -> Part:
        """The list, its first row numbered `after + 1`."""
        rows = tuple(Row(after + place, cells) for place, cells in enumerate(self.rows, start=1))
        table = Table(
            headings=self.fields, rows=rows, heading_row=0, left_out=(), blank_rows=0,
            encoding="utf-8", delimiter=",", notes=(),
        )  # fmt: skip
        columns = (
            Column(index, field, field, Confidence.SURE) for index, field in enumerate(self.fields)
        )
        return Part(table, ColumnMap(tuple(columns)))


def bundle_of(kind: Kind, makers: dict[Kind, PartMaker], notes: tuple[Reason, ...] = ()) -> Bundle:
    """The lists that have rows, numbered one after another."""
    parts: dict[Kind, Part] = {}
    after = 0
    for one in LISTS:
        maker = makers.get(one)
        if maker and maker.rows:
            parts[one] = maker.part(after)
            after += len(maker.rows)
    return Bundle(kind, parts, notes)
