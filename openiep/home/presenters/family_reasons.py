"""Why something could not be done, said to a parent."""

from django.utils.translation import gettext as _

from openiep.rules import Reason
from openiep.web.pages import say_plainly


def say(reason: Reason) -> str:
    """A reason as a sentence that says what to do next."""
    sentences = {
        "old_version": _(
            "The plan was changed while you read it. Read the new words, then answer."
        ),
        "not_asking": _("This plan is over. Nothing is asked any more."),
        "unknown_line": _("This line is not in the plan any more. Choose another."),
        "answered_meanwhile": _("You answered on another page just now. Look at it first."),
        "no_standing": _(
            "The school has not checked yet that we may ask you. Please call the school."
        ),
        "say_why": _("Write what you want to add."),
        "does_not_stand": _("This answer was taken back already."),
        "not_being_written": _("The plan is not being written just now. Please call the school."),
        "answered": _("The school has answered already."),
        "no_words": _("Write your words first."),
        "too_many_words": _("That is too long for one time. Please make it shorter."),
        "review_closed": _("This review is over. Please call the school."),
        "not_invited": _("You are not invited to this review yet. Please call the school."),
        "in_the_future": _("This day has not come yet. Choose today or a day before."),
        "long_ago": _("This is more than a month ago. Choose a later day."),
        "not_yours": _("Only who wrote it can change it."),
        "taken_back_already": _("This was taken back already."),
        "gone": _("This is no longer there. Go back and load the page again."),
    }
    return sentences.get(reason.code) or say_plainly(reason)
