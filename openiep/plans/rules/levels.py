"""The levels of a ladder in words: those that are shipped, or those that the target describes."""

from decimal import Decimal

from openiep.reference.loading import Text
from openiep.reference.measures import Measure


def lines_of(text: str | None) -> tuple[str, ...]:
    """One level on each line, from the lowest up; empty lines do not count."""
    return tuple(line for one in (text or "").splitlines() if (line := " ".join(one.split())))


def levels_of(kind: Measure | None, own: str | None) -> dict[int, Text | str]:
    """Each value of a ladder with its words, from the lowest up; empty where values are figures."""
    if kind is None or kind.low is None:
        return {}
    words: tuple[Text | str, ...] = lines_of(own) if kind.own_levels else kind.levels
    return {int(kind.low) + place: one for place, one in enumerate(words)}


def places_of(kind: Measure, step: Decimal | None) -> int:
    """Places after the point that a value may have: those of its own step where it has one."""
    exponent = step.normalize().as_tuple().exponent if step is not None else None
    return max(0, -exponent) if isinstance(exponent, int) else kind.decimals


def highest_of(kind: Measure, own: str | None) -> Decimal | None:
    """The highest value of the measure; where the target describes its levels, the last of them."""
    levels = levels_of(kind, own)
    return Decimal(max(levels)) if kind.own_levels and levels else kind.high
