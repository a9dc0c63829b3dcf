"""Reads a pack from its file. A pack that lacks something fails here, not on a page."""

from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from openiep.reference.loading import load, origin, text
from openiep.reference.packs.shape import (
    Choice,
    Helper,
    Level,
    Pack,
    Part,
    PartField,
    PartKind,
    PlanType,
    Retention,
    ReviewQuestion,
    ReviewRule,
    Role,
    WhomToAsk,
    Wording,
)

PACKS = ("england",)


@cache
def pack(key: str = "england") -> Pack:
    """The pack of this country. Raises KeyError where none is shipped."""
    if key not in PACKS:
        raise KeyError(key)
    raw = load(f"packs/{key}.json")
    return Pack(
        key=raw["key"],
        origin=origin(raw),
        name=text(raw["name"]),
        starts=date.fromisoformat(raw["from"]),
        ends=_day(raw["until"]),
        plan_types=tuple(_plan_type(one) for one in raw["plan_types"]),
        levels=tuple(_level(one) for one in raw["levels"]),
        review_questions=tuple(_review_question(one) for one in raw["review_questions"]),
        choices=MappingProxyType(
            {of: tuple(_choice(one) for one in entries) for of, entries in raw["choices"].items()}
        ),
        roles=tuple(
            Role(one["key"], text(one["label"]), text(one["long"])) for one in raw["roles"]
        ),
        whom_to_ask=_whom_to_ask(raw["whom_to_ask"]),
        terms=MappingProxyType({key: text(words) for key, words in raw["terms"].items()}),
        retention=MappingProxyType({one["key"]: _retention(one) for one in raw["retention"]}),
    )


def plan_type(key: str) -> PlanType:
    """The plan type with this key, from whichever pack has it. Raises KeyError where none has."""
    return {one.key: one for name in PACKS for one in pack(name).plan_types}[key]


def _plan_type(raw: dict[str, Any]) -> PlanType:
    return PlanType(
        key=raw["key"],
        short=text(raw["short"]),
        label=text(raw["label"]),
        wordings=tuple(
            Wording(one["key"], text(one["short"]), text(one["label"])) for one in raw["wordings"]
        ),
        legal_status=text(raw["legal_status"]),
        made_by=text(raw["made_by"]),
        what_it_is=text(raw["what_it_is"]),
        needed_to_propose=tuple(raw["needed_to_propose"]),
        fewest_targets=raw["usual_targets"]["least"],
        most_targets=raw["usual_targets"]["most"],
        review_rule=ReviewRule(**raw["review_rule"]),
        parts=tuple(_part(one) for one in raw["parts"]),
    )


def _part(raw: dict[str, Any]) -> Part:
    return Part(
        key=raw["key"],
        line=raw["line"],
        kind=cast(PartKind, raw["kind"]),
        label=text(raw["label"]),
        family_label=text(raw["family_label"]),
        child_label=text(raw["child_label"]),
        question=text(raw["question"]),
        help=text(raw["help"]),
        fields=tuple(_part_field(one) for one in raw["fields"]),
    )


def _part_field(raw: dict[str, Any]) -> PartField:
    example = raw["example"]
    return PartField(
        key=raw["key"],
        label=text(raw["label"]),
        question=text(raw["question"]),
        example=text(example) if example else None,
    )


def _level(raw: dict[str, Any]) -> Level:
    return Level(
        key=raw["key"],
        status=raw["status"],
        label=text(raw["label"]),
        historic=raw["historic"],
        starts=date.fromisoformat(raw["from"]),
        ends=_day(raw["until"]),
    )


def _review_question(raw: dict[str, Any]) -> ReviewQuestion:
    return ReviewQuestion(
        key=raw["key"],
        label=text(raw["label"]),
        question=text(raw["question"]),
        family_question=text(raw["family_question"]),
        child_question=text(raw["child_question"]),
    )


def _choice(raw: dict[str, Any]) -> Choice:
    return Choice(
        key=raw["key"],
        label=text(raw["label"]),
        child_label=text(raw.get("child_label") or raw["label"]),
    )


def _whom_to_ask(raw: dict[str, Any]) -> WhomToAsk:
    return WhomToAsk(
        heading=text(raw["heading"]),
        words=text(raw["words"]),
        people=tuple(
            Helper(one["key"], text(one["label"]), text(one["about"])) for one in raw["people"]
        ),
    )


def _retention(raw: dict[str, Any]) -> Retention:
    return Retention(raw["key"], raw["years"], text(raw["label"]), text(raw["why"]))


def _day(raw: str | None) -> date | None:
    return None if raw is None else date.fromisoformat(raw)
