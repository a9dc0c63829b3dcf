"""Mending what was recorded wrongly: with its trace, never by forgetting it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.monitoring import actions
from openiep.monitoring.forms import CorrectForm, CorrectWordsForm, TakeBackForm
from openiep.monitoring.models import Measurement, Observation, scale_of_wording
from openiep.monitoring.presenters.reasons import say
from openiep.monitoring.presenters.values import sentence_of, value_text
from openiep.monitoring.views.finding import find_target
from openiep.rules import Refused
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def correct_measurement(request: HttpRequest, measurement_id: UUID) -> HttpResponse:
    """Put a right value in place of a wrong one."""
    measurement = find(
        Measurement.objects.visible_to(user_of(request)).with_names(),
        pk=measurement_id, by=user_of(request), may=Permission.CORRECT_MEASUREMENT,
    )  # fmt: skip
    wording = find_target(request, measurement.target_id, Permission.VIEW_PROGRESS)
    initial = {"value": measurement.value, "day": measurement.day, "note": measurement.note}
    form = CorrectForm(
        request.POST or None,
        scale=scale_of_wording(wording),
        initial={**initial, **drafts.typed_before(request)},
    )
    answers = ("value", "day", "note", "why")
    return answer_form(
        request,
        form,
        lambda: actions.correct_measurement(
            measurement=measurement, by=user_of(request),
            **{name: form.cleaned_data[name] for name in answers},
        ),
        template="monitoring/correct_measurement.html",
        context={
            "pupil": wording.pupil,
            "wording": wording,
            "sentence": sentence_of(wording),
            "reading": measurement,
            "was": value_text(measurement.value, wording),
            "take_back": TakeBackForm(prefix="take_back"),
            "take_back_url": reverse("monitoring:take_back_measurement", args=[measurement_id]),
        },
        then=reverse("monitoring:target", args=[wording.target_id]),
        done=_("Corrected. The old value stays to be read."),
        say=say,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct_observation(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Put right words in place of wrong ones."""
    observation = find(
        Observation.objects.visible_to(user_of(request)).with_names(),
        pk=observation_id, by=user_of(request), may=Permission.CORRECT_MEASUREMENT,
    )  # fmt: skip
    wording = find_target(request, observation.target_id, Permission.VIEW_PROGRESS)
    initial = {"words": observation.note, "day": observation.day}
    form = CorrectWordsForm(
        request.POST or None, initial={**initial, **drafts.typed_before(request)}
    )
    answers = ("words", "day", "why")
    return answer_form(
        request,
        form,
        lambda: actions.correct_observation(
            observation=observation, by=user_of(request),
            **{name: form.cleaned_data[name] for name in answers},
        ),
        template="monitoring/correct_observation.html",
        context={
            "pupil": wording.pupil,
            "wording": wording,
            "sentence": sentence_of(wording),
            "reading": observation,
            "was": observation.note,
            "take_back": TakeBackForm(prefix="take_back"),
            "take_back_url": reverse("monitoring:take_back_observation", args=[observation_id]),
        },
        then=reverse("monitoring:target", args=[wording.target_id]),
        done=_("Corrected. The old words stay to be read."),
        say=say,
    )  # fmt: skip


@require_POST
def take_back_measurement(request: HttpRequest, measurement_id: UUID) -> HttpResponse:
    """Undo: the value stays to be read and no longer counts."""
    measurement = find(
        Measurement.objects.visible_to(user_of(request)),
        pk=measurement_id, by=user_of(request), may=Permission.CORRECT_MEASUREMENT,
    )  # fmt: skip
    try:
        actions.take_back_measurement(
            measurement=measurement, why=_why(request), by=user_of(request)
        )
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    else:
        messages.success(request, _("Taken back. It no longer counts."))
    if request.POST.get("then") == "record":
        return redirect("monitoring:record_measurement", measurement.target_id)
    return redirect("monitoring:target", measurement.target_id)


@require_POST
def take_back_observation(request: HttpRequest, observation_id: UUID) -> HttpResponse:
    """Undo: the words stay to be read and no longer count."""
    observation = find(
        Observation.objects.visible_to(user_of(request)),
        pk=observation_id, by=user_of(request), may=Permission.CORRECT_MEASUREMENT,
    )  # fmt: skip
    try:
        actions.take_back_observation(
            observation=observation, why=_why(request), by=user_of(request)
        )
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    else:
        messages.success(request, _("Taken back. It no longer counts."))
    return redirect("monitoring:target", observation.target_id)


def _why(request: HttpRequest) -> str:
    return request.POST.get("take_back-why", "")[:500]
