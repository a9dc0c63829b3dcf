"""The column headings of class lists, and which of our questions each of them answers."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from openiep.reference.loading import Text, load, text, words_only

FILE = "data/headings.json"


@dataclass(frozen=True, slots=True)
class ListField:
    """Something that a class list can tell us; `many` columns of it may stand side by side."""

    key: str
    name: Text
    many: bool


@cache
def list_fields() -> MappingProxyType[str, ListField]:
    """What a class list can tell us, by key, in the order in which people are asked."""
    return MappingProxyType(
        {
            raw["key"]: ListField(raw["key"], text(raw["name"]), raw["many"])
            for raw in load(FILE)["fields"]
        }
    )


@cache
def field_by_heading() -> MappingProxyType[str, tuple[str, int]]:
    """Field key and rank by heading in `words_only` form; rank 0 is the field's best heading.

    Where two fields know the same heading the first field of the file has it.
    """
    known: dict[str, tuple[str, int]] = {}
    for raw in load(FILE)["fields"]:
        spellings = [one for product in raw["headings"].values() for one in product]
        for rank, spelling in enumerate(spellings):
            known.setdefault(words_only(spelling), (raw["key"], rank))
    return MappingProxyType(known)


@cache
def headings_not_kept() -> frozenset[str]:
    """Headings that class lists have and that we do not take in, in `words_only` form."""
    return frozenset(words_only(heading) for heading in load(FILE)["not_kept"])


@cache
def words_for_others() -> frozenset[str]:
    """Words in a heading that speak of somebody other than the child."""
    return frozenset(load(FILE)["others"])


@cache
def words_for_the_child() -> tuple[str, ...]:
    """Beginnings of a heading that only say whose column it is, longest first."""
    return tuple(sorted(load(FILE)["about_the_child"], key=len, reverse=True))
