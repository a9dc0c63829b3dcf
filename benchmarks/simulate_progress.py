"""How often do the rules ring falsely, how often do they see, and how honest is the forecast?

`python -m benchmarks.simulate_progress [--series 20000] [--pupils 40000]`: the product's own rules
on simulated children, with a fixed seed, printed as the tables of docs/explanation/progress.md.
"""

import argparse
import itertools
import math
import random
from collections.abc import Callable, Sequence

from openiep.monitoring.rules.aim import aim
from openiep.monitoring.rules.checking import Point, median
from openiep.monitoring.rules.forecast import Prior, forecast
from openiep.monitoring.rules.status import Code, Side, four_in_a_row, status
from openiep.monitoring.rules.student import t_upper_tail
from openiep.monitoring.rules.trend import ols

SEED = 20261123
START, ASKED, WEEKS = 20.0, 1.5, 15
AIM = aim(START, START + ASKED * WEEKS, WEEKS)
REVIEWS = (8, 10, 12, 15)
GROWTH = (("on the aim line", 1.0), ("half the growth", 0.5), ("no growth", 0.0), ("150 %", 1.5))


def readings(
    rng: random.Random, growth: float, scatter: float, carried: float, weeks: int
) -> list[Point]:
    """One weekly score, with scatter of which a share is carried from week to week."""
    noise = rng.gauss(0, scatter)
    fresh = scatter * math.sqrt(1 - carried * carried)
    found = []
    for week in range(1, weeks + 1):
        found.append((float(week), START + growth * week + noise))
        noise = carried * noise + rng.gauss(0, fresh)
    return found


def ever_four(points: Sequence[Point]) -> bool:
    """Whether four in a row rings in any week."""
    return any(
        four_in_a_row(points[end - 4 : end], AIM) == Side.BEHIND
        for end in range(4, len(points) + 1)
    )


def ever_behind(points: Sequence[Point]) -> bool:
    """Whether any of the planned reviews says slower than hoped."""
    return any(
        status(points[:end], AIM, planned_review=True).code == Code.BEHIND for end in REVIEWS
    )


def ever_median(points: Sequence[Point]) -> bool:
    """For comparison: the median of the last three below the line at any of the reviews."""
    return any(median([s for _, s in points[end - 3 : end]]) < AIM.at(end) for end in REVIEWS)


RULES: tuple[tuple[str, Callable[[Sequence[Point]], bool]], ...] = (
    ("worth a look: four in a row, weekly", ever_four),
    ("slower than hoped: 90 % range, four reviews", ever_behind),
    ("(not used) median of last three, four reviews", ever_median),
)


def alarms(series: int) -> None:
    """Print the share of children ever flagged within fifteen weeks."""
    for carried in (0.0, 0.3):
        kind = "independent scatter" if not carried else f"runs of good and bad weeks ({carried})"
        print(f"\nShare ever flagged in {WEEKS} weeks, {series:,} children a cell, {kind}")
        print(f"\n| rule | {' | '.join(name for name, _ in GROWTH)} |")
        print(f"| --- |{' --- |' * len(GROWTH)}")
        shares: dict[str, list[str]] = {name: [] for name, _ in RULES}
        for _, share in GROWTH:
            cells: dict[str, list[str]] = {name: [] for name, _ in RULES}
            for scatter in (5.0, 10.0):
                rng = random.Random(f"{SEED}-{carried}-{share}-{scatter}")
                children = [
                    readings(rng, share * ASKED, scatter, carried, WEEKS) for _ in range(series)
                ]
                for name, rule in RULES:
                    cells[name].append(f"{sum(map(rule, children)) / series:.2f}")
            for name, values in cells.items():
                shares[name].append(" / ".join(values))
        for name, values in shares.items():
            print(f"| {name} | {' | '.join(values)} |", flush=True)


def flat_t(points: Sequence[Point], target: float, due: float) -> float:
    """For comparison: least squares with a flat prior, Student t, median of three."""
    fit = ols([w for w, _ in points], [s for _, s in points])
    lever = 1 / fit.n + (due - fit.mean_x) ** 2 / fit.spread_x + 1 - math.sqrt(3) / math.pi
    return t_upper_tail((target - fit.at(due)) / (fit.scatter * math.sqrt(lever)), fit.df)


def honesty(pupils: int, mean_growth: float) -> None:
    """Print Brier scores by number of points, and the calibration at six."""
    due, asked = 30.0, 1.2
    counts = (6, 8, 10, 14, 20)
    scores = {n: [0.0, 0.0, 0.0] for n in counts}
    at_six: list[tuple[float, float, bool]] = []
    met = 0
    rng = random.Random(f"{SEED}-forecast-{mean_growth}")
    for _ in range(pupils):
        growth, scatter = rng.gauss(mean_growth, 0.7), 8 * math.exp(rng.gauss(0, 0.2))
        line = START + 20
        start = median([rng.gauss(line, scatter) for _ in range(3)])
        weekly = [(float(w), rng.gauss(line + growth * w, scatter)) for w in range(1, 21)]
        target = start + asked * due
        happened = median([rng.gauss(line + growth * due, scatter) for _ in range(3)]) >= target
        met += happened
        for n in counts:
            said = forecast(weekly[:n], aim(start, target, due), Prior(8, 5.4)).probability
            flat = flat_t(weekly[:n], target, due)
            fit = ols([w for w, _ in weekly[:n]], [s for _, s in weekly[:n]])
            ruler = float(fit.at(due) >= target)
            for place, one in enumerate((ruler, flat, said)):
                scores[n][place] += (one - happened) ** 2
            if n == 6:
                at_six.append((said, flat, happened))
    rate = met / pupils
    print(f"\nForecast, {pupils:,} children, mean growth {mean_growth} of {asked} asked a week")
    print(f"{rate:.0%} met the target; always saying so would score {rate * (1 - rate):.3f}\n")
    print("| points | line by ruler, yes or no | flat Student t | this forecast |")
    print("| --- | --- | --- | --- |")
    for n, found in scores.items():
        print(f"| {n} | {' | '.join(f'{one / pupils:.3f}' for one in found)} |")
    calibration(at_six)


def calibration(found: Sequence[tuple[float, float, bool]]) -> None:
    """Print what was said and what happened, in the five bands, at six points."""
    print("\n| band at six points | children | said | happened | flat t said | happened |")
    print("| --- | --- | --- | --- | --- | --- |")
    edges = (0.0, 0.10, 0.35, 0.65, 0.90, 1.000001)
    for low, high in itertools.pairwise(edges):
        ours = [(said, met) for said, _, met in found if low <= said < high]
        flat = [(said, met) for _, said, met in found if low <= said < high]
        cells = [
            f"{sum(one[place] for one in group) / len(group):.2f}" if group else "–"
            for group in (ours, flat)
            for place in (0, 1)
        ]
        print(f"| {low:.2f} to {min(high, 1):.2f} | {len(ours):,} | {' | '.join(cells)} |")


def main() -> None:
    """Read the two sizes and print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=20_000)
    parser.add_argument("--pupils", type=int, default=40_000)
    given = parser.parse_args()
    print(f"Seed {SEED}")
    alarms(given.series)
    for mean_growth in (1.0, 0.5):
        honesty(given.pupils, mean_growth)


if __name__ == "__main__":
    main()
