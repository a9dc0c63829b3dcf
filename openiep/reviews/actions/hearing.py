"""What people say for a review. It is never edited: said anew or taken back, and the old one stays."""

from datetime import date

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.reviews.actions.open_review import open_review
from openiep.reviews.models import Contribution, Invitation
from openiep.reviews.rules.codes import Audience, How
from openiep.rules import refuse


@guarded(Permission.HOLD_REVIEW, on="invitation")
def record_contribution(
    *,
    invitation: Invitation,
    words: str,
    day: date,
    way: How,
    scribed_by: str = "",
    audience: Audience = Audience.MEETING,
    by: User,
) -> Contribution:
    """Write down what one who was invited says. Raises `Refused`: `review_closed`, `no_words`,
    `nobody_to_say_it` (a family of whom nobody is known), `in_the_future`.
    """
    _check(invitation, words, day)
    said = {"words": words.strip(), "day": day, "way": way, "audience": audience}
    return _write(invitation, by, scribed_by=scribed_by.strip()[:80], **said)


@guarded(Permission.HOLD_REVIEW, on="contribution")
def say_contribution_anew(
    *,
    contribution: Contribution,
    words: str,
    day: date,
    way: How,
    scribed_by: str = "",
    audience: Audience = Audience.MEETING,
    by: User,
) -> Contribution:
    """Put new words in place of what was written down; the old ones stay, marked as said anew."""
    _check_stands(contribution)
    _check(contribution.invitation, words, day)
    _let_go(contribution)
    said = {"words": words.strip(), "day": day, "way": way, "audience": audience}
    return _write(
        contribution.invitation,
        by,
        scribed_by=scribed_by.strip()[:80],
        says_anew=contribution,
        **said,
    )


@guarded(Permission.HOLD_REVIEW, on="contribution")
def take_back_contribution(*, contribution: Contribution, by: User) -> None:
    """Say that this is not to be read out any more. Raises `Refused("taken_back_already")`."""
    open_review(contribution.review_id)
    _check_stands(contribution)
    _let_go(contribution)


def _check(invitation: Invitation, words: str, day: date) -> None:
    open_review(invitation.review_id)
    if not words.strip():
        raise refuse("no_words", field="words")
    if not invitation.called:
        raise refuse("nobody_to_say_it")
    if day > invitation.school.today():
        raise refuse("in_the_future", field="day")


def _check_stands(contribution: Contribution) -> None:
    if contribution.taken_back_at is not None:
        raise refuse("taken_back_already")


def _let_go(contribution: Contribution) -> None:
    contribution.taken_back_at = timezone.now()
    contribution.save(update_fields=["taken_back_at"])


def _write(invitation: Invitation, by: User, **said: object) -> Contribution:
    return Contribution.objects.create(
        school_id=invitation.school_id,
        pupil_id=invitation.pupil_id,
        review_id=invitation.review_id,
        invitation=invitation,
        taken_by=by,
        **said,
    )
