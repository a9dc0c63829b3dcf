"""Reads a target while it is typed: the panel alone, for the script to put in its place."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from openiep.access.guard import may
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.forms.writing import typed_in
from openiep.plans.models import Plan
from openiep.plans.presenters.target_panel import Reader
from openiep.plans.views.row_pages import row_of
from openiep.plans.views.writing import plan_to_write
from openiep.web.pages import page


@require_POST
def check_new_target(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """What could be clearer in a target that is not kept yet."""
    user = user_of(request)
    return _panel(request, Reader(_plan(user, plan_id), user))


@require_POST
def check_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """What could be clearer in a target of the plan, as it is being rewritten."""
    user = user_of(request)
    plan = _plan(user, plan_id)
    row_of(user, plan, "targets", row_id)
    return _panel(request, Reader(plan, user, row_id))


def _plan(user: User, plan_id: UUID) -> Plan:
    """The plan, for somebody who may write it. Raises `Http404`, `PermissionDenied`.

    That it is read was recorded when its page was opened; a pause in typing is no second look.
    """
    plans = Plan.objects.visible_to(user).select_related("pupil", "school")
    plan = plans.filter(pk=plan_id).first()
    if plan is None:
        raise Http404
    return plan if may(user, Permission.WRITE_PLAN, plan) else plan_to_write(user, plan_id)


def _panel(request: HttpRequest, reader: Reader) -> HttpResponse:
    return page(request, "plans/_smart_panel.html", {"panel": reader.shown(typed_in(request.POST))})
