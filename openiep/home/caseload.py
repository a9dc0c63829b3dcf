"""The children with and without plans, gathered in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from openiep.access.models import User
from openiep.home.rules import HAS_SUPPORT
from openiep.monitoring.models import Measurement
from openiep.monitoring.presenters.overview import Small
from openiep.people.models import ClassMembership, Need, Pupil, SenStatus
from openiep.people.models.school import holds_on
from openiep.plans.models import HelpBefore, Plan
from openiep.plans.models.agreement import agreements_of
from openiep.plans.rules.agreement import Overall, Party, PersonState, Standing
from openiep.plans.rules.status import Status
from openiep.reviews.models import Review

LIVE = (Status.DRAFT, Status.PROPOSED, Status.IN_FORCE)
SORTS = {
    "child": ("family_name", "known_as"),
    "class": ("class_name", "family_name", "known_as"),
    "plan": ("plan_status", "family_name", "known_as"),
    "review": ("review_due", "family_name", "known_as"),
}
WITHOUT = frozenset({"none", "lacking"})  # no plan; extra help and no plan
OF_THE_PLAN = frozenset({"plan", "review"})


@dataclass
class Line:
    """One child on the list, with the plan that counts now and a draft beside it."""

    pupil: Pupil
    class_name: str
    sen_code: str
    needs: list[str] = field(default_factory=list)
    plan: Plan | None = None
    draft: Plan | None = None
    standings: list[Standing] = field(default_factory=list)
    agreement: Overall | None = None
    targets: list[Small] = field(default_factory=list)

    def is_overdue(self, day: date) -> bool:
        """True when the review of the plan in force was due before a day."""
        return bool(self.plan and self.plan.review_due and self.plan.review_due < day)

    def voice(self, party: Party) -> str:
        """Where one of the three voices stands: agreed, not_agreed, open, excused or ""."""
        states = {s.state for s in self.standings if s.asked.party is party}
        order = (PersonState.NOT_AGREED, PersonState.OPEN, PersonState.EXCUSED, PersonState.SHOWN)
        for state in order:
            if state in states:
                return state.value
        return PersonState.AGREED.value if states else ""


@dataclass(frozen=True)
class Wanted:
    """What somebody asked the list for."""

    class_name: str = ""
    year: str = ""
    status: str = ""
    need: str = ""
    stage: str = ""
    words: str = ""
    attention: bool = False
    sort: str = "child"
    down: bool = False


def _live_plan(*statuses: Status) -> QuerySet[Plan]:
    return Plan._base_manager.filter(pupil=OuterRef("pk"), status__in=statuses)


def with_plans(pupils: QuerySet[Any], today: date, wanted: Wanted | None = None) -> QuerySet[Any]:
    """Each child with class and SEN status as columns, and of the plan what is sorted or narrowed by."""
    member = ClassMembership._base_manager.filter(
        holds_on(today), pupil=OuterRef("pk"), school_class__kind="class"
    ).order_by("-starts_on")
    status = SenStatus._base_manager.filter(holds_on(today), pupil=OuterRef("pk"))
    over = HelpBefore.objects.over_by(today).filter(pupil=OuterRef("pk"))
    columns = {
        "class_name": Subquery(member.values("school_class__name")[:1]),
        "sen_code": Subquery(status.order_by("-starts_on").values("code")[:1]),
        "help_over_id": Subquery(over.values("pk")[:1]),
        "help_over_on": Subquery(over.values("ends_on")[:1]),
    }
    if wanted and (wanted.status or wanted.sort in OF_THE_PLAN):
        in_force = _live_plan(Status.IN_FORCE)
        written = _live_plan(Status.DRAFT, Status.PROPOSED)
        columns |= {
            "review_due": Subquery(in_force.values("review_due")[:1]),
            "plan_status": Subquery(in_force.values("status")[:1]),
            "draft_status": Subquery(written.values("status")[:1]),
        }
    found: QuerySet[Any] = pupils.annotate(**columns)
    return found


def narrowed(pupils: QuerySet[Any], wanted: Wanted, today: date) -> QuerySet[Any]:
    """Only what was asked for, in the order asked for."""
    if wanted.class_name:
        pupils = pupils.filter(class_name=wanted.class_name)
    if wanted.year:
        pupils = pupils.filter(year_group=wanted.year)
    if wanted.stage:
        pupils = pupils.filter(sen_code=wanted.stage)
    if wanted.need:
        pupils = pupils.filter(Exists(_has_need(wanted.need, today)))
    if wanted.status in WITHOUT:
        pupils = pupils.filter(plan_status__isnull=True, draft_status__isnull=True)
        if wanted.status == "lacking":
            pupils = pupils.filter(sen_code__in=HAS_SUPPORT)
    elif wanted.status == "any":
        pupils = pupils.filter(Q(plan_status__isnull=False) | Q(draft_status__isnull=False))
    elif wanted.status:
        pupils = pupils.filter(Q(plan_status=wanted.status) | Q(draft_status=wanted.status))
    for word in wanted.words.split():
        pupils = pupils.filter(
            Q(known_as__icontains=word)
            | Q(given_name__icontains=word)
            | Q(family_name__icontains=word)
            | Q(identifiers__value__iexact=word)
        )
    return _sorted(pupils, wanted)


def _has_need(code: str, today: date) -> QuerySet[Need]:
    return Need._base_manager.filter(holds_on(today), pupil=OuterRef("pk"), code=code)


def _sorted(pupils: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    keys = SORTS.get(wanted.sort, SORTS["child"])
    first = F(keys[0])
    order = first.desc(nulls_last=True) if wanted.down else first.asc(nulls_last=True)
    return pupils.order_by(order, *keys[1:], "pk")


def lines_for(pupils: Sequence[Pupil], today: date) -> list[Line]:
    """The children's lines, with needs, plans and answers; five queries, however many children."""
    ids = [pupil.pk for pupil in pupils]
    needs: dict[UUID, list[str]] = defaultdict(list)
    held = Need._base_manager.filter(holds_on(today), pupil__in=ids).order_by("rank")
    for pupil_id, code in held.values_list("pupil", "code"):
        needs[pupil_id].append(code)
    lines = {
        pupil.pk: Line(
            pupil,
            getattr(pupil, "class_name", "") or "",
            getattr(pupil, "sen_code", "") or "N",
            needs[pupil.pk],
        )
        for pupil in pupils
    }
    for plan in _plans_of(pupils):
        line = lines[plan.pupil_id]
        if plan.status == Status.IN_FORCE:
            line.plan = plan
        else:
            line.draft = plan
    _add_standings(lines)
    return list(lines.values())


