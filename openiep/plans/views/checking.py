"""Reads a target while it is typed: the panel alone, for the script to put in its place."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from openiep.access.signed_in import user_of
from openiep.plans.forms.writing import typed_in
from openiep.plans.presenters.bank import question_of
from openiep.plans.presenters.target_panel import Reader
from openiep.plans.views.row_pages import row_of
from openiep.plans.views.writing import plan_again
from openiep.web.pages import page


@require_POST
def check_new_target(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """What could be clearer in a target that is not kept yet."""
    user = user_of(request)
    return _panel(request, Reader(plan_again(user, plan_id), user))


@require_POST
def check_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """What could be clearer in a target of the plan, as it is being rewritten."""
    user = user_of(request)
    plan = plan_again(user, plan_id)
    row_of(user, plan, "targets", row_id)
    return _panel(request, Reader(plan, user, row_id))


def _panel(request: HttpRequest, reader: Reader) -> HttpResponse:
    typed = typed_in(request.POST)
    question = question_of(reader.user, typed.get("bank", ""), reader.plan.pupil.known_as)
    return page(request, "plans/_smart_panel.html", {"panel": reader.shown(typed, question)})
