"""Changing a plan in force: three buttons, and what finishing each would do."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.actions import changing
from openiep.plans.forms.steps import ActForm, ChangeForm
from openiep.plans.models import Plan
from openiep.plans.presenters.changing import change_page
from openiep.plans.presenters.refusals import say
from openiep.plans.rules.status import Status
from openiep.plans.views.found import back_to_plan, plan_address, plan_for
from openiep.rules import refuse
from openiep.web.pages import answer_form

Act = Callable[[], object]


@require_http_methods(["GET", "POST"])
def change_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Begin a change, see what it changes, go on as another kind, finish it or give it up."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.CHANGE_PLAN)
    if plan.status != Status.IN_FORCE:
        return back_to_plan(request, plan, refuse("not_in_force", status=plan.status))
    do = str(request.POST.get("do", ""))
    needs_kind = do in {"begin", "switch"}
    form = ChangeForm(request.POST) if needs_kind else ActForm(request.POST or None)
    act, then, done = _acts(plan, user, form).get(do, (_nothing, plan_address(plan), ""))
    return answer_form(
        request,
        form,
        act,
        template="plans/change_plan.html",
        context={"plan": plan, "page": change_page(plan), "chosen": request.POST.get("kind", "")},
        then=then,
        done=done,
        say=say,
    )


def _acts(plan: Plan, user: User, form: ChangeForm | ActForm) -> dict[str, tuple[Act, str, str]]:
    here, there = reverse("plans:change_plan", args=[plan.pk]), plan_address(plan)

    def with_kind(change: Callable[..., None]) -> Act:
        if not isinstance(form, ChangeForm):
            return _nothing
        return lambda: change(plan=plan, kind=form.chosen, why=form.cleaned_data["why"], by=user)

    return {
        "begin": (
            with_kind(changing.begin_change),
            there,
            _("The parts can be written now. What was agreed counts until you finish the change."),
        ),
        "switch": (with_kind(changing.switch_change), here, ""),
        "finish": (
            lambda: changing.finish_change(plan=plan, by=user),
            plan_address(plan, "answers"),
            _("The change is finished and shown to everybody as a new version."),
        ),
        "give_up": (
            lambda: changing.give_up_change(plan=plan, by=user),
            there,
            _("The change is given up. The plan reads as before, word for word."),
        ),
    }


def _nothing() -> None:
    raise refuse("no_change_begun")
