"""The ways in which a target can be measured: unit, range, step, and where better usually lies."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, cast

from openiep.reference.loading import Text, load, text

FILE = "data/measures.json"

Direction = Literal["up", "down", "none"]
Kind = Literal["number", "ratio", "ordinal", "described"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One way of measuring.

    `low`, `high` and `step` are in `unit`; None means that there is no such limit. Reading ages are
    kept in months, so 7 years 10 months is 94 and never 7.10. `direction` is what is usual;
    where `ask_direction` is set the writer chooses for the target. `needs_total` says that the
    target itself gives the highest value ("out of 20"). `levels` names each value of a ladder from
    the lowest up, `short_levels` the same in a word or two, for the side of a picture, `icons` a
    picture for each. Where the target itself describes its levels, `own_levels` says how few and
    how many there may be. `scatter` is the usual standard deviation of one reading about the
    child's own line, in `unit`; None where that hangs on the target, which then takes a fifth of
    the way from baseline to target.
    """

    key: str
    kind: Kind
    name: Text
    example: Text
    unit: Text | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal | None
    decimals: int
    direction: Direction
    ask_direction: bool
    needs_total: bool
    levels: tuple[Text, ...]
    short_levels: tuple[Text, ...]
    icons: tuple[str, ...]
    own_levels: tuple[int, int] | None
    scatter: Decimal | None

    @property
    def is_a_number(self) -> bool:
        """Whether a value can be drawn on a chart."""
        return self.kind != "described"


@cache
def measures() -> MappingProxyType[str, Measure]:
    """All measures by key, in the order in which they are offered."""
    return MappingProxyType({raw["key"]: _measure(raw) for raw in load(FILE)["measures"]})


def measure(key: str) -> Measure:
    """The measure with this key. Raises KeyError where there is none."""
    return measures()[key]


def _measure(raw: dict[str, Any]) -> Measure:
    return Measure(
        key=raw["key"],
        kind=cast(Kind, raw["kind"]),
        name=text(raw["name"]),
        example=text(raw["example"]),
        unit=text(raw["unit"]) if raw["unit"] else None,
        low=_number(raw["low"]),
        high=_number(raw["high"]),
        step=_number(raw["step"]),
        decimals=raw["decimals"],
        direction=cast(Direction, raw["direction"]),
        ask_direction=raw["ask_direction"],
        needs_total=raw["needs_total"],
        levels=tuple(text(level) for level in raw.get("levels", ())),
        short_levels=tuple(text(level) for level in raw.get("short_levels", ())),
        icons=tuple(raw.get("icons", ())),
        own_levels=_pair(raw.get("own_levels")),
        scatter=_number(raw.get("scatter")),
    )


def _number(raw: str | None) -> Decimal | None:
    return None if raw is None else Decimal(raw)


def _pair(raw: list[int] | None) -> tuple[int, int] | None:
    return (raw[0], raw[1]) if raw else None
