"""How the targets of many plans stand, for lists: a small picture, a word, and whether to look.

Nothing is stored, so nothing can be stale: what was worked out is remembered in the process under
everything that it depends on, and is worked out anew as soon as any of that differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from openiep.monitoring.models.overview import Sign, courses_of, signs_of
from openiep.monitoring.presenters.course import Course, course_of
from openiep.monitoring.presenters.drawn import drawn
from openiep.monitoring.presenters.progress import numbers
from openiep.monitoring.presenters.standing import Shown, shown_of
from openiep.monitoring.presenters.values import short_of
from openiep.monitoring.rules.planned import at_planned_review
from openiep.monitoring.rules.sparkline import sparkline
from openiep.monitoring.rules.status import Code
from openiep.plans.models import Plan, TargetWording

MOST_REMEMBERED = 8192
_remembered: dict[Sign, "Small | None"] = {}
# What stands first where several statuses are counted in one line.
IN_LINE = (
    Code.BEHIND, Code.WORTH_A_LOOK, Code.ON_COURSE, Code.AHEAD, Code.MET, Code.TOO_EARLY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Small:
    """One target in a list; `shown` is None where nothing can be said of its way."""

    target_id: UUID
    short: str
    picture: Markup
    shown: Shown | None

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody should look at it."""
        return self.shown is not None and self.shown.needs_a_look


def overview_of(plans: Sequence[Plan], today: date) -> dict[UUID, list[Small]]:
    """The targets of each plan in force, in its order. `plan.pupil` must be loaded.

    One query, however many plans there are, and two more where anything is new; a third while
    one of the plans is being changed, as what was agreed still counts.
    """
    by_id = {plan.pk: plan for plan in plans}
    signs = {
        (plan_id, target_id): _whole(by_id[plan_id], today, sign)
        for plan_id, rows in signs_of(by_id).items()
        for target_id, sign in rows
    }
    new = [key for key, sign in signs.items() if by_id[key[0]].changing or sign not in _remembered]
    fresh = _work_out(by_id, new, signs, today)
    found: dict[UUID, list[Small]] = {plan_id: [] for plan_id in by_id}
    for key, sign in signs.items():
        if small := fresh[key] if key in fresh else _remembered.get(sign):
            found[key[0]].append(small)
    return found


Key = tuple[UUID, UUID]


def _whole(plan: Plan, today: date, sign: Sign) -> Sign:
    """The sign with what lies outside the target: the child's name, the plan's days, the language."""
    planned = at_planned_review(plan.review_due, today)
    return (get_language(), plan.pupil.known_as, plan.in_force_on, plan.review_due, planned, *sign)


def _work_out(
    plans: dict[UUID, Plan], wanted: Sequence[Key], signs: dict[Key, Sign], today: date
) -> dict[Key, Small | None]:
    if not wanted:
        return {}
    touched = [plans[pk] for pk in {plan_id for plan_id, _target in wanted}]
    if len(_remembered) + len(wanted) > MOST_REMEMBERED:
        _remembered.clear()
    found: dict[Key, Small | None] = dict.fromkeys(wanted)
    for wording, kept in courses_of(touched, {target for _plan, target in wanted}):
        key = (wording.plan_id, wording.target_id)
        found[key] = _small(wording, course_of(wording, kept), today)
        if not wording.plan.changing:
            _remembered[signs[key]] = found[key]
    return found


def _small(wording: TargetWording, course: Course, today: date) -> Small:
    shown = shown_of(wording, course, name=wording.plan.pupil.known_as, today=today)
    said = numbers(wording, course.seen, course.start)
    title = f"{shown.label}. {said}" if shown else said
    points = [(one.day.toordinal() / 7, float(one.value)) for one in course.seen]
    if course.points:
        points = list(course.points)
    picture = drawn(sparkline(points, course.aim, title)) if points or course.aim else Markup("")
    return Small(wording.target_id, short_of(wording), picture, shown)


def in_one_line(targets: Sequence[Small]) -> str:
    """ "1 worth a look, 2 about on course": what a row of a list says beside its pictures."""
    codes = [one.shown.code for one in targets if one.shown]
    labels = {one.shown.code: one.shown.label for one in targets if one.shown}
    said: dict[str, int] = {}
    for code in IN_LINE:
        if code in labels:
            said[labels[code]] = said.get(labels[code], 0) + codes.count(code)
    return ", ".join(_("%(n)d %(status)s") % {"n": n, "status": word} for word, n in said.items())
