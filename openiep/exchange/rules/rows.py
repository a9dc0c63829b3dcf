"""Rows of the file to rows of children: the values, what is doubtful, and what is refused."""

from dataclasses import dataclass, replace
from datetime import date

from openiep.exchange.rules.child_row import ChildRow
from openiep.exchange.rules.columns import ColumnMap, problems
from openiep.exchange.rules.heading_words import says_family_first
from openiep.exchange.rules.repeats import refuse_repeats
from openiep.exchange.rules.row_cells import RowCells, by_field, check_shape
from openiep.exchange.rules.table import Table
from openiep.exchange.rules.upn import read_former_upns, read_upn
from openiep.exchange.rules.values.days import (
    Between,
    birth_dates,
    could_be_month_first,
    looks_month_first,
    past_days,
    read_day,
)
from openiep.exchange.rules.values.names import (
    LONGEST_NAME,
    Name,
    clean_name,
    looks_odd,
    split_full_name,
    without_called,
)
from openiep.exchange.rules.values.read import Read, refused
from openiep.exchange.rules.values.sen import Needs, read_needs, read_sen_status
from openiep.exchange.rules.values.text import read_text
from openiep.exchange.rules.values.years import read_year_group
from openiep.rules import Reason, because

LONGEST_ID = 40
LONGEST_ROSTER_ID = 80
LONGEST_CLASS = 40
LONGEST_LANGUAGE = 60
_NEED_FIELDS = ("need_1", "need_2", "need_3", "needs")


@dataclass(frozen=True, slots=True)
class Children:
    """All rows of a list as children, in its order, and what concerns the list as a whole."""

    rows: tuple[ChildRow, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def good(self) -> tuple[ChildRow, ...]:
        """The rows that can be taken in."""
        return tuple(row for row in self.rows if not row.refusals)

    @property
    def refused(self) -> tuple[ChildRow, ...]:
        """The rows that cannot, each with its reasons."""
        return tuple(row for row in self.rows if row.refusals)


@dataclass(frozen=True, slots=True)
class _Frame:
    births: Between
    past: Between
    month_first: bool
    family_first: bool


def read_rows(table: Table, columns: ColumnMap, *, today: date) -> Children:
    """Every row of the table as a child's row, none left out.

    A birth date that cannot be and a UPN whose check letter is wrong refuse their row. An unknown
    year group, SEN status or need does not: the value stays empty, with a warning. The same UPN or
    school number in two rows refuses both. List reasons: those of `columns.problems` (then there
    are no rows), and `column_month_first` (column).
    """
    wrong = problems(columns)
    if wrong:
        return Children((), wrong)
    frame = _frame(table, columns, today)
    places = by_field(columns)
    rows = [_read_row(RowCells(row, places), frame) for row in table.rows]
    reasons = []
    if frame.month_first:
        heading = columns.of("birth_date")[0].heading
        reasons.append(because("column_month_first", field="birth_date", column=heading))
    return Children(tuple(refuse_repeats(rows)), tuple(reasons))


def _frame(table: Table, columns: ColumnMap, today: date) -> _Frame:
    births = columns.of("birth_date")
    names = columns.of("full_name")
    return _Frame(
        births=birth_dates(today),
        past=past_days(today),
        month_first=bool(births) and looks_month_first(table.column(births[0].index)),
        family_first=bool(names) and says_family_first(names[0].heading),
    )


def _read_row(cells: RowCells, frame: _Frame) -> ChildRow:
    check_shape(cells)
    name = _name(cells, frame)
    upn = cells.take("upn", read_upn(cells.cell("upn")))
    former, unreadable = read_former_upns(cells.cell("former_upn"))
    for reason in unreadable:
        cells.warn("former_upn", reason)
    status = cells.take("sen_status", read_sen_status(cells.cell("sen_status"))) or ""
    return ChildRow(
        number=cells.row.number,
        given_name=name.given,
        family_name=name.family,
        known_as=name.called,
        birth_date=cells.take("birth_date", _birth_date(cells.cell("birth_date"), frame)),
        upn=upn.value if upn else "",
        former_upns=former,
        own_id=_short(cells, "own_id", LONGEST_ID),
        roster_id=_short(cells, "roster_id", LONGEST_ROSTER_ID),
        year_group=cells.take("year_group", read_year_group(cells.cell("year_group"))) or "",
        class_name=_short(cells, "class_name", LONGEST_CLASS),
        sen_status=status,
        sen_since=cells.take("sen_since", _softly(read_day(cells.cell("sen_since"), frame.past))),
        needs=_needs(cells, status),
        home_language=_short(cells, "home_language", LONGEST_LANGUAGE),
        # Last, because reading the cells above fills them.
        warnings=tuple(cells.warnings),
        refusals=tuple(cells.refusals),
    )


def _name(cells: RowCells, frame: _Frame) -> Name:
    given, called = without_called(clean_name(cells.cell("given_name")))
    name = Name(given, clean_name(cells.cell("family_name")), called)
    whole = cells.cell("full_name")
    if whole.strip() and not (name.given and name.family):
        name = split_full_name(whole, family_first=frame.family_first)
    known_as = clean_name(cells.cell("known_as"))
    name = replace(name, called=known_as or name.called)
    _check_name(cells, name)
    return name


def _check_name(cells: RowCells, name: Name) -> None:
    key = "full_name" if "given_name" not in cells.columns else "given_name"
    parts = [name.given, name.family, name.called]
    if not name.given and not name.family:
        cells.refuse(key, because("name_missing"))
    elif not name.given or not name.family:
        cells.warn(key, because("only_one_name"))
    if name.guessed:
        cells.warn(key, because("name_cut_guessed", given=name.given, family=name.family))
    if max(map(len, parts)) > LONGEST_NAME:
        cells.refuse(key, because("too_long", most=LONGEST_NAME))
    elif any(map(looks_odd, parts)):
        cells.warn(key, because("name_looks_odd"))


def _birth_date(cell: str, frame: _Frame) -> Read[date]:
    if frame.month_first and could_be_month_first(cell):
        return refused("day_month_first")
    return read_day(cell, frame.births)


def _short(cells: RowCells, key: str, most: int) -> str:
    return cells.take(key, read_text(cells.cell(key), most=most)) or ""


def _softly(read: Read[date]) -> Read[date]:
    """A value the child can be taken in without: what would refuse it only warns."""
    return Read(read.value, warning=read.warning or read.refusal)


def _needs(cells: RowCells, status: str) -> tuple[str, ...]:
    mapped = [key for key in _NEED_FIELDS if key in cells.columns]
    if not mapped:
        return ()
    needs = read_needs(cell for key in mapped for cell in cells.cells(key))
    for reason in (*needs.warnings, *_doubts(needs, status)):
        cells.warn(mapped[0], reason)
    return needs.codes


def _doubts(needs: Needs, status: str) -> list[Reason]:
    """What the census would object to (rules 2170 and 2175), as a warning only."""
    if status in {"K", "E"} and not needs.codes and not needs.warnings:
        return [because("need_missing", status=status)]
    if status == "N" and needs.codes:
        return [because("need_without_status")]
    if status == "E" and "NSA" in needs.codes:
        return [because("not_assessed_with_plan")]
    return []
