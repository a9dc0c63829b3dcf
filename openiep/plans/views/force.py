"""Bringing a plan into force."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access.drafts import typed_before
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.actions import force
from openiep.plans.forms.steps import PutInForceForm
from openiep.plans.models import Plan
from openiep.plans.models.agreement import agreement_of
from openiep.plans.presenters.answers import answers_panel, chips
from openiep.plans.presenters.refusals import say
from openiep.plans.rules.agreement import NEEDS_A_REASON
from openiep.plans.rules.status import Status
from openiep.plans.views.found import back_to_plan, plan_address, plan_for
from openiep.rules import refuse
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def put_in_force(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Show where everybody stands, ask from which day and why, and bring the plan into force."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.PUT_IN_FORCE)
    agreement = agreement_of(plan)
    if plan.status != Status.PROPOSED or agreement is None:
        wrong = refuse("cannot_become", now=plan.status, to=Status.IN_FORCE.value)
        return back_to_plan(request, plan, wrong)
    panel = answers_panel(plan, agreement, plan.roles_of(user))
    form = PutInForceForm(
        request.POST or None,
        initial={"on": plan.school.today(), **typed_before(request)},
        today=plan.school.today(),
        asks_why=agreement.overall in NEEDS_A_REASON,
    )
    in_force = Plan.objects.visible_to(user).in_force()
    other = in_force.filter(pupil=plan.pupil_id, plan_type=plan.plan_type).first()
    return answer_form(
        request,
        form,
        lambda: force.put_in_force(
            plan=plan, by=user, on=form.cleaned_data["on"], why=form.cleaned_data.get("why", "")
        ),
        template="plans/put_in_force.html",
        context={"plan": plan, "panel": panel, "chips": chips(panel), "other": other},
        then=plan_address(plan),
        done=_("The plan is in force."),
        say=say,
    )
