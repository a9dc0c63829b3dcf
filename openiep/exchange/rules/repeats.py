"""Children who stand in a list twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from openiep.exchange.rules.child_row import ChildRow
from openiep.exchange.rules.values.names import same_name
from openiep.rules import Reason, because

MOST_NAMED = 10

Keys = Callable[[ChildRow], Iterable[object]]
Numbers = Mapping[object, list[int]]


def refuse_repeats(rows: list[ChildRow]) -> list[ChildRow]:
    """The rows, those that share an identifier refused, each naming the others.

    Refusals `same_upn_in_rows` (also where one row's former UPN is another's) and
    `same_own_id_in_rows`; warning `same_name_in_rows` for the same name and birth date, who may be
    two children. `rows` names at most ten others, `others` tells how many there are.
    """
    checks: list[tuple[str, str, Keys, Numbers]] = [
        ("same_upn_in_rows", "upn", upns_of, _numbers(rows, upns_of)),
        ("same_own_id_in_rows", "own_id", _own_id, _numbers(rows, _own_id)),
    ]
    by_name = _numbers(rows, _name_and_birth_date)
    result = []
    for row in rows:
        found = (_repeat(row, code, field, keys(row), at) for code, field, keys, at in checks)
        refusals = [reason for reason in found if reason]
        namesake = _repeat(
            row, "same_name_in_rows", "given_name", _name_and_birth_date(row), by_name
        )
        warnings = [namesake] if namesake and not refusals else []
        if refusals or warnings:
            result.append(
                replace(
                    row,
                    refusals=(*row.refusals, *refusals),
                    warnings=(*row.warnings, *warnings),
                )
            )
        else:
            result.append(row)
    return result


def upns_of(row: ChildRow) -> set[str]:
    """The UPN and the former ones that a row names."""
    return {row.upn, *row.former_upns} - {""}


def _own_id(row: ChildRow) -> set[object]:
    roster = {("one_roster", row.roster_id)} if row.roster_id else set()
    return ({row.own_id.casefold()} - {""}) | roster


def _name_and_birth_date(row: ChildRow) -> set[object]:
    return {(same_name(row.name), row.birth_date)} if row.name and row.birth_date else set()


def _numbers(rows: list[ChildRow], keys: Keys) -> Numbers:
    """Row numbers by key, for the keys that more than one row has."""
    numbers: dict[object, list[int]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            numbers[key].append(row.number)
    return {key: found for key, found in numbers.items() if len(found) > 1}


def _repeat(
    row: ChildRow, code: str, field: str, keys: Iterable[object], numbers: Numbers
) -> Reason | None:
    for key in keys:
        found = numbers.get(key, [])
        if found:
            others = [number for number in found[: MOST_NAMED + 1] if number != row.number]
            return because(
                code,
                field=field,
                row=row.number,
                rows=tuple(others[:MOST_NAMED]),
                others=len(found) - 1,
            )
    return None
