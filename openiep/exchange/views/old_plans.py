"""A plan that exists in Word or on paper: read it beside the draft, take in passage by passage."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.exchange.actions import old_plans as actions
from openiep.exchange.forms import OldPlanForm, PassageForm
from openiep.exchange.models import OldPlan
from openiep.exchange.presenters import old_plans as present
from openiep.exchange.rules.old_plans.pasted import MOST_LINES, lines_in
from openiep.letters.apart import lines_apart, uploaded_apart
from openiep.letters.rules.kinds import Cleaned, Media
from openiep.letters.rules.word import Line
from openiep.people.models import Pupil
from openiep.rules import Refused, refuse
from openiep.web.pages import answer_form, page


@require_http_methods(["GET", "POST"])
def read_old_plan(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Bring in a plan from before, as a file or pasted."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.START_PLAN, pk=pupil_id)
    form = OldPlanForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        initial=drafts.typed_before(request),
    )

    def act() -> OldPlan:
        lines, file = _read(form)
        title = _("Plan from before")
        return actions.read_old_plan(pupil=pupil, lines=lines, file=file, title=title, by=user)

    return answer_form(
        request,
        form,
        act,
        template="exchange/read_old_plan.html",
        context={"pupil": pupil},
        then=lambda old_plan: reverse("exchange:old_plan", args=[old_plan.pk]),
        say=present.say,
    )


def _read(form: OldPlanForm) -> tuple[list[Line], Cleaned | None]:
    """The lines of what was sent, and the file that it came in."""
    upload: UploadedFile[Any] | None = form.cleaned_data["file"]
    if upload is None:
        return lines_in(form.cleaned_data["words"]), None
    file = uploaded_apart(upload)
    if file.media is Media.WORD:
        lines = lines_apart(file.data)
    elif file.media is Media.TEXT:
        lines = lines_in(file.data.decode())
    else:
        raise refuse("not_a_word_file", field="file")
    return lines[:MOST_LINES], file


def _old_plan(user: User, old_plan_id: UUID) -> OldPlan:
    known = OldPlan.objects.visible_to(user).select_related("plan", "pupil__school", "school")
    return find(known, by=user, may=Permission.WRITE_PLAN, pk=old_plan_id)


@require_GET
def old_plan(request: HttpRequest, old_plan_id: UUID) -> HttpResponse:
    """The old plan on the left, what each passage may become on the right."""
    return _shown(request, _old_plan(user_of(request), old_plan_id))


def _shown(
    request: HttpRequest, found: OldPlan, answered: dict[int, PassageForm] | None = None
) -> HttpResponse:
    shown = present.passages_shown(found, answered)
    form = next(iter(answered.values())) if answered else None
    context = {
        "old_plan": found,
        "plan": found.plan,
        "pupil": found.pupil,
        "passages": shown,
        "tally": present.tally(shown),
        "form": form,
    }
    return page(request, "exchange/old_plan.html", context, status=422 if answered else 200)


@require_POST
def take_in_passage(request: HttpRequest, old_plan_id: UUID, number: int) -> HttpResponse:
    """Write one passage into the draft, as it stands in its form."""
    user = user_of(request)
    found = _old_plan(user, old_plan_id)
    form = present.form_for(found, number, request.POST)
    if form is None:
        messages.warning(request, _("Nothing stands here to take in."))
        return _back(found, number)
    if form.is_valid():
        try:
            actions.take_in_passage(
                old_plan=found, number=number, values=form.cleaned_data, by=user
            )
        except Refused as refused:
            for reason in refused.reasons:
                field = reason.field if reason.field in form.fields else None
                form.add_error(field, present.say(reason))
        else:
            messages.success(request, _("Taken in. It stands in the draft now."))
            return _back(found, number + 1)
    return _shown(request, found, {number: form})


@require_POST
def leave_passage_out(request: HttpRequest, old_plan_id: UUID, number: int) -> HttpResponse:
    """Leave one passage out of the draft."""
    user = user_of(request)
    found = _old_plan(user, old_plan_id)
    try:
        actions.leave_passage_out(old_plan=found, number=number, by=user)
    except Refused as refused:
        messages.warning(request, present.say(refused.reasons[0]))
    return _back(found, number + 1)


@require_POST
def look_at_passage_again(request: HttpRequest, old_plan_id: UUID, number: int) -> HttpResponse:
    """Open a passage again that was left out."""
    user = user_of(request)
    found = _old_plan(user, old_plan_id)
    actions.look_at_passage_again(old_plan=found, number=number, by=user)
    return _back(found, number)


def _back(found: OldPlan, number: int) -> HttpResponseRedirect:
    place = reverse("exchange:old_plan", args=[found.pk])
    return HttpResponseRedirect(f"{place}#passage-{number}")
