"""Names of children: cleaned, never corrected, and split where a list has them in one column."""

import re
import unicodedata
from dataclasses import dataclass

from openiep.exchange.rules.values.text import clean

LONGEST_NAME = 80
_NEVER_FIRST = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212 "
_IN_NAMES = frozenset(" '’‘ʻʼ`´-‐‑–.,\u200c\u200d·")
_CALLED = re.compile(r"(.{1,200}?) ?[(\"“]([^()\"“”]{1,80})[)\"”]")
_PARTICLES = frozenset(
    (
        *("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du"),
        *("la", "le", "ter", "ten", "bin", "bint", "ibn", "ben", "al", "el", "ap", "ab", "mac"),
        *("st", "st.", "san", "abu", "zu", "zur", "af", "av"),
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A child's name. `guessed` says that a person should look where it was cut in two."""

    given: str = ""
    family: str = ""
    called: str = ""
    guessed: bool = False


def clean_name(cell: str) -> str:
    """A name as text, without signs that no name begins with (`=`, `+`, `-`, `@`).

    An apostrophe may begin one ('t Hooft); capitals stay as the school wrote them.
    """
    return clean(cell).lstrip(_NEVER_FIRST)


def without_called(name: str) -> tuple[str, str]:
    """The name, and what stands behind it in brackets or quotes: "Joanna (Jo)"."""
    found = _CALLED.fullmatch(name)
    return (found[1], found[2].strip()) if found else (name, "")


def looks_odd(name: str) -> bool:
    """Whether a name holds figures or signs that names do not have, so that a person looks."""
    return not name.isalpha() and any(
        letter not in _IN_NAMES and unicodedata.category(letter)[0] not in "LM" for letter in name
    )


def split_full_name(cell: str, *, family_first: bool = False) -> Name:
    """A full name in one cell, cut in two: "Smith, Jo", "SMITH Jo", "Jo van der Berg".

    `family_first` is what the heading says of names without a comma. `guessed` is set where
    there was no comma and more than two words, or more than one comma.
    """
    whole, called = without_called(clean_name(cell))
    if "," in whole:
        family, _, given = whole.partition(",")
        given, called_inside = without_called(given.strip())
        return Name(given, family.strip(), called or called_inside, guessed="," in given)
    words = whole.split()
    if len(words) < 2:
        return Name(whole, "", called)
    cut = _cut(words, family_first=family_first)
    first, last = " ".join(words[:cut]), " ".join(words[cut:])
    if _in_capitals(first, but_not=last) or (family_first and not _in_capitals(last, first)):
        first, last = last, first
    return Name(first, last, called, guessed=len(words) > 2)


def same_name(name: str) -> str:
    """A name reduced so that spellings compare: no accents, capitals, apostrophes or hyphens."""
    if name.isascii() and name.isalpha():
        return name.casefold()
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if not _is_mark(letter))
    return " ".join("".join(kept).split())


def _cut(words: list[str], *, family_first: bool) -> int:
    """Where the second of the two names begins."""
    capitals = [_in_capitals(word) for word in words]
    if any(capitals) and not all(capitals):
        return next(place for place, is_so in enumerate(capitals) if is_so != capitals[0])
    if family_first:
        particles = (place for place, word in enumerate(words) if not _is_particle(word))
        return min(next(particles, 0) + 1, len(words) - 1)
    cut = len(words) - 1
    while cut > 1 and _is_particle(words[cut - 1]):
        cut -= 1
    return cut


def _in_capitals(text: str, but_not: str = "") -> bool:
    return text.isupper() and len(text) > 1 and (not but_not or not but_not.isupper())


def _is_particle(word: str) -> bool:
    return word.lower() in _PARTICLES


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn" or letter in "'’‘ʻʼ`´"
