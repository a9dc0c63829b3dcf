"""Takes one sentence apart into the four lines; what finds no line stays with the deed."""

import re
from typing import NamedTuple

from openiep.plans.rules.smart.assess import Assessment, assess
from openiep.plans.rules.smart.conditions import shut_zones
from openiep.plans.rules.smart.criteria import Sort
from openiep.plans.rules.smart.lines import EDGE, Lines, join
from openiep.plans.rules.smart.reading import Reading
from openiep.plans.rules.smart.wordlist import word_set

# "Will" first, for "when he can see the card, Sam will point".
_ASKS = (
    re.compile(r"^(?P<before>.*?)\b(?:will be able to|will|shall|should)\b ?", re.I | re.S),
    re.compile(r"^(?P<before>.*?)\b(?:is able to|can)\b ?", re.I | re.S),
)
_WILL_IS_HIS_NAME = re.compile(r"\s*(?P<who>Will) (?:will be able to|will|can|is able to)\b ?")
_FOR_TO = re.compile(r"^\s*for (?P<who>\w+(?: \w+)?) to ", re.I)
_TO = re.compile(r"^\s*to (?:be able to )?", re.I)
# Who it is about, at the end of what stands before "will".
_SUBJECT = re.compile(
    r"(?:^|(?<=[\s,]))(?:(?i:(?:the|this|my|our|each|a) )?(?i:students?|pupils?|child|children"
    r"|my (?:son|daughter)|learners?|client|patient|young person|i|he|she|they|we)|\[[^\]]*\]|\{[^}]*\}|_+|X+"
    r"|[A-Z][\w'\u2019.-]*(?: (?:and|&) [A-Z][\w'\u2019-]*)?)$"
)
_A_LABEL = re.compile(
    r"\W*(?:for|additionally|also|(?:\w+ )?(?:targets?|goals?|outcomes?|objectives?|aims?) ?\d*"
    r"|\d{1,2}|level)\W*$",
    re.I,
)
# The sorts of criterion that stand apart from the deed, the fullest first.
_APART = (
    Sort.RATIO, Sort.PERCENT, Sort.ERRORS, Sort.TIMES, Sort.RATE, Sort.TIME, Sort.DISTANCE,
    Sort.SCORE,
)  # fmt: skip
_OPENERS = frozenset(
    {"By", "Given", "When", "During", "At", "In", "With", "After", "Before", "Within", "On",
     "While", "If", "Using", "From", "For", "Over", "Across", "Independently", "Without", "Once",
     "As", "Following", "Upon", "Throughout", "Outside", "Whilst", "Until"}
)  # fmt: skip
_LED_BY = word_set("in on with at for least within no more than of a")
_ENDS_A_PHRASE = word_set(
    ", . ; by when given during in with on as so at across using for independently"
)
_ENDS_A_CLAUSE = word_set(", . ; by so")
_OPENS_A_CLAUSE = word_set("when whenever if while whilst after before once as given provided")
# A number behind one of these belongs to the deed: "the 3 times table", "from 4 to 1 a week".
_BELONGS = word_set("the his her their each and or to from")
# Said of the deed itself, wherever it stands.
_BY_HIMSELF = word_set(
    "independently unaided unprompted unassisted unsupported spontaneously alone outside indoors outdoors"
)
_LONGEST_NAME = 4


_TELLS_BY_WHAT = re.compile(r"as \w+|(?:measured|observed|recorded|assessed|monitored) ")


class _Subject(NamedTuple):
    """Where the text says who it is about, and where the deed begins."""

    start: int
    end: int
    deed: int


def split(text: str) -> Lines:
    """The sentence taken apart into the four lines. What is not placed stays with the deed.

    Where the lines, read as a sentence again, would meet less than before, less is taken out.
    """
    found = assess(text)
    who = _subject(text)
    lines = Lines(will_do=text)
    for leave in ((), ("conditions",), ("how_well",), ("conditions", "how_well")):
        lines = _taken_apart(found, who, leave)
        after = assess(join(lines))
        if all(new >= old for old, new in zip(_met(found), _met(after), strict=True)):
            break
    return lines


def _met(found: Assessment) -> tuple[bool, ...]:
    return (
        found.specific, found.measurable, found.deadline is not None,
        found.circumstance is not None, found.start is not None,
    )  # fmt: skip


def _taken_apart(found: Assessment, who: _Subject, leave: tuple[str, ...]) -> Lines:
    text = found.reading.text
    pieces: dict[str, tuple[int, int]] = {}
    for name, place in (
        ("by_when", found.deadline),
        ("how_well", _how_well(found)),
        ("conditions", found.circumstance),
    ):
        piece = None if place is None or name in leave else _piece(found.reading, place, who, name)
        if piece is not None:
            piece = _beside(piece, list(pieces.values()))
        if piece is not None:
            pieces[name] = piece
    told = _told_by(found.reading, who, list(pieces.values()))
    taken = [*pieces.values(), *told]
    said = {name: _inside(text[a:b].strip(EDGE)) for name, (a, b) in pieces.items()}
    before = _without(text, 0, who.start, taken)
    conditions, by_when = said.get("conditions", ""), said.get("by_when", "")
    if not by_when and before.lower().startswith(("by ", "before ", "within ")):
        by_when = _inside(before)
    elif before and not _A_LABEL.match(before):
        conditions = ", ".join(part for part in (_inside(before), conditions) if part)
    how_well = [said.get("how_well", ""), *(text[a:b].strip(EDGE) for a, b in told)]
    return Lines(
        who=text[who.start : who.end],
        will_do=_without(text, who.deed, len(text), taken),
        conditions=conditions,
        how_well=" ".join(part for part in how_well if part),
        by_when=by_when,
    )


