"""Recording: one number, one tap or a few words, and on to the next."""

from decimal import Decimal
from uuid import UUID

import uuid_utils.compat
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access import drafts
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.monitoring import actions
from openiep.monitoring.forms import ObserveForm, RecordForm, value_field
from openiep.monitoring.models import Measurement, life_of, readings_of, scale_of_wording
from openiep.monitoring.presenters.course import counting_now
from openiep.monitoring.presenters.reasons import say
from openiep.monitoring.presenters.recording import control_of, next_after
from openiep.monitoring.presenters.values import question_of, short_of, value_text
from openiep.monitoring.rules.recording import Scale, stepped
from openiep.monitoring.views.finding import find_target
from openiep.plans.models import TargetWording
from openiep.web.pages import answer_form, page

PRESSES = {"plus": 1, "minus": -1}


@require_http_methods(["GET", "POST"])
def record_measurement(request: HttpRequest, target_id: UUID) -> HttpResponse:
    """Keep one value: a tap or a number, for today unless another day is said."""
    wording = find_target(request, target_id, Permission.RECORD_MEASUREMENT)
    scale = scale_of_wording(wording)
    if scale.is_described:
        return redirect("monitoring:record_observation", target_id)
    if saved := _just_saved(request, wording):
        return _show_saved(request, wording, saved)
    only_baseline = not life_of(wording).in_force
    is_press = request.POST.get("step") in PRESSES
    form = RecordForm(
        None if is_press else request.POST or None,
        scale=scale,
        question=question_of(wording),
        initial=_pressed(request, scale, _last(wording)) if is_press else _first(request, wording),
    )

    def context() -> dict[str, object]:
        return {
            **_about(wording),
            "control": control_of(wording, _last(wording)),
            "only_baseline": only_baseline,
            "next": next_after(wording, user_of(request)),
        }

    return answer_form(
        request,
        form,
        lambda: actions.record_measurement(
            target=wording.target,
            by=user_of(request),
            **{**form.cleaned_data, "is_baseline": _is_baseline(form, only_baseline)},
        ),
        template="monitoring/record_measurement.html",
        context=context,
        then=lambda kept: f"{request.path}?saved={kept.pk}",
        say=say,
    )


@require_http_methods(["GET", "POST"])
def record_observation(request: HttpRequest, target_id: UUID) -> HttpResponse:
    """Keep what was seen, in words."""
    wording = find_target(request, target_id, Permission.RECORD_MEASUREMENT)
    form = ObserveForm(request.POST or None, initial=_first(request, wording))
    return answer_form(
        request,
        form,
        lambda: actions.record_observation(
            target=wording.target, by=user_of(request), **form.cleaned_data
        ),
        template="monitoring/record_observation.html",
        context={**_about(wording), "next": next_after(wording, user_of(request))},
        then=reverse("monitoring:target", args=[target_id]),
        done=_("Saved."),
        say=say,
    )


def _about(wording: TargetWording) -> dict[str, object]:
    scale = scale_of_wording(wording)
    return {
        "wording": wording,
        "pupil": wording.pupil,
        "target": short_of(wording),
        "is_described": scale.is_described,
    }


def _first(request: HttpRequest, wording: TargetWording) -> dict[str, object]:
    """An id made for this page, today, and whatever was typed before the session ended."""
    made: dict[str, object] = {"id": str(uuid_utils.compat.uuid7()), "day": wording.school.today()}
    return {**made, **drafts.typed_before(request)}


def _pressed(request: HttpRequest, scale: Scale, last: Measurement | None) -> dict[str, object]:
    """What stands in the form after plus or minus was pressed without script. Nothing is saved."""
    typed: dict[str, object] = {name: str(value) for name, value in request.POST.items()}
    field = value_field(scale, label="")
    try:
        now: Decimal | None = field.clean(request.POST.get("value") or None)
    except ValidationError:
        now = None
    by = PRESSES[request.POST["step"]]
    value = stepped(now, scale, by, last=last.value if last else None)
    return {**typed, "value": value, "is_baseline": "is_baseline" in typed}


def _last(wording: TargetWording) -> Measurement | None:
    kept = readings_of([wording.target_id])[wording.target_id]
    standing = counting_now(kept.measurements, wording.target.series)
    seen = [one for one in standing if not one.is_baseline]
    return seen[-1] if seen else None


def _is_baseline(form: RecordForm, only_baseline: bool) -> bool:
    return only_baseline or bool(form.cleaned_data["is_baseline"])


def _just_saved(request: HttpRequest, wording: TargetWording) -> Measurement | None:
    try:
        saved_id = UUID(request.GET.get("saved", "") if request.method == "GET" else "")
    except ValueError:
        return None
    mine = Measurement.objects.visible_to(user_of(request)).standing_now()
    return mine.filter(pk=saved_id, target=wording.target, kept_by=user_of(request)).first()


def _show_saved(request: HttpRequest, wording: TargetWording, saved: Measurement) -> HttpResponse:
    context = {
        **_about(wording),
        "saved": saved,
        "saved_text": value_text(saved.value, wording),
        "next": next_after(wording, user_of(request)),
    }
    return page(request, "monitoring/record_measurement.html", context)
