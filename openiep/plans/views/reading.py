"""The plan's page, and starting one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people.models import Pupil
from openiep.plans.actions import writing
from openiep.plans.models import Plan
from openiep.plans.models.agreement import agreement_of
from openiep.plans.models.suggestions import words_waiting
from openiep.plans.presenters.answers import answers_panel
from openiep.plans.presenters.clear import clear_of
from openiep.plans.presenters.plan import plan_page
from openiep.plans.presenters.steps import steps_of
from openiep.rules import Refused
from openiep.web.pages import page


@require_GET
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan: eight parts on one page, with who has said what, the answers and the changes."""
    user = user_of(request)
    found = find(
        Plan.objects.visible_to(user)
        .select_related("pupil", "school")
        .annotate(family_words=words_waiting()),
        by=user,
        may=Permission.VIEW_PLAN,
        pk=plan_id,
    )
    roles, agreement = found.roles_of(user), agreement_of(found)
    shown = plan_page(found, roles, agreement.version if agreement else None)
    context = {
        "page": shown,
        "clear": clear_of(shown.content) if shown.writing else None,
        "steps": steps_of(found, roles, agreement),
        "family_words": getattr(found, "family_words", 0) if shown.writing else 0,
        "panel": answers_panel(found, agreement, roles) if agreement and shown.is_whole else None,
    }
    return page(request, "plans/plan.html", context)


@require_POST
def start_plan(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Start a plan and open it; where one is being written already, open that one."""
    user = user_of(request)
    pupil = find(Pupil.objects.visible_to(user), by=user, may=Permission.START_PLAN, pk=pupil_id)
    try:
        started = writing.start_plan(pupil=pupil, by=user)
    except Refused as refused:
        messages.info(
            request,
            _("%(name)s has a plan that is being written already. Here it is.")
            % {"name": pupil.known_as},
        )
        return redirect("plans:plan", refused.reasons[0].about["plan"])
    messages.success(
        request, _("The plan is started. Write its parts in any order; each is saved by itself.")
    )
    return redirect("plans:plan", started.pk)
