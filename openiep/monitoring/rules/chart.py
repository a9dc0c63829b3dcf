"""The chart of one target: one SVG text for the page, the paper and Word.

Presentation attributes only, so that a strict content security policy allows it; ink is
`currentColor`; line kinds differ by dash and marks by shape, never by colour alone.
"""

import re
from datetime import date

from openiep.monitoring.rules.chart_data import ChartData
from openiep.monitoring.rules.chart_parts import (
    ROW,
    SIZE,
    draw_aim,
    draw_checks,
    draw_grid,
    draw_legend,
    draw_own,
    draw_range_and_trend,
    draw_uprights,
    headings,
)
from openiep.monitoring.rules.chart_scale import (
    CHARACTER,
    Label,
    Plot,
    ValueAxis,
    figure,
    label_rows,
    safe,
    short,
    value_axis,
)
from openiep.monitoring.rules.checking import Unfit, number

NARROW, WIDE = 400, 720
_KEY = re.compile(r"[A-Za-z][\w.-]*\Z")
_FONT = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Noto Sans, Arial, sans-serif"


def chart(data: ChartData, *, width: int = NARROW) -> str:
    """The picture as one SVG text, `width` units wide (320 to 1,200; 400 suits a phone).

    Give it `WIDE` where there is room. ValueError for numbers that are not finite, a key that
    cannot be an id, or a width out of range.
    """
    if not _KEY.match(data.key):
        raise Unfit("The key of a chart must be a plain word, as it becomes an id.")
    if not 320 <= width <= 1200:
        raise Unfit("The width of a chart must lie between 320 and 1200.")
    axis = _axis(data)
    names = dict(data.tick_names) or {tick: figure(tick) for tick in axis.ticks}
    margin = 20 + max(len(name) for name in names.values()) * SIZE * CHARACTER
    left, right = max(margin, 34.0), width - 14.0
    first, last = _days(data)
    across = Plot(left, right, 0, 1, first.toordinal(), last.toordinal(), axis)
    labels = label_rows(headings(data, across), left, right, SIZE)
    rows = 1 + max((label.row for label in labels), default=0)
    top = 14 + ROW + rows * ROW
    plot = Plot(left, right, top, top + 190, across.first, across.last, axis)
    height, parts = _drawn(data, plot, labels, names, width)
    return _framed(data, width, height, "".join(parts))


def _framed(data: ChartData, width: int, height: float, inside: str) -> str:
    key = data.key
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {short(height)}" '
        f'role="img" aria-labelledby="{key}-title {key}-desc" class="chart" '
        f'font-family="{_FONT}" font-size="{short(SIZE)}" fill="currentColor">'
        f'<title id="{key}-title">{safe(data.title)}</title>'
        f'<desc id="{key}-desc">{safe(data.description)}</desc>{inside}</svg>'
    )


def _drawn(
    data: ChartData, plot: Plot, labels: list[Label], names: dict[float, str], width: int
) -> tuple[float, list[str]]:
    """Height and parts of the picture, from the back to the front."""
    parts = [*draw_grid(data, plot, names), *draw_uprights(plot, labels)]
    parts += [*draw_range_and_trend(data, plot), *draw_aim(data, plot), *draw_checks(data, plot)]
    below = plot.bottom + 32
    if data.own is not None and data.own.readings:
        parts += draw_own(data, data.own, plot, below + 8)
        below += 70
    legend, below = draw_legend(data, below, width)
    return below, parts + legend


def _axis(data: ChartData) -> ValueAxis:
    values = [number(reading.value, "A reading") for reading in data.readings]
    values += [number(one, "A level") for one in (data.baseline, data.target) if one is not None]
    whole = all(value == int(value) for value in values)
    if data.trend:
        ends = (data.trend.first_value, data.trend.last_value)
        values += [number(end, "A line") for end in ends]
        values += [number(end, "A range") for _, *ends in data.trend.band for end in ends]
    values += [value for value, _ in data.tick_names]
    scale = [end for end in (data.lowest, data.highest) if end is not None]
    return value_axis(values or scale or [0.0, 1.0], data.lowest, data.highest, whole=whole)


def _days(data: ChartData) -> tuple[date, date]:
    own = data.own.readings if data.own else ()
    days = [data.start, *(one.day for one in (*data.readings, *own))]
    days += [data.due] if data.due else []
    return min(days), max(days)
