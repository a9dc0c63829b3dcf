"""What a heading means, read from its words alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

from openiep.reference.headings import (
    field_by_heading,
    headings_not_kept,
    words_for_others,
    words_for_the_child,
)
from openiep.reference.loading import words_only

LONGEST_HEADING = 200
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FILL = frozenset(
    {"current", "actual", "dd", "mm", "yy", "yyyy", "of", "the", "this", "ranked", "number", "code"}
)
_SILENT = re.compile(r"(?:column|unnamed|field|col|f|c)? ?[a-z0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading's words say. `rank` 0 is a field's best heading; `exact` where known as such.

    `kept_out` means: a column we know and do not take in, or one about somebody else.
    """

    field: str = ""
    rank: int = 0
    exact: bool = False
    kept_out: bool = False
    silent: bool = False


def meaning_of(heading: str) -> Meaning:
    """What this heading means, by its spelling, then without brackets, owner and filling words."""
    return _meaning_of(heading[:LONGEST_HEADING])


@lru_cache(maxsize=2048)
def _meaning_of(heading: str) -> Meaning:
    spellings = _spellings(heading)
    for place, words in enumerate(spellings):
        if words in field_by_heading():
            field, rank = field_by_heading()[words]
            return Meaning(field=field, rank=rank, exact=place < len(spellings) - 1)
        if words in headings_not_kept():
            return Meaning(kept_out=True)
    if any(words_for_others() & set(words.split()) for words in spellings):
        return Meaning(kept_out=True)
    return Meaning(silent=_SILENT.fullmatch(spellings[0]) is not None)


def known_headings(cells: list[str]) -> int:
    """How many different fields a row of cells would head. Tells headings from children."""
    return len({meaning_of(cell).field for cell in cells} - {""})


def says_family_first(heading: str) -> bool:
    """Whether a heading for full names tells that the family name comes first."""
    words = words_only(heading[:LONGEST_HEADING])
    return words.startswith(("surname", "last name", "family name")) or "surname first" in words


def _spellings(heading: str) -> list[str]:
    plain = words_only(heading)
    bare = words_only(_BRACKETS.sub(" ", heading))
    split = words_only(_CAMEL.sub(" ", _BRACKETS.sub(" ", heading)))
    owned = _without_owner(split)
    filled = " ".join(word for word in owned.split() if word not in _FILL and not _is_year(word))
    return [plain, bare, split, owned, filled]


def _without_owner(words: str) -> str:
    for owner in words_for_the_child():
        if words.startswith(owner + " "):
            return words.removeprefix(owner + " ")
    return words


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) in (2, 4)
