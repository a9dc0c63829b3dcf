"""Sentences for the reasons for which something cannot be written now, and for notes beside it."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from openiep.rules import Reason
from openiep.web.days import day_text
from openiep.web.jinja import number
from openiep.web.pages import say_plainly


def say(reason: Reason) -> str:
    """The sentence for a reason, with what to do about it."""
    known = {**_SENTENCES, **_NOTES}.get(reason.code)
    return known(reason.about) if known else say_plainly(reason)


def _said(text: Callable[[], str], *names: str) -> Callable[[Mapping[str, object]], str]:
    """A sentence that names the given values of the reason."""
    return lambda about: text() % {name: _shown(about.get(name)) for name in names}


def _shown(value: object) -> str:
    if isinstance(value, date):
        return day_text(value)
    return "" if value is None else number(str(value))


def _off_the_scale(about: Mapping[str, object]) -> str:
    low, high = _shown(about.get("lowest")), _shown(about.get("highest"))
    if about.get("highest") is None or len(high) > 7:
        return _("Write a number that is %(low)s or more") % {"low": low or "0"}
    return _("Write a number from %(low)s to %(high)s") % {"low": low or "0", "high": high}


def _too_fine(about: Mapping[str, object]) -> str:
    if not about.get("places"):
        return _("This is counted in whole numbers, for example 12")
    if about["places"] == 2:
        return _("Two places after the point are enough, for example 12.25")
    return _("One place after the point is enough, for example 12.5")


def _too_many_lines(about: Mapping[str, object]) -> str:
    most = int(str(about["most"]))
    return ngettext(
        "That is more than %(most)d line. Take some out, or put two into one.",
        "That is more than %(most)d lines. Take some out, or put two into one.",
        most,
    ) % {"most": most}


def _not_being_written(about: Mapping[str, object]) -> str:
    return {
        "proposed": _(
            "This plan waits for answers, so its words stay as they are. Take the proposal back "
            "to go on writing. What you typed is still here."
        ),
        "in_force": _(
            "This plan is in force. Begin a change on its page, then write. What you typed is "
            "still here."
        ),
    }.get(str(about.get("status")), _("This plan is closed, so nothing is written in it any more."))


def _so_many_levels(about: Mapping[str, object]) -> str:
    if about.get("fewest") == about.get("most"):
        return _("Write exactly %(most)s levels, one on each line") % about
    return _("Write from %(fewest)s to %(most)s levels, one on each line") % about


_SENTENCES: dict[str, Callable[[Mapping[str, object]], str]] = {
    "not_being_written": _not_being_written,
    "off_the_scale": _off_the_scale,
    "too_fine": _too_fine,
    "too_many_lines": _too_many_lines,
    "one_draft_already": lambda _about: _("There is a plan being written already."),
    "saved_meanwhile": lambda _about: _("Somebody else saved this while you were writing."),
    "say_what": lambda _about: _("Write at least what it is about and what the child will do"),
    "name_measure": lambda _about: _(
        "Say what it is called, for example Minutes in the dinner hall"
    ),
    "step_is_too_wide": _said(lambda: _("Write a step of %(most)s or less"), "most"),
    "ages_upside_down": _said(lambda: _("Write an age that is %(first)s or more"), "first"),
    "is_needed": lambda _about: _("A plan needs this part, so it cannot be left out."),
    "has_rows": lambda _about: _(
        "Something stands here. Take it out first, then nothing is needed."
    ),
    "unknown_choice": lambda _about: _("Choose one of the answers that are offered"),
    "choose_measure": lambda _about: _(
        "Choose how it is measured, so that the number says something"
    ),
    "so_many_levels": _so_many_levels,
    "say_out_of_how_many": lambda _about: _("Say out of how many, for example 20"),
    "is_taken_out": lambda _about: _("This has been taken out meanwhile. Put it back first."),
    "gone": lambda _about: _("This is no longer there. Open the plan again."),
    "id_is_taken": lambda _about: _(
        "This was sent from a page of another plan. Open this plan again."
    ),
    "too_long": _said(
        lambda: _("This is too long: %(has)s letters, and %(most)s fit"), "has", "most"
    ),
    "day_is_past": _said(lambda: _("%(day)s is past. Choose a day that is still to come"), "day"),
    "day_is_ahead": _said(lambda: _("%(day)s is still to come. Choose the day it was seen"), "day"),
    "day_is_too_far": _said(
        lambda: _("%(day)s is more than three years ahead. Check the year"), "day"
    ),
    "no_day": lambda _about: _("Write a day, for example 11 December"),
    "ends_before_it_starts": _said(
        lambda: _("This must be on or after %(first)s, the day it begins"), "first"
    ),
    "scale_upside_down": _said(lambda: _("Write a number greater than %(lowest)s"), "lowest"),
}


def _many_targets(about: Mapping[str, object]) -> str:
    return _(
        "There are %(count)s targets. Three or four are what a child can work on at a time and "
        "what adults can keep in mind; more are usually met less often. Which can wait?"
    ) % {"count": about["count"]}


def _aim_lies_behind(about: Mapping[str, object]) -> str:
    text = (
        _("More is better here, but the aim %(aim)s is not more than %(now)s now. Is that meant?")
        if about["up"]
        else _(
            "Less is better here, but the aim %(aim)s is not less than %(now)s now. Is that meant?"
        )
    )
    return text % {"aim": _shown(about["aim"]), "now": _shown(about["now"])}


_NOTES: dict[str, Callable[[Mapping[str, object]], str]] = {
    "many_targets": _many_targets,
    "aim_lies_behind": _aim_lies_behind,
    "review_is_far": _said(
        lambda: _(
            "That is more than %(weeks)s weeks away. A plan is reviewed at least twice a year, "
            "usually once a term."
        ),
        "weeks",
    ),
    "due_after_review": _said(
        lambda: _("Its day, %(due)s, lies after the review on %(review)s."), "due", "review"
    ),
}
