"""The school's own ways of measuring: kept by the SENCo."""

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
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people.models import School
from openiep.plans.actions import measures as actions
from openiep.plans.forms.measures import OwnMeasureForm, initial_of
from openiep.plans.models import OwnMeasure
from openiep.plans.presenters.measures import about
from openiep.plans.presenters.reasons import say
from openiep.web.pages import answer_form, page


def _school(request: HttpRequest, school_id: UUID) -> tuple[User, School]:
    user = user_of(request)
    schools = School.objects.visible_to(user)
    return user, find(schools, by=user, may=Permission.CHANGE_BANK, pk=school_id)


def _own(request: HttpRequest, own_measure_id: UUID) -> tuple[User, OwnMeasure]:
    user = user_of(request)
    kept = OwnMeasure.objects.visible_to(user).select_related("school")
    return user, find(kept, by=user, may=Permission.CHANGE_BANK, pk=own_measure_id)


@require_GET
def own_measures(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The school's own ways of measuring, with what was taken out."""
    user, school = _school(request, school_id)
    kept = list(OwnMeasure.objects.visible_to(user).filter(school=school))
    context = {
        "school": school,
        "offered": [(one, about(one)) for one in kept if one.taken_out_at is None],
        "taken_out": [one for one in kept if one.taken_out_at is not None],
    }
    return page(request, "plans/own_measures.html", context)


@require_http_methods(["GET", "POST"])
def add_own_measure(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A new way of measuring of the school's own."""
    user, school = _school(request, school_id)
    form = OwnMeasureForm(
        request.POST or None, initial={"direction": "up", **drafts.typed_before(request)}
    )
    return answer_form(
        request,
        form,
        lambda: actions.add_own_measure(school=school, values=form.values(), by=user),
        template="plans/own_measure.html",
        then=reverse("plans:own_measures", args=[school.pk]),
        say=say,
        context={"school": school, "is_new": True},
        done=_("Added. Whoever writes a target can choose it from now on."),
    )


@require_http_methods(["GET", "POST"])
def change_own_measure(request: HttpRequest, own_measure_id: UUID) -> HttpResponse:
    """Change one; who read an older one sees what a colleague saved."""
    user, own = _own(request, own_measure_id)
    posted: Any = request.POST or None
    context: dict[str, Any] = {"school": own.school, "is_new": False}
    if posted is not None and posted.get("version") != str(own.version):
        posted = posted.copy()
        posted["version"] = str(own.version)
        if theirs := _theirs(own, posted):
            form = OwnMeasureForm(posted)
            context |= {"theirs": theirs, "form": form}
            return page(request, "plans/own_measure.html", context, status=409)
    form = OwnMeasureForm(posted, initial={**initial_of(own), **drafts.typed_before(request)})
    version = int(posted["version"]) if posted is not None else 0
    return answer_form(
        request,
        form,
        lambda: actions.change_own_measure(
            own_measure=own, values=form.values(), version=version, by=user
        ),
        template="plans/own_measure.html",
        then=reverse("plans:own_measures", args=[own.school_id]),
        say=say,
        context=context,
        done=_("Saved. Targets that use it stay as they are."),
    )


def _theirs(own: OwnMeasure, posted: Any) -> list[tuple[str, str]]:
    """What a colleague saved meanwhile, field by field where it differs."""
    now = initial_of(own)
    return [
        (str(field.label), now[name])
        for name, field in OwnMeasureForm.base_fields.items()
        if name != "version" and now[name] != (posted.get(name) or "")
    ]


@require_POST
def take_out_own_measure(request: HttpRequest, own_measure_id: UUID) -> HttpResponse:
    """Offer it no longer."""
    user, own = _own(request, own_measure_id)
    actions.take_out_own_measure(own_measure=own, by=user)
    messages.success(request, _("Taken out. You can put it back below."))
    return redirect("plans:own_measures", own.school_id)


@require_POST
def put_back_own_measure(request: HttpRequest, own_measure_id: UUID) -> HttpResponse:
    """Offer it again."""
    user, own = _own(request, own_measure_id)
    actions.put_back_own_measure(own_measure=own, by=user)
    messages.success(request, _("It is back."))
    return redirect("plans:own_measures", own.school_id)
