"""Putting a plan before everybody, taking it back, giving it up."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access.drafts import typed_before
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.actions import proposing
from openiep.plans.forms.steps import ProposeForm, WhyForm
from openiep.plans.models import Plan
from openiep.plans.models.asked import asked_of
from openiep.plans.models.content import plan_content
from openiep.plans.presenters.before_proposing import pointed_at
from openiep.plans.presenters.refusals import say
from openiep.plans.presenters.voices import name_of, standing_word
from openiep.plans.rules.content import missing_to_propose
from openiep.plans.rules.status import Status, check_move
from openiep.plans.views.found import back_to_plan, plan_address, plan_for
from openiep.rules import Refused
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def propose_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Show who will be asked and what is missing; put the plan before them."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.PROPOSE_PLAN)
    if refused := _cannot(plan, Status.PROPOSED):
        return back_to_plan(request, plan, refused)
    form = ProposeForm(request.POST or None, initial=typed_before(request))
    if request.method == "POST" and not form.is_bound:
        form = ProposeForm({})
    content = plan_content(plan)
    people = [
        {
            "voice": one.party.value,
            "name": name_of(one),
            "standing": standing_word(one.party, one.standing),
            "is_known": bool(one.name),
        }
        for one in asked_of(plan)
    ]
    return answer_form(
        request,
        form,
        lambda: proposing.propose_plan(plan=plan, by=user, why=form.cleaned_data["why"]),
        template="plans/propose_plan.html",
        context=lambda: {
            "plan": plan,
            "people": people,
            "missing": missing_to_propose(content),
            "pointed": pointed_at(plan, content, user),
            "again": plan.versions.count(),
        },
        then=plan_address(plan, "answers"),
        done=_("The plan is put before everybody. Take down each answer as it comes."),
        say=say,
    )


@require_http_methods(["GET", "POST"])
def take_back_proposal(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Ask why, and make the plan a draft again."""
    return _undo(
        request,
        plan_id,
        (Permission.PROPOSE_PLAN, Status.DRAFT),
        proposing.take_back_proposal,
        template="plans/take_back_proposal.html",
        done=_("The plan is a draft again. Write on, then put it before everybody once more."),
    )


@require_http_methods(["GET", "POST"])
def withdraw_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Ask why, and give the plan up."""
    return _undo(
        request,
        plan_id,
        (Permission.WITHDRAW_PLAN, Status.WITHDRAWN),
        proposing.withdraw_plan,
        template="plans/withdraw_plan.html",
        done=_("The plan is given up. It stays in the child's story."),
    )


def _undo(
    request: HttpRequest,
    plan_id: UUID,
    move: tuple[Permission, Status],
    act: Callable[..., None],
    *,
    template: str,
    done: str,
) -> HttpResponse:
    user = user_of(request)
    plan = plan_for(user, plan_id, move[0])
    if refused := _cannot(plan, move[1]):
        return back_to_plan(request, plan, refused)
    form = WhyForm(request.POST or None, initial=typed_before(request))
    return answer_form(
        request,
        form,
        lambda: act(plan=plan, by=user, why=form.cleaned_data["why"]),
        template=template,
        context={"plan": plan},
        then=plan_address(plan),
        done=done,
        say=say,
    )


def _cannot(plan: Plan, to: Status) -> Refused | None:
    try:
        check_move(plan.status, to)
    except Refused as refused:
        return refused
    return None
