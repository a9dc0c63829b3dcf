"""What people say for a review."""

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
from openiep.reviews import actions
from openiep.reviews.forms import ContributionForm
from openiep.reviews.models import Contribution, Invitation
from openiep.reviews.presenters.phrases import who
from openiep.reviews.presenters.reasons import say
from openiep.reviews.rules.codes import Audience, How, Voice
from openiep.reviews.views.finding import not_open
from openiep.rules import Refused
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def record_contribution(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Write down what somebody says."""
    user = user_of(request)
    invitation = find(
        Invitation.objects.visible_to(user).select_related("review", "pupil", "school", "person"),
        pk=invitation_id, by=user, may=Permission.HOLD_REVIEW,
    )  # fmt: skip
    if away := not_open(request, invitation.review):
        return away
    form = ContributionForm(
        request.POST or None,
        name=invitation.called,
        initial={**_first(invitation), **drafts.typed_before(request)},
    )
    return answer_form(
        request,
        form,
        lambda: actions.record_contribution(invitation=invitation, by=user, **form.cleaned_data),
        template="reviews/record_contribution.html",
        context=_about(invitation),
        then=_back(invitation),
        done=_("Saved."),
        say=say,
    )


@require_http_methods(["GET", "POST"])
def say_contribution_anew(request: HttpRequest, contribution_id: UUID) -> HttpResponse:
    """Put new words in place of what was written down."""
    contribution = _found(request, contribution_id)
    if away := not_open(request, contribution.review):
        return away
    names = ("words", "way", "day", "scribed_by", "audience")
    initial = {name: getattr(contribution, name) for name in names}
    form = ContributionForm(
        request.POST or None,
        name=contribution.called,
        initial={**initial, **drafts.typed_before(request)},
    )
    return answer_form(
        request,
        form,
        lambda: actions.say_contribution_anew(
            contribution=contribution, by=user_of(request), **form.cleaned_data
        ),
        template="reviews/say_contribution_anew.html",
        context={**_about(contribution.invitation), "contribution": contribution},
        then=_back(contribution.invitation),
        done=_("Saved. The words before stay in the record."),
        say=say,
    )


@require_POST
def take_back_contribution(request: HttpRequest, contribution_id: UUID) -> HttpResponse:
    """Take back what was written down."""
    contribution = _found(request, contribution_id)
    try:
        actions.take_back_contribution(contribution=contribution, by=user_of(request))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    else:
        messages.success(request, _("Taken back."))
    return redirect(_back(contribution.invitation))


def _found(request: HttpRequest, contribution_id: UUID) -> Contribution:
    user = user_of(request)
    return find(
        Contribution.objects.visible_to(user).select_related(
            "review", "pupil", "school", "invitation__person", "invitation__pupil"
        ),
        pk=contribution_id, by=user, may=Permission.HOLD_REVIEW,
    )  # fmt: skip


def _first(invitation: Invitation) -> dict[str, object]:
    today = invitation.school.today()
    is_child = invitation.voice == Voice.CHILD
    before = How.WITH_PICTURES if is_child else How.BY_PHONE
    way = How.AT_MEETING if today == invitation.review.day else before
    if invitation.voice == Voice.SCHOOL:
        way = How.ON_SCREEN
    return {"day": today, "way": way, "audience": Audience.MEETING}


def _about(invitation: Invitation) -> dict[str, object]:
    return {
        "review": invitation.review,
        "pupil": invitation.pupil,
        "who": who(invitation),
        "is_child": invitation.voice == Voice.CHILD,
    }


def _back(invitation: Invitation) -> str:
    return reverse("reviews:review", args=[invitation.review_id]) + "#people"
