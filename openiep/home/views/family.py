"""The family's pages: one child, the whole plan in plain words, who has looked."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.family import Asked, asked_about, looks_at
from openiep.home.presenters import family as present
from openiep.people.models import Pupil
from openiep.people.rights import rights_of
from openiep.plans.models import Plan, PlanVersion, Suggestion
from openiep.web.pages import page

LOOKED_DAYS = 365


@require_GET
def family(request: HttpRequest) -> HttpResponse:
    """The children whose parent or carer somebody is; with one child, straight to that one."""
    user = user_of(request)
    if not rights_of(user).family:
        return redirect("home:start")
    children = list(Pupil.objects.visible_to(user).select_related("school").by_name())
    if len(children) == 1:
        return redirect("home:family_child", children[0].pk)
    return page(request, "home/family.html", {"children": children})


@require_GET
def family_child(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What the plan means for a family this week."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.VIEW_FAMILY_PAGE, pk=pupil_id)
    context = {
        "pupil": pupil,
        "page": present.family_page(pupil, user),
        "several": len(rights_of(user).family) > 1,
    }
    return page(request, "home/family_child.html", context)


def asked_or_404(request: HttpRequest, plan_id: UUID) -> Asked:
    """The plan as this parent may know it. Raises `Http404` where it was never put before them."""
    user = user_of(request)
    plans = Plan.objects.visible_to(user).select_related("school", "pupil")
    plan = find(plans, by=user, may=Permission.VIEW_FAMILY_PAGE, pk=plan_id)
    asked = asked_about(plan, user)
    if asked is None:
        raise Http404
    return asked


@require_GET
def family_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """All eight parts in plain words, one's own answers, and what was changed."""
    user, asked = user_of(request), asked_or_404(request, plan_id)
    versions = list(
        PlanVersion.objects.visible_to(user).filter(plan=asked.plan).select_related("school")
        .order_by("number")
    )  # fmt: skip
    suggestions = Suggestion.objects.visible_to(user).filter(plan=asked.plan)
    context = {
        "asked": asked,
        "pupil": asked.plan.pupil,
        "parts": present.eight(asked),
        "answers": present.own_answers(asked),
        "changes": present.what_changed(versions, asked.plan.school.pack),
        "suggestions": suggestions.order_by("made_at"),
    }
    return page(request, "home/family_plan.html", context)


@require_GET
def who_looked(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Who has opened the child's record in the last year, by what they are."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.VIEW_FAMILY_PAGE, pk=pupil_id)
    since = pupil.school.today() - timedelta(days=LOOKED_DAYS)
    looks = present.looks_told(looks_at(pupil, user, since))
    return page(request, "home/who_looked.html", {"pupil": pupil, "looks": looks, "since": since})
