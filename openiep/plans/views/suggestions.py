"""What the family proposed for the plan, and the school's answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.actions import answering_suggestions as actions
from openiep.plans.models import Suggestion
from openiep.plans.presenters.refusals import say
from openiep.plans.presenters.suggestions import suggestion_lines
from openiep.plans.views.found import plan_for
from openiep.rules import Refused
from openiep.web.pages import page


@require_GET
def suggestions(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The family's own words for a plan: taken up, answered, or waiting."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.VIEW_WHOLE_PLAN)
    found = Suggestion.objects.visible_to(user).filter(plan=plan, taken_back_at__isnull=True)
    lines = suggestion_lines(found.select_related("person").order_by("made_at"), plan)
    return page(request, "plans/suggestions.html", {"plan": plan, "lines": lines})


@require_POST
def answer_suggestion(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Take the words up, or say to the family why not."""
    user = user_of(request)
    known = Suggestion.objects.visible_to(user).select_related("plan")
    suggestion = find(known, by=user, may=Permission.WRITE_PLAN, pk=suggestion_id)
    words = str(request.POST.get("words", ""))[:2000]
    try:
        if request.POST.get("act") == "take_up":
            actions.take_up_suggestion(suggestion=suggestion, words=words, by=user)
            messages.success(request, _("Taken up. The family sees it on their page."))
        else:
            actions.answer_suggestion(suggestion=suggestion, words=words, by=user)
            messages.success(request, _("Answered. The family sees it on their page."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect("plans:suggestions", suggestion.plan_id)
