"""Finds the number that fixes when a target is met, and leaves those that describe the task."""

import re
from dataclasses import dataclass
from enum import StrEnum

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.matching import Rule, matches, rule
from openiep.plans.rules.smart.numbers import COUNT, WORDED, is_number
from openiep.plans.rules.smart.reading import Reading


class Sort(StrEnum):
    """What a criterion is made of. `OF_SOMETHING` sorts need a deed that can be seen."""

    RATIO = "ratio"
    PERCENT = "percent"
    TIMES = "times"
    RATE = "rate"
    TIME = "time"
    DISTANCE = "distance"
    SCORE = "score"
    COUNT = "count"
    SET = "set"
    ERRORS = "errors"


# These count how often something happens, so that something must be plain.
OF_SOMETHING = frozenset({Sort.RATIO, Sort.PERCENT, Sort.TIMES, Sort.TIME, Sort.COUNT, Sort.ERRORS, Sort.RATE, Sort.SET})


@dataclass(frozen=True, slots=True)
class Criterion:
    """A piece of the text that says when the target is met."""

    sort: Sort
    start: int
    end: int


_OCCASION = (
    r"(?:times?|occasions?|trials?|opportunit(?:y|ies)|sessions?|days?|lessons?|attempts?|weeks?|tries|probes?|samples?|"
    r"observations?|assessments?|intervals?|tests?|periods?|instances?|situations?|conversations?|transitions?|settings?|"
    r"environments?|assembl(?:y|ies)|mornings?|afternoons?|playtimes?|lunchtimes?|check-?ins?|activities|tasks?|assignments?|"
    r"interactions?|exchanges?|passages?|chances?|data|mealtimes?|visits?|months?|routines?|contexts?|people|adults|areas|subjects|in a row)"
)
_DIGITS = r"(?<![\d.,/:])\d{1,4}(?![\d:])"
_N = r"(?:" + _DIGITS + r"|" + WORDED + r")"
_UNIT_TIME = r"(?:minutes?|mins?|seconds?|secs?|hours?|hrs?)"
_PATTERNS: tuple[Rule, ...] = tuple(
    rule(sort, openers, pattern)
    for sort, openers, pattern in (
        (Sort.RATIO, "#", r"\b" + _N + r" (?:\w{1,12} )?(?:out )?(?:of|in|from) (?:the |a |every |his |her |their |any |possible )?(?:last )?(?:" + _N
         + r")(?! ?(?:minute|year|week|month|step|syllable|digit|letter|way|-))"),
        (Sort.RATIO, "#", r"(?<![\d/.-])\d{1,3} ?/ ?\d{1,3}(?![\d/.-]|-? ?(?:inch|cm|mm|hour|mile|page|\w+ year))"),
        (Sort.PERCENT, "#", r"(?<![\d.])\d{1,3}(?:\.\d)?(?: ?(?:-|to) ?\d{1,3})? ?(?:%|per ?cent\b|percentage points?)"),
        (Sort.PERCENT, "half a two three most", r"\b(?:half|a quarter|two thirds|three quarters|a third|most) of the time\b(?<!most of the time)"),
        (Sort.RATE, "#", r"\b(?:" + COUNT + r") (?:\w+ ){0,3}?(?:per|a|an|each|every) (?:minute|hour|day|week|fortnight|month|half[ -]?term|term|lesson|session|page|line|school day|night|morning|afternoon|playtime|break)\b"),
        (Sort.RATE, "#", r"\b" + _DIGITS + r" ?(?:wpm|wcpm|cwpm|words? ?/ ?min\w*)\b"),
        (Sort.RATE, "once twice", r"\b(?:once|twice) (?:a|per|each|every|in a) (?:day|week|lesson|session|half[ -]?term|term|month|fortnight|playtime|morning)\b"),
        (Sort.TIMES, "# each", r"\b(?:at least |a minimum of |no (?:more|fewer|less) than |on |for |in |across |over )?(?:" + COUNT + r"|each of \w+) (?:or more |or fewer )?"
         r"(?:consecutive|successive|separate|different|occasions|data|school|observed|random|recorded|weekly|daily|monthly|consecutively|planned|structured|teaching|therapy|reading|full|new|out-of-class|instructional|measured|academic|targeted|unstructured|presented|spaced|practice)"
         r"(?:[ ](?:consecutive|school|data|weekly|daily|collection|observed|instructional|reading|practice|therapy|day|week|teacher|speech|different|separate|random)){0,3} " + _OCCASION + r"\b"),
        (Sort.TIMES, "#", r"\b(?:at least |a minimum of |on |in |across )?(?:" + COUNT + r") (?:or more |or fewer )?(?:times|occasions|trials|opportunities|sessions|attempts|days|lessons|interactions|"
         r"conversational turns|exchanges|instances|environments|settings|playtimes|lunchtimes|mornings|different people|in a row|weeks in a row|days in a row|days running|turns)\b(?! ?tables?)"),
        (Sort.TIMES, "once twice", r"\b(?:at least |minimum )?(?:once|twice)\b"),
        (Sort.TIMES, "every each at on all 100", r"\b(?:every (?:single )?(?:time|day|morning|lesson|school day|playtime|night|week|session|occasion)|each (?:day|morning|lesson|time|playtime|session)|at all times|(?:on )?all occasions|all of the time|100 ?% of)\b"),
        (Sort.TIME, "for within of in to under after least than about approximately up minimum maximum around over lasting", r"\b(?:for|within|of|in|to|under|after|least|than|about|approximately|up to|minimum|maximum|around|over|lasting) (?:(?:at least|up to|a minimum of|a maximum of|no (?:more|less|longer) than|the first|about|approximately|around|a|an|more than|less than|under|over|least|or) ){0,2}"
         r"(?:" + COUNT + r"|half an?|a few(?!\w)) ?(?:consecutive |continuous |uninterrupted |or more |full )?" + _UNIT_TIME + r"\b(?<!few minutes)(?! (?:\w+ )?(?:sessions?|lesson|activity|period|break|game|group|intervention|slot|task|story|walk)s?\b)"),
        (Sort.TIME, "#", r"\b(?:" + COUNT + r")\+? (?:consecutive |continuous |uninterrupted |or more |full )?" + _UNIT_TIME + r"(?= (?:at a time|without|of (?:independent|being|the)|or (?:less|more|fewer|longer)|late|to finish))"),
        (Sort.DISTANCE, "# half", r"\b(?:" + COUNT + r"|half a|\d ?/ ?\d|[\u00bc\u00bd\u00be\u215b])(?: |(?<=\d)(?=c?m\b)|(?=cm\b|m\b))(?:metres?|meters?|m|cm|mm|inch(?:es)?|feet|foot|ft|yards?|km|miles?|lengths?)\b(?! (?:line|wide|lines|tall|ball|board|cube))"),
        (Sort.SCORE, "score scores scoring rating rate mark level stanine percentile reading spelling standardised standardized standard lexile stage grade band point points step section", r"\b(?:scor(?:e|es|ing)|rating|rate (?:himself|herself|themselves)|mark|level|stanine|percentile|reading age|spelling age|standardi[sz]ed score|standard score|lexile|stage|grade|band|points?|step|section)(?: (?:score|level|of|at|or|above|least|a|an|to|from|higher|between|the|is|will|be|him|herself|himself|themselves|as|on|-)){0,5} ?(?:" + _DIGITS + r"|[a-e]\b|\d[a-c]\b|" + WORDED + r")"),
        (Sort.SCORE, "by", r"\bby (?:at least |approximately |a minimum of )?(?:" + COUNT + r") (?:standard(?:ised|ized)? )?(?:points?|months?|levels?|sub-?levels?|steps?|years?|grades?|bands?|stages?|p levels?)\b"),
        (Sort.SCORE, "#", r"\b(?:" + COUNT + r") (?:standard(?:ised|ized)? )?(?:points?|months'? (?:progress|gain|growth)|months? (?:of )?(?:progress|gain|growth))\b"),
        (Sort.SCORE, "# reading", r"\b(?:\d{1,3}(?:st|nd|rd|th)) percentile\b|\breading age (?:to|of|by) "),
        (Sort.ERRORS, "no fewer less at a up not with under only maximum max", r"\b(?:no more than|fewer than|less than|at most|a maximum of|up to|not more than|with|under|only|maximum|max\.?) (?:" + COUNT + r")(?: or (?:fewer|less))? (?:\w+ ){0,2}?(?:errors?|mistakes?|incidents?|outbursts?|reminders?|prompts?|cues?|redirections?|misses|warnings?|faults?|loss(?:es)? of balance|falls?|absences?|accidents?|occurrences?|instances?|adult prompts?|repetitions?|off-topic|interruptions?|removals?|exclusions?|suspensions?)\b(?<!with one prompt)(?<!with one reminder)"),
        (Sort.ERRORS, "#", r"\b(?:" + COUNT + r") or (?:fewer|less) (?:\w+ ){0,3}?(?:errors?|mistakes?|incidents?|outbursts?|reminders?|prompts?|cues?|redirections?|accidents?|times)\b"),
        (Sort.ERRORS, "without error-free error no zero to", r"\b(?:without (?:any |making )?(?:errors?|mistakes?|an error|a mistake)|error-?free|no (?:errors?|mistakes?|incidents?|accidents?|instances?|occurrences|outbursts|exclusions|suspensions|unauthori[sz]ed absences?)|zero (?:errors?|incidents?|accidents?|instances?|occurrences?)|to zero)\b"),
        (Sort.SET, "all each both every", r"\b(?:all|each|both|every)(?: of)? (?:the |his |her |their |these |phase )?(?:" + COUNT + r" )?(?:\w+[- ]){0,3}?(?:letters?|sounds?|phonemes?|graphemes?|numbers?|numerals?|words?|colou?rs?|shapes?|days of the week|months|steps?|coins?|tables?|bonds|facts?|alphabet|items?|vowels?|consonants?|digraphs?|homework|fasteners|buttons|continents|directions?|belongings|assignments?|equipment(?<!all appropriate equipment))\b"),
        (Sort.SET, "# the days months number addition subtraction primary full home phone date first times", r"\b(?:the (?:whole |full |lower ?case |upper ?case )?alphabet|days of the week|months of the year|(?:number|addition|subtraction) (?:bonds|facts) (?:to|within|up to|of) (?:\d{1,3}|" + WORDED + r")|"
         r"(?:\d{1,2}s?|" + WORDED + r")(?:(?:, | and |, and )\d{1,2}s?){0,6}(?: ?x| times)? (?:times )?tables?|times ?tables? (?:\d{1,2}s?)|\d{1,2}x tables?|primary colou?rs|full name and address|"
         r"home address|phone number|date of birth|first \d{1,3} (?:high|common|hfw|words|sight))\b"),
        (Sort.SET, "count counts counting recite recites rote order orders sequence identify identifies name names recognise recognises recognize recognizes write writes writing read reads say match matches label form", r"\b(?:count|counts|counting|recite|recites|rote count|order|orders|sequence|identify|identifies|name|names|recogni[sz]es?|write|writes|writing|read|reads|say|match|matches|label|form)\b"
         r"(?: (?:reliably|independently|correctly|aloud|out|accurately|forwards?|backwards?|and|the|written|all|in|sequence|rote|order|objects|by|ones|numbers?|numerals?|name|write|read|objects|items|digits|order|on|back|recognise|up|digits|confidently|from|\d{1,3},?)){0,8}"
         r" ?(?:\d{1,3} ?- ?\d{1,4}|(?:up )?to (?:\d{1,4}|" + WORDED + r"))\b"),
        (Sort.SET, "*", r"(?<![\w'])[a-z]{1,2}(?:, ?| and )(?:[a-z]{1,2},? ){0,12}?(?:and |or |& )?[a-z]{1,2}\b(?= (?:sounds?|and to|to|in|over|by|when|with)\b|$)(?<=[ ,][b-hj-z])"),
    )
)
# "Read 20 words": a number and what is counted, in what the child does.
_GIVEN = re.compile(
    r"(?:^|[ ,(\u2022])(?:when |if )?(?:given|provided with|presented with|shown|using|from|with|during|after|choosing from|following|in an?|on an?|at an?|between|within|(?:one|each|out|choice|field|set|sets|list|group|series|pack|pile|array) of) (?:a |an |the |up to |at least |out of |any |random |list of |set of |field of |choice of |series of |group of |minimum of )*$"
)
_NAMES_A_PLACE = frozenset(
    "year key stage level grade phase section step set band unit term week age book tier zone ks y p part "
    "reading grade chapter lesson number numbers ages aged years class form page stages level- figure "
    "within under scale cvc blank digit digits".split()
)
_NOT_COUNTED = frozenset(
    "step steps-or digit digits syllable syllables letter-word part word-level key minute min hour way d dimensional paragraph "
    "sentence-paragraph term year years month months week weeks stage time-limited percent grade th nd st rd pm am o'clock "
    "people to of and or for in at by is times per on from as".split()
)
_COMPOUND_HEADS = frozenset(
    "instruction instructions direction directions command commands word words sentence sentences number numbers problem "
    "problems activity activities session sessions task tasks routine routines lesson lessons plan plans calculation "
    "calculations request requests phrase phrases essay essays paragraph book level sequence sequences sums addition "
    "subtraction utterances utterance cvc puzzle passage text story multiplication group process equation equations shapes story".split()
)
_COMPOUND_UNITS = frozenset(
    "step digit syllable letter part word key minute stage piece sentence paragraph element component page line term way turn item sided dimensional information icon unit sound phoneme morpheme number colour".split()
)


