"""The eight parts of the plan, in the order of the leaflet, each as blocks for the page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import (
    Block,
    Column,
    Fact,
    Facts,
    Lines,
    Note,
    Points,
    Row,
    Said,
    Table,
    Text,
)
from openiep.documents.presenters.phrases import day, how_often, joined, period, said
from openiep.documents.presenters.targets import BLANK_TARGETS, blank_card, target_card

AUDIENCES = {
    "all": {"all"},
    "family_and_staff": {"all", "family_and_staff"},
    "staff": {"all", "family_and_staff", "staff"},
}
MARKS = "abcdefghijklmnopqrstuvwxyz"


def strengths_and_needs(part: Mapping[str, Any], known_as: str) -> list[Block]:
    """Part 1, strengths first."""
    content = part.get("content") or {}
    labels = {
        "strengths": _("%(name)s is good at") % {"name": known_as},
        "needs": _("%(name)s needs") % {"name": known_as},
        "difficulties": _("What is hard at present"),
    }
    return [
        Text(kind="text", label=label, text=said(content.get(key)))
        for key, label in labels.items()
        if said(content.get(key))
    ]


def hopes(part: Mapping[str, Any], known_as: str) -> list[Block]:
    """What everybody hopes for: the head of part 2."""
    items = _items_in_content(part)
    lines = [
        joined(
            said(one.get("text")),
            _whose_hope(said(one.get("whose")), known_as),
            _ehc_outcome(one.get("ehc_outcome")),
            by=" · ",
        )
        for one in items
    ]
    label = _("What we hope for")
    several = len(items) > 1
    return [Points(kind="points", label=label, lettered=several, items=lines)] if lines else []


def _whose_hope(code: str, known_as: str) -> str:
    words = {
        "child": _("%(name)s’s hope") % {"name": known_as},
        "family": _("the family’s hope"),
        "school": _("the school’s hope"),
        "together": _("everybody’s hope"),
    }
    return words.get(code, code)


def _ehc_outcome(value: object) -> str:
    if value is True:
        return _("an outcome of the EHC plan")
    return _("EHC plan outcome: %(text)s") % {"text": value} if value else ""


def targets(part: Mapping[str, Any], hopes_part: Mapping[str, Any], known_as: str) -> list[Block]:
    """Part 2: a card for each target."""
    letters = {one.get("id"): MARKS[n % 26] for n, one in enumerate(_items_in_content(hopes_part))}
    several = len(letters) > 1
    return [
        target_card(
            one,
            number=number,
            known_as=known_as,
            hope=letters.get(one.get("hope_id"), "") if several else "",
        )
        for number, one in enumerate(part.get("items") or [], start=1)
    ]


def blank_targets() -> list[Block]:
    """Cards to be written by hand."""
    return [blank_card(number) for number in range(1, BLANK_TARGETS + 1)]


def arrangements(part: Mapping[str, Any]) -> list[Block]:
    """Part 3: who helps, with what, how often, where, until when."""
    rows = [_arrangement_row(one) for one in part.get("items") or []]
    return [arrangements_table(rows)] if rows else []


def arrangements_table(rows: list[Row]) -> Table:
    """The table of part 3; rows with empty cells are to be written in."""
    titles = (
        (_("What, and with what"), 3.4),
        (_("Who helps"), 2.0),
        (_("How often"), 2.0),
        (_("Where and when"), 2.4),
    )
    columns = [Column(title=title, share=share) for title, share in titles]
    return Table(kind="table", columns=columns, rows=rows)


def _arrangement_row(one: Mapping[str, Any]) -> Row:
    group = said(one.get("group_size"))
    exit_at = said(one.get("exit_criterion"))
    things = joined(said(one.get("materials")), said(one.get("equipment")), by="; ")
    return Row(
        voice="",
        cells=[
            joined(
                joined(said(one.get("programme")), said(one.get("activities")), by=": "),
                things and _("With: %(things)s") % {"things": things},
                exit_at and _("Ends well when: %(sign)s") % {"sign": exit_at},
                by="\n",
            ),
            said(one.get("staff")),
            joined(how_often(one.get("times_a_week"), one.get("minutes")), _group(group), by="\n"),
            joined(
                said(one.get("place")), period(one.get("starts_on"), one.get("ends_on")), by="\n"
            ),
        ],
    )


def _group(size: str) -> str:
    if size == "1":
        return _("alone with an adult")
    return _("in a group of %(size)s") % {"size": size} if size.isdecimal() else size


def home(part: Mapping[str, Any]) -> list[Block]:
    """Part 4: what family and carers do, how often, how long."""
    return [_home_help(one) for one in part.get("items") or []]


def _home_help(one: Mapping[str, Any]) -> Said:
    until = day(one.get("until"))
    return Said(
        kind="said",
        voice="family",
        who=joined(_("Family"), said(one.get("who")), by=": "),
        text=said(one.get("what")),
        note=joined(
            how_often(one.get("times_a_week"), one.get("minutes")),
            until and _("until %(last)s") % {"last": until},
        ),
    )


def child_part(part: Mapping[str, Any], known_as: str) -> list[Block]:
    """Part 5, in the child's own words."""
    content = part.get("content") or {}
    words, scribe = said(content.get("words")), said(content.get("scribed_by"))
    if not words:
        return []
    note = scribe and _("Written down by %(name)s.") % {"name": scribe}
    who = _("%(name)s says") % {"name": known_as}
    return [Said(kind="said", voice="child", who=who, text=words, note=note)]


