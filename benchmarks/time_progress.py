"""How long do the rules take? Medians of a 30-point analysis, the forecasts and the picture.

`python -m benchmarks.time_progress`: exits with 1 where a promise is not kept.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from openiep.monitoring.rules.aim import aim
from openiep.monitoring.rules.analysis import Analysis, analyse
from openiep.monitoring.rules.chart import WIDE, chart
from openiep.monitoring.rules.chart_data import ChartData, Reading
from openiep.monitoring.rules.checking import Point
from openiep.monitoring.rules.forecast import Prior
from openiep.monitoring.rules.forecast_grid import forecast_count, forecast_out_of
from openiep.monitoring.rules.sparkline import sparkline
from openiep.monitoring.rules.telling import drawn_trend

START = date(2026, 9, 7)
POINTS = 30


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of `rounds` runs."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def picture_of(points: Sequence[Point], found: Analysis) -> ChartData:
    """The chart of the timed series."""
    return ChartData(
        key="c",
        title="Sam: words read aloud",
        description="Thirty checks.",
        unit="words",
        start=START,
        due=START + timedelta(weeks=18),
        today=START + timedelta(weeks=15),
        baseline=4,
        target=15,
        lowest=0,
        readings=tuple(
            Reading(START + timedelta(days=round(week * 7)), score, "Mrs Ali")
            for week, score in points
        ),
        trend=drawn_trend(found.trend, START, lowest=0),
    )


def main() -> int:
    """Print each median beside its promise."""
    rng = random.Random(20261123)
    points = [
        (week / 2, float(round(4 + 0.25 * week + rng.gauss(0, 1.5)))) for week in range(1, 31)
    ]
    goal, prior, spread = aim(4, 15, 18), Prior(1.5, 1.0), Prior(3.5, 1.0)
    picture = picture_of(points, analyse(points, goal, planned_review=True))
    rows: tuple[tuple[str, float, int, Callable[[], object]], ...] = (
        (
            "analysis of 30 points, with forecast",
            5,
            300,
            lambda: analyse(points, goal, planned_review=True, prior=prior),
        ),
        (
            "forecast on the grid, k out of n, plain",
            100,
            20,
            lambda: forecast_out_of(points, goal, prior, out_of=20),
        ),
        (
            "forecast on the grid, k out of n, spread",
            100,
            20,
            lambda: forecast_out_of(points, goal, spread, out_of=20),
        ),
        ("forecast on the grid, counts", 100, 20, lambda: forecast_count(points, goal, spread)),
        ("chart, phone", 1, 500, lambda: chart(picture)),
        ("chart, wide", 1, 500, lambda: chart(picture, width=WIDE)),
        ("sparkline", 1, 500, lambda: sparkline(points, goal, "Sam")),
    )
    kept = True
    for name, promise, rounds, work in rows:
        taken = milliseconds(work, rounds)
        kept = kept and taken <= promise
        print(f"{name:<44}{taken:>8.2f} ms   (promise {promise:g} ms)")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
