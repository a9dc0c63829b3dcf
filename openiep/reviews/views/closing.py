"""Deciding, and closing: the next plan begins, or none is needed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access import drafts
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.reviews import actions
from openiep.reviews.forms import CloseForm
from openiep.reviews.models import Review, SoFar, rhythm_of, so_far
from openiep.reviews.presenters.phrases import decisions
from openiep.reviews.presenters.reasons import missing, say, without_the_open
from openiep.reviews.presenters.review import named_with_result
from openiep.reviews.rules.codes import CARRIED_ON
from openiep.reviews.rules.rhythm import next_day
from openiep.reviews.views.finding import find_review, not_open
from openiep.reviews.views.meeting import about_meeting
from openiep.reviews.views.preparing import NURSERY
from openiep.rules import Refused
from openiep.web.pages import answer_form

ANSWERS = ("decision", "words", "good_ending", "next_day")


@require_http_methods(["GET", "POST"])
def close_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Decide, and begin the next plan or end well. What is still open is listed."""
    review = find_review(request, review_id, Permission.CLOSE_REVIEW)
    if away := not_open(request, review):
        return away
    found = so_far(review)
    still_open = found.missing(review.school.today())
    form = _form(request, found)

    def close() -> Review:
        decided = {name: form.cleaned_data[name] for name in ANSWERS}
        try:
            return actions.close_review(
                review=review, by=user_of(request), carry=form.carried, **decided
            )
        except Refused as refused:
            raise Refused(without_the_open(refused.reasons, still_open)) from refused

    return answer_form(
        request,
        form,
        close,
        template="reviews/close_review.html",
        context={**about_meeting(found, "decide"), "open": missing(review, still_open)},
        then=reverse("reviews:review", args=[review_id]),
        done=_("The review is closed."),
        say=say,
    )


def _form(request: HttpRequest, found: SoFar) -> CloseForm:
    """What was not met is ticked to go on; the next review is proposed for a term from now."""
    review = found.review
    rhythm, today = rhythm_of(review.plan), review.school.today()
    is_nursery = review.pupil.year_group in NURSERY
    goes_on = {key for key, kept in found.results.items() if kept.result in CARRIED_ON}
    first = {
        "carry": [str(one) for one in found.targets if one in goes_on],
        "next_day": next_day(today, is_nursery=is_nursery, rhythm=rhythm),
    }
    return CloseForm(
        request.POST or None,
        decisions=decisions(review.school),
        longest_weeks=rhythm.longest_weeks,
        targets=named_with_result(found),
        initial={**first, **drafts.typed_before(request)},
    )
