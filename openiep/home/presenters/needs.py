"""What needs somebody, as a sentence with its verb and where to do it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from openiep.home.caseload import Line
from openiep.home.rules import Need, NeedsYou, Situation, most_pressing
from openiep.plans.models import Plan
from openiep.reviews.models.due import rhythm_of
from openiep.reviews.rules.rhythm import Standing, standing
from openiep.web.days import day_text

ON_TOP = 7  # as many as a person can take in at once

LOOKS = {
    Need.REVIEW_OVERDUE: "look",
    Need.NOT_AGREED: "look",
    Need.REVIEW_OPEN: "waiting",
    Need.REVIEW_SOON: "waiting",
}

TEXTS = {
    Need.REVIEW_OVERDUE: (
        gettext_lazy("%(name)s: the review was due on %(day)s."),
        gettext_lazy("Prepare the review"),
    ),
    Need.REVIEW_OPEN: (
        gettext_lazy("%(name)s: the review is prepared."),
        gettext_lazy("Go on with the review"),
    ),
    Need.REVIEW_SOON: (
        gettext_lazy("%(name)s: the review is due on %(day)s."),
        gettext_lazy("Prepare the review"),
    ),
    Need.NOT_AGREED: (
        gettext_lazy("%(name)s: somebody does not agree."),
        gettext_lazy("See the answers"),
    ),
    Need.HELP_OVER: (
        gettext_lazy("%(name)s: the help before a plan ended on %(day)s."),
        gettext_lazy("Say how it went"),
    ),
    Need.WORTH_A_LOOK: (
        gettext_lazy("%(name)s: a target is worth a look."),
        gettext_lazy("See how it is going"),
    ),
    Need.ANSWERS_OPEN: (
        gettext_lazy("%(name)s: answers are still open."),
        gettext_lazy("Take down answers"),
    ),
    Need.DRAFT_WAITS: (
        gettext_lazy("%(name)s: a draft is being written."),
        gettext_lazy("Go on writing"),
    ),
    Need.NO_PLAN: (
        gettext_lazy("%(name)s has extra help, and no plan yet."),
        gettext_lazy("Start a plan"),
    ),
    Need.NO_READINGS: (
        gettext_lazy("%(name)s: nothing was recorded for three weeks."),
        gettext_lazy("See the targets"),
    ),
}


@dataclass(frozen=True)
class Task:
    """A line under "What needs you"."""

    sentence: str
    verb: str
    href: str
    look: str
    child: str


def situation_of(line: Line, today: date) -> Situation:
    """The plain values that the rule asks for."""
    plan, draft = line.plan, line.draft
    review = review_of(plan, today) if plan else None
    return Situation(
        pupil_id=line.pupil.pk,
        sen_code=line.sen_code,
        status=draft.status if draft else "",
        has_plan_in_force=plan is not None,
        review=review.due.value if review else "",
        review_due=review.due_on if review else None,
        agreement=line.agreement.value if line.agreement else "",
        last_reading=getattr(plan, "last_reading", None),
        in_force_on=plan.in_force_on if plan else None,
        help_over=getattr(line.pupil, "help_over_on", None),
        to_look_at=sum(target.needs_a_look for target in line.targets),
    )


def review_of(plan: Plan, today: date) -> Standing | None:
    """Where a plan of the caseload stands with its review, from the columns it came with."""
    began_on = getattr(plan, "began_on", None) or plan.in_force_on
    if began_on is None:
        return None
    last = getattr(plan, "last_review_day", None)
    return standing(
        reviewed_on=[last] if last else [],
        began_on=began_on,
        agreed_day=plan.review_due,
        prepared_for=getattr(plan, "open_review_day", None),
        today=today,
        rhythm=rhythm_of(plan),
    )


def due_of(lines: Sequence[Line], day: date) -> list[NeedsYou]:
    """Everything that is due about these children, the most pressing first."""
    return most_pressing([situation_of(line, day) for line in lines], day)


def tasks_of(due: Sequence[NeedsYou], lines: Sequence[Line], day: date) -> list[Task]:
    """The most pressing things as sentences."""
    of = {line.pupil.pk: line for line in lines}
    return [task_for(one, of[one.pupil_id], day) for one in due[:ON_TOP]]


def task_for(due: NeedsYou, line: Line, today: date) -> Task:
    """The sentence, its verb and its page."""
    name, day = line.pupil.full_name, day_text(due.day, today) if due.day else ""
    sentence, verb = _words(due.need, name, day)
    return Task(sentence, verb, _address(due.need, line), LOOKS.get(due.need, "draft"), name)


def _words(need: Need, name: str, day: str) -> tuple[str, str]:
    sentence, verb = TEXTS[need]
    return sentence % {"name": name, "day": day}, str(verb)


def review_address(plan: Plan) -> str:
    """The review that is prepared, or where one is."""
    if prepared := getattr(plan, "open_review_id", None):
        return reverse("reviews:review", args=[prepared])
    return reverse("reviews:prepare_review", args=[plan.pk])


def _address(need: Need, line: Line) -> str:
    plan = line.plan or line.draft
    child: UUID = line.pupil.pk
    if need == Need.HELP_OVER:
        return reverse("plans:end_help_before", args=[getattr(line.pupil, "help_over_id", None)])
    if need == Need.WORTH_A_LOOK:
        to_look_at = [one.target_id for one in line.targets if one.needs_a_look]
        if len(to_look_at) == 1:
            return reverse("monitoring:target", args=to_look_at)
        return reverse("plans:plan", args=[line.plan.pk]) if line.plan else ""
    if plan is None or need in {Need.NO_PLAN, Need.NO_READINGS}:
        return reverse("home:child", args=[child])
    if need in {Need.REVIEW_OPEN, Need.REVIEW_OVERDUE, Need.REVIEW_SOON}:
        return review_address(plan)
    shown = line.draft if need in {Need.DRAFT_WAITS, Need.ANSWERS_OPEN} and line.draft else plan
    return reverse("plans:plan", args=[shown.pk])
