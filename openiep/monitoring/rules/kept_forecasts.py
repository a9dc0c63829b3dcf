"""Forecasts that are kept: when one is due, from what it was made, what became of it, when to show it."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from openiep.monitoring.rules.aim import Aim
from openiep.monitoring.rules.checking import Point, Unfit
from openiep.monitoring.rules.forecast import PRIOR_SHARE, Forecast, Prior, forecast
from openiep.monitoring.rules.forecast_grid import forecast_count, forecast_out_of
from openiep.monitoring.rules.goal_scale import now
from openiep.monitoring.rules.school_summary import (
    ENOUGH_TARGETS,
    Calibration,
    calibration,
    prior_share,
)

EACH = timedelta(weeks=1)
# So long after the day due somebody may still say at a review what became of the target.
WAITS = timedelta(days=60)
# Where a measure has no usual scatter in a unit of its own: a fifth of the way, as in the published
# simulation. A baseline is the median of three, whose uncertainty is two thirds of the scatter.
USUAL_SCATTER = 0.2
LEVEL_TO_SCATTER = 0.67


class Outcome(StrEnum):
    """What became of a forecast; `set_aside` where its question is not asked any more."""

    WAITING = ""
    MET = "met"
    NOT_MET = "not_met"
    SET_ASIDE = "set_aside"


class SaidAtReview(StrEnum):
    """What a closed review said of the target."""

    MET = "met"
    NOT_MET = "not_met"
    NO_LONGER_RIGHT = "no_longer_right"


@dataclass(frozen=True, slots=True)
class Closed:
    """A forecast that was compared: what was said and whether it came; how far the child got.

    `achieved` is the slope shown as a share of the aim's, `share` the prior's mean of it that the
    forecast was made with, `asked` names the target in its plan.
    """

    asked: object
    probability: float
    met: bool
    achieved: float | None
    share: float


@dataclass(frozen=True, slots=True)
class SchoolRecord:
    """How the school's kept forecasts did, and the prior share to be used from now on."""

    calibration: Calibration
    share: float

    @property
    def may_be_shown(self) -> bool:
        """From twenty closed targets, and only where the forecasts beat the constant guess."""
        found = self.calibration
        if found.targets < ENOUGH_TARGETS or found.brier is None or found.base_rate_brier is None:
            return False
        return found.brier < found.base_rate_brier

    @property
    def is_moved(self) -> bool:
        """Whether the line starts from what the school's own children gained."""
        return self.share != PRIOR_SHARE


def record_of(closed: Iterable[Closed]) -> SchoolRecord:
    """The school's record from its compared forecasts, earliest first.

    A target counts once, with the first forecast of it: the one that knew least. Whether a band
    is off is asked of those made with the usual prior, so that a moved one does not move back.
    """
    first: dict[object, Closed] = {}
    for one in closed:
        first.setdefault(one.asked, one)
    usual = calibration(
        [(one.probability, one.met) for one in first.values() if one.share == PRIOR_SHARE]
    )
    achieved = [one.achieved for one in first.values() if one.achieved is not None]
    told = calibration([(one.probability, one.met) for one in first.values()])
    return SchoolRecord(told, prior_share(usual, achieved))


def usual_prior(aim: Aim, scatter: float | None, share: float = PRIOR_SHARE) -> Prior | None:
    """The prior of a measure with this usual scatter (None: a fifth of the way); None if no way."""
    usual = USUAL_SCATTER * abs(aim.target - aim.baseline) if scatter is None else scatter
    return Prior(usual, usual * LEVEL_TO_SCATTER, share) if usual > 0 else None


def forecast_on_scale(
    points: Sequence[Point],
    aim: Aim,
    prior: Prior,
    *,
    kind: str,
    low: float | None,
    high: float | None,
) -> Forecast | None:
    """The forecast on the measure's own scale, or None where there is too little or no way to go.

    `kind` is the key of the measure: out of a number and steps take the bent line of k out of n,
    counts that of counts, where all is whole and begins at nought; everything else the straight one.
    """
    if kind in {"out_of", "steps"} and not low and high is not None and high == int(high):
        try:
            return forecast_out_of(points, aim, prior, out_of=int(high))
        except Unfit:
            pass
    if kind == "count" and not low and high is None:
        try:
            return forecast_count(points, aim, prior)
        except Unfit:
            pass
    try:
        return forecast(points, aim, prior, lowest=low, highest=high)
    except Unfit:
        return None


def made_from(points: Sequence[Point], aim: Aim, low: float | None, high: float | None) -> str:
    """A mark of all that a forecast looked at: another one as soon as any of it differs."""
    told = [
        [list(point) for point in points],
        [aim.baseline, aim.target, aim.weeks, aim.direction.value],
        [low, high],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def achieved_share(points: Sequence[Point], aim: Aim) -> float | None:
    """The slope from the start to now (median of the last three) as a share of the aim's slope."""
    if not points or aim.to_hold or points[-1][0] <= 0:
        return None
    gained = now([score for _, score in points]) - aim.baseline
    return gained / (points[-1][0] * aim.slope)


@dataclass(frozen=True, slots=True)
class Since:
    """What is known of a target since a forecast of it.

    `same_question`: aim, day and way of measuring are still those of the forecast. `open`: still
    worked on. `checked_again`: a check was made after the forecast, up to the day due. `points`:
    the checks up to the day due. `said`: the word of a closed review, if there was one.
    """

    aim: Aim | None
    points: Sequence[Point]
    same_question: bool
    open: bool
    checked_again: bool
    said: SaidAtReview | None


def outcome_of(since: Since, due_on: date, today: date) -> Outcome:
    """What became of a forecast for `due_on`, as far as it can be said `today`.

    Once the day has passed the aim decides: whether the median of the last three checks reached
    it. A review's word closes it before, and decides where nobody checked again.
    """
    is_over = today > due_on
    if since.said == SaidAtReview.NO_LONGER_RIGHT or not (since.same_question and since.aim):
        return Outcome.SET_ASIDE
    if since.said == SaidAtReview.MET and not is_over:
        return Outcome.MET
    if not is_over and (since.open or since.said is None):
        return Outcome.WAITING
    if since.checked_again:
        there = since.aim.reached(now([score for _, score in since.points]))
        return Outcome.MET if there else Outcome.NOT_MET
    if since.said is not None:
        return Outcome.MET if since.said == SaidAtReview.MET else Outcome.NOT_MET
    return Outcome.SET_ASIDE if today > due_on + WAITS else Outcome.WAITING
