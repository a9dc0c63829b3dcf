"""Guesses which column answers which question, from headings and, where they are silent, values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from openiep.exchange.rules.columns import Column, ColumnMap, Confidence
from openiep.exchange.rules.heading_words import Meaning, meaning_of
from openiep.exchange.rules.table import Table
from openiep.exchange.rules.upn import looks_like_upn
from openiep.exchange.rules.values.days import Between, birth_dates, read_day
from openiep.exchange.rules.values.sen import read_needs, read_sen_status
from openiep.reference.headings import list_fields
from openiep.reference.loading import words_only

_SAMPLE = 200
_MOST = 0.8
_LONGEST = 100

Speaks = Callable[[str], bool]


def guess_columns(table: Table, *, today: date) -> ColumnMap:
    """What each column most likely answers. The same for any order of columns.

    Never guesses names from values, and never takes a column whose heading speaks of somebody
    else or that we do not keep.
    """
    meanings = [meaning_of(heading) for heading in table.headings]
    columns = [_from_heading(index, table, meanings[index]) for index in range(len(meanings))]
    columns = [_overruled_by_values(column, table) for column in columns]
    columns = _one_for_each_field(columns, meanings, table)
    columns = _names_put_together(columns)
    return ColumnMap(tuple(_from_values(columns, meanings, table, birth_dates(today))))


def _from_heading(index: int, table: Table, meaning: Meaning) -> Column:
    heading = table.headings[index]
    if not meaning.field:
        return Column(index, heading)
    confidence = Confidence.SURE if meaning.exact else Confidence.LIKELY
    return Column(index, heading, meaning.field, confidence)


def _overruled_by_values(column: Column, table: Table) -> Column:
    """Headings such as "ID" and "SEN" are used for two things; the values tell which."""
    cells = _cells(table, column.index)
    if column.field == "own_id" and _mostly(cells, looks_like_upn):
        return replace(column, field="upn", confidence=Confidence.LIKELY)
    if column.field == "sen_status" and _mostly(cells, _is_need):
        return replace(column, field="needs", confidence=Confidence.LIKELY)
    return column


def _one_for_each_field(
    columns: list[Column], meanings: list[Meaning], table: Table
) -> list[Column]:
    """Of several columns for one field the best heading stays, then the fuller column."""
    kept: dict[str, int] = {}

    def quality(column: Column) -> tuple[object, ...]:
        filled = len(_cells(table, column.index))
        exact = column.confidence is Confidence.SURE
        rank = meanings[column.index].rank
        return (not exact, rank, -filled, words_only(column.heading), column.index)

    for column in sorted(columns, key=quality):
        kept.setdefault(column.field, column.index)
    return [
        column
        if not column.field
        or list_fields()[column.field].many
        or kept[column.field] == column.index
        else Column(column.index, column.heading)
        for column in columns
    ]


def _names_put_together(columns: list[Column]) -> list[Column]:
    """ "Name" beside "Surname" is the first name; "Preferred forename" alone is the name."""
    fields = {column.field for column in columns}
    if "given_name" in fields or "family_name" not in fields:
        return columns
    instead = "full_name" if "full_name" in fields else "known_as"
    return [
        replace(column, field="given_name", confidence=Confidence.LIKELY)
        if column.field == instead and not _says_full(column.heading)
        else column
        for column in columns
    ]


def _says_full(heading: str) -> bool:
    return bool({"full", "display"} & set(words_only(heading).split()))


def _from_values(
    columns: list[Column], meanings: list[Meaning], table: Table, births: Between
) -> list[Column]:
    """Columns with a silent or unknown heading whose values can only be one thing."""
    speaking: list[tuple[str, Speaks]] = [
        ("upn", looks_like_upn),
        ("birth_date", lambda cell: read_day(cell, births).value is not None),
        ("sen_status", _is_status),
        ("needs", _is_need),
    ]
    result = list(columns)
    for field, speaks in speaking:
        silent = [
            column
            for column in result
            if not column.field and _may_be(field, meanings[column.index])
            if _mostly(_cells(table, column.index), speaks)
        ]
        if len(silent) == 1 and not any(column.field == field for column in result):
            index = silent[0].index
            result[index] = replace(silent[0], field=field, confidence=Confidence.GUESS)
    return result


def _may_be(field: str, meaning: Meaning) -> bool:
    """Only a UPN is recognised under any heading; for the rest the heading must say nothing."""
    if meaning.kept_out or meaning.field:
        return False
    return meaning.silent or field == "upn"


def _cells(table: Table, index: int) -> list[str]:
    return [cell[:_LONGEST] for cell in table.column(index, _SAMPLE) if cell.strip()]


def _mostly(cells: list[str], speaks: Speaks) -> bool:
    return bool(cells) and sum(map(speaks, cells)) >= _MOST * len(cells)


def _is_need(cell: str) -> bool:
    return bool(read_needs([cell]).codes)


def _is_status(cell: str) -> bool:
    return read_sen_status(cell).value is not None
