"""The days on which support changed, as the lines that stand in a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from openiep.monitoring.rules.chart_data import Phase

WITH_THE_PLAN = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Help:
    """One arrangement: what it is called, its first and its last day, where they are known."""

    words: str
    starts_on: date | None
    ends_on: date | None


def phases_of(helps: Iterable[Help], since: date | None, until: date) -> list[Phase]:
    """A line for each day on which something began with a plus or ended with a minus, in order.

    Several on one day share a line. What began with the plan, which was in force `since`, has no
    line of its own, and neither has what will come after `until`.
    """
    first = since + WITH_THE_PLAN if since else date.min
    days: dict[date, list[str]] = {}
    for one in helps:
        words = " ".join(one.words.split())
        for day, sign in ((one.starts_on, "+"), (one.ends_on, "\N{MINUS SIGN}")):
            if day and first < day <= until:
                days.setdefault(day, []).append(f"{sign} {words}".strip())
    return [Phase(day, ", ".join(days[day])) for day in sorted(days)]
