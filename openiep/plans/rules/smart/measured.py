"""Finds the number that fixes when a target is met, and leaves those that describe the task."""

import re

from openiep.plans.rules.smart.baseline import RANGE
from openiep.plans.rules.smart.counting import first_count
from openiep.plans.rules.smart.criteria import PATTERNS, Criterion, Sort
from openiep.plans.rules.smart.matching import Rule, book
from openiep.plans.rules.smart.reading import Reading

_BOOK = book(PATTERNS)
# These count how often something happens, so that something must be plain.
OF_SOMETHING = frozenset(
    {Sort.RATIO, Sort.PERCENT, Sort.TIMES, Sort.TIME, Sort.COUNT, Sort.ERRORS, Sort.RATE, Sort.SET}
)


def criteria(
    reading: Reading, blanks: list[tuple[int, int]], due: tuple[int, int] | None = None
) -> list[Criterion]:
    """Every filled-in criterion of the text, in the order of the rules; none in its deadline."""
    low, found = reading.low, []
    done: Rule | None = None
    for known, match in _BOOK.hits(reading):
        if known is done:
            continue
        start, end = match.span()
        if blanks and any(b[0] < end + 1 and start - 1 < b[1] for b in blanks):
            continue
        if due is not None and due[0] < end and start < due[1]:
            continue
        if _describes_the_task(low, start, end, known.name):
            continue
        found.append(Criterion(Sort(known.name), start, end))
        done = known
    counted = first_count(reading, blanks if due is None else [*blanks, due])
    if counted is not None:
        found.append(counted)
    if found and any(_PER_CENT.match(low, end) for _, end in blanks):
        # "All sounds with XX% accuracy": how many are enough is still open.
        return [one for one in found if one.sort is not Sort.SET]
    return found


_PER_CENT = re.compile(r" ?(?:%|per ?cent)")
_EXAMPLE_BEFORE = re.compile(r"\b(?:such as|e\.?g\.?,?|like|for example,?) (?:\w+ )?$")
_MEASURING = re.compile(
    r"\b(?:administered|collected|collection|recorded|assessed|monitored|reviewed|measured"
    r"|reported|checked|probes|"
    r"logged|scored|taken|tested) ?(?:\w+ly )?$"
)


# "Achieves at least a grade 4": here the grade is what is reached.
_REACHED = re.compile(
    r"\b(?:achiev|gain|pass|obtain|attain|secur(?!e at (?!least))|reach|get)\w*(?: \w+){0,3} ?$"
)
_STARTING = re.compile(r"(?:baseline of|baseline:?|from|currently|average of) ?$")
_GOES_TO = re.compile(r" to \S{1,12}")
_NAMES_A_LEVEL = re.compile(
    r"\b(?:at|at a|at the|of the|in|the|on|end of|key|zone|phase|a|from|by|during"
    r"|towards?|secure at|working at) ?$"
)
_FIRM_SCORE = re.compile(r"(?:scor|\bage|lexile|\brat(?:e|ing)|percentile|point)")
_CHOOSING = re.compile(r"\b(?:choos|pick|select)\w* (?:one |1 )?(?:of |from |between )?$")
_A_DATE = re.compile(r"\b(?:by|on|before|from|date:?|choice of|due) ?$")
_OF_TRIALS = re.compile(r" ?(?:times|trials|occasions|opp|to)")
_NOT_SO_OFTEN = re.compile(
    r"\b(?:given|within|in the next|over the next|the next|next|baseline of|supported"
    r"|working|group|for a) ?$"
)
_FROM_HERE = re.compile(r"\b(?:from|baseline of|currently|at) (?:about |around |only )?$")


def _describes_the_task(low: str, start: int, end: int, sort: str) -> bool:
    before = low[max(0, start - 40) : start]
    if sort == Sort.COUNT and RANGE.search(before):
        return True
    if (
        sort in {Sort.RATIO, Sort.RATE, Sort.TIMES, Sort.TIME}
        and _STARTING.search(before)
        and not _GOES_TO.search(low, end, end + 60)
    ):
        return True
    if (
        sort == Sort.SCORE
        and not _REACHED.search(before)
        and _NAMES_A_LEVEL.search(before)
        and not _FIRM_SCORE.search(low, start, end)
    ):
        return True
    if sort == Sort.RATIO and _A_DATE.search(before) and "/" in low[start:end]:
        return not _OF_TRIALS.match(low, end)
    if sort == Sort.TIMES and _NOT_SO_OFTEN.search(before):
        return True
    if sort in {Sort.RATIO, Sort.TIMES} and _CHOOSING.search(before):
        return True
    if _EXAMPLE_BEFORE.search(before):
        return True
    if sort in {Sort.RATE, Sort.TIMES} and _MEASURING.search(before):
        return True
    return bool(
        sort == Sort.PERCENT
        and _FROM_HERE.search(before)
        and "%" not in low[end : end + 40]
        and "from" in before[-8:]
    )
