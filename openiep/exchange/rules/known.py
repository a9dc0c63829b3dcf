"""The children a school already has, as plain values that can be looked up by what they bear."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from openiep.exchange.rules.child_row import ChildRow
from openiep.exchange.rules.values.names import same_name


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child who is already here. `own_ids` are what the school's own systems call the child.

    `is_ending`: the record is being deleted, and nobody finds it any more but by a number.
    """

    id: str
    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    birth_date: date | None = None
    upn: str = ""
    former_upns: tuple[str, ...] = ()
    own_ids: tuple[str, ...] = ()
    roster_ids: tuple[str, ...] = ()
    year_group: str = ""
    class_name: str = ""
    sen_status: str = ""
    needs: tuple[str, ...] = ()
    home_language: str = ""
    is_ending: bool = False


class Register:
    """The known children by UPN, by the school's own number, and by name."""

    def __init__(self, children: Iterable[KnownChild]) -> None:
        self.by_id: dict[str, KnownChild] = {}
        self._by_upn: dict[str, dict[str, KnownChild]] = defaultdict(dict)
        self._by_own_id: dict[str, dict[str, KnownChild]] = defaultdict(dict)
        self._by_roster_id: dict[str, dict[str, KnownChild]] = defaultdict(dict)
        self._by_name: dict[str, dict[str, KnownChild]] = defaultdict(dict)
        for child in children:
            self.by_id[child.id] = child
            for upn in {child.upn, *child.former_upns} - {""}:
                self._by_upn[upn][child.id] = child
            for own_id in child.own_ids:
                self._by_own_id[own_id.casefold()][child.id] = child
            for roster_id in child.roster_ids:
                self._by_roster_id[roster_id][child.id] = child
            names = _names(child.given_name, child.known_as, child.family_name)
            for name in names if not child.is_ending else ():
                self._by_name[name][child.id] = child

    def by_upns(self, row: ChildRow) -> list[KnownChild]:
        """Those who bear, or once bore, a UPN that the row names."""
        found: dict[str, KnownChild] = {}
        for upn in {row.upn, *row.former_upns} - {""}:
            found |= self._by_upn.get(upn, {})
        return _in_order(found)

    def by_own_id(self, row: ChildRow) -> list[KnownChild]:
        """Those whom the school's own system calls by the row's number."""
        return _in_order(self._by_own_id.get(row.own_id.casefold(), {}) if row.own_id else {})

    def by_roster_id(self, row: ChildRow) -> list[KnownChild]:
        """Those whom OneRoster calls by the row's id."""
        return _in_order(self._by_roster_id.get(row.roster_id, {}) if row.roster_id else {})

    def namesakes(self, row: ChildRow) -> list[KnownChild]:
        """Those of the same name, and of the same birth date where both are known."""
        found: dict[str, KnownChild] = {}
        for name in _names(row.given_name, row.known_as, row.family_name):
            found |= self._by_name.get(name, {})
        return [child for child in _in_order(found) if may_be_born_alike(row, child)]


def may_be_born_alike(row: ChildRow, child: KnownChild) -> bool:
    """Whether nothing is known that keeps the two birth dates apart."""
    return row.birth_date is None or child.birth_date in (None, row.birth_date)


def is_called_alike(row: ChildRow, child: KnownChild) -> bool:
    """Whether row and child have a full name in common, however it is spelt."""
    ours = _names(child.given_name, child.known_as, child.family_name)
    return bool(ours & _names(row.given_name, row.known_as, row.family_name))


def shares_a_name(row: ChildRow, child: KnownChild) -> bool:
    """Whether at least the given or the family name is the same."""
    given = {same_name(row.given_name), same_name(row.known_as)} - {""}
    known = {same_name(child.given_name), same_name(child.known_as)} - {""}
    family = same_name(row.family_name)
    return bool(given & known) or bool(family and family == same_name(child.family_name))


def _names(given: str, known_as: str, family: str) -> set[str]:
    """The full names; never the family name alone where there is a first name to it."""
    firsts = [first for first in (given, known_as) if first] or [""]
    return {same_name(f"{first} {family}") for first in firsts} - {""}


def _in_order(found: dict[str, KnownChild]) -> list[KnownChild]:
    return sorted(found.values(), key=lambda child: child.id)