def criteria(reading: Reading, blanks: list[tuple[int, int]]) -> list[Criterion]:
    """Every filled-in criterion of the text, in the order of the rules above."""
    low, found = reading.low, []
    for known in _PATTERNS:
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
    r"\b(?:administered|collected|collection|recorded|assessed|monitored|reviewed|measured|reported|checked|probes|"
    r"logged|scored|taken|tested) ?(?:\w+ly )?$"
)


_STARTING = re.compile(r"(?:baseline of|baseline:?|from|currently|average of) ?$")
_GOES_TO = re.compile(r" to \S{1,12}")


def _describes_the_task(low: str, start: int, end: int, sort: str) -> bool:
    before = low[max(0, start - 40) : start]
    if sort in {Sort.RATIO, Sort.RATE, Sort.TIMES, Sort.TIME} and _STARTING.search(
        before
    ) and not _GOES_TO.search(low, end, end + 60):
        return True
    if sort == Sort.SCORE and re.search(r"\b(?:at|at a|at the|of the|in|the|on|end of|key|zone|phase|a|from|by|during) ?$", before) and not re.search(
        r"(?:scor|\bage|lexile|\brat(?:e|ing)|percentile|point)", low[start:end]
    ):
        return True
    if sort == Sort.RATIO and re.search(r"\b(?:by|on|before|from|date:?|choice of|due) ?$", before) and "/" in low[start:end]:
        return not re.search(r"^ ?(?:times|trials|occasions|opp|to)", low[end : end + 10])
    if sort == Sort.TIMES and re.search(r"\b(?:given|within|in the next|over the next|the next|next|baseline of|supported|working|group|for a) ?$", before):
        return True
    if sort in {Sort.RATE, Sort.TIMES} and _MEASURING.search(before):
        return True
    if sort == Sort.PERCENT and re.search(r"\b(?:from|baseline of|currently|at) (?:about |around |only )?$", before) and "%" not in low[end : end + 40] and "from" in before[-8:]:
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
    if before in _NAMES_A_PLACE or before in {"/", ":", "-", "to", "\u00a3", "$", "."} or after in {"/", ":", "%", ".", ",", ")", "-", "\u00a3"}:
        return False
    if after in _NOT_COUNTED or not after[0].isalpha() or after in nouns.PERIODS:
        return False
    if words[i].text == "one" and (after in {"another", "of", "or", "day", "at", "by", "adult", "side", "hand", "leg", "foot", "place", "time", "to"} or before in {"no", "the", "each", "this", "with", "in", "on", "any", "a", "at"}):
        return False
    head = _head_after(words, i + 1)
    if head in nouns.PERSONS and before in {"with", "of", "to", "by", "and", "than", "from", "between"}:
        return False
    if head in nouns.PERSONS and before in {"least"} and words[max(0, i - 3)].text in {"with", "by"}:
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
        if not text[:1].isalpha() or text in {"in", "of", "to", "from", "with", "on", "and", "for", "at", "by", "when", "during", "per"}:
            break
        last = text
    return last
