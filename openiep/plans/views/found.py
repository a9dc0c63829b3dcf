"""How every page about a plan's life finds its plan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.models import Plan
from openiep.plans.presenters.refusals import say
from openiep.rules import Refused


def plan_for(user: User, plan_id: UUID, may: Permission) -> Plan:
    """The plan, if the user may see it and do this to it; recorded as read."""
    plans = Plan.objects.visible_to(user).select_related("pupil", "school")
    return find(plans, by=user, may=may, pk=plan_id)


def plan_address(plan: Plan, place: str = "") -> str:
    """The plan's page, at a place on it."""
    return reverse("plans:plan", args=[plan.pk]) + (f"#{place}" if place else "")


def back_to_plan(
    request: HttpRequest, plan: Plan, refused: Refused, place: str = ""
) -> HttpResponse:
    """Say on the plan's page why it cannot be done now."""
    for reason in refused.reasons:
        messages.warning(request, say(reason))
    return HttpResponseRedirect(plan_address(plan, place))
