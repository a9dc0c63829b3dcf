"""Before and since: how often a reading since the support began beats one before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.checking import Unfit, numbers


def nap(
    before: Sequence[float], since: Sequence[float], direction: Direction | str = Direction.UP
) -> float:
    """Non-overlap of all pairs, 0 to 1: the share of pairs in which `since` is better.

    Ties count one half. One value or more on each side, else ValueError. It says nothing of what
    caused the change; pages show it only with five readings on each side.
    Source: Parker & Vannest 2009, Behavior Therapy 40:357-367.
    """
    first = sorted(numbers(before, "before"))
    second = numbers(since, "since")
    try:
        way = Direction(direction)
    except ValueError:
        raise Unfit("direction must be up or down.") from None
    halves = sum(bisect_left(first, value) + bisect_right(first, value) for value in second)
    pairs = len(first) * len(second)
    return (halves if way == Direction.UP else 2 * pairs - halves) / (2 * pairs)
