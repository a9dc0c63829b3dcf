"""Whether a target's words stand already in the last plan, or in another child's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

LEAST_WORDS = 4  # "read a book" is nobody's in particular
_LETTERS = re.compile(r"[^\W\d_]+")
_PROBE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a target, whose they are and whether they stand in the child's last plan."""

    who: str
    words: str
    is_last_plan: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """Where the same words stand; `name` is "" where the writer may not know whose they are."""

    place: Literal["last", "from", "elsewhere"]
    name: str = ""


def words_of(text: str, *names: str) -> tuple[str, ...]:
    """The words of a target without figures, marks, capitals, a leading "will" and these names."""
    gone = {name.casefold() for name in names}
    found = [word for word in _LETTERS.findall(text.casefold()) if word not in gone]
    return tuple(found[1:] if found[:1] == ["will"] else found)


def same_words(text: str, known_as: str, others: Iterable[Wording]) -> list[Wording]:
    """Those of `others` that say the same, apart from figures and each child's own name."""
    mine = words_of(text, known_as)
    if len(mine) < LEAST_WORDS:
        return []
    return [one for one in others if words_of(one.words, one.who) == mine]


def probe_of(deed: str, known_as: str) -> str:
    """The longest run of words in what is to be done, to look others up by; "" if too short."""
    runs = (run.strip() for run in _PROBE.findall(re.sub(rf"\b{re.escape(known_as)}\b", "|", deed)))
    longest = max(runs, key=len, default="")
    return longest if len(longest) >= 8 else ""
