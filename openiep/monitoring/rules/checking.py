"""What every rule asks of the numbers it is given, with refusals in plain sentences."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]

MOST_READINGS = 20_000
NEAR = 1e-9


class Unfit(ValueError):  # noqa: N818 - the reader's word: what was given does not fit
    """Numbers that cannot be calculated with; the message is one plain sentence."""


def number(value: object, name: str) -> float:
    """`value` as a finite float. Raises ValueError where it is not a number or not finite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(f"{name} must be a number.")
    try:
        as_float = float(value)
    except OverflowError:
        as_float = math.inf
    if not math.isfinite(as_float):
        raise Unfit(f"{name} must be an ordinary number, neither endless nor missing.")
    return as_float


def numbers(values: Iterable[object], name: str, *, least: int = 1) -> list[float]:
    """`values` as finite floats, at least `least` and at most 20,000 of them, or ValueError."""
    found = [number(value, f"Each value in {name}") for value in values]
    if len(found) < least:
        raise Unfit(f"{name} needs at least {least} {'value' if least == 1 else 'values'}.")
    if len(found) > MOST_READINGS:
        raise Unfit(f"{name} holds more than {MOST_READINGS} values.")
    return found


def in_order(points: Iterable[Point]) -> list[Point]:
    """The points by week; two on one day stay in the order in which they were given."""
    checked = [(number(week, "A week"), number(score, "A score")) for week, score in points]
    if len(checked) > MOST_READINGS:
        raise Unfit(f"There are more than {MOST_READINGS} points.")
    return sorted(checked, key=lambda point: point[0])


def same(first: float, second: float, *, scale: float = 0.0) -> bool:
    """Whether two numbers differ by no more than rounding (`scale`: size of the numbers about)."""
    return math.isclose(first, second, rel_tol=NEAR, abs_tol=NEAR * abs(scale))


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two middle ones. Raises ValueError where empty."""
    if not values:
        raise Unfit("There is no value to take the middle of.")
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    middle = (ordered[half - 1] + ordered[half]) / 2
    return middle if math.isfinite(middle) else ordered[half - 1] / 2 + ordered[half] / 2
