"""What a parent or carer thinks before a review, written by themself."""

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.reviews.actions.hearing import (
    _check,
    _check_stands,
    _let_go,
    _write,
)
from openiep.reviews.models import Contribution, Invitation
from openiep.reviews.rules.codes import Audience, How
from openiep.rules import refuse


@guarded(Permission.SAY_AS_FAMILY, on="invitation")
def say_for_review(
    *, invitation: Invitation, words: str, audience: Audience, by: User
) -> Contribution:
    """A parent's own words for the review they are invited to; what they said before is said anew.

    Refused: `not_yours`, `review_closed`, `no_words`.
    """
    if invitation.person is None or invitation.person.user_id != by.pk:
        raise refuse("not_yours")
    day = invitation.school.today()
    _check(invitation, words, day)
    said = {"words": words.strip(), "day": day, "way": How.ON_SCREEN, "audience": audience}
    before = Contribution.objects.filter(
        invitation=invitation, way=How.ON_SCREEN, taken_by=by, taken_back_at__isnull=True
    ).last()
    if before is not None:
        _let_go(before)
        said["says_anew"] = before
    return _write(invitation, by, **said)


@guarded(Permission.SAY_AS_FAMILY, on="contribution")
def take_back_own_contribution(*, contribution: Contribution, by: User) -> None:
    """A parent takes back what they wrote. Refused: `not_yours`, `taken_back_already`."""
    person = contribution.invitation.person
    if person is None or person.user_id != by.pk or contribution.taken_by_id != by.pk:
        raise refuse("not_yours")
    _check_stands(contribution)
    _let_go(contribution)
