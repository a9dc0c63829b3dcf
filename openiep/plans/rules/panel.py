"""What the panel beside a target says: six points, each with a state, a reason and a repair."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from openiep.plans.rules.copies import Copied
from openiep.plans.rules.line_repairs import LineRepair, repair_of
from openiep.plans.rules.smart import Checked, Criterion, Finding, Severity, check, check_target
from openiep.plans.rules.ways import Said

About = Mapping[str, str]
Placed = tuple[Finding, str]  # a finding, and the line it is about


def _nothing() -> About:
    return MappingProxyType({})


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|sir|madam|auntie|uncle|coach|nurse)\.?\s+$", re.I)
_FIRST_PERSON = re.compile(r"^\s*i\b(?:'|\u2019|\s)", re.I)
_POINTS = {
    "specific": Criterion.SPECIFIC,
    "measurable": Criterion.MEASURABLE,
    "time_related": Criterion.TIME_RELATED,
    "conditions": Criterion.CONDITIONS,
}


class State(StrEnum):
    """What is said of one point."""

    FINE = "fine"
    CLEARER = "clearer"
    MISSING = "missing"
    RESTS = "rests"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the panel says: its state, the rule behind it, the line it is about, a repair."""

    key: str
    state: State
    rule: str = ""
    about: About = field(default_factory=_nothing)
    line: str = ""
    repair: LineRepair | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record knows around a target, for the rules about its words.

    `names` are those of other children, `copied` says where the same words stand already,
    `review_day` is the day of this plan's review.
    """

    known_as: str = ""
    names: tuple[str, ...] = ()
    review_day: date | None = None
    copied: Copied | None = None
    asks_repairs: bool = True


@dataclass(frozen=True, slots=True)
class Panel:
    """The reading of one target. `points` are those its words are judged by, `also` the rest."""

    points: tuple[Point, ...] = ()
    also: tuple[Point, ...] = ()
    empty: bool = False
    own_words: bool = False
    described: bool = False
    has_start: bool = False

    def point(self, key: str) -> Point:
        """The point with this key. Raises StopIteration where the panel rests wholly."""
        return next(one for one in self.points if one.key == key)

    def repairs(self) -> Iterable[Point]:
        """Everything that one click can put into the text."""
        return (one for one in (*self.points, *self.also) if one.repair)

    @property
    def open(self) -> tuple[str, ...]:
        """The points that could be clearer or are missing."""
        states = {State.CLEARER, State.MISSING}
        return tuple(one.key for one in self.points if one.state in states)


def panel_of(said: Said, facts: Facts, *, with_repairs: bool = True) -> Panel:
    """Reads a target. It rests on a child's own words and where nothing is written yet.

    A list that only counts reads several times as fast without repairs.
    """
    if not with_repairs:
        facts = replace(facts, asks_repairs=False)
    if not said.text:
        return Panel(empty=True, described=said.described)
    if is_own_words(said):
        return Panel(own_words=True, described=said.described)
    checked, found = _read(said, facts)
    kept = [one for one in found if not _is_quoted(one[0], checked.text)]
    points = tuple(_point(key, said, facts, checked, kept) for key in _POINTS)
    beside = {Criterion.PLACEHOLDER, Criterion.WORDING}
    also = tuple(
        _said_of(one, said, facts, checked)
        for one in kept
        if one[0].criterion in beside and not _is_an_adult(one[0], checked.text)
    )
    if facts.copied:
        also = (*also, _copied(facts.copied))
    return Panel(
        points, also, described=said.described, has_start=said.has_start or checked.baseline
    )


def is_own_words(said: Said) -> bool:
    """Whether the child speaks: "I will ...". Nobody comments on that."""
    opening = said.sentence if said.sentence is not None else f"{said.who} {said.will_do}"
    return bool(_FIRST_PERSON.match(opening)) or said.who.strip().casefold() == "i"


def _read(said: Said, facts: Facts) -> tuple[Checked, list[Placed]]:
    if said.sentence is not None:
        checked = check(said.sentence, names=facts.names, described=said.described)
        return checked, [(one, "sentence") for one in checked.findings]
    found = check_target(
        who=said.who or facts.known_as,
        will_do=said.will_do,
        conditions=said.conditions,
        how_well=said.how_well,
        by_when=said.due_on,
        names=facts.names,
        described=said.described,
    )
    named = {"by_when": "due_on", "baseline": "baseline_value"}
    placed = [(one.finding, named.get(one.line, one.line)) for one in found.at_lines]
    return found.checked, placed


def _point(key: str, said: Said, facts: Facts, checked: Checked, kept: list[Placed]) -> Point:
    if key == "measurable" and said.described:
        return Point(key, State.RESTS, "measurable.described")
    first = next((one for one in kept if one[0].criterion is _POINTS[key]), None)
    if key == "measurable" and first is not None and said.has_aim:
        return Point(key, State.FINE, "measurable.by_aim")
    if first is None:
        return Point(key, State.FINE)
    return _said_of(first, said, facts, checked)


def _said_of(placed: Placed, said: Said, facts: Facts, checked: Checked) -> Point:
    one, line = placed
    state = State.MISSING if one.severity is Severity.MISSING else State.CLEARER
    who = said if said.who or said.sentence is not None else replace(said, who=facts.known_as)
    repair = repair_of(one, who, checked, facts.review_day) if facts.asks_repairs else None
    return Point(one.criterion.value, state, one.rule, one.about, line, repair)


def _copied(copied: Copied) -> Point:
    about = MappingProxyType({"name": copied.name})
    return Point("wording", State.CLEARER, f"wording.copied_{copied.place}", about)


def _is_quoted(one: Finding, text: str) -> bool:
    """Whether the words stand in quotation marks: somebody's own."""
    if one.span.start == one.span.end:
        return False
    return any(
        m.start() <= one.span.start and one.span.end <= m.end() for m in _QUOTED.finditer(text)
    )


def _is_an_adult(one: Finding, text: str) -> bool:
    """ "Miss Grace" is no other child."""
    before = text[max(0, one.span.start - 12) : one.span.start]
    return one.rule == "wording.other_child" and bool(TITLE.search(before))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some targets meet each point, in the panel's order."""

    total: int = 0
    fine: Mapping[str, int] = field(default_factory=dict)


def tally_of(panels: Iterable[Panel]) -> Tally:
    """Counts over targets that are written and are not a child's own words."""
    read = [one for one in panels if one.points]
    fine = {key: sum(key not in one.open for one in read) for key in _POINTS}
    fine["realistic"] = sum(one.has_start or one.described for one in read)
    return Tally(len(read), MappingProxyType(fine))
