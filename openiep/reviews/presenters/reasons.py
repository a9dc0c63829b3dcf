"""Sentences for what is missing or refused, and the page on which it is mended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.plans.presenters.reasons import say as say_of_plans
from openiep.reviews.models import Review
from openiep.reviews.presenters.phrases import question_texts
from openiep.reviews.rules.codes import Question
from openiep.rules import Reason, because
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is open, and where to mend it."""

    text: str
    href: str


def say(reason: Reason) -> str:
    """The sentence for a reason of this room, or of a plan that it closes or starts."""
    phrase = _SENTENCES.get(reason.code)
    return phrase(reason.about) if phrase else say_of_plans(reason)


def missing(review: Review, reasons: list[Reason]) -> list[Missing]:
    """What is open, in sentences with their links."""
    return [Missing(_sentence(review, reason), _where(review, reason)) for reason in reasons]


def without_the_open(refused: Sequence[Reason], still_open: Sequence[Reason]) -> list[Reason]:
    """The reasons of a refusal, with one in place of all that the page lists as open anyway."""
    listed = {reason.code for reason in still_open}
    others = [reason for reason in refused if reason.code not in listed]
    return others + ([because("still_open")] if len(others) < len(refused) else [])


def _sentence(review: Review, reason: Reason) -> str:
    if reason.code == "question_open":
        short = question_texts(review.school)[Question(str(reason.about["question"]))][0]
        return _("Answer the question “%(question)s”") % {"question": short}
    if reason.code == "unheard" and reason.about["voice"] == "child":
        return _("Write down what %(name)s says, or why it was not possible to ask") % {
            "name": review.pupil.known_as
        }
    return say(reason)


def _where(review: Review, reason: Reason) -> str:
    about = reason.about
    if reason.code == "question_open":
        return reverse("reviews:answer_question", args=[review.pk, about["question"]])
    if reason.code in {"result_missing", "result_why_missing"}:
        return reverse("reviews:record_result", args=[review.pk, about["target"]])
    if reason.code == "not_held_yet":
        return reverse("reviews:change_review", args=[review.pk])
    if reason.code == "change_not_finished":
        return reverse("plans:plan", args=[review.plan_id])
    if reason.code == "who_came":
        return reverse("reviews:record_attendance", args=[review.pk])
    return reverse("reviews:review", args=[review.pk]) + "#people"


def _unheard(about: Mapping[str, Any]) -> str:
    if about["name"]:
        return _("Write down what %(name)s says, or what was tried to hear it") % about
    return _("Write down what the family says, or what was tried to hear it")


_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "still_open": lambda _about: _(
        "Something is still open. What it is stands below, each with the way to mend it."
    ),
    "review_closed": lambda _about: _(
        "This review is closed, so nothing is written in it any more."
    ),
    "not_in_force": lambda _about: _(
        "Only a plan that is in force is reviewed. Open the child’s record to see what is."
    ),
    "one_open_already": lambda _about: _("A review of this plan is prepared already. Open it."),
    "before_the_plan": lambda about: (
        _("The plan began on %(day)s. A review is on that day or later.")
        % {"day": day_text(about["since"])}
    ),
    "too_far_off": lambda _about: _("This is more than a year away. Check the year."),
    "invite_the_family": lambda _about: _(
        "Tick at least one parent or carer: a review invites the family."
    ),
    "no_standing": lambda _about: _(
        "This person cannot be invited: who they are to the child is not checked, or has changed."
    ),
    "invited_already": lambda _about: _("This person is invited already."),
    "no_name": lambda _about: _("Write the name, or choose somebody."),
    "not_invited": lambda _about: _("The list of people has changed. Look at it again."),
    "no_words": lambda _about: _("Write what they say."),
    "nobody_to_say_it": lambda _about: _(
        "Invite the person first, so that it is known who says it."
    ),
    "in_the_future": lambda _about: _("This day has not come yet. Write today or an earlier day."),
    "taken_back_already": lambda _about: _("Somebody has changed this in the meantime."),
    "no_such_level": lambda _about: _("Choose one of the levels that are offered"),
    "say_why": lambda _about: _("Write why, in a few words."),
    "say_what_showed": lambda _about: _("Write what shows that the plan is no longer needed."),
    "no_next_day": lambda _about: _("Enter the day of the next review."),
    "next_day_not_after_today": lambda _about: _("The next review is on a later day than today."),
    "not_of_this_plan": lambda _about: _("The plan has changed. Look at its targets again."),
    "not_held_yet": lambda about: (
        _("The review is on %(day)s. It can be closed from that day on, or moved.")
        % {"day": day_text(about["day"])}
    ),
    "change_not_finished": lambda _about: _(
        "A change to the plan has been begun. Finish it, or give it up."
    ),
    "result_missing": lambda about: _("Say how this target went: %(name)s") % about,
    "result_why_missing": lambda about: _("Say why this target went as it did: %(name)s") % about,
    "who_came": lambda about: _("Say whether %(name)s came, sent views or declined") % about,
    "unheard": _unheard,
    "question_open": lambda _about: _("Answer all five questions."),
    "one_draft_already": lambda _about: _(
        "There is a draft of the next plan already. Open the child’s record and withdraw it, "
        "so that this review can start the next plan."
    ),
    "saved_meanwhile": lambda _about: _("Somebody else saved this while you were writing."),
}
