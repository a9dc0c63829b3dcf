"""From the analysis to what pages say and draw: sentence values, the line, the alternative text."""

from datetime import date, timedelta

from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.analysis import Analysis
from openiep.monitoring.rules.chart_data import DrawnTrend
from openiep.monitoring.rules.trend import Trend
from openiep.monitoring.rules.wording import Text, Told, plain, say

_STEPS = 8


def told(
    found: Analysis, *, name: str, unit: str, due: str, tell_by: str = "", slope_digits: int = 1
) -> Told:
    """The values that the sentences of `wording` name, from an analysis.

    `due` and `tell_by` are days as people say them. The pace is told only where it leads towards
    the target and is not rounded away.
    """
    falling = found.aim.direction == Direction.DOWN
    sign = -1 if falling else 1
    pace = "" if found.pace is None else plain(round(sign * found.pace, slope_digits))
    reaches = found.at_due
    return Told(
        name=name,
        baseline=plain(found.aim.baseline),
        now=f"{plain(found.now)} {unit}".strip() if found.now is not None else "",
        target=plain(found.aim.target),
        due=due,
        tell_by=tell_by,
        pace="" if pace == "0" or pace.startswith("-") else pace,
        needed=plain(round(sign * found.aim.slope, slope_digits)),
        pace_reaches=(
            f"{plain(reaches.fit)} {unit}".strip()
            + f" ({plain(reaches.low)} to {plain(reaches.high)})"
            if reaches
            else ""
        ),
        closer=found.closer,
        falling=falling,
    )


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
