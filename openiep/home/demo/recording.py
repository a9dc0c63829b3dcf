"""Readings as they come in a school: about once a week, by one of two people, with scatter."""

from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from openiep.access.models import User
from openiep.classroom.actions.diary import write_in_diary
from openiep.classroom.actions.sessions import record_session
from openiep.classroom.models import DiaryEntry
from openiep.classroom.rules.sessions import Outcome, Why
from openiep.home.demo.cast import EMAILS
from openiep.home.demo.reading import Story, data
from openiep.home.demo.told import Told, dice
from openiep.monitoring.actions import (
    correct_measurement,
    record_measurement,
    record_observation,
    take_back_measurement,
)
from openiep.monitoring.models import Measurement
from openiep.plans.models import HomeHelp, Provision
from openiep.reference.measures import measure

MISSED = 0.12  # a day without a reading: the child was away, a trip, a bad morning
WITH_NOTE = 0.16
BY_TEACHER = 0.3
NOISE_ENDS = 1.9  # so many spreads from the line at most; children have no wilder days here
LATE, SPAN = 0.4, 0.6
A_WEEK = 5  # school days
# What comes of a hundred sessions; of the rest nobody wrote anything.
CAME: tuple[tuple[int, Outcome, Why | None], ...] = (
    (74, Outcome.HAPPENED, None),
    (8, Outcome.AWAY, None),
    (4, Outcome.PARTLY, Why.NOT_READY),
    (4, Outcome.DID_NOT, Why.STAFF),
    (3, Outcome.DID_NOT, Why.EVENT),
    (1, Outcome.DID_NOT, Why.PLACE),
)


def reading_days(told: Told, plan: Story, until: int) -> Iterator[int]:
    """The days, counted back, on which something is recorded while the plan is in force."""
    ago = plan["in_force"]["ago"] - 3
    while ago >= until:
        yield ago
        ago -= told.chance.choice((4, 5, 5, 6))


def keep_readings(told: Told, plan: Story, ago: int, until: int) -> None:
    """Record a value for each target that is measured, as seen on this day."""
    began = plan["in_force"]["ago"]
    gone = (began - ago) / max(1, began - until)
    for place, target in enumerate(plan["targets"]):
        going = target.get("going")
        if going and told.chance.random() > MISSED:
            value = _value(told, target, gone)
            note = told.chance.choice(data("notes")) if told.chance.random() < WITH_NOTE else ""
            _record(told, place, value, ago, note=note, by=_someone(told))


def session_weeks(plan: Story, until: int) -> range:
    """The days, counted back, on which the help of the week before is written down."""
    return range(plan["in_force"]["ago"] - A_WEEK, until - 1, -A_WEEK)


def keep_sessions(told: Told, ago: int) -> None:
    """Write down what came of the help that was arranged in the week that ends on this day."""
    arranged = Provision.objects.filter(plan=told.plan_id, taken_out_at=None)
    for row in arranged.select_related("plan", "pupil", "school").order_by("position", "made_at"):
        chance = dice(f"{told.story['who']['given']} {row.position} {ago}")
        for back in _days_of_week(row, ago):
            day = told.day(back)
            if row.starts_on and day < row.starts_on:
                continue
            if row.ends_on and day > row.ends_on:
                continue
            came = _came(chance.randint(1, 100))
            if came:
                by = told.assistant if chance.random() > BY_TEACHER else told.teacher
                record_session(provision=row, outcome=came[0], why=came[1], day=day, by=by)


def _days_of_week(row: Provision, ago: int) -> list[int]:
    """The school days of a week on which the help is planned, the first one first."""
    times = row.times_a_week or Decimal(0)
    if times < 1:  # every other week
        times = Decimal((ago // A_WEEK) % round(1 / times) == 0) if times else times
    count = min(A_WEEK, ceil(times))
    return [ago + A_WEEK - 1 - (n * A_WEEK) // count for n in range(count)]


def _came(fell: int) -> tuple[Outcome, Why | None] | None:
    for chances, outcome, why in CAME:
        if fell <= chances:
            return outcome, why
        fell -= chances
    return None


def keep_one_reading(told: Told, said: Story) -> None:
    """Record one value that the story names."""
    _record(told, said["target"], Decimal(str(said["value"])), said["ago"], by=told.assistant)


def keep_observation(told: Told, said: Story) -> None:
    """Record what was seen, in words."""
    by = told.company.users[said["by"]] if "by" in said else told.assistant
    record_observation(
        target=told.target(said["target"]), words=said["words"], day=told.day(said["ago"]), by=by
    )


def keep_diary(told: Told, said: Story) -> None:
    """A parent notes what was done at home today, and shows it to the school or not."""
    things = HomeHelp.objects.filter(plan=told.plan_id, taken_out_at=None)
    write_in_diary(
        pupil=told.pupil, day=told.day(said["ago"]), how=DiaryEntry.How(said["how"]),
        words=said["words"], home_help=things[said["home"]].pk, share=said.get("share", False),
        by=User.objects.get(email=EMAILS[said["by"]]),
    )  # fmt: skip


def correct_reading(told: Told, said: Story) -> None:
    """Put a right value in place of a wrong one of an earlier day."""
    wrong = _reading_of(told, said)
    correct_measurement(
        measurement=wrong, value=Decimal(str(said["right"])), day=wrong.day, note="",
        why=said["why"], by=told.assistant,
    )  # fmt: skip


def take_back_reading(told: Told, said: Story) -> None:
    """Say that a value of an earlier day is not to count."""
    take_back_measurement(measurement=_reading_of(told, said), why=said["why"], by=told.assistant)


def _reading_of(told: Told, said: Story) -> Measurement:
    seen_on = told.day(said["of"])
    target = told.targets[said["target"]]
    return Measurement.objects.standing_now().filter(target=target, day=seen_on).latest("made_at")


def _someone(told: Told) -> User:
    return told.teacher if told.chance.random() < BY_TEACHER else told.assistant


def _record(told: Told, place: int, value: Decimal, ago: int, *, note: str = "", by: User) -> None:
    record_measurement(target=told.target(place), value=value, day=told.day(ago), note=note, by=by)


def _value(told: Told, target: Story, gone: float) -> Decimal:
    """A value on the target's way, with scatter, on its scale and as fine as it is counted."""
    first, last, spread, way = target["going"]
    done = {
        "steady": gone,
        "late": max(0.0, (gone - LATE) / SPAN),
        "slowing": 1 - (1 - gone) ** 2,
    }[way]
    off = told.chance.gauss(0, spread)
    off = max(-NOISE_ENDS * spread, min(NOISE_ENDS * spread, off))
    kind = measure(target["measure"])
    value = Decimal(round(first + (last - first) * done + off))
    low, high = kind.low or Decimal(0), kind.high
    if "out_of" in target:
        high = Decimal(target["out_of"])
    value = max(low, value if high is None else min(high, value))
    return value.quantize(Decimal(1).scaleb(-kind.decimals))
