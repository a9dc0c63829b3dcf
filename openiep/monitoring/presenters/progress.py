"""How it is going at some targets: status, sentence, numbers, a picture, its twin in rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from openiep.monitoring.models import Measurement, Readings, readings_of, scale_of_wording
from openiep.monitoring.models.support import changes_of_support
from openiep.monitoring.presenters.course import Course, Mark, course_of
from openiep.monitoring.presenters.own import Row as OwnRow
from openiep.monitoring.presenters.own import in_words, lane_of, own_rows
from openiep.monitoring.presenters.picture import drawn_phases, picture_of, short_day
from openiep.monitoring.presenters.rows import Row, rows_of
from openiep.monitoring.presenters.standing import Shown, shown_of
from openiep.monitoring.presenters.values import sentence_of, value_text
from openiep.monitoring.rules.chart_data import Phase
from openiep.plans.models import TargetWording
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Progress:
    """One target as a page shows it. `shown` is None while nothing can ever be said of its way."""

    wording: TargetWording
    course: Course
    shown: Shown | None
    sentence: str
    numbers: str
    picture: Markup
    rows: tuple[Row, ...]
    described: str = ""  # the picture in words
    own: tuple[OwnRow, ...] = ()
    child_says: str = ""

    @property
    def present(self) -> tuple[Row, ...]:
        """Rows of the way in which it is measured now, and words."""
        return tuple(row for row in self.rows if not row.is_of_before)

    @property
    def of_before(self) -> tuple[Row, ...]:
        """Rows from before the target was measured in another way."""
        return tuple(row for row in self.rows if row.is_of_before)


def progress_of(
    wordings: Iterable[TargetWording],
    *,
    name: str = "",
    until: date | None = None,
    planned_review: bool | None = None,
) -> dict[UUID, Progress]:
    """How it is going at each target, by the target's id. Four queries, however many there are.

    Each wording needs its `target` and `plan` loaded. `name` is what the child is called. With
    `until` as it was on that day: what was seen later is left out. Unless it is said, a review is
    planned where the plan's agreed day of it is at hand.
    """
    listed = list(wordings)
    kept = readings_of(wording.target_id for wording in listed)
    today = until or timezone.localdate()
    phases = changes_of_support([wording.plan for wording in listed], today)
    found = {}
    for one in listed:
        seen = _seen_by(kept[one.target_id], until)
        course = course_of(one, seen.measurements)
        shown = shown_of(one, course, name=name, today=today, planned_review=planned_review)
        described = _described(
            one, course, shown, phases[one.plan_id], in_words(seen.own_ratings, name)
        )
        found[one.target_id] = Progress(
            wording=one,
            course=course,
            shown=shown,
            sentence=sentence_of(one),
            numbers=numbers(one, course.seen, course.start),
            picture=picture_of(
                one,
                course,
                shown,
                description=described,
                today=today,
                phases=phases[one.plan_id],
                own=lane_of(seen.own_ratings, name),
            ),
            described=described,
            rows=rows_of(one, seen),
            own=own_rows(seen.own_ratings),
            child_says=in_words(seen.own_ratings, name),
        )
    return found


def _described(
    wording: TargetWording,
    course: Course,
    shown: Shown | None,
    phases: Sequence[Phase],
    child_says: str,
) -> str:
    """The text twin of the picture; the numbers where no aim is known."""
    text = shown.alternative if shown else numbers(wording, course.seen, course.start)
    return " ".join(filter(None, (text, _support(course, phases), child_says)))


def _support(course: Course, phases: Sequence[Phase]) -> str:
    """ "Support changed: 12 Oct + Small group." for the lines that stand in the picture."""
    if not (course.seen or course.start):
        return ""
    lines = [f"{short_day(one.day)} {one.words}" for one in drawn_phases(course, phases)]
    return _("Support changed: %(what)s.") % {"what": "; ".join(lines)} if lines else ""


def _seen_by(kept: Readings, until: date | None) -> Readings:
    if until is None:
        return kept
    return Readings(
        tuple(one for one in kept.measurements if one.day <= until),
        tuple(one for one in kept.observations if one.day <= until),
        tuple(one for one in kept.own_ratings if one.day <= until),
    )


def numbers(wording: TargetWording, seen: Sequence[Measurement], start: Mark | None) -> str:
    """ "12 readings since Mon 7 September. Now 8, aim 15 by Fri 11 December." No opinion."""
    if scale_of_wording(wording).is_described:
        return _("Described in words.")
    said = [_how_many(seen)]
    if seen:
        said.append(_("now %(value)s") % {"value": value_text(seen[-1].value, wording)})
    elif start:
        said.append(_("start %(value)s") % {"value": value_text(start.value, wording)})
    aim = _aim_words(wording)
    words = ", ".join([*said[1:], *([aim] if aim else [])])
    return f"{said[0]} {words[:1].upper()}{words[1:]}." if words else said[0]


def _how_many(seen: Sequence[Measurement]) -> str:
    if not seen:
        return _("No readings yet.")
    return ngettext("%(n)d reading, on %(day)s.", "%(n)d readings since %(day)s.", len(seen)) % {
        "n": len(seen),
        "day": day_text(seen[0].day),
    }


def _aim_words(wording: TargetWording) -> str:
    if wording.aim_value is None:
        return ""
    value = value_text(wording.aim_value, wording)
    if wording.due_on is None:
        return _("aim %(value)s") % {"value": value}
    return _("aim %(value)s by %(day)s") % {"value": value, "day": day_text(wording.due_on)}
