"""The picture of one target, for the page, the paper and Word: one definition of what it shows."""

from collections.abc import Sequence
from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext as _
from markupsafe import Markup

from openiep.monitoring.models import scale_of_wording
from openiep.monitoring.presenters.course import Course
from openiep.monitoring.presenters.drawn import drawn
from openiep.monitoring.presenters.spoken import bare_of
from openiep.monitoring.presenters.standing import Shown
from openiep.monitoring.presenters.values import axis_unit, sentence_of, short_levels
from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.chart import NARROW, chart
from openiep.monitoring.rules.chart_data import ChartData, OwnRating, Phase, Reading, Words
from openiep.monitoring.rules.chart_scale import age_ticks
from openiep.monitoring.rules.telling import drawn_trend
from openiep.plans.models import TargetWording


def picture_of(
    wording: TargetWording,
    course: Course,
    shown: Shown | None,
    *,
    description: str,
    today: date,
    phases: Sequence[Phase] = (),
    own: OwnRating | None = None,
    width: int = NARROW,
) -> Markup:
    """The picture as SVG; nothing where there is nothing to draw, or words are kept instead."""
    scale = scale_of_wording(wording)
    if scale.is_described or not (course.seen or course.start):
        return Markup("")
    low, high = (None if end is None else float(end) for end in (scale.low, scale.high))
    start = _start(course)
    data = ChartData(
        key=f"picture-{wording.pk}",
        title=_("How it is going: %(target)s") % {"target": sentence_of(wording)},
        description=description,
        unit=axis_unit(wording),
        start=start,
        due=wording.due_on if course.aim else None,
        readings=tuple(
            Reading(one.day, float(one.value), getattr(one, "seen_by_name", "") or "")
            for one in course.seen
        ),
        baseline=float(course.start.value) if course.start else None,
        target=course.aim.target if course.aim else None,
        direction=Direction.DOWN if wording.direction == "down" else Direction.UP,
        today=today,
        trend=drawn_trend(shown.analysis.trend if shown else None, start, lowest=low, highest=high),
        phases=drawn_phases(course, phases),
        own=own,
        lowest=low,
        highest=high,
        tick_names=_names(wording, course),
        words=_words(),
        day_text=short_day,
    )
    return drawn(chart(data, width=width))


def drawn_phases(course: Course, phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """The changes of support that lie within the picture of a course that has something to draw."""
    return tuple(one for one in phases if one.day > _start(course))


def _start(course: Course) -> date:
    return course.start.day if course.start else course.seen[0].day


def _names(wording: TargetWording, course: Course) -> tuple[tuple[float, str], ...]:
    """The words along the side, where values are not told as plain figures."""
    if levels := short_levels(wording):
        return levels
    if wording.measure != "reading_age":
        return ()
    known = [float(one.value) for one in course.seen]
    known += [float(course.start.value)] if course.start else []
    known += [course.aim.target] if course.aim else []
    say = bare_of(wording)
    return tuple((float(tick), say(tick)) for tick in age_ticks(min(known), max(known)))


def _words() -> Words:
    return Words(
        check=_("check"),
        start=_("start"),
        aim=_("aim line"),
        trend=_("trend"),
        band=_("likely range"),
        today=_("today"),
        due=_("due"),
        none_yet=_("No checks yet"),
        fewer_is_better=_("less is better"),
    )


def short_day(day: date) -> str:
    """ "7 Sep", as there is little room below a picture."""
    return dateformat.format(day, _("j M"))
