"""Finds the number that fixes when a target is met, and leaves those that describe the task."""

import re
from dataclasses import dataclass

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.criteria import PATTERNS, Sort
from openiep.plans.rules.smart.matching import matches
from openiep.plans.rules.smart.numbers import is_number
from openiep.plans.rules.smart.reading import Reading
from openiep.plans.rules.smart.wordlist import word_set

# These count how often something happens, so that something must be plain.
OF_SOMETHING = frozenset(
    {Sort.RATIO, Sort.PERCENT, Sort.TIMES, Sort.TIME, Sort.COUNT, Sort.ERRORS, Sort.RATE, Sort.SET}
)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A piece of the text that says when the target is met."""

    sort: Sort
    start: int
    end: int


# "Read 20 words": a number and what is counted, in what the child does.
_GIVEN = re.compile(
    r"(?:^|[ ,(\u2022])(?:when |if )?(?:given|provided with|presented with|shown|using|from|with"
    r"|during|after|choosing from|following|in an?|on an?|at an?|between|within|(?:one|each|out"
    r"|choice|field|set|sets|list|group|series|pack|pile|array) of) (?:a |an |the |up to |at "
    r"least |out of |any |random |list of |set of |field of |choice of |series of |group of "
    r"|minimum of )*$"
)
_NAMES_A_PLACE = word_set(
    """
    year key stage level grade phase section step set band unit term week age book tier zone
    ks y p part reading grade chapter lesson number numbers ages aged years class form page
    stages level- figure within under scale cvc blank digit digits
    """
)
_NOT_COUNTED = word_set(
    """
    step steps-or digit digits syllable syllables letter-word part word-level key minute min
    hour way d dimensional paragraph sentence-paragraph term year years month months week
    weeks stage time-limited percent grade th nd st rd pm am o'clock people to of and or for
    in at by is times per on from as
    """
)
_COMPOUND_HEADS = word_set(
    """
    instruction instructions direction directions command commands word words sentence
    sentences number numbers problem problems activity activities session sessions task tasks
    routine routines lesson lessons plan plans calculation calculations request requests
    phrase phrases essay essays paragraph book level sequence sequences sums addition
    subtraction utterances utterance cvc puzzle passage text story multiplication group
    process equation equations shapes story
    """
)
_COMPOUND_UNITS = word_set(
    """
    step digit syllable letter part word key minute stage piece sentence paragraph element
    component page line term way turn item sided dimensional information icon unit sound
    phoneme morpheme number colour
    """
)


def criteria(reading: Reading, blanks: list[tuple[int, int]]) -> list[Criterion]:
    """Every filled-in criterion of the text, in the order of the rules above."""
    low, found = reading.low, []
    for known in PATTERNS:
        sort = known.name
        for match in matches(known, reading):
            start, end = match.span()
            if any(b[0] < end + 1 and start - 1 < b[1] for b in blanks):
                continue
            if _describes_the_task(low, start, end, sort):
                continue
            found.append(Criterion(Sort(sort), start, end))
            break
    counted = _counted(reading, blanks)
    if counted is not None:
        found.append(counted)
    return found


_MEASURING = re.compile(
    r"\b(?:administered|collected|collection|recorded|assessed|monitored|reviewed|measured"
    r"|reported|checked|probes|"
    r"logged|scored|taken|tested) ?(?:\w+ly )?$"
)


_STARTING = re.compile(r"(?:baseline of|baseline:?|from|currently|average of) ?$")
_GOES_TO = re.compile(r" to \S{1,12}")


def _describes_the_task(low: str, start: int, end: int, sort: str) -> bool:
    before = low[max(0, start - 40) : start]
    if (
        sort in {Sort.RATIO, Sort.RATE, Sort.TIMES, Sort.TIME}
        and _STARTING.search(before)
        and not _GOES_TO.search(low, end, end + 60)
    ):
        return True
    if (
        sort == Sort.SCORE
        and re.search(
            r"\b(?:at|at a|at the|of the|in|the|on|end of|key|zone|phase|a|from|by|during) ?$",
            before,
        )
        and not re.search(r"(?:scor|\bage|lexile|\brat(?:e|ing)|percentile|point)", low[start:end])
    ):
        return True
    if (
        sort == Sort.RATIO
        and re.search(r"\b(?:by|on|before|from|date:?|choice of|due) ?$", before)
        and "/" in low[start:end]
    ):
        return not re.search(r"^ ?(?:times|trials|occasions|opp|to)", low[end : end + 10])
    if sort == Sort.TIMES and re.search(
        r"\b(?:given|within|in the next|over the next|the next|next|baseline of|supported"
        r"|working|group|for a) ?$",
        before,
    ):
        return True
    if sort in {Sort.RATE, Sort.TIMES} and _MEASURING.search(before):
        return True
    if (
        sort == Sort.PERCENT
        and re.search(r"\b(?:from|baseline of|currently|at) (?:about |around |only )?$", before)
        and "%" not in low[end : end + 40]
        and "from" in before[-8:]
    ):
        return True
    return sort == Sort.COUNT and bool(_GIVEN.search(before))


def _counted(reading: Reading, blanks: list[tuple[int, int]]) -> Criterion | None:
    words = reading.words
    for i, word in enumerate(words):
        if not is_number(word.text) or i + 1 >= len(words) or word.text in {"0", "zero"}:
            continue
        if any(b[0] < word.end and word.start < b[1] for b in blanks):
            continue
        if _is_counted(reading, i):
            return Criterion(Sort.COUNT, word.start, words[i + 1].end)
    return None


def _is_counted(reading: Reading, i: int) -> bool:
    words = reading.words
    before = words[i - 1].text if i else ""
    after = words[i + 1].text
    if len(words[i].text) == 4 and words[i].text[:2] in {"19", "20"}:
        return False
    if (
        before in _NAMES_A_PLACE
        or before in {"/", ":", "-", "to", "\u00a3", "$", "."}
        or after in {"/", ":", "%", ".", ",", ")", "-", "\u00a3"}
    ):
        return False
    if after in _NOT_COUNTED or not after[0].isalpha() or after in nouns.PERIODS:
        return False
    if words[i].text == "one" and (
        after
        in {
            "another",
            "of",
            "or",
            "day",
            "at",
            "by",
            "adult",
            "side",
            "hand",
            "leg",
            "foot",
            "place",
            "time",
            "to",
        }
        or before in {"no", "the", "each", "this", "with", "in", "on", "any", "a", "at"}
    ):
        return False
    head = _head_after(words, i + 1)
    if head in nouns.PERSONS and before in {
        "with",
        "of",
        "to",
        "by",
        "and",
        "than",
        "from",
        "between",
    }:
        return False
    if (
        head in nouns.PERSONS
        and before in {"least"}
        and words[max(0, i - 3)].text in {"with", "by"}
    ):
        return False
    if head in nouns.HELP and before in {"with", "after", "than", "or"}:
        return before == "than"
    if after in _COMPOUND_UNITS and i + 2 < len(words) and words[i + 2].text in _COMPOUND_HEADS:
        return False
    context = reading.low[max(0, words[i].start - 48) : words[i].start]
    return not _GIVEN.search(context)


def _head_after(words: tuple[object, ...], i: int) -> str:
    last = ""
    for word in words[i : i + 5]:
        text = getattr(word, "text", "")
        if not text[:1].isalpha() or text in {
            "in",
            "of",
            "to",
            "from",
            "with",
            "on",
            "and",
            "for",
            "at",
            "by",
            "when",
            "during",
            "per",
        }:
            break
        last = text
    return last
