"""Puts the readings together: which criteria a target meets, and on which words that stands."""

from dataclasses import dataclass

from openiep.plans.rules.smart.baseline import starting_point
from openiep.plans.rules.smart.blanks import blanks as find_blanks
from openiep.plans.rules.smart.blanks import touches
from openiep.plans.rules.smart.clauses import Act, acts_of
from openiep.plans.rules.smart.conditions import circumstance
from openiep.plans.rules.smart.criteria import Criterion, Sort
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.measured import criteria
from openiep.plans.rules.smart.reading import Reading, read
from openiep.plans.rules.smart.timed import deadline

_FIRM = frozenset({Sort.SCORE})
# "80% accuracy in spelling" needs no verb; "support three times a week" is no criterion.
_OF_A_NOUN = frozenset({Sort.PERCENT, Sort.RATIO, Sort.ERRORS})
_DECIDABLE = frozenset({Kind.SEEN, Kind.BROAD})


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found in a target, as places in the folded text."""

    reading: Reading
    acts: tuple[Act, ...]
    criteria: tuple[Criterion, ...]
    deadline: tuple[int, int] | None
    circumstance: tuple[int, int] | None
    start: tuple[int, int] | None
    blanks: tuple[tuple[int, int], ...]

    @property
    def specific(self) -> bool:
        return any(act.kind is Kind.SEEN for act in self.acts)

    @property
    def decidable(self) -> bool:
        """Whether the sentence asks for something that could be counted."""
        return not self.provision and any(act.kind in _DECIDABLE for act in self.acts)

    @property
    def provision(self) -> bool:
        return any(act.kind is Kind.PROVISION for act in self.acts) and not self.specific

    @property
    def measurable(self) -> bool:
        if not self.criteria or self.provision:
            return False
        sorts = {c.sort for c in self.criteria}
        if sorts & _FIRM or any(act.kind in _DECIDABLE for act in self.acts):
            return True
        if Sort.TIME in sorts and any(act.kind is Kind.ATTENTION for act in self.acts):
            return True
        verbs = {act.verb for act in self.acts}
        if verbs & {"know", "learn", "recognise", "recognize", "remember", "master"}:
            counted = {Sort.COUNT, Sort.SET, Sort.RATIO}
            return bool(sorts & (counted | {Sort.PERCENT} if "master" in verbs else counted))
        if not self.acts:
            return bool(sorts & _OF_A_NOUN)
        return any(act.kind is Kind.LEVEL for act in self.acts) and bool(sorts)


def assess(text: str) -> Assessment:
    """Reads `text` once by every rule."""
    reading = read(text)
    blanks = find_blanks(reading)
    due = deadline(reading)
    if due is not None and any(touches(blank, *due) for blank in blanks):
        due = None
    start = starting_point(reading)
    if start is not None and any(touches(blank, *start) for blank in blanks):
        start = None
    return Assessment(
        reading=reading,
        acts=tuple(acts_of(reading)),
        criteria=tuple(criteria(reading, blanks, due)),
        deadline=due,
        circumstance=circumstance(reading, due, blanks),
        start=start,
        blanks=tuple(blanks),
    )
