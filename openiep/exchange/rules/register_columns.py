"""Which column of a list of contacts, staff or groups answers what, and which list a file is."""

import re
from collections.abc import Mapping

from openiep.exchange.rules.bundle import Kind
from openiep.exchange.rules.columns import Column, ColumnMap, Confidence
from openiep.exchange.rules.heading_words import LONGEST_HEADING, meaning_of
from openiep.exchange.rules.table import Table
from openiep.reference.loading import words_only
from openiep.reference.register_headings import register_fields, register_headings
from openiep.rules import Reason, because

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.CONTACTS: (("upn", "own_id"), ("full_name", "family_name")),
    Kind.STAFF: (("email",), ("full_name", "family_name")),
    Kind.GROUPS: (("group",), ("upn", "own_id", "teacher")),
}
# What only this list has. A class list has names and identifiers too.
_TELLING: dict[Kind, frozenset[str]] = {
    Kind.CONTACTS: frozenset(
        {"relation", "responsibility", "court_order", "contact_id", "priority"}
    ),
    Kind.STAFF: frozenset({"staff_id", "role"}),
    Kind.GROUPS: frozenset({"group_id", "group_kind", "teacher"}),
}


def likely_kind(table: Table) -> Kind:
    """Which list a table most likely is, by its headings; a class list where nothing else speaks."""
    columns = {kind: guess_register_columns(table, kind) for kind in _NEEDED}
    children = {meaning_of(heading).field for heading in table.headings} - {""}
    has_names = {"given_name", "family_name"} <= children or "full_name" in children
    for kind, found in columns.items():
        if register_problems(found, kind):
            continue
        telling = len(found.fields & _TELLING[kind])
        if telling and (kind is not Kind.GROUPS or not has_names):
            return kind
    if not has_names and not register_problems(columns[Kind.GROUPS], Kind.GROUPS):
        return Kind.GROUPS
    return Kind.CHILDREN


def guess_register_columns(table: Table, kind: Kind) -> ColumnMap:
    """What each column answers, by its heading alone; the best heading where two say the same."""
    known, fields = register_headings(kind.value), register_fields(kind.value)
    best: dict[str, tuple[int, int]] = {}
    meanings: list[str] = []
    for index, heading in enumerate(table.headings):
        field, rank = next((known[one] for one in _spellings(heading) if one in known), ("", 0))
        meanings.append(field)
        if field and not fields[field].many:
            best[field] = min(best.get(field, (rank, index)), (rank, index))
    return ColumnMap(
        tuple(
            _column(index, table.headings[index], field)
            if field and (fields[field].many or best[field][1] == index)
            else _column(index, table.headings[index], "")
            for index, field in enumerate(meanings)
        )
    )


def register_problems(columns: ColumnMap, kind: Kind) -> tuple[Reason, ...]:
    """Why such a list cannot be read: `column_needed` (field), `field_twice` (field, headings)."""
    reasons = [
        because("column_needed", field=choice[0], kind=kind.value)
        for choice in _NEEDED[kind]
        if not columns.fields & set(choice)
    ]
    for field, about in register_fields(kind.value).items():
        found = columns.of(field)
        if len(found) > 1 and not about.many:
            headings = tuple(column.heading for column in found)
            reasons.append(because("field_twice", field=field, headings=headings))
    return tuple(reasons)


def register_corrected(
    columns: ColumnMap, chosen: Mapping[int, str], kind: Kind
) -> ColumnMap | tuple[Reason, ...]:
    """The columns as a person chose them, or why not (also `unknown_column`, `unknown_field`)."""
    fields = register_fields(kind.value)
    if any(not 0 <= index < len(columns.columns) for index in chosen):
        return (because("unknown_column"),)
    if any(field and field not in fields for field in chosen.values()):
        return (because("unknown_field"),)
    result = ColumnMap(
        tuple(
            column
            if chosen.get(column.index, column.field) == column.field
            else Column(column.index, column.heading, chosen[column.index], Confidence.PERSON)
            for column in columns.columns
        )
    )
    return register_problems(result, kind) or result


def _column(index: int, heading: str, field: str) -> Column:
    return Column(index, heading, field, Confidence.SURE if field else Confidence.NONE)


def _spellings(heading: str) -> tuple[str, str, str]:
    text = heading[:LONGEST_HEADING]
    bare = _BRACKETS.sub(" ", text)
    return words_only(text), words_only(bare), words_only(_CAMEL.sub(" ", bare))
