"""A target on paper: its four lines as one sentence, and small facts beside it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Card, Fact
from openiep.documents.presenters.phrases import day, in_words, joined, said
from openiep.plans.rules.content import as_sentence, with_stop
from openiep.plans.rules.levels import levels_of, lines_of
from openiep.reference.measures import measures

BLANK_TARGETS = 3


def target_sentence(target: Mapping[str, Any], known_as: str) -> str:
    """As "Sam will read …, when given …, 3 times out of 4, by Fri 11 December 2026."

    Empty when nothing says what the child will do.
    """
    due = day(target.get("due_on"))
    by = _("by %(day)s") % {"day": due} if due else ""
    return with_stop(as_sentence(target, known_as=known_as, will=_("will"), by=by))


def target_card(target: Mapping[str, Any], *, number: int, known_as: str, hope: str) -> Card:
    """The card of one target. `hope` is the letter of the hope it serves, or empty."""
    return Card(
        kind="card",
        label=_("Target %(number)d") % {"number": number},
        about=joined(
            _capital(said(target.get("area")).replace("_", " ")),
            whose_idea(said(target.get("whose_idea")), known_as),
            hope and _("serves hope %(letter)s") % {"letter": hope},
            by=" · ",
        ),
        sentence=target_sentence(target, known_as),
        facts=[
            Fact(label=_("Now"), value=start_of(target)),
            Fact(label=_("Aim"), value=aim_of(target)),
            Fact(label=_("By"), value=day(target.get("due_on"))),
            *_described(target),
            Fact(
                label=_("How we check"),
                value=joined(
                    said(target.get("measure_name")), said(target.get("how_measured")), by=": "
                ),
            ),
        ],
        items_label=_("Who does what"),
        items=[
            joined(said(one.get("used_by")), said(one.get("text")), by=": ")
            for one in target.get("strategies") or []
        ],
    )


def _described(target: Mapping[str, Any]) -> list[Fact]:
    """The levels that the target itself describes, where it does."""
    kind = measures().get(said(target.get("measure")))
    lines = lines_of(said(target.get("levels"))) if kind and kind.own_levels else ()
    return [Fact(label=_("The levels"), value="; ".join(lines))] if lines else []


def blank_card(number: int) -> Card:
    """A target to be written by hand."""
    return target_card({}, number=number, known_as="", hope="")


def start_of(target: Mapping[str, Any]) -> str:
    """Where the child stands now, with the day it was seen."""
    seen = day(target.get("baseline_on"))
    amount = _amount(target, "baseline")
    return joined(amount, seen and f"({seen})", by=" ") if amount else ""


def aim_of(target: Mapping[str, Any]) -> str:
    """What is aimed at; says so when less is better."""
    amount = _amount(target, "aim")
    if amount and target.get("direction") == "down":
        return _("%(amount)s (less is better)") % {"amount": amount}
    return amount


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _amount(target: Mapping[str, Any], which: str) -> str:
    value, words = said(target.get(f"{which}_value")), said(target.get(f"{which}_text"))
    unit = said(target.get("unit"))
    if value and (levels := _levels(target)):
        value = levels.get(int(float(value)), value)
    elif value:
        tight = unit in {"", "%"} or target.get("measure") == "percent"
        unit = "%" if tight and target.get("measure") == "percent" else unit
        value = f"{value}{unit}" if tight else f"{value} {unit}"
    return joined(value, words)


def _levels(target: Mapping[str, Any]) -> dict[int, str]:
    """The words of a ladder, by value."""
    found = levels_of(measures().get(said(target.get("measure"))), said(target.get("levels")))
    return {
        value: one if isinstance(one, str) else one.in_language(get_language() or "en")
        for value, one in found.items()
    }


def whose_idea(code: str, known_as: str) -> str:
    """Whose idea a target or a hope was."""
    return in_words(
        code,
        {
            "child": _("%(name)s’s idea") % {"name": known_as},
            "family": _("the family’s idea"),
            "school": _("the school’s idea"),
            "together": _("thought of together"),
        },
    )
