"""Where a child starts: the middle of the first observations."""

from collections.abc import Sequence
from dataclasses import dataclass

from openiep.monitoring.rules.checking import median, numbers

ENOUGH_FOR_A_BASELINE = 3


@dataclass(frozen=True, slots=True)
class Baseline:
    """The starting level in the measure's own unit; provisional with fewer than three values."""

    value: float
    provisional: bool


def baseline(values: Sequence[float]) -> Baseline:
    """The median of the observations before the support began.

    One or more values in the measure's unit; ValueError where there is none. The median of
    three or more is the custom of curriculum-based measurement: one bad day cannot move it.
    """
    found = numbers(values, "values")
    return Baseline(median(found), provisional=len(found) < ENOUGH_FOR_A_BASELINE)
