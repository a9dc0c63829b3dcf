"""Whether the growth asked for is like the growth so far; both numbers in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

# Asking up to half as much again as the child has shown is a stretch, more is steep.
STEEP = 1.5


@dataclass(frozen=True, slots=True)
class Pace:
    """What the record says: `rule` with the values that its sentence names.

    `fine` is None where nothing can be said yet. Paces are in the measure's unit a week.
    """

    fine: bool | None
    rule: str
    asked: float | None = None
    so_far: float | None = None
    about: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def realistic(
    *,
    baseline: float | None,
    aim: float | None,
    weeks: float | None,
    slope_so_far: float | None = None,
    direction: Literal["up", "down"] = "up",
) -> Pace:
    """Compares the pace asked for with the pace so far.

    `baseline` and `aim` are in the measure's unit, `weeks` to the day the target is due,
    `slope_so_far` the change a week that the child has shown (negative when falling).
    """
    if baseline is None or aim is None:
        return Pace(None, "realistic.no_baseline")
    sign = 1 if direction == "up" else -1
    known = {"baseline": _plain(baseline), "aim": _plain(aim)}
    if (aim - baseline) * sign <= 0:
        return Pace(None, "realistic.already_there", about=MappingProxyType(known))
    if weeks is None or weeks <= 0:
        return Pace(None, "realistic.no_weeks", about=MappingProxyType(known))
    asked = (aim - baseline) * sign / weeks
    known |= {"weeks": _plain(weeks), "asked": _plain(asked)}
    if slope_so_far is None:
        return Pace(None, "realistic.asked", asked, about=MappingProxyType(known))
    so_far = slope_so_far * sign
    known["so_far"] = _plain(so_far)
    about = MappingProxyType(known)
    if so_far <= 0:
        return Pace(False, "realistic.standing", asked, so_far, about)
    if asked > so_far * STEEP:
        return Pace(False, "realistic.steep", asked, so_far, about)
    return Pace(True, "realistic.fine", asked, so_far, about)


def _plain(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
