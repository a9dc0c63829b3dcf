"""How long do the rules take? Medians of a 30-point analysis, the forecasts and the picture.

`python -m benchmarks.time_progress`: exits with 1 where a promise is not kept.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from openiep.monitoring.rules.aim import aim
from openiep.monitoring.rules.analysis import analyse
from openiep.monitoring.rules.chart import WIDE, chart
from openiep.monitoring.rules.chart_data import ChartData, DrawnTrend, Reading
from openiep.monitoring.rules.forecast import Prior
from openiep.monitoring.rules.forecast_grid import forecast_count, forecast_out_of
from openiep.monitoring.rules.sparkline import sparkline

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


def main() -> int:
    """Print each median beside its promise."""
    rng = random.Random(20261123)
    points = [
        (week / 2, float(round(4 + 0.25 * week + rng.gauss(0, 1.5)))) for week in range(1, 31)
    ]
    goal, prior = aim(4, 15, 18), Prior(1.5, 1.0)
    found = analyse(points, goal, planned_review=True, prior=prior)
    assert found.trend is not None

    def day(week: float) -> date:
        return START + timedelta(days=round(week * 7))

    band = tuple(
        (day(w), level.low, level.high)
        for w, level in ((w, found.trend.fit.level(w)) for w in (0.5, 4.0, 8.0, 12.0, 15.0))
    )
    picture = ChartData(
        key="c",
        title="Sam: words read aloud",
        description="Thirty checks.",
        unit="words",
        start=START,
        due=day(18),
        today=day(15.2),
        baseline=4,
        target=15,
        lowest=0,
        readings=tuple(Reading(day(week), score, "Mrs Ali") for week, score in points),
        trend=DrawnTrend(day(0.5), found.trend.at(0.5), day(15), found.trend.at(15), band),
    )
    rows: tuple[tuple[str, float, float], ...] = (
        (
            "analysis of 30 points, with forecast",
            5,
            milliseconds(lambda: analyse(points, goal, planned_review=True, prior=prior), 300),
        ),
        (
            "forecast on the grid, k out of n, plain",
            100,
            milliseconds(lambda: forecast_out_of(points, goal, prior, out_of=20), 20),
        ),
        (
            "forecast on the grid, k out of n, spread",
            100,
            milliseconds(lambda: forecast_out_of(points, goal, Prior(3.5, 1.0), out_of=20), 20),
        ),
        (
            "forecast on the grid, counts",
            100,
            milliseconds(lambda: forecast_count(points, goal, Prior(4.0, 1.0)), 20),
        ),
        ("chart, phone", 1, milliseconds(lambda: chart(picture), 500)),
        ("chart, wide", 1, milliseconds(lambda: chart(picture, width=WIDE), 500)),
        ("sparkline", 1, milliseconds(lambda: sparkline(points, goal, "Sam"), 500)),
    )
    for name, promise, taken in rows:
        print(f"{name:<44}{taken:>8.2f} ms   (promise {promise:g} ms)")
    return int(any(taken > promise for _, promise, taken in rows))


if __name__ == "__main__":
    sys.exit(main())
