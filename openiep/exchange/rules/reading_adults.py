"""Rows of a list of contacts, staff or groups: the values, what is doubtful, what is refused."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from openiep.exchange.rules.adult_rows import ContactRow, GroupRow, Keys, StaffRow
from openiep.exchange.rules.columns import ColumnMap
from openiep.exchange.rules.row_cells import RowCells, by_field, check_shape
from openiep.exchange.rules.table import Table
from openiep.exchange.rules.upn import read_upn
from openiep.exchange.rules.values import adults
from openiep.exchange.rules.values.names import (
    LONGEST_NAME,
    clean_name,
    looks_odd,
    same_name,
    split_full_name,
)
from openiep.exchange.rules.values.text import clean_or_blank, read_text
from openiep.exchange.rules.values.years import read_year_group
from openiep.reference.loading import words_only
from openiep.reference.register_headings import word_list
from openiep.rules import Reason, because

LONGEST_ID = 80
LONGEST_GROUP = 40
LONGEST_LANGUAGE = 60
_CONTACT, _STAFF = "contact", "staff"
R = TypeVar("R", ContactRow, StaffRow, GroupRow)


def read_contacts(table: Table, columns: ColumnMap) -> tuple[ContactRow, ...]:
    """Every row as a contact's row. Refusals: `name_missing`, `child_not_named`, `contact_twice`
    (rows), `contact_number_twice` (rows: one number, two names).
    """
    places = by_field(columns)
    rows = [_contact(RowCells(row, places)) for row in table.rows]
    rows = _refuse_repeats(rows, "contact_twice", _same_contact)
    return tuple(_refuse_two_names(rows))


def read_staff(table: Table, columns: ColumnMap) -> tuple[StaffRow, ...]:
    """Every row as a colleague's row. Refusals: `name_missing`, `email_missing`, `colleague_twice`."""
    places = by_field(columns)
    rows = [_colleague(RowCells(row, places)) for row in table.rows]
    return tuple(_refuse_repeats(rows, "colleague_twice", lambda row: row.email))


def read_groups(table: Table, columns: ColumnMap) -> tuple[GroupRow, ...]:
    """Every row as a place in a group. Refusals: `group_missing`, `nobody_in_group`."""
    places = by_field(columns)
    return tuple(_group(RowCells(row, places)) for row in table.rows)


def _contact(cells: RowCells) -> ContactRow:
    check_shape(cells)
    keys = _child_keys(cells)
    if not keys and not cells.refusals:
        cells.refuse("upn", because("child_not_named"))
    relation = cells.take("relation", adults.read_relation(cells.cell("relation"))) or ""
    return ContactRow(
        number=cells.row.number,
        child_keys=keys,
        child_name=_text(cells, "child_name", 2 * LONGEST_NAME),
        keys=_keys(cells, "contact_id"),
        called=_name(cells, _CONTACT),
        relation=relation,
        is_professional=adults.is_professional(relation),
        responsibility=_yes_no(cells, "responsibility"),
        care=_yes_no(cells, "care"),
        court_order=adults.says_court_order(cells.cell("court_order")),
        priority=adults.read_priority(cells.cell("priority")).value,
        address=cells.take("address", adults.read_address(cells.cells("address"))) or "",
        telephone=cells.take("telephone", adults.read_telephones(cells.cells("telephone"))) or "",
        email=cells.take("email", adults.read_email(cells.cell("email"))) or "",
        language=_text(cells, "language", LONGEST_LANGUAGE),
        needs_interpreter=_yes_no(cells, "interpreter") == "yes",
        reached_by=cells.take("reached_by", adults.read_reached_by(cells.cell("reached_by"))) or "",
        warnings=tuple(cells.warnings),
        refusals=tuple(cells.refusals),
    )


def _colleague(cells: RowCells) -> StaffRow:
    check_shape(cells)
    email = cells.take("email", adults.read_email(cells.cell("email"))) or ""
    if not email and not cells.refusals:
        cells.refuse("email", because("email_missing"))
    role = cells.take("role", adults.read_post(cells.cell("role"))) or ""
    if role in {"senco", "head"}:
        cells.warn("role", because("post_opens_all"))
    classes = (one for cell in cells.cells("classes") for one in cell.split(";"))
    return StaffRow(
        number=cells.row.number,
        email=email,
        keys=_keys(cells, "staff_id"),
        called=_name(cells, _STAFF),
        telephone=cells.take("telephone", adults.read_telephones(cells.cells("telephone"))) or "",
        role=role,
        classes=tuple(
            dict.fromkeys(name[:LONGEST_GROUP] for name in map(clean_or_blank, classes) if name)
        ),
        warnings=tuple(cells.warnings),
        refusals=tuple(cells.refusals),
    )


