"""Which known child a row is: by UPN or the school's own number, never by name.

Where an identifier and a name, or two identifiers, tell different stories, a person decides with
both side by side. Families have been merged by systems that matched names.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from openiep.exchange.rules.child_row import ChildRow
from openiep.exchange.rules.known import (
    KnownChild,
    Register,
    is_called_alike,
    may_be_born_alike,
    shares_a_name,
)
from openiep.exchange.rules.values.names import same_name
from openiep.rules import Reason, because

MOST_NAMED = 10


class Outcome(StrEnum):
    """What taking in a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DECIDE = "decide"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that the row would change, with what it holds now and what it would hold."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Match:
    """A row, and what it means for the children already here.

    `child_id` is set for `changed` and `same`. For `decide`, `candidates` are the children it may
    be, and `reasons` say why it is not clear. For `refused`, `reasons` are the row's refusals.
    """

    row: ChildRow
    outcome: Outcome
    child_id: str | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def match_rows(rows: Iterable[ChildRow], known: Iterable[KnownChild]) -> tuple[Match, ...]:
    """What each row means, in the order of the rows. Takes the same time for each row.

    Reasons to decide: `ids_disagree`, `several_children`, `upn_differs` (also when a temporary one
    is replaced), `own_id_differs`, `somebody_else` (identifier fits, name and birth date do not),
    `looks_like_another` (name and birth date are another child's), `same_name_and_birth_date`,
    `same_name` (a birth date is not known), `two_rows_one_child` and `same_name_in_rows` (rows).
    Refused besides what the row itself says: `record_ends`, of a record that is being deleted.
    """
    register = Register(known)
    return tuple(_tell_rows_apart([_match(row, register) for row in rows]))


def decided(match: Match, child: KnownChild | None) -> Match:
    """The match after a person said which child it is, or that it is a new one.

    Raises ValueError where there was nothing to decide, or the child was not among the candidates.
    """
    if match.outcome is not Outcome.DECIDE:
        raise ValueError("nothing to decide")
    if child is None:
        return Match(match.row, Outcome.NEW)
    if child.id not in match.candidates:
        raise ValueError("not a candidate")
    return _found(match.row, child)


def changes_for(row: ChildRow, child: KnownChild) -> tuple[FieldChange, ...]:
    """What the row would change. What a row does not say is never emptied."""
    pairs: list[tuple[str, object, object]] = [
        (field, getattr(child, field), getattr(row, field)) for field in _COMPARED
    ]
    changes = [FieldChange(*pair) for pair in pairs if _says_something_new(*pair)]
    if row.own_id and row.own_id.casefold() not in map(str.casefold, child.own_ids):
        changes.append(FieldChange("own_id", ", ".join(child.own_ids), row.own_id))
    if row.roster_id and row.roster_id not in child.roster_ids:
        changes.append(FieldChange("roster_id", ", ".join(child.roster_ids), row.roster_id))
    added = tuple(upn for upn in row.former_upns if upn not in (child.upn, *child.former_upns))
    if added:
        changes.append(FieldChange("former_upns", child.former_upns, child.former_upns + added))
    return tuple(changes)


_COMPARED = (
    *("given_name", "family_name", "known_as", "birth_date", "upn"),
    *("year_group", "class_name", "sen_status", "needs", "home_language"),
)
_NAMES = frozenset(("given_name", "family_name", "known_as"))


def _says_something_new(field: str, old: object, new: object) -> bool:
    """An empty cell says nothing; nor does a name that differs in its capitals only."""
    if field in _NAMES and str(old).casefold() == str(new).casefold():
        return False
    return bool(new) and new != old


