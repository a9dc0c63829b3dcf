"""The parts of a chart as SVG: grid, uprights, trend, aim, readings, own rating, legend."""

from collections.abc import Callable, Iterator
from datetime import date

from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.chart_data import ChartData, OwnRating, named
from openiep.monitoring.rules.chart_scale import (
    CHARACTER,
    Heading,
    Label,
    Plot,
    ValueAxis,
    day_ticks,
    figure,
    safe,
    short,
)
from openiep.monitoring.rules.checking import number

SCHOOL, CHILD, INK = "#0B5D5E", "#F5B74F", "#23232B"
SIZE = 13.0
ROW = 17.0


_UPRIGHT = {
    "due": 'stroke-opacity=".4"',
    "today": 'stroke-opacity=".7" stroke-dasharray="1.5 3"',
    "phase": 'stroke-opacity=".75"',
}


def headings(data: ChartData, across: Plot) -> list[Heading]:
    """The words above the plot: the day due, today, and each change of support."""
    found = []
    if data.due is not None:
        words = f"{data.words.due} {data.day_text(data.due)}"
        found.append(Heading(across.x(data.due), words, "due"))
    if data.today is not None and across.first <= data.today.toordinal() <= across.last:
        found.append(Heading(across.x(data.today), data.words.today, "today"))
    inside = [one for one in data.phases if across.first <= one.day.toordinal() <= across.last]
    return found + [Heading(across.x(one.day), _cut(one.words), "phase") for one in inside]


def _cut(words: str, most: int = 26) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _text(x: float, y: float, words: str, anchor: str = "start", more: str = "") -> str:
    return f'<text x="{short(x)}" y="{short(y)}" text-anchor="{anchor}"{more}>{safe(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, more: str) -> str:
    return f'<line x1="{short(x1)}" y1="{short(y1)}" x2="{short(x2)}" y2="{short(y2)}" {more}/>'


def draw_grid(data: ChartData, plot: Plot, names: dict[float, str]) -> Iterator[str]:
    """Rules across, values up the side, days along the bottom, the unit on top."""
    unit = data.unit
    if data.direction == Direction.DOWN:
        unit = f"{unit} ({data.words.fewer_is_better})" if unit else data.words.fewer_is_better
    yield _text(8, 8 + SIZE, unit, more=' font-weight="600"')
    yield '<g stroke="currentColor" stroke-opacity=".16" stroke-width="1">'
    for tick in names:
        yield _line(plot.left, plot.y(tick), plot.right, plot.y(tick), "")
    yield '</g><g fill-opacity=".8">'
    for tick, name in names.items():
        yield _text(plot.left - 11, plot.y(tick) + 4.5, name, "end")
    first, last = date.fromordinal(plot.first), date.fromordinal(plot.last)
    most = int((plot.right - plot.left) / 58) + 1
    taken = 0.0
    for day in day_ticks(first, last, most):
        x, words = min(plot.x(day), plot.right), data.day_text(day)
        anchor = "end" if x > plot.right - 14 else "middle"
        wide = len(words) * SIZE * CHARACTER
        begins = x - (wide if anchor == "end" else wide / 2)
        if begins > taken + 4 or not taken:
            yield _text(x, plot.bottom + 20, words, anchor)
            taken = begins + wide
    yield "</g>"
    yield _line(
        plot.left, plot.bottom, plot.right, plot.bottom, 'stroke="currentColor" stroke-width="1.2"'
    )
    if not data.readings:
        middle = (plot.left + plot.right) / 2
        yield _text(middle, (plot.top + plot.bottom) / 2, data.words.none_yet, "middle")


def draw_uprights(plot: Plot, labels: list[Label]) -> Iterator[str]:
    """The day due, today and the changes of support as upright lines under their words."""
    yield '<g class="chart-days" stroke="currentColor" stroke-width="1.2">'
    for label in labels:
        x, top = label.heading.x, plot.top - 5 - label.row * ROW
        yield _line(x, top, x, plot.bottom, _UPRIGHT[label.heading.kind])
    yield '</g><g font-size="12">'
    for label in labels:
        yield _text(label.x, plot.top - 8 - label.row * ROW, label.heading.words, label.anchor)
    yield "</g>"


def draw_range_and_trend(data: ChartData, plot: Plot) -> Iterator[str]:
    """The range as a soft band and the line through the readings."""
    if data.trend is None:
        return
    band = data.trend.band
    if band:
        upper = [f"{short(plot.x(day))},{short(plot.y(high))}" for day, _, high in band]
        lower = [f"{short(plot.x(day))},{short(plot.y(low))}" for day, low, _ in reversed(band)]
        points = " ".join(upper + lower)
        yield (
            f'<polygon class="chart-range" points="{points}" fill="{SCHOOL}" fill-opacity=".16"/>'
        )
    yield _line(
        plot.x(data.trend.first),
        plot.y(data.trend.first_value),
        plot.x(data.trend.last),
        plot.y(data.trend.last_value),
        f'class="chart-trend" stroke="{SCHOOL}" stroke-width="2.6" stroke-linecap="round"',
    )


def _square(x: float, y: float) -> str:
    return (
        f'<rect x="{short(x - 4)}" y="{short(y - 4)}" width="8" height="8" fill="none" '
        'stroke="currentColor" stroke-width="1.8"/>'
    )


