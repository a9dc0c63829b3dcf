"""Children on a sheet that lies about in a room: by initials, which the room's adults know."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from openiep.people.models import Pupil


def initials_of(pupils: Sequence[Pupil]) -> list[str]:
    """The initials of each child, in the order given: "S. O.".

    Where two share them, a letter more of the first name ("Sam" and "Sol" are "Sa. O." and
    "So. O."); where that is not enough, a number in the order of the list.
    """
    short = [_initials(pupil, 1) for pupil in pupils]
    longer = [
        one if short.count(one) == 1 else _initials(pupil, 2)
        for one, pupil in zip(short, pupils, strict=True)
    ]
    seen: Counter[str] = Counter()
    told = []
    for one in longer:
        seen[one] += 1
        told.append(f"{one} {seen[one]}" if longer.count(one) > 1 else one)
    return told


def _initials(pupil: Pupil, letters: int) -> str:
    first = (pupil.known_as or pupil.given_name).strip()[:letters]
    parts = (first[:1].upper() + first[1:], pupil.family_name.strip()[:1].upper())
    return " ".join(f"{part}." for part in parts if part)


def names_on(pupils: Iterable[Pupil], initials: Iterable[str]) -> dict[str, str]:
    """Every name of these children, with the initials that stand for it."""
    found: dict[str, str] = {}
    for pupil, short in zip(pupils, initials, strict=True):
        for name in (pupil.known_as, pupil.given_name, pupil.family_name):
            if name.strip():
                found.setdefault(name.strip(), short)
    return found


def without_names(text: str, names: Mapping[str, str]) -> str:
    """The text with initials in place of every name of `names` that stands in it as a word."""
    longest_first = sorted(names, key=len, reverse=True)
    if not longest_first:
        return text
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    return found.sub(lambda match: names[match[0]], text)
