"""Finds by when a target is to be reached, and tells it from how often and for how long."""

import re

from openiep.plans.rules.smart.matching import book, rule
from openiep.plans.rules.smart.numbers import COUNT
from openiep.plans.rules.smart.reading import Reading

MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_SEASON = r"(?:spring|summer|autumn|winter|fall|michaelmas|lent|trinity|advent|hilary)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|final|last|\d{1,2}(?:st|nd|rd|th))"
)
_STAGE = (
    r"(?:(?:school |academic |calendar |iep |plan |financial |college )?years?(?: ?\d{1,2}| "
    r"group| of)?"
    r"|y(?:ea)?r? ?\d{1,2}|yr|half[ -]?terms?(?: \d)?|terms?(?: \d| one| two| three| four| five| "
    r"six)?"
    r"|key ?stage(?: ?\d| one| two| three| four| five)?|ks ?\d|eyfs|foundation(?: stage)?"
    r"|early years(?: foundation stage)?|reception|nursery|pre-?school|kindergarten|infants?"
    r"|juniors?"
    r"|primary(?: school)?|secondary(?: school)?|high school|middle school|elementary(?: school)?"
    r"|college|sixth form|post-?16|school|semester|trimester|quarter|marking period|grading period"
    r"|reporting period|(?:annual )?(?:iep|ehcp?|plan|isp|ssp|idp)(?: period| year| cycle| term| "
    r"date)?"
    r"|(?:"
    + COUNT
    + r"[- ])(?:weeks?|months?|terms?|half[ -]terms?)(?:[- ](?:block|period|programme"
    r"|program|intervention|plan|cycle|course|unit|project))?"
    r"|phase|stage|placement|programme|program|intervention(?: period| block| programme)?|block"
    r"|course"
    r"|unit|module|cycle|(?:school|academic) session|grade(?: \d{1,2})?|"
    + _ORDINAL
    + r" grade|week \d{1,2}|instructional year"
    r"|(?:annual |termly |next |progress |interim |mid-?year |six-?monthly? |plan |iep |ehcp "
    r")*review"
    r"(?: date| meeting| period)?|" + _SEASON + r"(?: terms?| half[ -]?terms?| semesters?| break)?"
    r"|christmas|easter|whitsun|summer holidays?|" + MONTHS + r"(?: \d{2,4})?|month|transition)"
)
_WHICH = (
    r"(?:(?:the|this|that|his|her|their|its|our|my|next|current|coming|present|same|each|a|an"
    r"|second|"
    r"third|fourth|first|one|two|\d{4}(?:[-/]\d{2,4})?|new|following|upcoming|full|"
    + _SEASON
    + r"|school|academic|student's|child's|pupil's) ){0,4}"
)
_NUMERIC = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?" + MONTHS + r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\d{4}-\d{2}-\d{2}|" + MONTHS + r"[ ,]{0,2}(?:\d{1,4}|$|(?=[ ,.;:)]))|20\d\d\b"
    r"|\d{1,2}/\d{2,4}\b(?! (?:times|trials|occasions|opportunit|sessions|words|attempts|days"
    r"|correct|of ))"
    r"|\d{1,2}[/.](?:0?[1-9]|1[0-2])(?=[ ,.;]|$)(?! (?:times|trials|occasions|opportunit|sessions|words"
    r"|attempts|days|correct)))"
)
_SPAN = (
    r"(?:(?:school|teaching|calendar|instructional|academic|consecutive school|full) )?"
    r"(?:weeks?|months?|terms?|half[ -]?terms?|years?|semesters?|quarters?|(?:marking|grading) "
    r"periods?)"
)
_MOVE = (
    r"(?:secondary|primary|high|middle|big|college|reception|school|year \d|y\d|ks\d|key stage"
    r"|class|"
    r"infant|junior|nursery|university|sixth)"
)
_DEADLINES = tuple(
    rule("deadline", openers, pattern)
    for openers, pattern in (
        # by / at / before / until the end of the spring term
        (
            "by at before until till toward towards for",
            r"\b(?:by|at|before|until|till|towards?|for) (?:or before )?(?:the )?(?:very "
            r")?(?:end|close|start|"
            r"beginning|middle|completion|expiration|expiry|conclusion|mid-?point|half-?way "
            r"point) of "
            + _WHICH
            + _STAGE
            + r"\b(?! ?(?:day|bell|lesson|sessions?|task|\d* ?minute))",
        ),
        (
            "by before until till at",
            r"\b(?:by|before|until|till|at)(?: around| about| roughly)? (?:(?:mon|tues|wednes"
            r"|thurs|fri|satur|sun)day,? )?(?:the )?(?:end of "
            r"|start of |early |"
            r"mid-?|late |beginning of )?" + _NUMERIC,
        ),
        # by next term, by Year 6, by the annual review, by age 11
        (
            "by before at prior",
            r"\b(?:by|before|at|prior to) (?:"
            + MONTHS
            + r"'s )?"
            + _WHICH
            + r"(?:(?:school |academic )?(?:year|term)[ -]end|(?:last|final) (?:week|day) of (?:the )?"
            r"(?:term|half[ -]?term|year|school year)|end[ -]of[ -](?:the )?"
            r"(?:term|year|key stage|ks)(?: ?\d)?|"
            r"year'?s end|term'?s end|reviews?\b|(?:annual|termly|next|iep|ehcp?|interim) (?:iep "
            r"|plan |ehcp? )?"
            r"(?:reviews?|term|half[ -]?term|year|meeting)|half[ -]?term|"
            + _SEASON
            + r"(?: term| half[ -]?term)?|(?<=next )"
            + MONTHS
            + r"|christmas|easter|whitsun|(?:annual )?(?:iep|ehcp?|isp|plan)\b(?! (?:team|goal|target))"
            r"|y(?:ea)?r? ?\d{1,2}\b|key ?stage ?\d|ks ?\d|term \d|week \d{1,2}|end term|"
            + _ORDINAL
            + r" (?:grade|quarter|term|semester|year|grading|marking)|grade \d|age(?:d)? (?:of "
            r")?\d{1,2}|"
            r"graduation|post-?16|transfer|reception|"
            r"(?:he|she|they) (?:is|are|turns?|reach(?:es)?) (?:aged? )?\d{1,2})\b"
            r"(?!(?: \w+)?[ -]levels?\b)",
        ),
        (
            "by before",
            r"\b(?:by|before) (?:the )?age of (?:" + COUNT + r")\b|\b(?:by|before) "
            r"(?:\d{1,2}|eleven|sixteen|eighteen)(?= years? "
            r"old|$)",
        ),
        (
            "within",
            r"\bwithin (?:the next )?(?:[6-9]|[1-4]\d|six|seven|eight|nine|ten|twelve|fifteen|twenty) "
            r"(?:(?:therapy|teaching|weekly|individual|group) )?sessions\b",
        ),
        (
            "by before at",
            r"\b(?:by|before|at) (?:the |his |her |their )?next (?:(?:data|assessment|tracking|reporting) "
            r"(?:drop|point|capture|window|week|round)|parents'? evening|meeting|progress meeting)\b",
        ),
        ("by", r"\bby the time (?:he|she|they|\w+) "),
        (
            "before",
            r"\bbefore (?:he|she|they|\w+)? ?(?:leav|start|mov|transfer|transition|go|enter"
            r"|finish|complet)\w* "
            r"(?:\w+ ){0,2}" + _MOVE,
        ),
        (
            "when as before",
            r"\b(?:when|as|before) (?:he|she|they) (?:leaves?|moves?|starts?|finish(?:es)?"
            r"|transfers?) (?:\w+ ){0,2}" + _MOVE,
        ),
        (
            "after following upon on",
            r"\b(?:after|following|upon|on) (?!(?:completion|completing|finishing|leaving|exit)(?:[.,;]|$))"
            r"(?:(?:graduation|graduating|leaving|completion"
            r"|completing|exiting|"
            r"finishing|exit)(?: (?:of|from))?(?: (?:high |secondary |the )?(?:school|college"
            r"|course|programme))?(?! of\b)|"
            r"(?:high|secondary) school|(?:college|university)(?= ?,))\b",
        ),
        (
            "while whilst",
            r"\b(?:while|whilst) (?:still )?(?:in|at) (?:college|university|sixth form)\b",
        ),
        # within 8 weeks, in six weeks' time, over the next term
        (
            "within in inside",
            r"\b(?:within|in|inside) (?:(?:the|a|about|approximately|around|next|coming|period "
            r"of|space of|first|"
            r"maximum of|under|less than) ){0,3}(?:"
            + COUNT
            + r"[- ])"
            + _SPAN
            + r"\b(?! in a row)(?:'? time)?(?! (?:out )?of\b)(?! period)(?! behind)",
        ),
        (
            "within by in",
            r"\b(?:within|by|in) (?:the )?" + _ORDINAL + r" (?:" + COUNT + r" )?" + _SPAN + r"\b",
        ),
        (
            "within inside",
            r"\b(?:within|inside) (?:(?:the|this|a|one|next|coming|"
            + COUNT
            + r") ?){1,3}[- ]"
            + _SPAN
            + r"\b(?! of being)",
        ),
        (
            "over during in within for throughout across",
            r"\b(?:over|during|in|within|for|throughout|across) (?:the )?(?:course of |period of "
            r")?(?:the |this )?"
            r"(?:next|coming|forthcoming|following) (?:"
            + COUNT
            + r"[- ])?(?:school |academic )?(?:weeks?|months?|terms?|"
            r"half[ -]?terms?|years?|semesters?|quarters?|review|days?|(?:iep|plan)(?: year| "
            r"period)?)\b",
        ),
        (
            "over during in within",
            r"\b(?:over|during|in|within) the (?:course|period|duration|life|term) of (?:the "
            r"|this |his |her |their |"
            r"one |a |an )?" + _WHICH + _STAGE + r"\b",
        ),
        (
            "over",
            r"\bover the (?:school |academic |calendar |whole )?(?:year|term|half[ -]?term"
            r"|semester)\b",
        ),
        (
            "over during in within",
            r"\b(?:over|during|within|in) (?:a |one |an )(?:school |academic |calendar |iep "
            r")?(?:year|term)\b",
        ),
        (
            "during in by over",
            r"\b(?:during|in|by|over) (?:the |his |her |their |my )?(?:freshman|sophomore|junior"
            r"|senior|final|last|reception|nursery|foundation) year\b",
        ),
        (
            "over",
            r"\bover an? (?:1[0-9]|[2-9]\d|ten|twelve)[- ](?:weeks?|months?)[- ](?:period|block"
            r"|cycle|programme|program)\b",
        ),
        (
            "during over",
            r"\b(?:during|over) (?:an?|the|this) (?:" + COUNT + r")[- ](?:months?|terms?) (?:\w+ )?"
            r"(?:period|block|programme|program|course)\b",
        ),
        ("after", r"\bafter (?:" + COUNT + r") (?:weeks?|months?|terms?|half[ -]?terms?)\b"),
        (
            "in during within by for",
            r"\b(?:in|during|within|by|for) (?:the |this |his |her )(?:current |coming |next )?(?:"
            + _SEASON
            + r" (?:term|semester|half[ -]?term)|(?:school|academic|iep|plan|calendar) (?:year"
            r"|period|term)|"
            r"\d{4}[-/]\d{2,4}(?: school| academic)?(?: year)?|annual iep)\b",
        ),
        (
            "in during for by",
            r"\b(?:in|during|for|by) (?:the )?(?:autumn|spring|summer) (?:term|\d|1|2)\b",
        ),
        (
            "this next",
            r"\b(?:this|next) (?:school |academic |half[ -]?|autumn |spring |summer )?(?:term"
            r"|year|half|semester|month)\b(?!'s)",
        ),
        ("this next", r"\b(?:this|next) half[ -]?term\b"),
        # on forms: "Review: July 2026", "achieve by: 12 May", "target date 12/5/26"
        (
            "review reviewed due target deadline achieve achieved to by timescale time timeframe "
            "end date complete completed",
            r"\b(?<!iep )(?<!plan )(?<!start )(?<!birth )(?:review(?:ed)?|due|target date"
            r"|deadline|achieve(?:d)? by|to be (?:achieved|met|reviewed)|by when|"
            r"timescale|time ?frame|end date|date|complete(?:d)? by)(?: date)? ?(?:is |in |on "
            r"|by |for |at |- |: ?)?"
            r"(?:the )?(?:"
            + _NUMERIC
            + r"|(?:end of |next |the )*"
            + _STAGE
            + r"\b|"
            + COUNT
            + r" (?:weeks|months|terms))",
        ),
        ("by", r"(?<=[(\[])by " + _WHICH + _STAGE + r"\b"),
        (
            "in",
            r"\bin time for (?:the |his |her |their )?(?:\w+ ){0,2}(?:term|year|review"
            r"|transition|transfer|sats|exams?|gcses?)\b",
        ),
        (
            "for at",
            r"\b(?:for|at) (?:the |his |her |their )?(?:next|annual) (?:iep |plan |ehcp? "
            r")?review\b",
        ),
    )
)
_BOOK = book(_DEADLINES)
_NOT_A_DEADLINE = re.compile(
    r"(?:lesson|(?<!school )(?<!academic )session|day|story|task|week|activity|carpet|conversation"
    r"|page|break|lunch|morning)$"
)
_REPEATED = re.compile(r"\b(?:each|every|per) (?:\w+ )?$")
_FREQUENCY = re.compile(
    r"\b(?:daily|weekly|monthly|termly|fortnightly|(?:every|each) (?:single |school )?(?:day"
    r"|week|lesson|morning|"
    r"afternoon|term|night|session|month)|(?:" + COUNT + r" (?:times|days|sessions?)|once|twice) "
    r"(?:a|an|per|each|every) (?:day|week|lesson|term|month|session)|(?:a|per) (?:day|week))\b"
)
_WINDOW = re.compile(
    r"\b(?:for|over|across|on|in|during)(?: a period of| at least)? (?:"
    + COUNT
    + r") ?(?:-|consecutive |successive |"
    r"school |data |straight )*(?:weeks?|days?|sessions?|months?|lessons?|trials?)(?: in a row| "
    r"running| period)?\b"
)
_DURATION = re.compile(
    r"\bfor (?:at least |up to |a minimum of |about )?(?:"
    + COUNT
    + r") (?:minutes?|mins?|seconds?|hours?)\b"
)


