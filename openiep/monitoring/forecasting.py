"""What the clock does with forecasts: makes those that are due, compares those whose day has come.

Working one out takes up to a tenth of a second, so it is done here and never for a page; only what
was found goes through the door.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openiep.access.models import User
from openiep.monitoring.actions.forecasts import compare_forecasts, keep_forecasts
from openiep.monitoring.models import Measurement, scale_of_wording
from openiep.monitoring.models.forecasts import (
    Forecast,
    due_for_a_forecast,
    record_of_school,
    waiting_in,
)
from openiep.monitoring.presenters.course import Course, course_of
from openiep.monitoring.results import Word, words_of_reviews
from openiep.monitoring.rules.kept_forecasts import (
    Outcome,
    Since,
    achieved_share,
    forecast_on_scale,
    made_from,
    outcome_of,
    usual_prior,
)
from openiep.people.models import School
from openiep.plans.models import TargetWording
from openiep.plans.rules.status import Status
from openiep.reference.measures import measures


@dataclass(frozen=True, slots=True)
class Looked:
    """How many forecasts were kept and how many compared."""

    kept: int
    compared: int


def look_ahead(school: School) -> Looked:
    """Compare what can be compared in a school, and keep what is due. Nothing where nothing is."""
    today, machine = school.today(), User.objects.system()
    compared = _to_compare(school, today)
    if compared:
        compare_forecasts(school=school, compared=compared, by=machine)
    made = _to_keep(school, today)
    if made:
        keep_forecasts(school=school, made=made, by=machine)
    return Looked(len(made), len(compared))


def _to_keep(school: School, today: date) -> list[Forecast]:
    due = due_for_a_forecast(school, today)
    if not due:
        return []
    share = record_of_school(school.pk).share
    made = (forecast_now(wording, kept, today, share) for wording, kept in due)
    return [one for one in made if one]


def forecast_now(
    wording: TargetWording, kept: Sequence[Measurement], today: date, share: float
) -> Forecast | None:
    """The forecast of a target from everything ever kept for it, not stored yet; None if too early."""
    course = course_of(wording, kept)
    measure = measures().get(wording.measure)
    if course.aim is None or measure is None or wording.aim_value is None:
        return None
    usual = None if measure.scatter is None else float(measure.scatter)
    prior = usual_prior(course.aim, usual, share)
    if prior is None or wording.due_on is None:
        return None
    low, high = _ends(wording)
    found = forecast_on_scale(
        course.points, course.aim, prior, kind=wording.measure, low=low, high=high
    )
    if found is None:
        return None
    return Forecast(
        school_id=wording.school_id,
        pupil_id=wording.pupil_id,
        wording=wording,
        series=wording.target.series,
        day=today,
        last_reading=course.since[-1],
        checks=len(course.points),
        made_from=mark_of(wording, course),
        aim_value=wording.aim_value,
        due_on=wording.due_on,
        probability=found.probability,
        band=found.band.value,
        low=found.low,
        high=found.high,
        scatter=prior.scatter,
        share=prior.share,
    )


def mark_of(wording: TargetWording, course: Course) -> str:
    """The mark of what a forecast of this course looks at; empty where there is no way to an aim."""
    return made_from(course.points, course.aim, *_ends(wording)) if course.aim else ""


def _ends(wording: TargetWording) -> tuple[float | None, float | None]:
    scale = scale_of_wording(wording)
    low, high = (None if end is None else float(end) for end in (scale.low, scale.high))
    return low, high


def _to_compare(school: School, today: date) -> list[Forecast]:
    waiting = waiting_in(school)
    if not waiting:
        return []
    words = words_of_reviews({wording.plan_id for _one, wording, _kept in waiting})
    compared = []
    for one, wording, kept in waiting:
        word = words.get((wording.plan_id, wording.target_id))
        since = _since(one, wording, kept, word)
        one.outcome = outcome_of(since, one.due_on, today)
        if one.outcome == Outcome.WAITING:
            continue
        one.compared_on = today
        if since.aim is not None and one.outcome != Outcome.SET_ASIDE:
            one.achieved = achieved_share(since.points, since.aim)
        compared.append(one)
    return compared


def _since(
    one: Forecast, wording: TargetWording, kept: Sequence[Measurement], word: Word | None
) -> Since:
    course = course_of(wording, kept)
    in_time = [place for place, seen in enumerate(course.since) if seen.day <= one.due_on]
    newest = course.since[in_time[-1]] if in_time else None
    return Since(
        aim=course.aim,
        points=[course.points[place] for place in in_time],
        same_question=(wording.aim_value, wording.due_on, wording.target.series)
        == (one.aim_value, one.due_on, one.series),
        open=wording.plan.status == Status.IN_FORCE and wording.taken_out_at is None,
        checked_again=newest is not None and newest.day > one.last_reading.day,
        said=word.said if word and word.day >= one.day else None,
    )