@cache
def _live_plans() -> QuerySet[Any]:
    """Live plans with what is known of readings and reviews, built once and narrowed for each list."""
    readings = Measurement.objects.standing_now().filter(target__wordings__plan=OuterRef("pk"))
    last_reading = readings.order_by().values("target__wordings__plan").annotate(last=Max("day"))
    open_review = Review.objects.open().filter(plan=OuterRef("pk"))
    held = Review.objects.held().filter(pupil=OuterRef("pupil")).order_by("-day")
    began = Plan._base_manager.filter(pupil=OuterRef("pupil"), in_force_on__isnull=False)
    plans: QuerySet[Any] = Plan._base_manager.filter(status__in=LIVE).annotate(
        last_reading=Subquery(last_reading.values("last")),
        open_review_id=Subquery(open_review.values("pk")[:1]),
        open_review_day=Subquery(open_review.values("day")[:1]),
        last_review_day=Subquery(held.values("day")[:1]),
        began_on=Subquery(began.order_by("in_force_on").values("in_force_on")[:1]),
    )
    return plans


def _plans_of(pupils: Sequence[Pupil]) -> Sequence[Plan]:
    plans: Sequence[Plan] = list(_live_plans().filter(pupil__in=[p.pk for p in pupils]))
    by_id = {pupil.pk: pupil for pupil in pupils}
    for plan in plans:
        plan.pupil = by_id[plan.pupil_id]
        plan.school = plan.pupil.school
    return plans


def _add_standings(lines: dict[UUID, Line]) -> None:
    shown = {line.pupil.pk: line.plan or line.draft for line in lines.values()}
    agreements = agreements_of([plan for plan in shown.values() if plan], name_staff=False)
    for pupil_id, plan in shown.items():
        agreement = agreements.get(plan.pk) if plan else None
        if agreement:
            lines[pupil_id].standings = list(agreement.standings)
            lines[pupil_id].agreement = agreement.overall


def visible_lines(
    user: User, school_id: UUID, today: date, wanted: Wanted, *, coming: bool = True
) -> QuerySet[Any]:
    """The children whom the user may see listed in one school, narrowed and sorted; without
    `coming` only those with whom the user works already."""
    children = Pupil.objects.visible_to(user) if coming else Pupil.objects.now_with(user)
    children = children.filter(school=school_id).on_roll(today)
    children = children.select_related("school")
    return narrowed(with_plans(children, today, wanted), wanted, today)


def counting_who_lack(
    found: QuerySet[Any], user: User, school_id: UUID, today: date
) -> QuerySet[Any]:
    """Each of these with `lack`: how many children whom the user may see have help and no plan."""
    lacking = visible_lines(user, school_id, today, Wanted(status="lacking")).order_by()
    number = lacking.values("school").annotate(number=Count("pk")).values("number")
    counted: QuerySet[Any] = found.annotate(lack=Coalesce(Subquery(number[:1]), 0))
    return counted
