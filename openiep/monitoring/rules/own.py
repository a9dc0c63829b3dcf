"""How a child says for itself that it is going: a series of its own, never part of the analysis."""

from dataclasses import dataclass
from enum import StrEnum

from openiep.rules import Reason, because


class Way(StrEnum):
    """With what a child says it. Each way has its own scale, so each is a series of its own."""

    FACES = "faces"
    THUMBS = "thumbs"
    NUMBERS = "numbers"
    WORDS = "words"


LOWEST = 1
HIGHEST = {Way.FACES: 5, Way.THUMBS: 3, Way.NUMBERS: 5, Way.WORDS: 4}


@dataclass(frozen=True, slots=True)
class Said:
    """What a child chose: the way, and the place on its scale from 1 up."""

    way: Way
    value: int

    @property
    def code(self) -> str:
        """As it stands in a form: "faces:4"."""
        return f"{self.way}:{self.value}"


def scale(way: Way) -> tuple[Said, ...]:
    """Every answer of a way, the lowest first."""
    return tuple(Said(way, value) for value in range(LOWEST, HIGHEST[way] + 1))


CHOICES = {said.code: said for way in Way for said in scale(way)}


def why_not_that_answer(said: Said) -> list[Reason]:
    """Code `off_the_scale` (`low` and `high`) where the scale of its way has no such place."""
    if LOWEST <= said.value <= HIGHEST[said.way]:
        return []
    return [because("off_the_scale", field="rating", low=LOWEST, high=HIGHEST[said.way])]
