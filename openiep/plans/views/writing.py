"""Writing the parts that are words and lists, and saying that nothing is needed in one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access.drafts import is_keeping
from openiep.access.finding import find
from openiep.access.guard import may
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.actions import writing
from openiep.plans.forms.parts import PartForm, part_form
from openiep.plans.forms.typed import as_typed
from openiep.plans.models import Plan, PlanPart
from openiep.plans.models.content import with_writers
from openiep.plans.presenters.keeping import Writer
from openiep.plans.presenters.reasons import say
from openiep.plans.presenters.writing import (
    has_ehc_plan_now,
    profile_of,
    writing_context,
)
from openiep.plans.rules.content import EMPTY, LIST_PARTS, PART_KEYS, ROW_PARTS
from openiep.plans.views.asking import Page, Standing, answer
from openiep.reference.packs import pack, plan_type
from openiep.rules import Refused


def plan_to_write(user: User, plan_id: UUID) -> Plan:
    """The plan, for somebody who may write it. Raises `Http404`, `PermissionDenied`."""
    return find(
        Plan.objects.visible_to(user).select_related("pupil", "school"),
        by=user,
        may=Permission.WRITE_PLAN,
        pk=plan_id,
    )


def plan_again(user: User, plan_id: UUID) -> Plan:
    """The same, for a script that asks again while somebody types on a page of the plan.

    That the plan is read was recorded when the page was opened; a pause in typing is no second
    look. Somebody who may not write it is recorded as ever. Raises `Http404`, `PermissionDenied`.
    """
    plans = Plan.objects.visible_to(user).select_related("pupil", "school")
    plan = plans.filter(pk=plan_id).first()
    if plan is None:
        raise Http404
    return plan if may(user, Permission.WRITE_PLAN, plan) else plan_to_write(user, plan_id)


def plan_asked(request: HttpRequest, plan_id: UUID) -> Plan:
    """The plan for a page of writing, or for its script that keeps what is being typed there."""
    find_plan = plan_again if is_keeping(request) else plan_to_write
    return find_plan(user_of(request), plan_id)


def back_to(plan: Plan, key: str) -> str:
    """The address of a part on the plan's page."""
    return f"{reverse('plans:plan', args=[plan.pk])}#part-{key}"


def not_now(request: HttpRequest, plan: Plan, key: str) -> HttpResponse | None:
    """The way back for somebody who opens a form while the plan cannot be written."""
    if plan.can_be_written or request.method == "POST":
        return None
    messages.info(request, _("This plan cannot be written now. What it says stands below."))
    return redirect(back_to(plan, key))


@require_http_methods(["GET", "POST"])
def save_part(request: HttpRequest, plan_id: UUID, key: str) -> HttpResponse:
    """Write one part, or say that nothing is needed in it."""
    user = user_of(request)
    plan = plan_asked(request, plan_id)
    if key not in PART_KEYS:
        raise Http404
    if key in ROW_PARTS:
        return _nothing_needed(request, plan, key, user)
    return not_now(request, plan, key) or answer(request, _page(plan, key, user))


def _page(plan: Plan, key: str, user: User) -> Page:
    part, words = plan_type(plan.plan_type).part(key), pack(plan.school.pack)
    has_ehc_plan = key == "hopes" and has_ehc_plan_now(plan)

    def save(form: PartForm) -> PlanPart:
        return writing.save_part(
            plan=plan,
            key=key,
            content=form.content(),
            nothing_needed=bool(form.cleaned_data.get("nothing_needed")),
            version=form.read_version,
            by=user,
        )

    return Page(
        form=part_form(part, words, has_ehc_plan=has_ehc_plan),
        template="plans/save_part.html",
        standing=lambda: _standing(plan, key, user),
        act=save,
        back=back_to(plan, key),
        context=lambda: {**writing_context(plan, key), "profile": profile_of(plan, key, user)},
    )


def _standing(plan: Plan, key: str, user: User) -> Standing:
    with_writers(plan)
    part = next((part for part in plan.parts.all() if part.key == key), PlanPart(key=key))
    stored = {**EMPTY[key], **part.content, "nothing_needed": part.nothing_needed}
    who = getattr(part, "written_by", "") or ""
    return Standing(
        typed=as_typed(stored, {"items": "id"} if key in LIST_PARTS else {}),
        version=part.version,
        who=_("You, in another window") if part.changed_by_id == user.pk else who,
        writer=Writer(who, part.changed_at, is_me=part.changed_by_id == user.pk),
    )


def _nothing_needed(request: HttpRequest, plan: Plan, key: str, user: User) -> HttpResponse:
    """Targets and their like are written one by one; here only that none is needed, or one is."""
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            writing.save_part(
                plan=plan,
                key=key,
                content={},
                nothing_needed=request.POST.get("nothing_needed") == "on",
                version=int(version) if version.isdecimal() else -1,
                by=user,
            )
        except Refused as refused:
            messages.error(request, say(refused.reasons[0]))
        else:
            messages.success(request, _("Saved."))
    return HttpResponseRedirect(back_to(plan, key))
