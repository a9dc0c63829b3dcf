"""A picture the size of a word, for lists: the readings and where they should be."""

from collections.abc import Sequence

from openiep.monitoring.rules.aim import Aim
from openiep.monitoring.rules.chart_scale import safe, short
from openiep.monitoring.rules.checking import Point, in_order

WIDTH, HEIGHT = 88, 28
SCHOOL = "#0B5D5E"
_LEFT, _RIGHT, _TOP, _BOTTOM = 4.0, 80.0, 5.0, 23.0


def sparkline(points: Sequence[Point], aim: Aim | None, title: str) -> str:
    """The `(week, score)` readings as a small SVG with the aim line dashed and the last one marked.

    `title` is its text twin. ValueError for numbers that are not finite.
    """
    found = in_order(points)
    ends = [(0.0, aim.baseline), (aim.weeks, aim.target)] if aim else []
    everything = [*found, *ends]
    inside = _lines(found, ends, everything) if everything else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" class="sparkline" fill="none">'
        f"<title>{safe(title)}</title>{inside}</svg>"
    )


def _lines(found: Sequence[Point], ends: Sequence[Point], everything: Sequence[Point]) -> str:
    first, last = min(week for week, _ in everything), max(week for week, _ in everything)
    low, high = min(score for _, score in everything), max(score for _, score in everything)

    def place(point: Point) -> str:
        across = (point[0] - first) / (last - first) if last > first else 0.5
        up = (point[1] - low) / (high - low) if high > low else 0.5
        return (
            f"{short(_LEFT + (_RIGHT - _LEFT) * across)},{short(_BOTTOM - (_BOTTOM - _TOP) * up)}"
        )

    parts = []
    if ends:
        way = " ".join(place(end) for end in ends)
        parts.append(
            f'<polyline points="{way}" stroke="currentColor" stroke-width="1.2" '
            'stroke-dasharray="3 3" stroke-opacity=".75"/>'
        )
    if found:
        way = " ".join(place(point) for point in found)
        x, y = place(found[-1]).split(",")
        parts.append(
            f'<polyline class="chart-trend" points="{way}" stroke="{SCHOOL}" stroke-width="1.8" '
            'stroke-linejoin="round"/>'
            f'<circle class="chart-checks" cx="{x}" cy="{y}" r="3.2" fill="{SCHOOL}"/>'
        )
    return "".join(parts)
