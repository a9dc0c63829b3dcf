"""One sentence and the four lines (who, will do, under what conditions, how well) with a day."""

import re
from dataclasses import dataclass
from datetime import date

from openiep.plans.rules.smart.assess import Assessment, assess
from openiep.plans.rules.smart.criteria import Sort
from openiep.plans.rules.smart.reading import Reading

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WILL = re.compile(
    r"^(?P<before>.*?)\b(?P<will>will be able to|will|is able to|can)\b ?", re.I | re.S
)
_FOR_TO = re.compile(r"^\s*for (?P<who>\w+(?: \w+)?) to ", re.I)
_TO = re.compile(r"^\s*to (?:be able to )?", re.I)
# The sorts of criterion that stand apart from the deed, the fullest first.
_APART = (
    Sort.RATIO, Sort.PERCENT, Sort.ERRORS, Sort.TIMES, Sort.RATE, Sort.TIME, Sort.DISTANCE,
    Sort.SCORE,
)  # fmt: skip
_OPENERS = frozenset(
    {"By", "Given", "When", "During", "At", "In", "With", "After", "Before", "Within", "On",
     "While", "If", "Using", "From", "For", "Over", "Across", "Independently", "Without"}
)  # fmt: skip
_EDGE = " \t\r\n,;."


@dataclass(frozen=True, slots=True)
class Lines:
    """The four-line form of a target. Empty lines are not written yet."""

    who: str = ""
    will_do: str = ""
    conditions: str = ""
    how_well: str = ""
    by_when: str = ""


def day_in_words(day: date) -> str:
    """A day as it stands in a target: "11 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def join(lines: Lines) -> str:
    """The lines as one sentence: who will do what, under what conditions, how well, by when."""
    parts = [lines.who.strip(), _with_will(lines.will_do.strip(), bool(lines.who.strip()))]
    parts += [lines.conditions.strip(), lines.how_well.strip(), _with_by(lines.by_when.strip())]
    kept = [part.rstrip(_EDGE) for part in parts if part.rstrip(_EDGE)]
    sentence = " ".join(kept)
    return sentence + "." if sentence else ""


def _with_will(deed: str, has_who: bool) -> str:
    if not deed or not has_who or deed.lower().startswith(("will ", "can ", "is able ")):
        return deed
    return "will " + deed


def _with_by(day: str) -> str:
    first = day.lower().split(" ", maxsplit=1)[0] if day else ""
    if not day or first in {
        "by",
        "within",
        "in",
        "before",
        "over",
        "at",
        "this",
        "on",
        "for",
        "next",
        "after",
        "during",
    }:
        return day
    return "by " + day


def split(text: str) -> Lines:
    """The sentence taken apart into the four lines. What is not placed stays with the deed."""
    found = assess(text)
    who, begin = _who(text)
    reading = found.reading
    pieces: dict[str, tuple[int, int]] = {}
    if found.deadline is not None:
        pieces["by_when"] = _clause(reading, found.deadline, begin)
    for name, place in (("how_well", _how_well(found)), ("conditions", found.circumstance)):
        if place is None:
            continue
        piece = _clause(reading, place, begin)
        if all(piece[1] <= a or b <= piece[0] for a, b in pieces.values()):
            pieces[name] = piece
    deed = _without(text, begin, list(pieces.values()), who)
    said = {name: _inside(text[a:b].strip(_EDGE)) for name, (a, b) in pieces.items()}
    return Lines(
        who, deed, said.get("conditions", ""), said.get("how_well", ""), said.get("by_when", "")
    )


def _inside(piece: str) -> str:
    """ "Given a picture" as it stands inside a sentence; names keep their capital."""
    return piece[:1].lower() + piece[1:] if piece.split(" ", 1)[0] in _OPENERS else piece


def _how_well(found: Assessment) -> tuple[int, int] | None:
    """The criterion that can stand in a line of its own; "read 20 words" stays one deed."""
    first_deed = found.acts[0].end if found.acts else 0
    apart = [c for c in found.criteria if c.start > first_deed + 1 and c.sort in _APART]
    best = min(apart, key=lambda c: _APART.index(c.sort), default=None)
    return (best.start, best.end) if best else None


def _who(text: str) -> tuple[str, int]:
    """Who it is about, and where the deed begins."""
    if match := _FOR_TO.match(text):
        return match.group("who"), match.end()
    if match := _TO.match(text):
        return "", match.end()
    match = _WILL.match(text)
    if match is None:
        return "", 0
    before = match.group("before").rstrip(_EDGE)
    who = before.rsplit(",", maxsplit=1)[-1].strip()
    return (who, match.end()) if who and len(who.split()) <= 4 else ("", 0)


def _clause(reading: Reading, place: tuple[int, int], begin: int) -> tuple[int, int]:
    """A place widened, in the writer's text, to the preposition before and the words after it."""
    start, end = place
    words = reading.words
    i = reading.index_at(start)
    while i > 0 and words[i - 1].text in {
        "in",
        "on",
        "with",
        "at",
        "for",
        "least",
        "within",
        "no",
        "more",
        "than",
        "of",
        "a",
    }:
        i -= 1
    start = min(start, words[i].start) if i < len(words) else start
    j = reading.index_at(end)
    stop = {
        ",",
        ".",
        ";",
        "by",
        "when",
        "given",
        "during",
        "in",
        "with",
        "on",
        "as",
        "so",
        "at",
        "across",
        "using",
        "for",
        "independently",
    }
    while j < len(words) and words[j].text not in stop:
        end = words[j].end
        j += 1
    span = reading.span(start, max(end, start))
    return (span.start, span.end) if span.start >= begin or span.end <= begin else (begin, span.end)


def _without(text: str, begin: int, pieces: list[tuple[int, int]], who: str) -> str:
    left, done = [], 0
    for start, end in sorted(pieces):
        left.append(text[done:start])
        done = max(done, end)
    left.append(text[done:])
    rest = "".join(left) if not who else _after_who(text, begin, pieces)
    return re.sub(r"\s{2,}", " ", rest).replace(" ,", ",").strip(_EDGE)


def _after_who(text: str, begin: int, pieces: list[tuple[int, int]]) -> str:
    """The deed: what follows "will", without the pieces, with lost beginnings kept behind it."""
    kept, done = [], begin
    for start, end in sorted(p for p in pieces if p[1] > begin):
        kept.append(text[done : max(done, start)])
        done = max(done, end)
    kept.append(text[done:])
    return "".join(kept)
