"""Taking down many reply slips on one page: the good ones are kept, the others say what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people.models import Person, School
from openiep.plans.actions.agreeing import Slip, take_down_slips
from openiep.plans.forms.agreeing import SlipsForm
from openiep.plans.models import Plan, PlanVersion
from openiep.plans.models.agreement import Agreement, agreements_of
from openiep.plans.presenters.refusals import say
from openiep.plans.presenters.slips import SlipRow, class_of, slip_rows
from openiep.plans.presenters.voices import ways
from openiep.plans.rules.agreement import AnswerCode, Way
from openiep.plans.rules.status import Status
from openiep.plans.views.found import back_to_plan, plan_for
from openiep.rules import because, refuse
from openiep.web.pages import page

PLANS_ON_A_PAGE = 25
ASKING = (Status.PROPOSED, Status.IN_FORCE)


@require_http_methods(["GET", "POST"])
def slips(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The slips of one plan."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.AGREE_PLAN)
    if plan.status not in ASKING:
        return back_to_plan(request, plan, refuse("not_asking", status=plan.status), "answers")
    return _heap(request, user, _Heap(plan.school, [plan], agreements_of([plan])), {"plan": plan})


@require_http_methods(["GET", "POST"])
def school_slips(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The slips of all plans in a school that wait for answers, or of those in one class."""
    user = user_of(request)
    school = find(School.objects.visible_to(user), by=user, may=Permission.AGREE_PLAN, pk=school_id)
    plans = Plan.objects.visible_to(user).filter(school=school, status__in=ASKING)
    waiting = list(
        plans.with_classes(school.today())
        .select_related("pupil", "school")
        .order_by("pupil__family_name", "pupil__known_as", "pk")
    )
    chosen = request.GET.get("class", "")
    agreements = agreements_of(waiting)
    opens = [plan for plan in waiting if plan.pk in agreements and agreements[plan.pk].open]
    names = sorted({class_of(plan) for plan in opens} - {""})
    shown = [plan for plan in opens if chosen in {"", class_of(plan)}]
    sheet = Paginator(shown, PLANS_ON_A_PAGE).get_page(request.GET.get("page"))
    on_it = list(sheet.object_list)
    note_list_read(
        by=user, may=Permission.AGREE_PLAN, school_id=school.pk,
        pupil_ids=[plan.pupil_id for plan in on_it], subject="plans.Plan",
    )  # fmt: skip
    context = {"classes": names, "chosen": chosen, "sheet": sheet, "waiting": len(shown)}
    # What was on another page when it was filled in is taken down too.
    asked = waiting if request.method == "POST" else on_it
    return _heap(request, user, _Heap(school, asked, agreements), context)


@dataclass(frozen=True, slots=True)
class _Heap:
    """The plans whose slips lie here, and where each stands."""

    school: School
    plans: Sequence[Plan]
    agreements: Mapping[UUID, Agreement]


def _heap(request: HttpRequest, user: User, heap: _Heap, more: Mapping[str, Any]) -> HttpResponse:
    school = heap.school
    head = SlipsForm(request.POST or None, ways=ways(), today=school.today())
    rows = slip_rows(heap.plans, heap.agreements, request.POST or None)
    context = {"school": school, "head": head, "form": head, **more}
    if request.method != "POST":
        shown = [row for row in rows if row.is_open]
        return page(request, "plans/slips.html", {**context, "rows": shown})
    answered = [row for row in rows if row.form.is_answered]
    if _strangers(request, rows):
        head.add_error(None, say(because("no_standing")))
    taken = _take_down(user, school, head, answered) if head.is_valid() else 0
    troubled = [row for row in answered if row.troubles or row.form.errors]
    if head.is_valid() and not troubled:
        messages.success(request, _how_many(taken))
        return HttpResponseRedirect(request.get_full_path())
    if taken:
        messages.success(request, _how_many(taken))
    left = troubled if head.is_valid() else answered
    if troubled:
        head.add_error(None, _not_taken(len(troubled)))
    return page(request, "plans/slips.html", {**context, "rows": left, "again": True}, status=422)


def _strangers(request: HttpRequest, rows: Iterable[SlipRow]) -> bool:
    """Whether an answer came for somebody who is not asked here."""
    known = {f"{row.key}-answer" for row in rows}
    return any(
        value and name.endswith("-answer") and name not in known
        for name, value in request.POST.items()
    )


def _take_down(user: User, school: School, head: SlipsForm, rows: list[SlipRow]) -> int:
    """Take down what can be, put the reasons on the other rows; how many were taken down."""
    by_key = {row.key: row for row in rows}
    versions = _versions(user, rows)
    people = Person.objects.visible_to(user).filter(school=school)
    named = people.in_bulk([row.asked.person_id for row in rows if row.asked.person_id])
    slips = [
        _slip(row, head, versions, named.get(row.asked.person_id) if row.asked.person_id else None)
        for row in rows
        if row.form.is_valid()
    ]
    found = take_down_slips(school=school, slips=slips, by=user) if slips else []
    for taken in found:
        by_key[taken.key].refuse(taken.reasons)
    return sum(taken.answer is not None for taken in found)


def _versions(user: User, rows: list[SlipRow]) -> dict[str, PlanVersion]:
    """The versions that the slips answer, by id; those that count are at hand already."""
    known = {str(row.agreement.version.pk): row.agreement.version for row in rows}
    plans = [row.plan.pk for row in rows]
    wanted = {row.form.cleaned_data["version"] for row in rows if row.form.is_valid()}
    if wanted - set(known):
        older = PlanVersion.objects.visible_to(user).filter(plan__in=plans).defer("content")
        known |= {str(version.pk): version for version in older}
    return known


def _slip(
    row: SlipRow, head: SlipsForm, versions: Mapping[str, PlanVersion], person: Person | None
) -> Slip:
    said = row.form.cleaned_data
    return Slip(
        key=row.key,
        version=versions.get(said["version"], row.agreement.version),
        party=row.asked.party,
        person=person,
        answer=AnswerCode(said["answer"]),
        words=said["words"],
        day=said["day"] or head.cleaned_data["day"],
        way=Way(head.cleaned_data["way"]),
        standing_answer=said["standing_answer"],
    )


def _not_taken(number: int) -> str:
    return ngettext(
        "%(number)d slip was not taken down. What to do is said beside it.",
        "%(number)d slips were not taken down. What to do is said beside each.",
        number,
    ) % {"number": number}


def _how_many(number: int) -> str:
    if not number:
        return _("Nothing was written on any slip.")
    return ngettext(
        "%(number)d answer is taken down.", "%(number)d answers are taken down.", number
    ) % {"number": number}
