"""The roof's decisions: what needs somebody, and when a record's time is over."""

from openiep.home.rules.needs import (
    HAS_SUPPORT,
    Need,
    NeedsYou,
    Situation,
    check_handed_over,
    most_pressing,
    needs_of,
)

__all__ = [
    "HAS_SUPPORT",
    "Need",
    "NeedsYou",
    "Situation",
    "check_handed_over",
    "most_pressing",
    "needs_of",
]
