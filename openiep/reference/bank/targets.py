"""Targets of the bank: strands of small steps, in four lines with blanks for this child."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from openiep.reference.loading import Text, load, text

AREAS = ("communication", "cognition", "semh", "sensory_physical", "independence")
_BLANK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class BankTarget:
    """One step of a strand.

    The lines hold blanks such as `{words}`, to be filled for this child. `step` counts from 1 in
    the order in which the steps build on each other; `ages` are whole years, both included.
    """

    id: str
    strand: str
    step: int
    area: str
    name: Text
    ages: tuple[int, int]
    will_do: Text
    conditions: Text
    how_well: Text
    measure: str
    baseline_question: Text
    strategies: tuple[str, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of the blanks in its lines, in order, each once."""
        lines = " ".join(str(one) for one in (self.will_do, self.conditions, self.how_well))
        return tuple(dict.fromkeys(_BLANK.findall(lines)))

    def filled(self, values: Mapping[str, str], language: str = "en") -> tuple[str, str, str]:
        """The three lines with the blanks that `values` knows filled in; the others stay."""
        will_do, conditions, how_well = (
            _BLANK.sub(lambda blank: values.get(blank[1], blank[0]), one.in_language(language))
            for one in (self.will_do, self.conditions, self.how_well)
        )
        return will_do, conditions, how_well


@dataclass(frozen=True, slots=True)
class Strand:
    """Steps that build on each other."""

    key: str
    area: str
    name: Text
    ages: tuple[int, int]
    steps: tuple[BankTarget, ...]


@cache
def strands() -> MappingProxyType[str, Strand]:
    """All strands by key, area by area."""
    found = (_strand(raw) for area in AREAS for raw in load(f"bank/targets-{area}.json")["strands"])
    return MappingProxyType({one.key: one for one in found})


@cache
def targets() -> MappingProxyType[str, BankTarget]:
    """All targets by id, in the order of their strands and steps."""
    return MappingProxyType({step.id: step for one in strands().values() for step in one.steps})


def bank_target(id: str) -> BankTarget:
    """The target with this id. Raises KeyError where there is none."""
    return targets()[id]


def _strand(raw: dict[str, Any]) -> Strand:
    youngest, oldest = raw["ages"]
    steps = tuple(_step(raw, number, step) for number, step in enumerate(raw["steps"], 1))
    return Strand(raw["key"], raw["area"], text(raw["name"]), (youngest, oldest), steps)


def _step(raw: dict[str, Any], number: int, step: dict[str, Any]) -> BankTarget:
    return BankTarget(
        id=step["id"],
        strand=raw["key"],
        step=number,
        area=raw["area"],
        name=text(raw["name"]),
        ages=(raw["ages"][0], raw["ages"][1]),
        will_do=text(step["will_do"]),
        conditions=text(step["conditions"]),
        how_well=text(step["how_well"]),
        measure=raw["measure"],
        baseline_question=text(raw["baseline_question"]),
        strategies=tuple(raw["strategies"]),
    )
