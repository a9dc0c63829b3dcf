"""Whether a target is within reach, from the record: where it starts, and the growth so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from openiep.plans.rules.panel import Point, State
from openiep.plans.rules.smart import realistic
from openiep.reference.measures import Measure

DAYS_IN_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the record holds of a target's way: values in the measure's unit, days, direction."""

    baseline: Decimal | None = None
    aim: Decimal | None = None
    baseline_on: date | None = None
    due_on: date | None = None
    direction: str = "up"
    start_in_words: bool = False


def reach_of(
    numbers: Numbers, kind: Measure | None, *, today: date, growth: float | None = None
) -> Point:
    """The point "realistic". `growth` is the change a week that the child has shown, if known.

    Rules: `realistic.described`, `no_baseline`, `start_in_words`, `no_aim`, `known`, and those
    of `smart.realistic` with their numbers.
    """
    if kind is not None and not kind.is_a_number:
        return Point("realistic", State.RESTS, "realistic.described")
    if numbers.baseline is None:
        if numbers.start_in_words:
            return Point("realistic", State.FINE, "realistic.start_in_words")
        return _said("no_baseline", State.MISSING, "baseline_value")
    if numbers.aim is None:
        return _said("no_aim", State.CLEARER, "aim_value")
    if kind is None or kind.levels or kind.own_levels or numbers.direction not in {"up", "down"}:
        return _said("known", State.FINE)
    return _paced(numbers, today, growth)


def _paced(numbers: Numbers, today: date, growth: float | None) -> Point:
    assert numbers.baseline is not None
    assert numbers.aim is not None
    since, due = numbers.baseline_on or today, numbers.due_on
    weeks = (due - since).days / DAYS_IN_A_WEEK if due and due > today else None
    pace = realistic(
        baseline=float(numbers.baseline), aim=float(numbers.aim), weeks=weeks,
        slope_so_far=growth, direction="down" if numbers.direction == "down" else "up",
    )  # fmt: skip
    rule = pace.rule.removeprefix("realistic.")
    if rule == "already_there":
        return _said(rule, State.CLEARER, "aim_value", pace.about)
    if rule == "no_weeks":
        return _said(rule, State.CLEARER, "due_on", pace.about)
    if pace.fine is False:
        return _said(rule, State.CLEARER, "aim_value", pace.about)
    return _said(rule, State.FINE, about=pace.about)


def _said(rule: str, state: State, line: str = "", about: Mapping[str, str] | None = None) -> Point:
    known = MappingProxyType(dict(about or {}))
    return Point("realistic", state, f"realistic.{rule}", known, line)
