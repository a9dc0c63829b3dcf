"""Text that a printer can show: what people typed, made safe to set, with nothing lost silently."""

import re
import unicodedata
from collections.abc import Callable, Iterable

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ufff9-\ufffb\ud800-\udfff]"
)
LONG_WORD = re.compile(
    # Scripts without spaces break by themselves, and joined scripts must stay joined.
    r"[^\s\u200b\u0590-\u08ff\u0900-\u1cff\u2e80-\ufffc\U00010000-\U0010ffff]{20,}"
)
MAY_BREAK = "\u200b"
FROM_THE_RIGHT = "\u200f"
JOINERS = "\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff"


def printable(text: str) -> str:
    """The text as it may be set: composed, without control characters.

    Long words get zero-width spaces where they may break, and a line in a script written from
    the right begins with a right-to-left mark; the templates read both and print neither.
    """
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    text = LONG_WORD.sub(_breakable, UNSEEN.sub("", text))
    return text if text.isascii() else "\n".join(map(_with_direction, text.split("\n")))


def _breakable(long: re.Match[str]) -> str:
    marks = (unicodedata.category(one).startswith("M") for one in long[0])
    letters = (one if mark else MAY_BREAK + one for one, mark in zip(long[0], marks, strict=True))
    return "".join(letters).removeprefix(MAY_BREAK)


def _with_direction(line: str) -> str:
    line = line.lstrip(FROM_THE_RIGHT)
    kinds = (unicodedata.bidirectional(one) for one in line)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return line if first == "L" else FROM_THE_RIGHT + line


def without(text: str, missing: Iterable[str]) -> str:
    """The text with each character that no font can show replaced visibly.

    A picture becomes its name in brackets ("[dog face]"), a run of letters "[?]"; marks that only
    join others disappear.
    """
    characters = "".join(re.escape(one) for one in sorted(set(missing)))
    if not characters:
        return text
    run = re.compile(f"(?:[{characters}][{JOINERS}]*)+")
    return run.sub(lambda found: _in_words(found[0]), text)


def _in_words(run: str) -> str:
    words: list[str] = []
    for one in run:
        mark = _mark_for(one)
        if mark and words[-1:] != [mark]:
            words.append(mark)
    return " ".join(words)


def _mark_for(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Me", "Sk"}:
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if category == "So" and name else "[?]"


def in_every_string(value: object, change: Callable[[str], str]) -> object:
    """A copy of nested dicts and lists in which `change` was applied to every string value.

    A drawing (`svg`) is no prose: it stays as it is.
    """
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {
            key: inner if key == "svg" else in_every_string(inner, change)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [in_every_string(inner, change) for inner in value]
    return value
