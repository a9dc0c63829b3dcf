"""The sentences for this room's refusals."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from openiep.monitoring.presenters.reasons import say as say_below
from openiep.rules import Reason


def say(reason: Reason) -> str:
    """The sentence for a reason of this room, or of the rooms below."""
    phrase = _SENTENCES.get(reason.code)
    return phrase(reason.about) if phrase else say_below(reason)


_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "arrangement_over": lambda _about: _(
        "This help is not arranged now, so nothing can be recorded for it. "
        "Open the child’s plan to see what is."
    ),
    "recorded_meanwhile": lambda about: (
        (
            _(
                "%(name)s has recorded this day in the meantime. Empty this box; correct theirs above."
            )
            if about["name"]
            else _(
                "This day was recorded in the meantime. Empty this box; correct the other above."
            )
        )
        % about
    ),
    "say_why_not": lambda _about: _("Choose why it did not happen, or only partly."),
    "say_it_in_words": lambda _about: _("Say in a few words what the other reason was."),
    "pin_figures": lambda about: _("A PIN has %(least)s to %(most)s figures.") % about,
    "pin_too_easy": lambda _about: _("That is guessed too easily. Choose other figures."),
    "not_your_reading": lambda _about: _("Only who recorded it can move it."),
    "same_target": lambda _about: _("It stands there already."),
    "not_that_day": lambda _about: _("Choose today or a day of the last five weeks."),
    "too_many_words": lambda about: _("Write at most %(most)s letters.") % about,
}
