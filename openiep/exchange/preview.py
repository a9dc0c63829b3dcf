"""What taking in a list would do, worked out afresh each time it is shown and once more on confirm."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from openiep.access.sealing import unseal
from openiep.exchange.known_children import known_children
from openiep.exchange.models import ColumnProfile, ImportBatch
from openiep.exchange.rules.columns import ColumnMap, corrected, remembered
from openiep.exchange.rules.headings import guess_columns
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.matching import Match, Outcome, decided, match_rows
from openiep.exchange.rules.reading import read_table
from openiep.exchange.rules.rows import Children, read_rows
from openiep.exchange.rules.table import Table
from openiep.people.models import School
from openiep.rules import Reason, Refused

LEAVE_OUT = "leave"
NEW = "new"


@dataclass(frozen=True)
class Preview:
    """The table, what its columns mean, the rows as children, and what each row would do."""

    table: Table
    columns: ColumnMap
    children: Children
    matches: tuple[Match, ...]
    known: dict[str, KnownChild]

    def count(self, outcome: Outcome) -> int:
        """How many rows come to this."""
        return sum(match.outcome is outcome for match in self.matches)

    @property
    def digest(self) -> str:
        """Names exactly this preview: when it differs on confirm, it has to be looked at again."""
        seen = [
            (m.row.number, m.outcome.value, m.child_id, repr(m.changes), m.candidates)
            for m in self.matches
        ]
        return hashlib.sha256(repr(seen).encode()).hexdigest()

    def decided(self, decisions: Mapping[int, str]) -> tuple[Match, ...]:
        """The matches to take in: those that are clear, and those a person has decided."""
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


def headings_key(table: Table) -> str:
    """The same for every list with these headings, in any order."""
    return hashlib.sha256(
        "|".join(sorted(h.casefold() for h in table.headings)).encode()
    ).hexdigest()


def first_columns(table: Table, school: School) -> ColumnMap:
    """What the columns most likely mean; what the school said of these headings goes before."""
    guess = guess_columns(table, today=school.today())
    profile = ColumnProfile.objects.filter(school=school, key=headings_key(table)).first()
    return remembered(guess, profile.meanings) if profile else guess


def read_bytes(data: bytes) -> Table:
    """The table in a file. Raises `Refused` with the one reason why it cannot be read."""
    table = read_table(data)
    if isinstance(table, Reason):
        raise Refused([table])
    return table


def preview_of(batch: ImportBatch) -> Preview:
    """The preview of a batch. Raises `Refused("list_gone")` when its file is no longer kept."""
    data = unseal(bytes(batch.sealed)) if batch.sealed else None
    if data is None:
        raise Refused([Reason("list_gone")])
    table = read_bytes(data)
    guess = guess_columns(table, today=batch.school.today())
    chosen = {int(index): field for index, field in batch.columns.items()}
    columns = corrected(guess, chosen)
    if not isinstance(columns, ColumnMap):
        columns = guess
    children = read_rows(table, columns, today=batch.school.today())
    known = known_children(batch.school)
    matches = match_rows(children.rows, known)
    return Preview(table, columns, children, matches, {child.id: child for child in known})
