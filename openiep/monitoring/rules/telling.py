"""From the analysis to what pages say and draw: sentence values, the line, the alternative text."""

from collections.abc import Callable
from datetime import date, timedelta

from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.analysis import Analysis
from openiep.monitoring.rules.chart_data import DrawnTrend
from openiep.monitoring.rules.trend import Trend
from openiep.monitoring.rules.wording import Text, Told, plain, say

_STEPS = 8


def told(
    found: Analysis,
    *,
    name: str,
    unit: str,
    due: str,
    tell_by: str = "",
    slope_digits: int = 1,
    bare: Callable[[float], str] = plain,
    amount: Callable[[float], str] | None = None,
    has_pace: bool = True,
) -> Told:
    """The values that the sentences of `wording` name, from an analysis.

    `due` and `tell_by` are days as people say them. `bare` says a value without and `amount` with
    what belongs to it; left out, the figure and `unit`. The pace is told only where it leads
    towards the target and is not rounded away, and never where `has_pace` is not set: nobody
    gains half a face a week.
    """

    def full(value: float) -> str:
        return amount(value) if amount else f"{bare(value)} {unit}".strip()

    falling = found.aim.direction == Direction.DOWN
    sign = -1 if falling else 1
    pace = "" if found.pace is None else plain(round(sign * found.pace, slope_digits))
    return Told(
        name=name,
        baseline=bare(found.aim.baseline),
        now=full(found.now) if found.now is not None else "",
        target=bare(found.aim.target),
        due=due,
        tell_by=tell_by,
        pace="" if pace == "0" or pace.startswith("-") or not has_pace else pace,
        needed=plain(round(sign * found.aim.slope, slope_digits)) if has_pace else "",
        pace_reaches=_reaches(found, full, bare),
        closer=found.closer,
        falling=falling,
        is_there=found.now is not None and full(found.now) == full(found.aim.target),
    )


def _reaches(found: Analysis, full: Callable[[float], str], bare: Callable[[float], str]) -> str:
    """Where the pace leads by the day due: "9 words (7 to 11)"."""
    at = found.at_due
    return f"{full(at.fit)} ({bare(at.low)} to {bare(at.high)})" if at else ""


def drawn_trend(
    line: Trend | None,
    start: date,
    *,
    lowest: float | None = None,
    highest: float | None = None,
) -> DrawnTrend | None:
    """The trend as the chart draws it: days instead of weeks, the range kept on the scale."""
    if line is None:
        return None

    def day(week: float) -> date:
        return start + timedelta(days=round(week * 7))

    def kept(value: float) -> float:
        raised = value if lowest is None else max(value, lowest)
        return raised if highest is None else min(raised, highest)

    weeks = [
        line.first_week + (line.last_week - line.first_week) * step / _STEPS
        for step in range(_STEPS + 1)
    ]
    levels = [(day(week), line.fit.level(week)) for week in weeks]
    return DrawnTrend(
        first=day(line.first_week),
        first_value=kept(line.at(line.first_week)),
        last=day(line.last_week),
        last_value=kept(line.at(line.last_week)),
        band=tuple((at, kept(level.low), kept(level.high)) for at, level in levels),
    )


def described(found: Analysis, values: Told, *, first: str, last: str) -> Text:
    """The alternative text of a chart, from the day of the first check to that of the last."""
    if not found.standing.checks:
        return say(
            "No checks yet. The aim line leads from %(baseline)s to %(target)s by %(due)s.",
            baseline=values.baseline,
            target=values.target,
            due=values.due,
        )
    return say(
        "Checks: %(checks)s, from %(first)s to %(last)s. Start %(baseline)s, now %(now)s. "
        "The aim line leads to %(target)s by %(due)s.",
        checks=str(found.standing.checks),
        first=first,
        last=last,
        baseline=values.baseline,
        now=values.now,
        target=values.target,
        due=values.due,
    )
