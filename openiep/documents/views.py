"""Paper: the plan and the review as PDF, each copy made for who will read it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from openiep.access.finding import find, note_list_read
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.asked import asked_children, asked_week
from openiep.classroom.models.week import classes_of
from openiep.classroom.presenters.week import week_of
from openiep.documents.bundling import bundle_of
from openiep.documents.gathering import called_at, contacts, gather_plan, gather_review
from openiep.documents.presenters import print_plan as plan_as_pdf
from openiep.documents.presenters import print_review as review_as_pdf
from openiep.documents.presenters import print_week as week_as_pdf
from openiep.documents.presenters import print_welcome as welcome_as_pdf
from openiep.people.joining import is_code_of
from openiep.people.models import Pupil, School, Welcome
from openiep.plans.models import Plan
from openiep.reviews.models import Review

COPIES = ("family_and_staff", "staff", "all")


def _copy(request: HttpRequest) -> Any:
    """For whom the copy is: the family and the school, unless staff or everybody is asked for."""
    wished = request.GET.get("for", COPIES[0])
    return wished if wished in COPIES else COPIES[0]


def _pdf(content: bytes, name: str) -> HttpResponse:
    """The PDF, shown in the browser. Its name holds no child's name."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )


@require_GET
def print_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan on paper: draft, proposed or in force, saying which."""
    user = user_of(request)
    plans = Plan.objects.visible_to(user).select_related("school", "pupil__school")
    plan = find(plans, by=user, may=Permission.VIEW_WHOLE_PLAN, pk=plan_id)
    gathered = gather_plan(plan)
    pdf = plan_as_pdf(
        gathered.content,
        status=gathered.status,
        answers=gathered.answers,
        ask=gathered.ask,
        audience=_copy(request),
        today=plan.school.today(),
        going=gathered.going,
    )
    return _pdf(pdf, f"plan-{plan.pk}")


@require_GET
def print_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """The review on paper; what is not known yet becomes a place to write in."""
    user = user_of(request)
    reviews = Review.objects.visible_to(user).select_related(
        "school", "pupil__school", "plan_version", "plan__pupil", "plan__school"
    )
    review = find(reviews, by=user, may=Permission.VIEW_REVIEW, pk=review_id)
    pdf = review_as_pdf(
        review.plan_version.content,
        gather_review(review),
        version=review.plan_version.number,
        ask=contacts(review.pupil),
        audience=_copy(request),
        today=review.school.today(),
    )
    return _pdf(pdf, f"review-{review.pk}")


@require_GET
def print_week(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The week of my children, or of one class, as a sheet to write on; next week's as well."""
    user = user_of(request)
    visible = School.objects.visible_to(user)
    school = find(visible, pk=school_id, by=user, may=Permission.RECORD_MEASUREMENT)
    monday, listed = asked_week(request, school, ahead=1), asked_children(request, school, user)
    pupils = list(listed)
    week = week_of(school, user, pupils, monday, on_paper=True)
    note_list_read(
        by=user, may=Permission.LIST_CHILDREN, school_id=school.pk, pupil_ids=week.pupil_ids,
        subject="plans.Target",
    )  # fmt: skip
    asked = request.GET.get("class", "")
    pdf = week_as_pdf(
        week,
        pupils,
        school=school.name,
        class_name=next((one.name for one in classes_of(school, user) if str(one.pk) == asked), ""),
        adult=called_at(school, user),
        today=school.today(),
    )
    return _pdf(pdf, f"week-{monday.isoformat()}")


@sensitive_post_parameters("code")
@require_POST
def print_welcome(request: HttpRequest, welcome_id: UUID) -> HttpResponse:
    """The letter with the code and a square to scan. The code comes from the page that showed it."""
    user = user_of(request)
    welcomes = Welcome.objects.visible_to(user).select_related(
        "school", "involvement__person", "involvement__pupil__school"
    )
    welcome = find(welcomes, by=user, may=Permission.INVITE_FAMILY, pk=welcome_id)
    code = str(request.POST.get("code", ""))
    if not is_code_of(welcome, code):
        raise Http404
    pdf = welcome_as_pdf(
        called=welcome.involvement.person.called,
        school=welcome.school,
        code=code,
        link=request.build_absolute_uri(reverse("people:join_with", args=[code])),
        address=request.build_absolute_uri(reverse("people:join")),
        until=welcome.expires_at.date(),
        today=welcome.school.today(),
    )
    return _pdf(pdf, f"letter-{welcome.pk}")


@require_GET
def print_bundle(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Every plan that was in force with its reviews as one paper, for an EHC needs assessment."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.VIEW_WHOLE_PLAN, pk=pupil_id)
    return _pdf(bundle_of(pupil, user), f"plans-and-reviews-{pupil.pk}")
