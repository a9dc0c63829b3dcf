"""The eight parts put together: each with its number, its question, and something under it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Block, Part
from openiep.documents.presenters import parts

KEYS = (
    "needs",
    "targets",
    "arrangements",
    "home",
    "child_part",
    "other_needs",
    "checking",
    "review",
)
LINES = {"needs": 3}
BLANK_ROWS = 3


def eight_parts(
    written: Mapping[str, Any], *, known_as: str, audience: str, to_write: bool
) -> list[Part]:
    """The parts in the order of the leaflet, their questions as headings.

    With `to_write`, a part that is still empty gets lines for a pen.
    """
    headings, blocks = _questions(known_as), _blocks(written, known_as, audience)
    return [
        Part(
            number=str(number),
            heading=headings[key],
            blocks=_complete(key, blocks[key], written[key], to_write=to_write),
        )
        for number, key in enumerate(KEYS, start=1)
    ]


def _questions(known_as: str) -> dict[str, str]:
    name = {"name": known_as}
    return {
        "needs": _("What is %(name)s good at, and what is hard?") % name,
        "targets": _("What is %(name)s working towards?") % name,
        "arrangements": _("Who helps at school, how often, and with what?"),
        "home": _("How do family and carers help?"),
        "child_part": _("What will %(name)s do?") % name,
        "other_needs": _("What other help does %(name)s need?") % name,
        "checking": _("How do we check how it is going?"),
        "review": _("When and how do we look at this plan again?"),
    }


def _blocks(written: Mapping[str, Any], known_as: str, audience: str) -> dict[str, list[Block]]:
    return {
        "needs": parts.strengths_and_needs(written["needs"], known_as),
        "targets": [
            *parts.hopes(written["hopes"], known_as),
            *parts.targets(written["targets"], written["hopes"], known_as),
        ],
        "arrangements": parts.arrangements(written["arrangements"]),
        "home": parts.home(written["home"]),
        "child_part": parts.child_part(written["child_part"], known_as),
        "other_needs": parts.other_needs(written["other_needs"], audience),
        "checking": parts.checking(written["checking"]),
        "review": parts.review(written["review"]),
    }


def _complete(
    key: str, blocks: list[Block], part: Mapping[str, Any], *, to_write: bool
) -> list[Block]:
    if part.get("nothing_needed") and not blocks:
        return parts.nothing_needed()
    if key == "targets" and to_write and not part.get("items"):
        return [*blocks, *parts.blank_targets()]
    if blocks:
        return blocks
    return _for_a_pen(key) if to_write else parts.nothing_written()


def _for_a_pen(key: str) -> list[Block]:
    if key == "arrangements":
        return [parts.arrangements_table([parts.blank_row()] * BLANK_ROWS)]
    return parts.to_write(LINES.get(key, 2))
