"""What the child's record prints."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.access.rules import Permission, Role, permits
from openiep.classroom.presenters.delivered import Bar, bars_of
from openiep.home.caseload import lines_for, with_plans
from openiep.home.presenters.children import need_names, rows_for, stage_names, status_texts
from openiep.home.presenters.needs import review_address
from openiep.letters.presenters import LetterLine, newest_letters
from openiep.monitoring.models import Measurement
from openiep.people.models import (
    Involvement,
    Leaving,
    LookWithReason,
    OtherSchool,
    Pupil,
)
from openiep.people.models.school import holds_on
from openiep.people.whom_to_ask import Contact, whom_to_ask
from openiep.plans.models import HelpBefore, Plan
from openiep.plans.presenters.before import outcome_word
from openiep.plans.rules.content import as_sentence
from openiep.plans.rules.status import Status
from openiep.reference.years import year_groups


@dataclass(frozen=True)
class TargetNow:
    """A target of the plan in force, with what was seen last."""

    id: str
    sentence: str
    due_on: str
    last: str
    last_on: date | None
    readings: int


@dataclass
class Record:
    """Everything on the page, already allowed for this reader."""

    facts: list[tuple[str, str]]
    profile: list[tuple[str, str]]
    contacts: list[Contact]
    row: Any
    plan: Plan | None
    draft: Plan | None
    targets: list[TargetNow] = field(default_factory=list)
    around: list[Involvement] = field(default_factory=list)
    story: list[tuple[Plan, str, str]] = field(default_factory=list)
    looks: list[LookWithReason] = field(default_factory=list)
    others: list[OtherSchool] = field(default_factory=list)
    leaving: Leaving | None = None
    letters: list[LetterLine] = field(default_factory=list)
    before: list[tuple[HelpBefore, str, str]] = field(default_factory=list)
    bars: list[tuple[str, Bar]] = field(default_factory=list)
    review_due: date | None = None
    review_href: str = ""
    review_prepared: bool = False


def record_of(pupil: Pupil, user: User, roles: Set[Role]) -> Record:
    """The record as this reader may see it."""
    today = pupil.school.today()
    whole = permits(roles, Permission.VIEW_WHOLE_PLAN)
    me = with_plans(Pupil.objects.visible_to(user), today).get(pk=pupil.pk)
    line = lines_for([me], today)[0]
    record = Record(
        facts=_facts(pupil, line.class_name, today),
        profile=_profile(pupil),
        contacts=whom_to_ask(pupil, today),
        row=rows_for([line], today, with_drafts=whole)[0],
        plan=line.plan,
        draft=line.draft if whole else None,
        review_due=line.plan.review_due if line.plan else None,
    )
    if line.plan:
        record.review_href = review_address(line.plan)
        record.review_prepared = getattr(line.plan, "open_review_id", None) is not None
        line.plan.pupil, line.plan.school = pupil, pupil.school
        content = _agreed(line.plan)
        record.targets = _targets(content, user)
        record.bars = _bars(line.plan, content)
    if permits(roles, Permission.VIEW_PEOPLE_AROUND):
        record.around = _around(pupil, user, today)
    if whole:
        record.story = _story(pupil, user)
        before = HelpBefore.objects.visible_to(user).filter(pupil=pupil).order_by("-starts_on")
        record.before = [(one, *outcome_word(one)) for one in before]
    if permits(roles, Permission.VIEW_LETTERS):
        record.letters = newest_letters(pupil, user)
    others = OtherSchool.objects.visible_to(user).filter(holds_on(today), pupil=pupil)
    record.others = list(others.order_by("starts_on"))
    if pupil.left_on:
        left = Leaving.objects.visible_to(user).filter(pupil=pupil, came_back_on__isnull=True)
        record.leaving = left.first()
    if Role.SENCO in roles:
        looks = LookWithReason.objects.visible_to(user).filter(pupil=pupil).select_related("user")
        record.looks = list(looks.prefetch_related("user__persons").order_by("-made_at")[:5])
    return record


def _facts(pupil: Pupil, class_name: str, today: date) -> list[tuple[str, str]]:
    years = {year.code: str(year.name) for year in year_groups()}
    names = need_names()
    needs = pupil.needs.order_by("rank")
    statuses = pupil.sen_statuses.filter(ends_on__isnull=True).first()
    stage = stage_names()[statuses.code] if statuses else ""
    if statuses and statuses.starts_on.year > 1900:
        stage = _("%(stage)s since %(day)s") % {
            "stage": stage,
            "day": f"{statuses.starts_on:%-d %B %Y}",
        }
    now = [n for n in needs if n.ends_on is None or n.ends_on >= today]
    facts = [
        (_("Class"), class_name),
        (_("Year group"), years.get(pupil.year_group, pupil.year_group)),
        (_("Stage"), stage),
        (_("Needs, the first one first"), ", ".join(names.get(n.code, n.code) for n in now)),
        (_("Says things mainly by"), pupil.communicates_by),
        (_("Home language"), pupil.home_language),
    ]
    if pupil.ehc_review_due:
        facts.append((_("Annual review of the EHC plan"), f"{pupil.ehc_review_due:%-d %B %Y}"))
    return [(term, value) for term, value in facts if value]


def _profile(pupil: Pupil) -> list[tuple[str, str]]:
    profile = getattr(pupil, "profile", None)
    if profile is None:
        return []
    answers = [
        (_("What people like about me"), profile.liked),
        (_("What matters to me"), profile.matters),
        (_("How best to help me"), profile.helps),
    ]
    return [(question, answer) for question, answer in answers if answer]


def _agreed(plan: Plan) -> dict[str, Any] | None:
    """The plan as it was agreed last."""
    version = plan.versions.order_by("-number").first()
    return version.content if version else None


def _bars(plan: Plan, content: dict[str, Any] | None) -> list[tuple[str, Bar]]:
    """Each help of the plan with what was planned and what happened."""
    if content is None:
        return []
    rows = content["parts"]["arrangements"].get("items", ())
    bars = bars_of(plan, rows)
    named = [(row, row["programme"] or row["activities"] or _("Help at school")) for row in rows]
    return [(name, bars[row["id"]]) for row, name in named if row["id"] in bars]


def _targets(content: dict[str, Any] | None, user: User) -> list[TargetNow]:
    if content is None:
        return []
    items = content["parts"]["targets"]["items"]
    readings: dict[str, list[Measurement]] = {}
    seen = (
        Measurement.objects.visible_to(user)
        .standing_now()
        .filter(target__in=[item["id"] for item in items])
    )
    for reading in seen.order_by("day", "made_at"):
        readings.setdefault(str(reading.target_id), []).append(reading)
    now = []
    for item in items:
        mine = readings.get(item["id"], [])
        last = mine[-1] if mine else None
        value = f"{last.value.normalize():f} {item['unit']}".strip() if last else ""
        now.append(
            TargetNow(
                item["id"], as_sentence(item), item["due_on"] or "", value,
                last.day if last else None, len(mine),
            )
        )  # fmt: skip
    return now


def _around(pupil: Pupil, user: User, today: date) -> list[Involvement]:
    around = Involvement.objects.visible_to(user).on(today).filter(pupil=pupil)
    return list(around.select_related("person", "verified_by").order_by("kind", "priority"))


def _story(pupil: Pupil, user: User) -> list[tuple[Plan, str, str]]:
    texts = {
        **status_texts(),
        Status.CLOSED: (_("closed"), "closed"),
        Status.WITHDRAWN: (_("withdrawn"), "closed"),
    }
    plans = Plan.objects.visible_to(user).filter(pupil=pupil).order_by("-made_at")
    return [(plan, *texts[plan.status]) for plan in plans]
