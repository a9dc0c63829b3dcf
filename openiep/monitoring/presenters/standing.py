"""How a target stands, in words: its status, one honest sentence, why, and the checks behind it."""

from dataclasses import dataclass
from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext as _

from openiep.monitoring.models import Measurement, scale_of_wording
from openiep.monitoring.presenters.course import Course
from openiep.monitoring.presenters.spoken import amount_of, bare_of, has_pace, spoken
from openiep.monitoring.rules.analysis import Analysis, analyse
from openiep.monitoring.rules.planned import at_planned_review
from openiep.monitoring.rules.status import Code
from openiep.monitoring.rules.telling import described, told
from openiep.monitoring.rules.wording import Told, for_family, for_teacher, label, why
from openiep.monitoring.rules.wording_results import goal_level_for_family
from openiep.plans.models import TargetWording
from openiep.web.days import day_text

LOOKS = {Code.MET: "good", Code.AHEAD: "good", Code.BEHIND: "look", Code.WORTH_A_LOOK: "look"}
MOST_BEHIND = 12  # so many checks are named under "why?"; the table holds all
LOOKED_AT = {"last_three_reached": 3, "four_worse": 4}


@dataclass(frozen=True, slots=True)
class Shown:
    """A status as pages show it. `look` is how the word is drawn, never red; `behind` the checks
    that the rule looked at, newest first; `family` and `way` are sentences for parents and carers."""

    code: Code
    label: str
    look: str
    sentence: str
    family: str
    why: str
    behind: tuple[str, ...]
    alternative: str
    way: str
    analysis: Analysis

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody should look at it."""
        return self.code in {Code.WORTH_A_LOOK, Code.BEHIND}


def shown_of(
    wording: TargetWording,
    course: Course,
    *,
    name: str,
    today: date,
    planned_review: bool | None = None,
) -> Shown | None:
    """How the target stands; None while the plan names no start, aim and day for it.

    Unless it is said, a review is planned where the plan's agreed day of it is at hand.
    """
    if course.aim is None or wording.due_on is None:
        return None
    planned = planned_review
    if planned is None:
        planned = at_planned_review(wording.plan.review_due, today)
    scale = scale_of_wording(wording)
    found = analyse(
        course.points,
        course.aim,
        planned_review=planned,
        lowest=None if scale.low is None else float(scale.low),
        highest=None if scale.high is None else float(scale.high),
    )
    staff, family = (_told(wording, found, name, for_family=one) for one in (False, True))
    ends = [day_text(one.day) for one in (*course.since[:1], *course.since[-1:])] or ["", ""]
    text = described(found, staff, first=ends[0], last=ends[1])
    standing = found.standing
    return Shown(
        code=standing.code,
        label=spoken(label(standing.code)),
        look=LOOKS.get(standing.code, "draft"),
        sentence=spoken(for_teacher(standing, staff)),
        family=spoken(for_family(standing, family)),
        why=spoken(why(standing, found.aim, bare_of(wording))),
        behind=_behind(wording, course.since, standing.why.code),
        alternative=spoken(text),
        way=_way(found, family),
        analysis=found,
    )


def _told(wording: TargetWording, found: Analysis, name: str, *, for_family: bool) -> Told:
    review = wording.plan.review_due
    return told(
        found,
        name=name or wording.who or _("The child"),
        unit="",
        due=day_text(wording.due_on) if wording.due_on else "",
        tell_by=day_text(review) if review else "",
        bare=bare_of(wording),
        amount=amount_of(wording, for_family=for_family),
        has_pace=has_pace(wording),
    )


def _way(found: Analysis, values: Told) -> str:
    """The way covered, in words that a family can read; empty before the first check."""
    if found.level is None:
        return ""
    return spoken(goal_level_for_family(found.level, values))


def _behind(wording: TargetWording, since: tuple[Measurement, ...], reason: str) -> tuple[str, ...]:
    last, say = since[-LOOKED_AT.get(reason, MOST_BEHIND) :], bare_of(wording)
    return tuple(
        _("%(value)s on %(day)s")
        % {"value": say(float(one.value)), "day": dateformat.format(one.day, _("j M"))}
        for one in reversed(last)
    )
