"""The headings of lists of contacts, staff and groups, and the words that stand in their cells."""

from functools import cache
from types import MappingProxyType

from openiep.reference.headings import ListField
from openiep.reference.loading import load, text, words_only

FILE = "data/register_headings.json"


@cache
def register_fields(kind: str) -> MappingProxyType[str, ListField]:
    """What a list of "contacts", "staff" or "groups" can tell us, by key, in the order of asking."""
    return MappingProxyType(
        {
            raw["key"]: ListField(raw["key"], text(raw["name"]), raw["many"])
            for raw in load(FILE)[kind]
        }
    )


@cache
def register_headings(kind: str) -> MappingProxyType[str, tuple[str, int]]:
    """Field key and rank by heading in `words_only` form; rank 0 is the field's best heading."""
    known: dict[str, tuple[str, int]] = {}
    for raw in load(FILE)[kind]:
        spellings = [one for product in raw["headings"].values() for one in product]
        for rank, spelling in enumerate(spellings):
            known.setdefault(words_only(spelling), (raw["key"], rank))
    return MappingProxyType(known)


@cache
def words_of_cells(kind: str) -> MappingProxyType[str, str]:
    """What words and codes in cells mean: of "relations", "reached_by" or "posts"."""
    return MappingProxyType({words_only(key): word for key, word in load(FILE)[kind].items()})


@cache
def word_list(kind: str) -> frozenset[str]:
    """The words of a plain list: "professionals" or "groups_that_are_classes"."""
    return frozenset(words_only(word) for word in load(FILE)[kind])
