"""Finds where a target states its starting point."""

import re

from openiep.plans.rules.smart.matching import book, rule
from openiep.plans.rules.smart.numbers import COUNT, FROM_TO
from openiep.plans.rules.smart.reading import Reading

_AMOUNT = (
    r"(?:(?:a|an|the|his|her|their|about|around|approximately|only|an average of|average of"
    r"|current|lexile of|score of|level of|rate of|zero|no|\u00a3) ?){0,3}(?:"
    + COUNT
    + r"(?: ?(?:%|per ?cent|/ ?\d{1,4}|out of (?:"
    + COUNT
    + r")))?|zero|none|nil|half)"
)
_STARTS = tuple(
    rule("start", openers, pattern)
    for openers, pattern in (
        (
            "up down an a increase decrease rise improvement increasing decreasing reducing "
            "reduced improving improved growth progress",
            r"\b(?:up|down|an increase|a decrease|increase|rise|improvement|increasing"
            r"|decreasing|reducing|reduced|"
            r"improving|improved|growth|progress) from (?:a |the )?(?:baseline |current |present "
            r"|starting )?(?:of |level of |score of )?" + _AMOUNT,
        ),
        (
            "from",
            r"\bfrom (?:a |an |the |his |her |their )?(?:current |present |existing |average "
            r"|starting )?"
            r"(?:baseline|starting point|start|average)(?: score| level| rate)?(?: of)? (?:\w+ "
            r"){0,2}?" + _AMOUNT,
        ),
        (
            "baseline",
            r"\bbaseline ?(?:\([^()]{0,30}\) ?)?(?:is|was|of|=|:|-|score|level|score of|level of"
            r"|data:?|at)? ?:? ?(?:\w+ ){0,3}?" + _AMOUNT,
        ),
        (
            "currently at presently right to as",
            r"\b(?:currently|at present|presently|at the moment|right now|to date|as of now)\b,? "
            r"?(?:\w+[ ,'/-]+){0,8}?"
            r"(?:"
            + COUNT
            + r"|cannot|can't|does not|doesn't|not yet|unable|no |none|only|reads?|knows?|can "
            r"|is |has |uses?|writes?|at )",
        ),
        (
            "current present existing starting previous",
            r"\b(?:current|present|existing|starting|previous) (?:level|score|rate"
            r"|performance|baseline|attendance|average|wpm|number|point)"
            r"(?: of performance)?(?: is| was| of| =| :|:| -)? (?:\w+ ){0,3}?" + _AMOUNT,
        ),
        (
            "instead rather compared as against",
            r"\b(?:instead of|rather than|compared (?:with|to)|as opposed to|against) (?:the "
            r")?(?:current |present )?" + _AMOUNT + r" (?:now|at present|currently|today|last)",
        ),
        (
            "now today was were at start started starting previously last in",
            r"\(?(?:now|today|was|were|at start|start(?:ed|ing)? (?:at|with|point)|previously"
            r"|last term|in september) ?:? ?\(?" + _AMOUNT + r"\b(?! (?:of|to) )",
        ),
        (
            "# zero none half",
            _AMOUNT
            + r" (?:\w+ ){0,3}(?:today|now|at present|at the moment|currently|last term|this "
            r"september|at baseline)\b",
        ),
        (
            "from",
            r"\bfrom (?:a |an |the |about |around |approximately |an average of |average |level "
            r"of |rate of |accuracy of )*\d{1,4} ?(?:%|per ?cent|/ ?\d{1,4})",
        ),
        ("from", r"\bfrom " + COUNT + r" out of (?:" + COUNT + r")"),
        (
            "from",
            r"\bfrom (?:a |an )?(?:lexile|score|standard score|reading age|spelling age|level"
            r"|rate|grade|stanine|p ?level|step)"
            r"(?: (?:level|score|of))* \d{1,4}",
        ),
        (
            "from",
            r"\bfrom (?:about |approximately |around |an average of )?"
            + COUNT
            + r" (?:words?|wpm|wcpm|minutes?|seconds?|times|incidents?|sounds?|letters?|"
            r"sessions?|occasions?|prompts?|facts?|points?|days?|sentences?|steps?|errors?"
            r"|outbursts|items|hours?|lessons?|tasks?|times a)\b",
        ),
        (
            "increase increases decrease decreases reduce reduces extend raise lower improve "
            "improves move grow go rise fall progress",
            r"\b(?:increase|increases|decrease|decreases|reduce|reduces|extend|raise|lower"
            r"|improve|improves|move|grow|go|rise|fall|progress)\b"
            r"(?:[ ]\S{1,24}){0,14}?[ ]from (?:a |an |the )?(?:about |(?:average|total|mean) of )?"
            + COUNT
            + r"\b",
        ),
        (
            "from",
            FROM_TO,
        ),
        (
            "now currently today at",
            r"\b(?:now|currently|today|at present),? (?:he|she|they|\w{2,14}) (?:only |can |is |has |never )*"
            r"(?:never|cannot|can|does|do|is|has|\w{2,12}s)\b",
        ),
    )
)
_BOOK = book(_STARTS)
# "Count from 1 to 20" and "numbers from 1 to 10" tell a range, not a start.
RANGE = re.compile(
    r"\b(?:count|counts|counting|numbers|number(?! of)|numerals?|choose|select|pick|range|walk|field"
    r"|set|recite|order|sequence|say|write|add|scale"
    r"|ages?|rote|forwards?|backwards?|on|down|up to)\b"
    r"(?: \S{1,20}){0,5}? ?$"
)


def starting_point(reading: Reading) -> tuple[int, int] | None:
    """Where the target states what the child does now, or None."""
    low = reading.low
    for _, match in _BOOK.hits(reading):
        start, end = match.span()
        if low.startswith("from", start) and RANGE.search(low, max(0, start - 60), start):
            continue
        return start, end
    return None