def _inside(piece: str) -> str:
    """ "Given a picture" as it stands inside a sentence; names keep their capital."""
    first = piece.split(" ", 1)[0].rstrip(",")
    return piece[:1].lower() + piece[1:] if first in _OPENERS else piece


def _how_well(found: Assessment) -> tuple[int, int] | None:
    """The criterion that can stand in a line of its own; "read 20 words" stays one deed."""
    first_deed = found.acts[0].end if found.acts else 0
    apart = [c for c in found.criteria if c.start > first_deed + 1 and c.sort in _APART]
    best = min(apart, key=lambda c: _APART.index(c.sort), default=None)
    return (best.start, best.end) if best else None


def _subject(text: str) -> _Subject:
    """Who it is about: the name before "will", without what stands in front of it."""
    if match := _FOR_TO.match(text):
        return _Subject(*match.span("who"), match.end())
    if _TO.match(text):
        return _Subject(0, 0, 0)
    if match := _WILL_IS_HIS_NAME.match(text):
        return _Subject(*match.span("who"), match.end())
    for asks in _ASKS:
        match = asks.match(text)
        if match is not None:
            break
    else:
        return _Subject(0, 0, 0)
    before = match["before"].rstrip(EDGE)
    start = before.rfind(",") + 1
    start += len(before[start:]) - len(before[start:].lstrip())
    words = before[start:].split()
    if not words:
        return _Subject(0, 0, 0)
    if len(words) > _LONGEST_NAME or words[0] in _OPENERS or ":" in before[start:]:
        name = _SUBJECT.search(before, start)
        if name is None:
            return _Subject(0, 0, 0)
        start = name.start()
    return _Subject(start, len(before), match.end())


def _piece(
    reading: Reading, place: tuple[int, int], who: _Subject, name: str
) -> tuple[int, int] | None:
    """A place widened, in the writer's text, to the preposition before and the words after it."""
    start, end = place
    words = reading.words
    i = reading.index_at(start)
    led_by = _LED_BY | _OPENS_A_CLAUSE if name == "conditions" else _LED_BY
    while i > 0 and words[i - 1].text in led_by:
        i -= 1
    if name == "how_well" and i > 0 and words[i - 1].text in _BELONGS:
        return None
    start = min(start, words[i].start) if i < len(words) else start
    opens = i < len(words) and words[i].text in _OPENS_A_CLAUSE
    stop = _ENDS_A_CLAUSE if opens and name == "conditions" else _ENDS_A_PHRASE
    j = reading.index_at(end)
    end = max(end, words[j - 1].end) if j else end
    alone = name == "conditions" and " " not in reading.low[start:end].strip()
    alone = alone and words[i].text in _BY_HIMSELF
    in_a_row = reading.low.startswith(" in a row", end)
    while j < len(words) and not alone and (words[j].text not in stop or in_a_row):
        end, in_a_row = words[j].end, in_a_row and words[j].text != "row"
        j += 1
    span = reading.span(start, max(end, start))
    if span.start < who.start:
        return span.start, min(span.end, who.start)
    return None if span.start < who.deed else (span.start, span.end)


def _told_by(
    reading: Reading, who: _Subject, taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Where the text says by what it is measured: that goes with how well."""
    found = []
    for start, end in shut_zones(reading):
        if not _TELLS_BY_WHAT.match(reading.low, start):
            continue
        span = reading.span(start, end)
        piece = _beside((span.start, span.end), taken) if span.start >= who.deed else None
        if piece is not None:
            found.append(piece)
    return found


def _beside(piece: tuple[int, int], taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The piece as far as it stands beside those taken before it, or None."""
    start, end = piece
    for first, last in taken:
        if start < first < end:
            end = first
        elif first <= start < last:
            return None
    return start, end


def _without(text: str, begin: int, end: int, pieces: list[tuple[int, int]]) -> str:
    """What is left between two places once the pieces are taken out."""
    kept, done = [], begin
    for first, last in sorted(pieces):
        if first >= end or last <= begin:
            continue
        kept.append(text[done : max(done, first)])
        done = max(done, last)
    kept.append(text[done : max(done, end)])
    rest = re.sub(r"(?:\s*,)+(?=\s*(?:,|$))", "", " ".join(kept))
    return re.sub(r"\s{2,}", " ", rest).replace(" ,", ",").strip(EDGE)
