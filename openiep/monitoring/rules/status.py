"""How a target stands: one of six words, the first that holds, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from openiep.monitoring.rules.aim import Aim
from openiep.monitoring.rules.checking import Point, in_order
from openiep.monitoring.rules.trend import Range, ols
from openiep.rules import Reason, because

RUN = 4
LAST_OBSERVATIONS = 3
ENOUGH_FOR_A_RANGE = 6
ENOUGH_FOR_BEHIND = 8


class Side(StrEnum):
    """On which side of the aim line the last four readings lie."""

    BEHIND = "behind"
    AHEAD = "ahead"
    NONE = "none"


class Code(StrEnum):
    """The six statuses, in their order of precedence."""

    MET = "met"
    TOO_EARLY = "too early"
    BEHIND = "behind"
    AHEAD = "ahead"
    WORTH_A_LOOK = "worth a look"
    ON_COURSE = "on course"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, why it holds, and the numbers behind it.

    `level` is the fitted level at the latest reading with its 90 % range, where there are six
    readings on more than one day; `aim_now` is the aim line there.
    """

    code: Code
    why: Reason
    checks: int
    level: Range | None = None
    aim_now: float | None = None


def four_in_a_row(points: Sequence[Point], aim: Aim) -> Side:
    """Whether the last four readings all lie strictly on one side of the aim line.

    Behind is the worse side: below the line, or above it for a falling target. Fewer than four
    readings, or one on the line, give none. Source: the four-point rule of curriculum-based
    measurement; its false alarms: Hintze et al. 2018, 10.1177/0734282917729263.
    """
    last = in_order(points)[-RUN:]
    if len(last) < RUN:
        return Side.NONE
    if all(aim.better(aim.at(week), score) for week, score in last):
        return Side.BEHIND
    if all(aim.better(score, aim.at(week)) for week, score in last):
        return Side.AHEAD
    return Side.NONE


def _level_now(points: Sequence[Point]) -> Range | None:
    """The fitted level at the latest reading, where six readings on several days allow it."""
    if len(points) < ENOUGH_FOR_A_RANGE or points[0][0] == points[-1][0]:
        return None
    fit = ols([week for week, _ in points], [score for _, score in points])
    return fit.level(points[-1][0])


def _wholly(level: Range, aim: Aim, line: float, *, better: bool) -> bool:
    """Whether the whole range lies strictly on the better, or on the worse, side of the line."""
    ends = (level.low, level.high)
    if better:
        return all(aim.better(end, line) for end in ends)
    return all(aim.better(line, end) for end in ends)


def status(points: Sequence[Point], aim: Aim, *, planned_review: bool) -> Standing:
    """The status of a target from its `(week, score)` readings since the start.

    The first that holds of: *met* (the last three readings at the target or past it), *too early*
    (fewer than four, or fewer than six without four in a row on the worse side), *behind* (at a
    planned review, eight readings or more, the 90 % range of the fitted level wholly on the worse
    side of the aim line), *ahead* (range wholly on the better side), *worth a look* (the last four
    on the worse side), *on course*. Raises ValueError for numbers that are not finite.
    """
    found = in_order(points)
    checks = len(found)
    last = [score for _, score in found[-LAST_OBSERVATIONS:]]
    if len(last) == LAST_OBSERVATIONS and all(aim.reached(score) for score in last):
        return Standing(Code.MET, because("last_three_reached", target=aim.target), checks)
    run = four_in_a_row(found, aim) == Side.BEHIND
    if checks < ENOUGH_FOR_A_RANGE and not run:  # fewer than four can never be a run
        why = because("few_checks", checks=checks, needed=ENOUGH_FOR_A_RANGE)
        return Standing(Code.TOO_EARLY, why, checks)
    level = _level_now(found)
    line = aim.at(found[-1][0])
    code, reason = _judged(level, aim, line, run=run, review=planned_review, checks=checks)
    why = because(reason, checks=checks, needed=ENOUGH_FOR_A_RANGE, level=level, aim_now=line)
    return Standing(code, why, checks, level, line)


def _judged(
    level: Range | None, aim: Aim, line: float, *, run: bool, review: bool, checks: int
) -> tuple[Code, str]:
    """Status and reason once there are enough readings to look at all."""
    worse = level is not None and _wholly(level, aim, line, better=False)
    if worse and review and checks >= ENOUGH_FOR_BEHIND:
        return Code.BEHIND, "range_worse"
    if level is not None and _wholly(level, aim, line, better=True):
        return Code.AHEAD, "range_better"
    if run:
        return Code.WORTH_A_LOOK, "four_worse"
    if level is None:
        return Code.TOO_EARLY, "one_day_only"
    return Code.ON_COURSE, "range_worse_not_yet_judged" if worse else "around_the_line"
