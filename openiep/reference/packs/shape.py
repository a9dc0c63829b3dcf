"""The shape of a pack: frozen values that rules, pages and paper read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from openiep.reference.loading import Origin, Text

PartKind = Literal["texts", "items", "targets"]


@dataclass(frozen=True, slots=True)
class PartField:
    """One thing that is asked within a part; `example` is None where a choice or a day is given."""

    key: str
    label: Text
    question: Text
    example: Text | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan. `line` is the line of the founding leaflet that it answers."""

    key: str
    line: str
    kind: PartKind
    label: Text
    family_label: Text
    child_label: Text
    question: Text
    help: Text
    fields: tuple[PartField, ...]

    def field(self, key: str) -> PartField:
        """The field with this key. Raises KeyError where there is none."""
        return {one.key: one for one in self.fields}[key]


@dataclass(frozen=True, slots=True)
class Wording:
    """A name under which schools know the same plan; the school picks one."""

    key: str
    short: Text
    label: Text


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """How often the plan is reviewed. Weeks are calendar weeks, notice is in days.

    `longest_weeks` is the span that `least_a_year` leaves between two reviews, `nursery_weeks` the
    usual span in a nursery, `at_parents_evening` how many of a year's reviews may be at one.
    """

    least_a_year: int
    usual: str
    meetings_a_year: int
    longest_weeks: int
    nursery_weeks: int
    at_parents_evening: int
    notice_days: int


@dataclass(frozen=True, slots=True)
class PlanType:
    """A kind of plan, with its standing in law and its parts in order."""

    key: str
    short: Text
    label: Text
    wordings: tuple[Wording, ...]
    legal_status: Text
    made_by: Text
    what_it_is: Text
    needed_to_propose: tuple[str, ...]
    fewest_targets: int
    most_targets: int
    review_rule: ReviewRule
    parts: tuple[Part, ...]

    def part(self, key: str) -> Part:
        """The part with this key. Raises KeyError where there is none."""
        return {one.key: one for one in self.parts}[key]

    def wording(self, key: str) -> Wording:
        """The wording that a school picked. Raises KeyError where there is none."""
        return {one.key: one for one in self.wordings}[key]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of help in law, today's or historic, with the census SEN status that it has."""

    key: str
    status: str
    label: Text
    historic: bool
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """One of the five things that a review looks at, as staff, family and child are asked it."""

    key: str
    label: Text
    question: Text
    family_question: Text
    child_question: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list of choices; `child_label` is what a child reads, where that differs."""

    key: str
    label: Text
    child_label: Text


@dataclass(frozen=True, slots=True)
class Role:
    """What the pack calls a role, short and in full."""

    key: str
    label: Text
    long: Text


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody a parent can ask, and about what. Names and numbers are the school's own."""

    key: str
    label: Text
    about: Text


@dataclass(frozen=True, slots=True)
class WhomToAsk:
    """The block "whom to ask" on the page and on paper."""

    heading: Text
    words: Text
    people: tuple[Helper, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """How many whole years after a child's birth a kind of record is kept, and why so long."""

    key: str
    years: int
    label: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that holds in one country under one law; `ends` is None while it holds."""

    key: str
    origin: Origin
    name: Text
    starts: date
    ends: date | None
    plan_types: tuple[PlanType, ...]
    levels: tuple[Level, ...]
    review_questions: tuple[ReviewQuestion, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    roles: tuple[Role, ...]
    whom_to_ask: WhomToAsk
    terms: Mapping[str, Text]
    retention: Mapping[str, Retention]

    def choice(self, of: str, key: str) -> Choice:
        """One choice, as in `choice("target_results", "met")`. Raises KeyError for unknown keys."""
        return {one.key: one for one in self.choices[of]}[key]

    def keys(self, of: str) -> tuple[str, ...]:
        """The keys of a list of choices, in order."""
        return tuple(one.key for one in self.choices[of])

    def role(self, key: str) -> Role:
        """What a role is called. Raises KeyError where there is none."""
        return {one.key: one for one in self.roles}[key]

    def level_of(self, status: str) -> Level | None:
        """The level that a census SEN status stands for; None for no SEN."""
        return {one.status: one for one in self.levels}.get(status)
