"""Help before a plan in words: reasons of refusals, and what its pages show."""

from typing import Any

from django.utils.translation import gettext as _

from openiep.people.presenters import say as say_of_people
from openiep.plans.models import HelpBefore
from openiep.plans.rules.before import Outcome
from openiep.rules import Reason

WORDS = (
    "concern", "help", "helper", "starts_on", "ends_on",
    "parents_told", "told_on", "told_words", "not_told_why",
)  # fmt: skip


def say(reason: Reason) -> str:
    """A reason as a sentence that says what to do."""
    sentences = {
        "ends_before_it_starts": _("It ends before it begins. Check the two days."),
        "say_why_not_told": _("Say why the parents were not told yet"),
        "told_when": _("Say on which day they were told"),
        "until_when": _("Say until when it goes on: a later day than before"),
        "over_already": _("Somebody has said how it went already. Load the page again."),
        "plan_already": _("It has become a plan already."),
        "one_draft_already": _("There is a draft already. Write on in that."),
    }
    return sentences.get(reason.code) or say_of_people(reason)


def outcome_word(one: HelpBefore) -> tuple[str, str]:
    """The word and the look of where it stands."""
    words = {
        "": (_("going on"), "draft"),
        Outcome.ENOUGH.value: (_("was enough"), "good"),
        Outcome.GO_ON.value: (_("goes on"), "draft"),
        Outcome.PLAN.value: (
            _("became a plan") if one.plan_id else _("a plan is wanted"),
            "closed",
        ),
    }
    return words[one.outcome]


def values_of(one: HelpBefore) -> dict[str, Any]:
    """What the form shows first."""
    return {name: getattr(one, name) for name in (*WORDS, "version")}