def draw_aim(data: ChartData, plot: Plot) -> Iterator[str]:
    """The baseline as an open square, the target as a ring with its value, the way dashed."""
    start = plot.x(data.start)
    yield '<g class="chart-aim">'
    if data.target is not None and data.due is not None:
        due = plot.x(data.due)
        goal = plot.y(data.target)
        if data.baseline is not None:
            dashes = 'stroke="currentColor" stroke-width="1.8" stroke-dasharray="7 5"'
            yield _line(start, plot.y(data.baseline), due, goal, dashes)
        for radius in ("6", "2.2"):
            yield (
                f'<circle cx="{short(due)}" cy="{short(goal)}" r="{radius}" fill="none" '
                'stroke="currentColor" stroke-width="1.8"/>'
            )
    if data.baseline is not None:
        yield _square(start, plot.y(data.baseline))
    yield "</g>"


def draw_checks(data: ChartData, plot: Plot) -> Iterator[str]:
    """The readings as dots, with who measured on hover."""
    yield f'<g class="chart-checks" fill="{SCHOOL}" stroke="currentColor" stroke-width=".6">'
    unit = f" {data.unit}" if data.unit and not data.tick_names else ""
    for reading in data.readings:
        about = [f"{data.day_text(reading.day)}: {named(data, reading.value)}{unit}"]
        about += [reading.who] if reading.who else []
        yield (
            f'<circle cx="{short(plot.x(reading.day))}" cy="{short(plot.y(reading.value))}" '
            f'r="4.4"><title>{safe(", ".join(about))}</title></circle>'
        )
    yield "</g>"


def _diamond(x: float, y: float, about: str = "") -> str:
    inside = f"<title>{safe(about)}</title>" if about else ""
    return (
        f'<path d="M{short(x)} {short(y - 5.5)}l5.5 5.5-5.5 5.5-5.5-5.5z" fill="{CHILD}" '
        f'stroke="{INK}" stroke-width="1.3">{inside}</path>'
    )


def draw_own(data: ChartData, own: OwnRating, plot: Plot, top: float) -> Iterator[str]:
    """The child's own rating in a lane of its own under the same days."""
    axis = ValueAxis(own.lowest, max(own.highest, own.lowest + 1e-9), (own.lowest, own.highest))
    lane = Plot(plot.left, plot.right, top + 20, top + 48, plot.first, plot.last, axis)
    yield '<g class="chart-own">'
    yield _text(8, top + 8, own.words, more=' font-weight="600"')
    yield '<g stroke="currentColor" stroke-opacity=".16">'
    for end in (own.lowest, own.highest):
        yield _line(lane.left, lane.y(end), lane.right, lane.y(end), "")
    yield '</g><g fill-opacity=".8" font-size="12">'
    for end in (own.lowest, own.highest):
        yield _text(lane.left - 11, lane.y(end) + 4, figure(end), "end")
    yield "</g>"
    for reading in own.readings:
        x, y = lane.x(reading.day), lane.y(number(reading.value, "A rating"))
        place = int(reading.value - own.lowest)
        chosen = own.names[place] if 0 <= place < len(own.names) else figure(reading.value)
        yield _diamond(x, y, f"{data.day_text(reading.day)}: {chosen}")
    yield "</g>"


def draw_legend(data: ChartData, top: float, width: int) -> tuple[list[str], float]:
    """Mark and word of each series, in as many rows as needed; and where the picture ends."""
    parts = ['<g class="chart-legend" font-size="12">']
    x, y = 8.0, top + 12
    for draw, words, mark in _legend_items(data):
        wide = mark + 5 + len(words) * 6
        if x > 8 and x + wide > width - 6:
            x, y = 8.0, y + ROW + 2
        parts += [draw(x + mark / 2, y - 4), _text(x + mark + 5, y, words)]
        x += wide + 9
    return [*parts, "</g>"], y + 10


def _legend_items(
    data: ChartData,
) -> Iterator[tuple[Callable[[float, float], str], str, float]]:
    """How each series is drawn, its words, and the width of its mark."""
    if data.readings:
        yield (
            lambda x, y: f'<circle cx="{short(x)}" cy="{short(y)}" r="4.4" fill="{SCHOOL}"/>',
            data.words.check,
            10.0,
        )
    if data.baseline is not None:
        yield _square, f"{data.words.start} {named(data, data.baseline)}", 10.0
    if data.target is not None and data.due is not None:
        dashes = 'stroke="currentColor" stroke-width="1.8" stroke-dasharray="7 4"'
        yield (
            lambda x, y: _line(x - 11, y, x + 11, y, dashes),
            f"{data.words.aim} {named(data, data.target)}",
            22.0,
        )
    if data.trend:
        solid = f'stroke="{SCHOOL}" stroke-width="2.6" stroke-linecap="round"'
        yield lambda x, y: _line(x - 8, y, x + 8, y, solid), data.words.trend, 19.0
        if data.trend.band:
            yield _swatch, data.words.band, 18.0


def _swatch(x: float, y: float) -> str:
    return (
        f'<rect x="{short(x - 9)}" y="{short(y - 6)}" width="18" height="12" fill="{SCHOOL}" '
        'fill-opacity=".16"/>'
    )
