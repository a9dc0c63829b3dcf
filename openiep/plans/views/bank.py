"""The bank: found for a plan by whoever writes it, kept for the school by the SENCo."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.guard import may
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people.models import School
from openiep.plans.actions import bank as actions
from openiep.plans.forms.bank import OwnTargetForm, area_choices, initial_of
from openiep.plans.models import OwnTarget
from openiep.plans.presenters import bank as present
from openiep.plans.presenters.reasons import say
from openiep.plans.views.writing import not_now, plan_again, plan_to_write
from openiep.web.pages import answer_form, page

LONGEST_SEARCH = 80


@require_http_methods(["GET", "POST"])
def bank(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Search the bank for a plan. What is searched for is sent in the form, never in the address."""
    user = user_of(request)
    searching = request.method == "POST"
    plan = plan_again(user, plan_id) if searching else plan_to_write(user, plan_id)
    asked = request.POST if searching else request.GET
    own_age = present.age_of(plan.pupil)
    given = asked.get("age", str(own_age or ""))
    age = int(given) if given.isdecimal() and len(given) < 3 else None
    area = asked.get("area", "") if asked.get("area") in dict(area_choices()) else ""
    words = request.POST.get("words", "").strip()[:LONGEST_SEARCH]
    context = {
        "plan": plan,
        "words": words,
        "area": area,
        "age": age,
        "own_age": own_age,
        "areas": area_choices(),
        "ages": present.ages(),
        "found": present.search(user, plan, words, area, age),
        "may_change": may(user, Permission.CHANGE_BANK, plan.school),
    }
    return not_now(request, plan, "targets") or page(request, "plans/bank.html", context)


def _school(request: HttpRequest, school_id: UUID) -> tuple[User, School]:
    user = user_of(request)
    schools = School.objects.visible_to(user)
    return user, find(schools, by=user, may=Permission.CHANGE_BANK, pk=school_id)


def _entry(request: HttpRequest, entry_id: UUID) -> tuple[User, OwnTarget]:
    user = user_of(request)
    entries = OwnTarget.objects.visible_to(user).select_related("school")
    return user, find(entries, by=user, may=Permission.CHANGE_BANK, pk=entry_id)


@require_GET
def school_bank(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The school's own targets, with what was taken out."""
    user, school = _school(request, school_id)
    entries = list(OwnTarget.objects.visible_to(user).filter(school=school))
    shown = [(one, present.shown(one)) for one in entries]
    context = {
        "school": school,
        "offered": [pair for pair in shown if pair[0].taken_out_at is None],
        "taken_out": [one for one in entries if one.taken_out_at is not None],
    }
    return page(request, "plans/school_bank.html", context)


@require_http_methods(["GET", "POST"])
def add_to_bank(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A new target of the school's own."""
    user, school = _school(request, school_id)
    form = OwnTargetForm(request.POST or None, initial=drafts.typed_before(request))
    return answer_form(
        request,
        form,
        lambda: actions.add_to_bank(school=school, values=form.values(), by=user),
        template="plans/own_target.html",
        then=reverse("plans:school_bank", args=[school.pk]),
        say=say,
        context={"school": school, "is_new": True},
        done=_("Added. It is found in the bank from now on."),
    )


@require_http_methods(["GET", "POST"])
def change_in_bank(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Change a target of the school's own; who read an older one sees what a colleague saved."""
    user, entry = _entry(request, entry_id)
    posted: Any = request.POST or None
    theirs: list[tuple[str, str]] = []
    if posted is not None and posted.get("version") != str(entry.version):
        posted = posted.copy()
        posted["version"] = str(entry.version)
        theirs = _theirs(entry, posted)
    form = OwnTargetForm(posted, initial={**initial_of(entry), **drafts.typed_before(request)})
    if theirs:
        context = {"school": entry.school, "is_new": False, "theirs": theirs, "form": form}
        return page(request, "plans/own_target.html", context, status=409)
    version = int(posted["version"]) if posted is not None else 0
    return answer_form(
        request,
        form,
        lambda: actions.change_in_bank(entry=entry, values=form.values(), version=version, by=user),
        template="plans/own_target.html",
        then=reverse("plans:school_bank", args=[entry.school_id]),
        say=say,
        context={"school": entry.school, "is_new": False},
        done=_("Saved. Plans that began with it stay as they are."),
    )


def _theirs(entry: OwnTarget, posted: Any) -> list[tuple[str, str]]:
    """What a colleague saved meanwhile, field by field where it differs."""
    now = initial_of(entry)
    fields = OwnTargetForm.base_fields.items()
    return [
        (str(field.label), str(now[name] or ""))
        for name, field in fields
        if name != "version" and str(now[name] or "") != (posted.get(name) or "")
    ]


@require_POST
def take_out_of_bank(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Offer an entry no longer."""
    user, entry = _entry(request, entry_id)
    actions.take_out_of_bank(entry=entry, by=user)
    messages.success(request, _("Taken out. You can put it back below."))
    return redirect("plans:school_bank", entry.school_id)


@require_POST
def put_back_in_bank(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Offer an entry again."""
    user, entry = _entry(request, entry_id)
    actions.put_back_in_bank(entry=entry, by=user)
    messages.success(request, _("It is back."))
    return redirect("plans:school_bank", entry.school_id)
