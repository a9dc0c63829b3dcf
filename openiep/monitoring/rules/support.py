"""The days on which support changed, as the lines that stand in a picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from openiep.monitoring.rules.chart_data import Phase

WITH_THE_PLAN = timedelta(weeks=1)
BEGAN, ENDED, CHANGED = "+", "\N{MINUS SIGN}", "\N{PLUS-MINUS SIGN}"
# How much help there is: another number here is a change of support.
DOSE = ("times_a_week", "minutes", "group_size")


@dataclass(frozen=True, slots=True)
class Help:
    """One arrangement: what it is called, its first and last day where they are known, and the days
    on which it was agreed that there would be more or less of it."""

    words: str
    starts_on: date | None
    ends_on: date | None
    changed_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """The arrangements of one version of a plan as they were agreed, and the day of it."""

    day: date
    rows: Sequence[Mapping[str, Any]]


def helps_of(versions: Sequence[Agreed]) -> list[Help]:
    """Every arrangement that ever stood in a plan, from its versions, earliest first.

    What has no day of its own began, ended or changed on the day of the version that says so; what
    stood in the first version began with the plan.
    """
    found: dict[str, Help] = {}
    standing: dict[str, Mapping[str, Any]] = {}
    for number, version in enumerate(versions):
        rows = {str(row["id"]): row for row in version.rows}
        for key, row in rows.items():
            found[key] = _later(found.get(key), standing.get(key), row, version.day, number)
        for key in standing.keys() - rows.keys():
            ends = found[key].ends_on
            over = version.day if ends is None else min(ends, version.day)
            found[key] = Help(found[key].words, found[key].starts_on, over, found[key].changed_on)
        standing = rows
    return list(found.values())


def _later(
    known: Help | None,
    was: Mapping[str, Any] | None,
    row: Mapping[str, Any],
    day: date,
    number: int,
) -> Help:
    """What is known of an arrangement after one more version that holds it."""
    starts, ends = _day(row.get("starts_on")), _day(row.get("ends_on"))
    if starts is None and known is not None:
        starts = known.starts_on
    elif starts is None and number:
        starts = day
    changed = known.changed_on if known else ()
    if was is not None and any(was.get(field) != row.get(field) for field in DOSE):
        changed = (*changed, day)
    return Help(row.get("programme") or row.get("activities") or "", starts, ends, changed)


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def phases_of(
    helps: Iterable[Help], since: date | None, until: date, over: date | None = None
) -> list[Phase]:
    """A line for each day on which something began (+), ended (−) or changed (±), in order.

    Several on one day share a line. What began with the plan, which was in force `since`, or ends
    with it, which is or was to be `over`, has no line of its own, and neither has what will come
    after `until`.
    """
    first = since + WITH_THE_PLAN if since else date.min
    last = over - WITH_THE_PLAN if over else date.max
    days: dict[date, list[str]] = {}
    for one in helps:
        words = " ".join(one.words.split())
        marks = [(one.starts_on, BEGAN), *((day, CHANGED) for day in one.changed_on)]
        for day, sign in (*marks, (one.ends_on, ENDED)):
            with_the_plan = sign == ENDED and day and day > last
            if day and first < day <= until and not with_the_plan:
                days.setdefault(day, []).append(f"{sign} {words}".strip())
    return [Phase(day, ", ".join(days[day])) for day in sorted(days)]
