"""The part of a preview that is about adults and groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from openiep.access.models import User
from openiep.exchange.known_register import known_adults, known_groups
from openiep.exchange.rules.adult_rows import ContactRow, StaffRow
from openiep.exchange.rules.bundle import Kind, Part
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.known_adults import AdultRegister
from openiep.exchange.rules.matching import Match, Outcome
from openiep.exchange.rules.matching_adults import (
    AdultMatch,
    ChildFinder,
    GroupFinder,
    match_colleague,
    match_contact,
    match_groups,
)
from openiep.exchange.rules.reading_adults import read_contacts, read_groups, read_staff
from openiep.people.models import School
from openiep.rules import because


@dataclass(frozen=True)
class Adults:
    """What the rows about adults would do, and the adults they are compared with."""

    matches: tuple[AdultMatch, ...] = ()
    register: AdultRegister = field(default_factory=lambda: AdultRegister(()))
    child_names: Mapping[str, str] = field(default_factory=dict)
    staff: Mapping[tuple[str, str], str] = field(default_factory=dict)


def adults_of(
    school: School,
    parts: Mapping[Kind, Part],
    known: Iterable[KnownChild],
    children: Iterable[Match],
) -> Adults:
    """The matches of contacts, staff and groups, in this order."""
    register = AdultRegister(known_adults(school))
    known, children = list(known), list(children)
    finder = _finder([one for one in known if not one.is_ending], children)
    found: list[AdultMatch] = []
    if part := parts.get(Kind.CONTACTS):
        rows = read_contacts(part.table, part.columns)
        found += [match_contact(row, register, finder) for row in rows]
    if part := parts.get(Kind.STAFF):
        staff = [match_colleague(row, register) for row in read_staff(part.table, part.columns)]
        found += _without_machines(staff)
    staff_keys = _staff_keys(register, found)
    if part := parts.get(Kind.GROUPS):
        places = read_groups(part.table, part.columns)
        found += match_groups(places, GroupFinder(known_groups(school)), staff_keys, finder)
    names = {child.id: f"{child.given_name} {child.family_name}" for child in known}
    names |= {f"row:{match.row.number}": match.row.name for match in children}
    return Adults(tuple(found), register, names, staff_keys)


def _finder(known: Iterable[KnownChild], children: Iterable[Match]) -> ChildFinder:
    """Children by number. Where a row of this file is not clear, its decision goes before."""
    by_key: dict[tuple[str, str], str] = {}
    for child in known:
        for upn in {child.upn, *child.former_upns} - {""}:
            by_key["upn", upn] = child.id
        by_key |= {("own", one.casefold()): child.id for one in child.own_ids}
        by_key |= {("one_roster", one): child.id for one in child.roster_ids}
    for match in children:
        row = match.row
        keys = [("upn", upn) for upn in (row.upn, *row.former_upns) if upn]
        keys += [("own", row.own_id.casefold())] if row.own_id else []
        keys += [("one_roster", row.roster_id)] if row.roster_id else []
        for key in keys:
            if match.outcome is Outcome.REFUSED:
                by_key.pop(key, None)
            else:
                by_key[key] = match.child_id or f"row:{row.number}"
    return ChildFinder(by_key)


def _without_machines(matches: list[AdultMatch]) -> list[AdultMatch]:
    emails = {match.row.email for match in matches if isinstance(match.row, StaffRow)}
    machines = set(
        User.objects.filter(is_system=True, email__in=emails).values_list("email", flat=True)
    )
    return [
        replace(match, outcome=Outcome.REFUSED, reasons=(because("not_a_person"),))
        if isinstance(match.row, StaffRow) and match.row.email in machines
        else match
        for match in matches
    ]


def _staff_keys(
    register: AdultRegister, found: Iterable[AdultMatch]
) -> Mapping[tuple[str, str], str]:
    """Colleagues by e-mail and number: those here, and those whom the file brings."""
    keys: dict[tuple[str, str], str] = {}
    for adult in register.by_id.values():
        if adult.user_id:
            keys["email", adult.email.casefold()] = adult.id
            keys |= dict.fromkeys(adult.keys, adult.id)
    for match in found:
        row = match.row
        if isinstance(row, ContactRow) or not isinstance(row, StaffRow):
            continue
        if match.outcome in {Outcome.REFUSED, Outcome.DECIDE}:
            continue
        who = match.adult_id or f"row:{row.number}"
        keys["email", row.email] = who
        keys |= dict.fromkeys(row.keys, who)
    return keys
