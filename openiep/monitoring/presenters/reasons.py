"""Sentences for what the rules refuse: what is wrong, and what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from openiep.rules import Reason
from openiep.web.days import day_text
from openiep.web.jinja import number
from openiep.web.pages import say_plainly


def say(reason: Reason) -> str:
    """The sentence for a reason of this room."""
    phrase = _SENTENCES.get(reason.code)
    return phrase(reason.about) if phrase else say_plainly(reason)


def _off_the_scale(about: Mapping[str, Any]) -> str:
    low, high = about["low"], about["high"]
    if low is None and high is None:
        return _("This number is too large to be kept. Check it.")
    if high is None:
        return _("The lowest value here is %(low)s. Check the number.") % {"low": number(low)}
    return _("Values here go from %(low)s to %(high)s. Check the number.") % {
        "low": number(low),
        "high": number(high),
    }


def _too_fine(about: Mapping[str, Any]) -> str:
    places = int(about["decimals"])
    if not places:
        return _("Write a whole number, for example 3")
    return ngettext(
        "Write at most %(places)d figure after the point",
        "Write at most %(places)d figures after the point",
        places,
    ) % {"places": places}


_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "not_in_force": lambda _about: _(
        "This target is not being worked on now, so nothing can be recorded for it. "
        "Open the child’s plan to see what is."
    ),
    "baseline_only": lambda _about: _(
        "The plan is still being written. Until it is in force you can record where it starts, "
        "or what you see in words."
    ),
    "in_the_future": lambda _about: _("This day has not come yet. Write today or an earlier day."),
    "before_the_plan": lambda about: (
        _("The plan began on %(day)s. Write that day or a later one, or tick that it starts here.")
        % {"day": day_text(about["since"])}
    ),
    "too_long_ago": lambda _about: _(
        "This was more than two years ago. Check the year, or write it in the plan in words."
    ),
    "needs_words": lambda _about: _("This target is described in words: write what you saw."),
    "off_the_scale": _off_the_scale,
    "too_fine": _too_fine,
    "no_words": lambda _about: _("Write what you saw or heard."),
    "say_why": lambda _about: _("Say why, so that everybody can follow it later."),
    "saved_already": lambda _about: _(
        "This page was saved already. Open the target to see what was kept, and correct it there."
    ),
    "taken_back_already": lambda _about: _("Somebody has taken this back in the meantime."),
    "corrected_already": lambda _about: _(
        "Somebody has corrected this in the meantime. Look at the newest value first."
    ),
}