def _match(row: ChildRow, register: Register) -> Match:
    if row.refusals:
        return Match(row, Outcome.REFUSED, reasons=row.refusals)
    by_upn = register.by_upns(row)
    by_own_id = [*register.by_own_id(row), *register.by_roster_id(row)]
    found = {child.id: child for child in (*by_upn, *by_own_id)}
    if any(child.is_ending for child in found.values()):
        return Match(row, Outcome.REFUSED, reasons=(because("record_ends", row=row.number),))
    if len(found) > 1:
        code = "ids_disagree" if by_upn and by_own_id else "several_children"
        return _decide(row, code, found.values())
    if found:
        child = next(iter(found.values()))
        return _doubts(row, child, register) or _found(row, child)
    return _match_without_identifier(row, register)


def _match_without_identifier(row: ChildRow, register: Register) -> Match:
    """New, unless somebody of that name is here: then a person says whether it is the same."""
    namesakes = register.namesakes(row)
    if not namesakes:
        return Match(row, Outcome.NEW)
    born_alike = row.birth_date is not None and any(
        child.birth_date == row.birth_date for child in namesakes
    )
    return _decide(row, "same_name_and_birth_date" if born_alike else "same_name", namesakes)


def _doubts(row: ChildRow, child: KnownChild, register: Register) -> Match | None:
    """A decision where one identifier fits and something else speaks against it."""
    if row.upn and child.upn and row.upn != child.upn and child.upn not in row.former_upns:
        return _decide(row, "upn_differs", [child])
    if (
        row.own_id
        and child.own_ids
        and row.own_id.casefold() not in map(str.casefold, child.own_ids)
    ):
        return _decide(row, "own_id_differs", [child])
    if is_called_alike(row, child):
        return None
    others = [one for one in register.namesakes(row) if one.id != child.id]
    if others:
        return _decide(row, "looks_like_another", [child, *others])
    if not shares_a_name(row, child) or not may_be_born_alike(row, child):
        return _decide(row, "somebody_else", [child])
    return None


def _found(row: ChildRow, child: KnownChild) -> Match:
    changes = changes_for(row, child)
    return Match(row, Outcome.CHANGED if changes else Outcome.SAME, child.id, changes)


def _decide(row: ChildRow, code: str, candidates: Iterable[KnownChild]) -> Match:
    ids = tuple(child.id for child in candidates)
    return Match(row, Outcome.DECIDE, candidates=ids, reasons=(because(code, row=row.number),))


def _tell_rows_apart(matches: Sequence[Match]) -> list[Match]:
    """Leaves to a person: two rows for one child, and a new row with no number and a namesake."""
    to_child: dict[object, list[int]] = defaultdict(list)
    to_name: dict[object, list[int]] = defaultdict(list)
    for match in matches:
        if match.child_id:
            to_child[match.child_id].append(match.row.number)
        elif match.outcome is Outcome.NEW:
            to_name[_name_of(match.row)].append(match.row.number)
    return [_told_apart(match, to_child, to_name) for match in matches]


def _told_apart(
    match: Match, to_child: dict[object, list[int]], to_name: dict[object, list[int]]
) -> Match:
    if match.child_id and len(to_child[match.child_id]) > 1:
        reason = _rows_reason("two_rows_one_child", match.row, to_child[match.child_id])
        return replace(
            match,
            outcome=Outcome.DECIDE,
            child_id=None,
            changes=(),
            candidates=(match.child_id,),
            reasons=(reason,),
        )
    same = to_name.get(_name_of(match.row), []) if match.outcome is Outcome.NEW else []
    if len(same) > 1 and not _has_number(match.row):
        reason = _rows_reason("same_name_in_rows", match.row, same)
        return replace(match, outcome=Outcome.DECIDE, reasons=(reason,))
    return match


def _has_number(row: ChildRow) -> bool:
    return bool(row.upn or row.own_id or row.roster_id)


def _name_of(row: ChildRow) -> tuple[str, object]:
    return same_name(row.name), row.birth_date


def _rows_reason(code: str, row: ChildRow, rows: list[int]) -> Reason:
    others = [number for number in rows[: MOST_NAMED + 1] if number != row.number][:MOST_NAMED]
    return because(code, row=row.number, rows=tuple(others), others=len(rows) - 1)