def deadline(reading: Reading) -> tuple[int, int] | None:
    """Where the target says by when, or None."""
    low = reading.low
    best: tuple[int, int] | None = None
    for _, match in _BOOK.hits(reading):
        start, end = match.span()
        if best is not None and start >= best[0]:
            continue
        if _NOT_A_DEADLINE.search(low, start, end) or _repeats(low, start):
            continue
        if not _spoiled(low, start, end):
            best = (start, end)
    return best


def _repeats(low: str, start: int) -> bool:
    """ "Every day by 9" is a rhythm; "twice a lesson by half-term" still has its date."""
    if low.startswith(("by ", "before ", "until ", "within ", "in "), start):
        return False
    return bool(_REPEATED.search(low, max(0, start - 24), start))


def _spoiled(low: str, start: int, end: int) -> bool:
    """A deadline with "each" in it is a rhythm, and "in 3 weeks out of 4" a criterion."""
    words = low[start:end]
    return " each " in words or words.endswith((" each", " every")) or " consecutive" in words


def frequency(low: str) -> tuple[int, int] | None:
    """Where `low` says how often, which writers mistake for by when."""
    match = _FREQUENCY.search(low)
    return match.span() if match else None


def window(low: str) -> tuple[int, int] | None:
    """Where `low` names a mastery window ("for 3 consecutive weeks")."""
    match = _WINDOW.search(low)
    return match.span() if match else None


def duration(low: str) -> tuple[int, int] | None:
    """Where `low` says how long something lasts."""
    match = _DURATION.search(low)
    return match.span() if match else None
