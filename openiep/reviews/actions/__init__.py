"""Every change to a review: prepared, spoken at, answered, closed."""

from openiep.reviews.actions.closing import close_review
from openiep.reviews.actions.deciding import answer_question, record_result
from openiep.reviews.actions.hearing import (
    record_contribution,
    say_contribution_anew,
    take_back_contribution,
)
from openiep.reviews.actions.preparing import (
    Invite,
    call_off_review,
    change_review,
    invite_to_review,
    prepare_review,
    record_attendance,
)

__all__ = [
    "Invite",
    "answer_question",
    "call_off_review",
    "change_review",
    "close_review",
    "invite_to_review",
    "prepare_review",
    "record_attendance",
    "record_contribution",
    "record_result",
    "say_contribution_anew",
    "take_back_contribution",
]
