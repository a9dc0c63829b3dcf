"""How old plans head their parts and columns, so that their words can be proposed for the same part."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from openiep.reference.loading import load

FILE = "data/old_plan_words.json"
Spellings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OldPlanWords:
    """Spelling to place ("needs.strengths", "targets") and, by column, the spellings of its head."""

    places: Spellings
    columns: Mapping[str, frozenset[str]]


@cache
def old_plan_words() -> OldPlanWords:
    """All that is known. A spelling stands for one place only; columns may share one."""
    raw = load(FILE)
    places = {word: place for place, words in raw["places"].items() for word in words}
    columns = {column: frozenset(words) for column, words in raw["columns"].items()}
    return OldPlanWords(MappingProxyType(places), MappingProxyType(columns))
