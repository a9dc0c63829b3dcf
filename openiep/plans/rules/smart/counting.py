"""Finds a number with what it counts ("20 words"), and leaves numbers that describe the task."""

import re

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.criteria import Criterion, Sort
from openiep.plans.rules.smart.numbers import is_number
from openiep.plans.rules.smart.reading import Reading
from openiep.plans.rules.smart.wordlist import word_set

# "Read 20 words": a number and what is counted, in what the child does.
_GIVEN = re.compile(
    r"(?:^|[ ,(\u2022])(?:when |if )?(?:given|provided with|presented with|shown|using|from|with"
    r"|during|after|choosing from|following|in an?|on an?|at an?|between|within|(?:one|each|out"
    r"|choice|field|set|sets|list|group|series|pack|pile|array|selection) of) "
    r"(?:a |an |the |up to |more than |at least |out of |any |random |list of |set of |field of |choice of "
    r"|series of |group of |minimum of )*$"
)
# "Draws a person with five body parts": the parts of what is made are counted.
_PARTS = re.compile(
    r"\b(?:draw|write|make|build|create|compose|produce|paint)(?:s|ing)? an? (?:[\w-]+ ){1,4}"
    r"with (?:at least )?$"
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
    january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec
    weeks stage time-limited percent grade th nd st rd pm am o'clock to of and or for
    in at by is out times per on from as
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
_OF_THESE = word_set("his her their them these those")
_SHARED_OUT = word_set("groups sets piles columns categories parts halves equal boxes bins rows")
_NO_COUNT_BEFORE = word_set("/ : - \u00a3 $ .")
_NO_COUNT_AFTER = word_set("/ : % . , ) - \u00a3")
_ONE_BEFORE = word_set("no the each this with in on any a at of")
_ONE_AFTER = word_set("another other of or day at by adult side hand leg foot place time to")
_BEFORE_PERSONS = word_set("with of to by and than from between alongside beside against")
_ENDS_A_NOUN = word_set("in of to from with on and for at by when during per")
_LENGTH_OF_TALK = word_set("word words")
_TALK = word_set("together utterance utterances phrase phrases sentence sentences level")


# "When given 8 coins and 5 notes, Sam will ...": all that stands before "will" is given.
_GIVEN_FIRST = re.compile(
    r"(?:^|, |\u2022 ?)(?:when |if )?(?:given|provided with|presented with|shown) .{0,160}?"
    r"(?<!he )(?<!they )(?<!who )(?<!that )\b(?:will|can)\b"
)


def first_count(reading: Reading, blanks: list[tuple[int, int]]) -> Criterion | None:
    """The first number that says how many are to be reached, with its noun, or None."""
    words = reading.words
    given = _GIVEN_FIRST.search(reading.low) if "given" in reading.low[:200] else None
    for i, word in enumerate(words[:-1]):
        if not is_number(word.text) or word.text in {"0", "zero"}:
            continue
        if given is not None and given.start() <= word.start < given.end():
            continue
        if any(b[0] < word.end and word.start < b[1] for b in blanks):
            continue
        if i and _is_in_a_title(reading, i):
            continue
        if _is_counted(reading, i):
            return Criterion(Sort.COUNT, word.start, words[i + 1].end)
    return None


def _is_counted(reading: Reading, i: int) -> bool:
    words = reading.words
    number, after = words[i].text, words[i + 1].text
    before = words[i - 1].text if i else ""
    if _is_a_year(number) or _names_something(reading, i, before) or after in _NO_COUNT_AFTER:
        return False
    if number in {"hundred", "100"} and after in {"square", "squares", "grid"}:
        return False
    if after == "of" and number != "one" and i + 2 < len(words):
        return words[i + 2].text in _OF_THESE and before not in _BEFORE_PERSONS
    if after in _NOT_COUNTED or not after[0].isalpha() or after in nouns.PERIODS:
        return False
    if before == "into" and after in _SHARED_OUT:
        return False
    if number == "one" and (after in _ONE_AFTER or before in _ONE_BEFORE):
        return False
    if _counts_company(reading, i, before) or _describes(reading, i):
        return False
    if _PARTS.search(reading.low[max(0, words[i].start - 60) : words[i].start]):
        return True
    before_it = reading.low[max(0, words[i].start - 48) : words[i].start]
    if before_it.endswith(("using at least ", "using a minimum of ")):
        return True
    return not _GIVEN.search(reading.low[max(0, words[i].start - 48) : words[i].start])


def _is_in_a_title(reading: Reading, i: int) -> bool:
    """ "The Three Little Pigs": number and noun in capitals are a name."""
    one, two = reading.words[i], reading.words[i + 1]
    span = reading.span(one.start, two.end).of(reading.text)
    return one.text.isalpha() and span.istitle() and not reading.text.isupper()


def _is_a_year(number: str) -> bool:
    return len(number) == len("2027") and number[:2] in {"19", "20"}


def _names_something(reading: Reading, i: int, before: str) -> bool:
    """ "Year 6", "1 to 6", "up to 20": the number is a name or the end of a range."""
    if before in _NAMES_A_PLACE or before in _NO_COUNT_BEFORE:
        return True
    if before != "to" or i < 2:
        return before == "to"
    earlier = reading.words[i - 2].text
    return is_number(earlier) or earlier in {
        "up",
        "count",
        "counts",
        "counting",
        "numbers",
        "out",
        "from",
    }


def _counts_company(reading: Reading, i: int, before: str) -> bool:
    """ "With two friends" and "with one prompt" are circumstances."""
    head = _head_after(reading, i + 1)
    if head in nouns.PERSONS:
        earlier = reading.words[max(0, i - 3)].text
        return before in _BEFORE_PERSONS or (before == "least" and earlier in {"with", "by"})
    return head in nouns.HELP and before in {"with", "after", "or"}


def _describes(reading: Reading, i: int) -> bool:
    """ "Two step instructions", "two words together": the number belongs to the task."""
    words = reading.words
    after = words[i + 1].text
    following = words[i + 2].text if i + 2 < len(words) else ""
    if (after in _LENGTH_OF_TALK and following in _TALK) or (
        after in {"single", "double"} and len(words[i].text) < len("10")
    ):
        return True
    return after in _COMPOUND_UNITS and following in _COMPOUND_HEADS


def _head_after(reading: Reading, i: int) -> str:
    last = ""
    for word in reading.words[i : i + 5]:
        if not word.text[:1].isalpha() or word.text in _ENDS_A_NOUN:
            break
        last = word.text
    return last