def other_needs(part: Mapping[str, Any], audience: str) -> list[Block]:
    """Part 6, only what this copy's readers may see; an unknown audience sees what all may."""
    readable = AUDIENCES.get(audience, AUDIENCES["all"])
    kinds = {
        "medical": _("Health"),
        "counselling": _("Counselling"),
        "physical": _("Moving and getting about"),
        "social_care": _("Social care"),
        "other": _("Other help"),
    }
    shown = [one for one in _items_in_content(part) if one.get("audience") in readable]
    return [
        Text(
            kind="text",
            label=kinds.get(said(one.get("kind")), kinds["other"]),
            text=said(one.get("text")),
        )
        for one in shown
        if said(one.get("text"))
    ]


def checking(part: Mapping[str, Any]) -> list[Block]:
    """Part 7: how, who, how often."""
    return _facts_of(part, {"how": _("How"), "who": _("Who"), "how_often": _("How often")})


def review(part: Mapping[str, Any]) -> list[Block]:
    """Part 8: the day, the place, the arrangements."""
    content = part.get("content") or {}
    evening = _("At the parents’ evening") if content.get("at_parents_evening") else ""
    facts = [
        Fact(label=_("Day"), value=day(content.get("day"))),
        Fact(label=_("Place"), value=joined(said(content.get("place")), evening, by=" · ")),
    ]
    arranged = said(content.get("arrangements"))
    known = [fact for fact in facts if fact["value"]]
    blocks: list[Block] = [Facts(kind="facts", facts=known)] if known else []
    if arranged:
        blocks.append(Text(kind="text", label=_("How we do it"), text=arranged))
    return blocks


def nothing_needed() -> list[Block]:
    """What a part says that was left empty on purpose."""
    return [Note(kind="note", text=_("Nothing needed here."))]


def nothing_written() -> list[Block]:
    """What an empty part says; also when what is written is not for this copy's readers."""
    return [Note(kind="note", text=_("Nothing is written here on this copy."))]


def blank_row() -> Row:
    """A row of part 3 to be written in."""
    return Row(voice="", cells=["", "", "", ""])


def to_write(count: int) -> list[Block]:
    """Lines for a pen."""
    return [Lines(kind="lines", label="", count=count)]


def _facts_of(part: Mapping[str, Any], labels: dict[str, str]) -> list[Block]:
    content = part.get("content") or {}
    facts = [
        Fact(label=label, value=said(content.get(key)))
        for key, label in labels.items()
        if said(content.get(key))
    ]
    return [Facts(kind="facts", facts=facts)] if facts else []


def _items_in_content(part: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list((part.get("content") or {}).get("items") or [])
