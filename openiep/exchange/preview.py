"""What taking in a list would do, worked out afresh each time it is shown and once more on confirm."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from openiep.access.sealing import unseal
from openiep.exchange.known_children import known_children
from openiep.exchange.models import ColumnProfile, ImportBatch
from openiep.exchange.preview_adults import Adults, adults_of
from openiep.exchange.rules.bundle import LISTS, Bundle, Kind, Part
from openiep.exchange.rules.columns import ColumnMap, corrected, remembered
from openiep.exchange.rules.headings import guess_columns
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.matching import Match, Outcome, decided, match_rows
from openiep.exchange.rules.matching_adults import AdultMatch
from openiep.exchange.rules.opening import open_lists
from openiep.exchange.rules.register_columns import (
    guess_register_columns,
    register_corrected,
    register_problems,
)
from openiep.exchange.rules.rows import Children, read_rows
from openiep.exchange.rules.table import Table
from openiep.people.models import School
from openiep.rules import Reason, Refused

LEAVE_OUT = "leave"
NEW = "new"


@dataclass(frozen=True)
class Preview:
    """The lists of a file, the rows as children and adults, and what each row would do."""

    kind: Kind
    parts: dict[Kind, Part]
    children: Children
    matches: tuple[Match, ...]
    known: dict[str, KnownChild]
    adults: Adults = field(default_factory=Adults)
    problems: tuple[Reason, ...] = ()

    @property
    def single(self) -> Part | None:
        """The one list of a CSV file, whose columns a person may correct."""
        return self.parts.get(self.kind)

    @property
    def everything(self) -> tuple[Match | AdultMatch, ...]:
        """What each row of every list would do."""
        return (*self.matches, *self.adults.matches)

    def count(self, outcome: Outcome) -> int:
        """How many rows come to this."""
        return sum(match.outcome is outcome for match in self.everything)

    @property
    def digest(self) -> str:
        """Names exactly this preview: when it differs on confirm, it has to be looked at again."""
        seen = hashlib.sha256(self.kind.encode())
        for match in self.matches:
            row = (match.child_id, repr(match.changes), match.candidates)
            seen.update(repr((match.row.number, match.outcome.value, *row)).encode())
        for other in self.adults.matches:
            ids = (other.adult_id, other.child_id, other.group_id, other.candidates)
            about = (repr(other.changes), *ids)
            seen.update(repr((other.row.number, other.outcome.value, *about)).encode())
        return seen.hexdigest()

    def decided(self, decisions: Mapping[int, str]) -> tuple[Match, ...]:
        """The children to take in: those that are clear, and those a person has decided."""
        taken = []
        for match in self.matches:
            if match.outcome is Outcome.DECIDE:
                choice = decisions.get(match.row.number, LEAVE_OUT)
                if choice == NEW:
                    taken.append(decided(match, None))
                elif choice in match.candidates:
                    taken.append(decided(match, self.known[choice]))
            elif match.outcome in {Outcome.NEW, Outcome.CHANGED}:
                taken.append(match)
        return tuple(taken)


def headings_key(table: Table, kind: Kind = Kind.CHILDREN) -> str:
    """The same for every list of a kind with these headings, in any order."""
    of_kind = [] if kind is Kind.CHILDREN else [f"kind:{kind.value}"]
    headings = sorted(h.casefold() for h in table.headings)
    return hashlib.sha256("|".join([*of_kind, *headings]).encode()).hexdigest()


def first_columns(table: Table, school: School, kind: Kind = Kind.CHILDREN) -> ColumnMap:
    """What the columns most likely mean; what the school said of these headings goes before."""
    profile = ColumnProfile.objects.filter(school=school, key=headings_key(table, kind)).first()
    guess = guess_columns(table, today=school.today())
    if kind is Kind.CHILDREN:
        return remembered(guess, profile.meanings) if profile else guess
    guess = guess_register_columns(table, kind)
    if profile is None:
        return guess
    chosen = {c.index: profile.meanings.get(c.heading.casefold(), c.field) for c in guess.columns}
    found = register_corrected(guess, chosen, kind)
    return found if isinstance(found, ColumnMap) else guess


def read_bytes(data: bytes) -> Bundle:
    """The lists in a file. Raises `Refused` with the one reason why it cannot be read."""
    bundle = open_lists(data)
    if isinstance(bundle, Reason):
        raise Refused([bundle])
    return bundle


def preview_of(batch: ImportBatch) -> Preview:
    """The preview of a batch. Raises `Refused("list_gone")` when its file is no longer kept."""
    data = unseal(bytes(batch.sealed)) if batch.sealed else None
    if data is None:
        raise Refused([Reason("list_gone")])
    bundle = read_bytes(data)
    kind = Kind(batch.kind)
    parts = bundle.parts if kind not in LISTS else {kind: _columned(bundle, batch, kind)}
    return _previewed(batch.school, kind, parts)


def _previewed(school: School, kind: Kind, parts: dict[Kind, Part]) -> Preview:
    problems = tuple(
        reason
        for one, part in parts.items()
        if one is not Kind.CHILDREN and kind in LISTS
        for reason in register_problems(part.columns, one)
    )
    children = Children(())
    matches: tuple[Match, ...] = ()
    known = known_children(school)
    if Kind.CHILDREN in parts:
        part = parts[Kind.CHILDREN]
        children = read_rows(part.table, part.columns, today=school.today())
        matches = match_rows(children.rows, known)
    adults = Adults()
    if not problems and set(parts) - {Kind.CHILDREN}:
        adults = adults_of(school, parts, known, matches)
    by_id = {child.id: child for child in known}
    return Preview(kind, parts, children, matches, by_id, adults, problems)


def _columned(bundle: Bundle, batch: ImportBatch, kind: Kind) -> Part:
    table = next(iter(bundle.parts.values())).table
    chosen = {int(index): field for index, field in batch.columns.items()}
    if kind is Kind.CHILDREN:
        guess = guess_columns(table, today=batch.school.today())
        columns = corrected(guess, chosen)
    else:
        guess = guess_register_columns(table, kind)
        columns = register_corrected(guess, chosen, kind)
    return Part(table, columns if isinstance(columns, ColumnMap) else guess)
