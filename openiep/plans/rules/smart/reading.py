"""Reads a target once: folded text with a way back to the writer's own code points, and words."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from openiep.plans.rules.smart.model import Span
from openiep.plans.rules.smart.numbers import ANY_NUMBER, NUMBER_WORDS

# A target is a sentence or two. What stands beyond this is not read, so that a pasted book
# cannot hold up the page.
LONGEST_READ = 8_000

_SAME_WIDTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2044": "/", "\u2215": "/", "\uff05": "%",
    }
)  # fmt: skip
_BREAK = "\u2022"
_BLANK_RUN = re.compile(r"\s+")
_UNEVEN = re.compile(r"\s\s|[^\S ]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|_+|[^\s\w]")
_SENTENCE_END = re.compile(r"[.!?;](?= |$|\")|\u2022")
# Abbreviations whose full stop ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|etc|eg|ie|ex|mr|mrs|ms|dr|vs|approx|incl|no|st|min|mins|sec|secs"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z]))$"
)


class Word(NamedTuple):
    """One word or mark of the folded text with its place there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The folded text (`low`: small letters, plain marks, single spaces) and its words.

    Rules look at `low` and `words`; `span` leads back to the writer's text.
    """

    text: str
    low: str
    words: tuple[Word, ...]
    places: tuple[int, ...] | None
    starts: Mapping[str, list[int]] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Where `low[start:end]` stands in the writer's text."""
        if self.places is None:
            return Span(start, end)
        return Span(self.places[start], self.places[end - 1] + 1 if end > start else 0)

    def index_at(self, place: int) -> int:
        """The index of the first word that starts at `place` in `low` or after it."""
        return bisect_left(self.words, place, key=_start_of)


def _start_of(word: Word) -> int:
    return word.start


def folded(text: str) -> str:
    """Small letters and plain quotation marks and dashes, every character in its old place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_SAME_WIDTH)


def read(text: str) -> Reading:
    """The reading of a target; only its first `LONGEST_READ` code points are looked at."""
    part = text[:LONGEST_READ]
    low, places = _single_spaced(folded(part), part)
    new = tuple.__new__
    words = tuple([new(Word, (m[0], *m.span())) for m in _WORD.finditer(low)])
    return Reading(text, low, words, places, _starts(words))


def _starts(words: tuple[Word, ...]) -> dict[str, list[int]]:
    """Where each word begins; all numbers together under `ANY_NUMBER`."""
    found: dict[str, list[int]] = {}
    numbers: list[int] = []
    for text, start, _ in words:
        if text in found:
            found[text].append(start)
        else:
            found[text] = [start]
        if text[0].isnumeric() or text in NUMBER_WORDS:
            numbers.append(start)
    if numbers:
        found[ANY_NUMBER] = numbers
    return found


def _single_spaced(low: str, text: str) -> tuple[str, tuple[int, ...] | None]:
    if _UNEVEN.search(low) is None:
        return low, None
    runs = [m.span() for m in _BLANK_RUN.finditer(low)]
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for start, end in runs:
        pieces.append(low[done:start])
        places.extend(range(done, start + 1))
        pieces.append(_BREAK if _begins_anew(text, start, end) else " ")
        done = end
    pieces.append(low[done:])
    places.extend(range(done, len(low)))
    return "".join(pieces), tuple(places)


def _begins_anew(text: str, start: int, end: int) -> bool:
    """A new line ends a sentence if what follows begins like one; else it is a wrapped line."""
    if "\n" not in text[start:end] or start == 0 or end >= len(text):
        return False
    following = text[end]
    return text[start - 1] not in ",-(" and (following.isupper() or following in "-*\u2022\u00b7o")


def sentences(reading: Reading) -> list[tuple[int, int]]:
    """Start and end, in `low`, of each sentence, line or bullet."""
    low = reading.low
    found: list[tuple[int, int]] = []
    begin = 0
    for mark in _SENTENCE_END.finditer(low):
        if mark.group() == "." and _ABBREVIATION.search(
            low, max(0, mark.start() - 8), mark.start()
        ):
            continue
        if mark.start() > begin:
            found.append((begin, mark.start()))
        begin = mark.end()
    if begin < len(low):
        found.append((begin, len(low)))
    return found
