"""Whether a line is a heading of an old plan, and of which part."""

import re

from openiep.reference.old_plans import old_plan_words

MOST_WORDS = 8  # a longer line is no heading
MORE_WORDS = 4  # "Targets for the summer term": so many words may follow a known one
_NUMBERED = re.compile(
    r"^\s*(?:(?:section|part|question|target|objective|goal|outcome)\s+)?"
    r"(?:\(?[0-9]{1,2}[.):]?|\(?[a-z][.)])\s*[-–—:.]?\s*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[’'`´]")
_NO_WORD = re.compile(r"[^\w]+|_+")
_LABELLED = re.compile(r"^\s*(?P<head>[^:\n]{2,60}?)\s*[:–—]\s+(?P<rest>\S.*)$", re.DOTALL)


def plain(text: str) -> str:
    """The words in small letters, without number, marks and brackets."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(_NO_WORD.sub(" ", _MARKS.sub("", _without_number(bare))).casefold().split())


def _without_number(text: str) -> str:
    rest = _NUMBERED.sub("", text, count=1)
    return rest if rest.strip() else text


def place_of(text: str) -> str:
    """The place that a heading names, as "needs.strengths"; "" for a line that is no heading."""
    words = plain(text)
    if not words or len(words.split()) > MOST_WORDS or text.rstrip().endswith((".", "!", ";", ",")):
        return ""
    places = old_plan_words().places
    if words in places:
        return places[words]
    parts = words.split()
    for count in range(len(parts) - 1, 0, -1):
        begin = " ".join(parts[:count])
        if begin in places and len(parts) - count <= MORE_WORDS and count > 1:
            return places[begin]
    if parts[0] in {"targets", "strengths", "aspirations", "monitoring"}:
        return places[parts[0]]
    return ""


def is_column(text: str, column: str) -> bool:
    """True when a cell heads this column of a table."""
    return plain(text) in old_plan_words().columns[column]


def labelled(text: str) -> tuple[str, str]:
    """A line that carries its own heading, as "Strengths: kind": both; ("", the line) otherwise."""
    found = _LABELLED.match(text)
    return (found["head"], found["rest"].strip()) if found else ("", text)


def without_mark(text: str) -> str:
    """The line without its bullet or number."""
    return re.sub(r"^\s*(?:[•▪●○*·–—-]\s+|\(?\d{1,2}[.)]\s+)", "", text).strip()
