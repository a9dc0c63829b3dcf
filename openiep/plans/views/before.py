"""Help before a plan: written, changed, ended, and made into a plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rebasing import rebased
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people.models import Pupil
from openiep.plans.actions import before as actions
from openiep.plans.forms.before import EndHelpForm, HelpBeforeForm
from openiep.plans.models import HelpBefore, Plan
from openiep.plans.presenters import before as present
from openiep.rules import Refused, refuse
from openiep.web.forms import Form
from openiep.web.pages import answer_form


def _found(user: User, help_id: UUID, may: Permission) -> HelpBefore:
    rows = HelpBefore.objects.visible_to(user).select_related("pupil__school")
    return find(rows, by=user, may=may, pk=help_id)


def _said(form: Form) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in present.WORDS}


@require_http_methods(["GET", "POST"])
def add_help_before(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Write down a concern and what is tried."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.ADD_HELP_BEFORE, pk=pupil_id)
    first = {"starts_on": pupil.school.today(), "version": 1, **drafts.typed_before(request)}
    form = HelpBeforeForm(request.POST or None, initial=first)
    return answer_form(
        request,
        form,
        lambda: actions.add_help_before(pupil=pupil, values=_said(form), by=user),
        template="plans/help_before_form.html",
        context={"pupil": pupil, "help_before": None, "theirs": []},
        then=reverse("home:child", args=[pupil_id]),
        done=_("Saved. On the day it ends it is asked how it went."),
        say=present.say,
    )


@require_http_methods(["GET", "POST"])
def change_help_before(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Change what was written."""
    user = user_of(request)
    one = _found(user, help_id, Permission.ADD_HELP_BEFORE)
    form, theirs = rebased(request, HelpBeforeForm, present.values_of(one))

    def act() -> HelpBefore:
        if theirs:
            raise refuse("saved_meanwhile")
        version = int(form.cleaned_data["version"] or 0)
        return actions.change_help_before(
            help_before=one, values=_said(form), version=version, by=user
        )

    return answer_form(
        request,
        form,
        act,
        template="plans/help_before_form.html",
        context={"pupil": one.pupil, "help_before": one, "theirs": theirs},
        then=reverse("home:child", args=[one.pupil_id]),
        done=_("Saved."),
        say=present.say,
    )


@require_http_methods(["GET", "POST"])
def end_help_before(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Say how it went."""
    user = user_of(request)
    one = _found(user, help_id, Permission.ADD_HELP_BEFORE)
    first = {"version": one.version, **drafts.typed_before(request)}
    form = EndHelpForm(request.POST or None, initial=first)

    def act() -> HelpBefore:
        said = form.cleaned_data
        return actions.end_help_before(
            help_before=one,
            outcome=said["outcome"],
            result=said["result"],
            further=said["further"],
            version=int(said["version"] or 0),
            by=user,
        )

    return answer_form(
        request,
        form,
        act,
        template="plans/end_help_before.html",
        context={"pupil": one.pupil, "help_before": one},
        then=reverse("home:child", args=[one.pupil_id]) + "#before",
        done=_("Saved. It stands in the story."),
        say=present.say,
    )


@require_POST
def begin_plan_from_help(request: HttpRequest, help_id: UUID) -> HttpResponse:
    """Begin a plan with the words that stand already."""
    user = user_of(request)
    one = _found(user, help_id, Permission.START_PLAN)
    try:
        plan: Plan = actions.begin_plan_from_help(help_before=one, by=user)
    except Refused as refused:
        messages.warning(request, present.say(refused.reasons[0]))
        return redirect("home:child", one.pupil_id)
    messages.success(request, _("A plan is begun. What was written came along."))
    return redirect("plans:plan", plan.pk)