def _group(cells: RowCells) -> GroupRow:
    check_shape(cells)
    group = _text(cells, "group", LONGEST_GROUP)
    child, teachers = _child_keys(cells), _teachers(cells)
    if not group and not cells.refusals:
        cells.refuse("group", because("group_missing"))
    if not child and not teachers and not cells.refusals:
        cells.refuse("upn", because("nobody_in_group"))
    return GroupRow(
        number=cells.row.number,
        group=group,
        group_id=_text(cells, "group_id", LONGEST_ID),
        is_class=words_only(cells.cell("group_kind")) in word_list("groups_that_are_classes"),
        year_group=cells.take("year_group", read_year_group(cells.cell("year_group"))) or "",
        child_keys=child,
        child_name=_text(cells, "child_name", 2 * LONGEST_NAME),
        teachers=teachers,
        warnings=tuple(cells.warnings),
        refusals=tuple(cells.refusals),
    )


def _teachers(cells: RowCells) -> Keys:
    keys = []
    for cell in cells.cells("teacher"):
        for one in cell.split(";"):
            email = adults.read_email(one).value
            text = clean_or_blank(one)
            if email:
                keys.append(("email", email))
            elif text and len(text) <= LONGEST_ID:
                keys.append(("staff", text.casefold()))
    roster = clean_or_blank(cells.cell("teacher_roster_id"))
    if roster and len(roster) <= LONGEST_ID:
        keys.append(("one_roster", roster))
    return tuple(dict.fromkeys(keys))


def _child_keys(cells: RowCells) -> Keys:
    upn = cells.take("upn", read_upn(cells.cell("upn")))
    keys = [("upn", upn.value)] if upn else []
    own = _text(cells, "own_id", LONGEST_ID)
    roster = _text(cells, "child_roster_id", LONGEST_ID)
    keys += [("own", own.casefold())] if own else []
    keys += [("one_roster", roster)] if roster else []
    return tuple(keys)


def _keys(cells: RowCells, field: str) -> Keys:
    own, roster = _text(cells, field, LONGEST_ID), _text(cells, "roster_id", LONGEST_ID)
    scheme = "staff" if field == "staff_id" else "own"
    keys = [(scheme, own.casefold())] if own else []
    return tuple(keys + ([("one_roster", roster)] if roster else []))


def _name(cells: RowCells, whose: str) -> str:
    """A full name as it stands, first name first; otherwise the two names put together."""
    whole = split_full_name(cells.cell("full_name"))
    given = whole.given or clean_name(cells.cell("given_name"))
    family = whole.family or ("" if whole.given else clean_name(cells.cell("family_name")))
    name = f"{given} {family}".strip()
    field = "full_name" if cells.cell("full_name") else "family_name"
    if not name and not cells.refusals:
        cells.refuse(field, because("name_missing"))
    if len(name) > LONGEST_NAME:
        cells.refuse(field, because("too_long", most=LONGEST_NAME))
    elif looks_odd(name.replace(" ", "")) and whose == _CONTACT:
        cells.warn(field, because("name_looks_odd"))
    return name


def _text(cells: RowCells, field: str, most: int) -> str:
    return cells.take(field, read_text(cells.cell(field), most=most)) or ""


def _yes_no(cells: RowCells, field: str) -> str:
    return cells.take(field, adults.read_yes_no(cells.cell(field))) or "unknown"


def _same_contact(row: ContactRow) -> object:
    if not row.child_keys or not row.name:
        return None
    return row.child_keys, row.keys or same_name(row.name)


def _refuse_repeats(rows: list[R], code: str, key_of: Callable[[R], object]) -> list[R]:
    numbers: dict[object, list[int]] = defaultdict(list)
    for row in rows:
        if key := key_of(row):
            numbers[key].append(row.number)
    return [_refused(row, code, numbers.get(key_of(row), ())) for row in rows]


def _refused(row: R, code: str, numbers: Iterable[int]) -> R:
    others = tuple(number for number in numbers if number != row.number)
    if not others:
        return row
    reason: Reason = because(code, row=row.number, rows=others[:10])
    return replace(row, refusals=(*row.refusals, reason))


def _refuse_two_names(rows: list[ContactRow]) -> list[ContactRow]:
    """One number cannot be two people: both rows wait until the list is mended."""
    names: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in rows:
        for key in row.keys:
            names[key].setdefault(same_name(row.name), row.number)
    return [
        _refused(row, "contact_number_twice", [n for key in row.keys for n in names[key].values()])
        if any(len(names[key]) > 1 for key in row.keys)
        else row
        for row in rows
    ]
