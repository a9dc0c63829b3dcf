"""How it is going, on paper: the same pictures and bars as on the pages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Block, Delivered, Part, Picture, Piece
from openiep.documents.presenters.inputs import Going, Helped, Reviewed
from openiep.documents.presenters.phrases import day, said
from openiep.documents.presenters.targets import target_sentence


def going_part(
    going: Going, targets: Sequence[Mapping[str, Any]], known_as: str, today: date
) -> Part:
    """The part of a plan in force; without blocks where there is nothing to show yet."""
    blocks: list[Block] = [
        *pictures(targets, {one.target_id: one for one in going.pictures}, known_as),
        *bars(going.helped),
    ]
    heading = _("How is it going? As on %(day)s") % {"day": day(today)}
    return Part(number="", heading=heading, blocks=blocks)


def pictures(
    targets: Sequence[Mapping[str, Any]], told: Mapping[str, Reviewed], known_as: str
) -> list[Picture]:
    """The picture of each target that has one, with its sentence in words for the family."""
    return [
        Picture(
            kind="picture",
            label=target_sentence(one, known_as),
            svg=seen.picture,
            alt=seen.described,
            text=seen.sentence,
        )
        for one in targets
        if (seen := told.get(said(one.get("id")))) and seen.picture
    ]


def bars(helped: Sequence[Helped]) -> list[Delivered]:
    """The bar of each help: planned, happened, and why not."""
    return [
        Delivered(
            kind="delivered",
            label=one.name,
            planned=one.planned,
            pieces=[Piece(look=look, count=n, words=words) for look, n, words in one.pieces],
            text=one.whys,
        )
        for one in helped
    ]
