"""Strategies, named interventions with their usual dose, and measures with unit and direction."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, cast

from openiep.reference.loading import Text, load, text

Setting = Literal["one", "group", "class", "computer"]


@dataclass(frozen=True, slots=True)
class Strategy:
    """What somebody does to help; `used_by` names who: teacher, assistant, parent, pupil ..."""

    key: str
    text: Text
    areas: tuple[str, ...]
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intervention:
    """A named programme. The dose is a starting value that a school changes; None is open.

    `minutes` are those of one session, `weeks` of the whole programme.
    """

    key: str
    name: Text
    about: Text
    areas: tuple[str, ...]
    setting: Setting
    minutes: int | None
    times_a_week: int | None
    weeks: int | None
    measure: str


@dataclass(frozen=True, slots=True)
class BankMeasure:
    """A measure in common use: `low` to `high` in `unit`, and where better lies.

    Results are kept, never the items or norms of published tests.
    """

    key: str
    name: Text
    group: str
    unit: Text | None
    low: Decimal | None
    high: Decimal | None
    direction: Literal["up", "down", "none"]
    kind: Literal["number", "ratio", "ordinal", "described"]


@cache
def strategies() -> MappingProxyType[str, Strategy]:
    """All strategies by key."""
    return MappingProxyType(
        {
            raw["key"]: Strategy(
                raw["key"], text(raw["text"]), tuple(raw["areas"]), tuple(raw["used_by"])
            )
            for raw in load("bank/strategies.json")["strategies"]
        }
    )


@cache
def interventions() -> MappingProxyType[str, Intervention]:
    """All named interventions by key."""
    return MappingProxyType(
        {
            raw["key"]: Intervention(
                key=raw["key"],
                name=text(raw["name"]),
                about=text(raw["about"]),
                areas=tuple(raw["areas"]),
                setting=cast(Setting, raw["setting"]),
                minutes=raw["minutes"],
                times_a_week=raw["times_a_week"],
                weeks=raw["weeks"],
                measure=raw["measure"],
            )
            for raw in load("bank/interventions.json")["interventions"]
        }
    )


@cache
def bank_measures() -> MappingProxyType[str, BankMeasure]:
    """All measures in common use, by key."""
    return MappingProxyType(
        {raw["key"]: _measure(raw) for raw in load("bank/measures.json")["measures"]}
    )


def _measure(raw: dict[str, Any]) -> BankMeasure:
    return BankMeasure(
        key=raw["key"],
        name=text(raw["name"]),
        group=raw["group"],
        unit=text(raw["unit"]) if raw["unit"] else None,
        low=Decimal(raw["low"]) if raw["low"] else None,
        high=Decimal(raw["high"]) if raw["high"] else None,
        direction=raw["direction"],
        kind=raw["kind"],
    )
