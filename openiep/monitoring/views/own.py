"""The child says how it is going, and an adult takes it down: one tap, in whatever way suits."""

from uuid import UUID

import uuid_utils.compat
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.monitoring import actions
from openiep.monitoring.forms import OwnRatingForm
from openiep.monitoring.models import readings_of
from openiep.monitoring.models.own import OwnRating
from openiep.monitoring.presenters.own import answers_of, standing_of, told
from openiep.monitoring.presenters.reasons import say
from openiep.monitoring.presenters.values import short_of
from openiep.monitoring.views.finding import find_target
from openiep.plans.models import TargetWording
from openiep.web.pages import answer_form, page


@require_http_methods(["GET", "POST"])
def record_own_rating(request: HttpRequest, target_id: UUID) -> HttpResponse:
    """Keep what the child said of this target: a face, a thumb, a number or a word."""
    wording = find_target(request, target_id, Permission.RECORD_MEASUREMENT)
    kept = standing_of(readings_of([target_id])[target_id].own_ratings)
    if saved := _just_saved(request, kept):
        return page(request, "monitoring/record_own_rating.html", _about(wording, saved=saved))
    first = {"id": str(uuid_utils.compat.uuid7()), "day": wording.school.today()}
    form = OwnRatingForm(request.POST or None, initial={**first, **drafts.typed_before(request)})
    return answer_form(
        request,
        form,
        lambda: actions.record_own_rating(
            target=wording.target,
            said=form.cleaned_data["rating"],
            day=form.cleaned_data["day"],
            words=form.cleaned_data["words"],
            id=form.cleaned_data["id"],
            by=user_of(request),
        ),
        template="monitoring/record_own_rating.html",
        context={
            **_about(wording),
            "answers": answers_of(kept[-1].said.way if kept else None),
        },
        then=lambda rating: f"{request.path}?saved={rating.pk}",
        say=say,
    )


@require_POST
def take_back_own_rating(request: HttpRequest, rating_id: UUID) -> HttpResponse:
    """Undo: it stays to be read and no longer counts."""
    rating = find(
        OwnRating.objects.visible_to(user_of(request)),
        pk=rating_id, by=user_of(request), may=Permission.CORRECT_MEASUREMENT,
    )  # fmt: skip
    actions.take_back_own_rating(rating=rating, by=user_of(request))
    messages.success(request, _("Taken back. It no longer counts."))
    if request.POST.get("then") == "record":
        return redirect("monitoring:record_own_rating", rating.target_id)
    return redirect("monitoring:target", rating.target_id)


def _about(wording: TargetWording, saved: OwnRating | None = None) -> dict[str, object]:
    return {
        "wording": wording,
        "pupil": wording.pupil,
        "target": short_of(wording),
        "saved": saved,
        "saved_text": told(saved.said) if saved else "",
    }


def _just_saved(request: HttpRequest, kept: list[OwnRating]) -> OwnRating | None:
    """The one that this person has just kept, if the address names it."""
    asked = request.GET.get("saved", "") if request.method == "GET" else ""
    mine = (one for one in kept if one.kept_by_id == user_of(request).pk)
    return next((one for one in mine if str(one.pk) == asked), None)
