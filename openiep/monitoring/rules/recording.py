"""Whether something seen may be kept: the day, the value on its scale, the words."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from openiep.plans.rules.levels import places_of
from openiep.reference.measures import Kind, Measure
from openiep.rules import Reason, because

# A baseline says where the child starts; what was seen longer ago than this says nothing of now.
OLDEST_BASELINE = timedelta(days=2 * 365)
MOST_CHOICES = 11  # a scale with more values than this is typed, not tapped


@dataclass(frozen=True, slots=True)
class Scale:
    """What a value may be. `low` and `high` are included; None means that there is no such limit.

    `decimals` is how many places a value may have, `step` how far one press of plus or minus goes.
    """

    key: str
    kind: Kind
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    decimals: int

    @property
    def is_described(self) -> bool:
        """True where words are kept and no number."""
        return self.kind == "described"

    @property
    def choices(self) -> tuple[Decimal, ...]:
        """Every value, where they are few enough to be tapped; else nothing."""
        if self.kind != "ordinal" or self.low is None or self.high is None:
            return ()
        if self.high - self.low >= MOST_CHOICES:
            return ()
        return tuple(self.low + step for step in range(int(self.high - self.low) + 1))


@dataclass(frozen=True, slots=True)
class Life:
    """Where the target stands: in force or still a draft, and since when it was in force."""

    in_force: bool
    can_be_started: bool
    since: date | None


def scale_of(
    measure: Measure | None, low: Decimal | None, high: Decimal | None, step: Decimal | None = None
) -> Scale:
    """The scale of a target: its measure, narrowed by the target's own lowest and highest value
    and by its own step.

    Without a measure only words can be kept.
    """
    if measure is None:
        return Scale("", "described", None, None, Decimal(1), 0)
    return Scale(
        key=measure.key,
        kind=measure.kind,
        low=measure.low if low is None else low,
        high=measure.high if high is None else high,
        step=step or measure.step or Decimal(1),
        decimals=places_of(measure, step),
    )


def why_not_now(life: Life, *, is_baseline: bool, is_words: bool) -> list[Reason]:
    """Codes: `not_in_force` (closed, taken out or withdrawn), `baseline_only` (still a draft)."""
    if life.in_force:
        return []
    if not life.can_be_started:
        return [because("not_in_force")]
    return [] if is_baseline or is_words else [because("baseline_only")]


def why_not_that_day(
    day: date, today: date, life: Life, *, is_baseline: bool, is_words: bool = False
) -> list[Reason]:
    """Codes: `in_the_future`, `before_the_plan`, `too_long_ago` (a baseline of years ago)."""
    if day > today:
        return [because("in_the_future", field="day", day=day)]
    if is_baseline or (is_words and not life.in_force):
        oldest = today - OLDEST_BASELINE
        return [because("too_long_ago", field="day", oldest=oldest)] if day < oldest else []
    if life.since is not None and day < life.since:
        return [because("before_the_plan", field="day", since=life.since)]
    return []


def why_not_that_value(value: Decimal, scale: Scale) -> list[Reason]:
    """Codes: `needs_words`, `off_the_scale` (`low` and `high`), `too_fine` (`decimals`)."""
    if scale.is_described:
        return [because("needs_words")]
    too_low = scale.low is not None and value < scale.low
    too_high = scale.high is not None and value > scale.high
    if too_low or too_high or abs(value) >= LARGEST:
        return [because("off_the_scale", field="value", low=scale.low, high=scale.high)]
    if value != round(value, scale.decimals):
        return [because("too_fine", field="value", decimals=scale.decimals)]
    return []


LARGEST = Decimal(10) ** 7  # what the column holds


def stepped(value: Decimal | None, scale: Scale, by: int, *, last: Decimal | None) -> Decimal:
    """The value after one press of plus (1) or minus (-1), kept on the scale.

    From an empty box the press counts from the `last` value kept; without one it gives the lowest.
    """
    if value is None and last is None:
        return scale.low if scale.low is not None else Decimal(0)
    moved = (last if value is None else value) + by * scale.step  # type: ignore[operator]
    if scale.low is not None:
        moved = max(moved, scale.low)
    return moved if scale.high is None else min(moved, scale.high)


def months_from(words: str) -> Decimal | None:
    """An age in months from "7:10", "7y 10m" or "94"; None where it is none.

    "7.10" and "7,10" are not read: nobody can tell seven years ten months from seven and a tenth.
    """
    parts = words.lower().replace("years", ":").replace("year", ":").replace("y", ":")
    parts = parts.replace("months", "").replace("month", "").replace("m", "").replace(" ", "")
    years, colon, months = parts.partition(":")
    if not years.isascii() or not years.isdigit() or (months and not months.isdigit()):
        return None
    if not colon:
        return Decimal(years)
    left = int(months or 0)
    return Decimal(int(years) * 12 + left) if left < 12 else None
