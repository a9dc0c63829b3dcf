"""Finds under which circumstances a target holds: given what, where, with whom, with what help."""

import re

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.circumstances import RULES
from openiep.plans.rules.smart.matching import book
from openiep.plans.rules.smart.noun_phrase import head
from openiep.plans.rules.smart.reading import Reading
from openiep.plans.rules.smart.wordlist import word_set

_BOOK = book(RULES)
_TOOL = re.compile(
    r"\bwith (?:\w+ ){0,4}(?:measured|monitored|tracked|recorded|tracking|recording|collecting|logging"
    r"|keeping) "
    r"|\bas (?:measured|observed|recorded|assessed|evidenced|documented|monitored|tracked|evaluated"
    r"|reported|determined|collected|charted|noted|scored|rated|verified|judged|indicated|shown"
    r"|demonstrated|tested|checked|logged)\b"
    r"|\b(?:measured|observed|recorded|assessed|evidenced|documented|monitored|tracked|evaluated"
    r"|reported|collected|charted|noted|scored|verified|judged|gauged|tested|checked|logged) "
    r"(?:\w{1,14}ly )?(?:by|using|through|via|with|on|against)\b"
)
_TOOL_END = re.compile(
    r"[.;\u2022]|, (?:when|given|during|in|with|at|if|while|and will|independently|using|across"
    r"|by)\b| when (?:given|asked|provided|presented|shown|prompted)\b"
)
_PURPOSE = re.compile(
    r"\b(?:so that|so (?:he|she|they|i) (?:can|will|is|are)|this is so|in order that|in order to"
    r"|(?:that|which) will (?:help|enable|allow)|to help (?:him|her|them|with)|helping (?:him|her"
    r"|them))\b"
)
_PURPOSE_END = re.compile(
    r"[.;\u2022]|, (?:when|given|by|with)\b|\bby the end\b|\bgiven\b|\b(?:in|on) \d{1,2} (?:out "
    r")?of\b"
)
# No zone can open in a text without one of these words.
_MEASURED = word_set(
    """measured monitored tracked recorded tracking recording collecting logging keeping observed assessed
    evidenced documented evaluated reported determined collected charted noted scored rated verified
    judged indicated shown demonstrated tested checked logged gauged"""
)
_PURPOSE_WORDS = word_set("so order help helping enable allow")
# "with a clear beginning, middle and end" tells what is written.
_NOT_A_TOOL = nouns.CONTENT | nouns.VAGUE
_IN_A_RATIO = re.compile(
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?(?:of|in) (?:the |every "
    r"|any )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)(?: [\w-]+){0,2}? ?$"
    r"|\d ?/ ?\d{1,2}(?: [\w-]+){0,2}? ?$|\b(?:half|thirds?|quarters?) of (?:[\w-]+ ?){1,2}$"
)
_HANDS_ON = re.compile(
    r"(?:concrete|practical|hands-on|tactile|physical|visual) (?:materials?|resources)\b"
)
_BODY = word_set("thumb thumbs hand hands foot feet arm arms leg legs lips tongue teeth")
_ASKS_LATER = re.compile(r"\b(?:will|can|to|should|is able)\b|,")
_COUNTED_OCCASIONS = re.compile(
    r"^(?:in|on|within|at|across|during|for|over|with) (?:at least |a minimum of )?(?:\d{1,3}"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)(?: ?/ ?\d{1,2}|(?: out)? "
    r"of (?:the |every )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)|) "
    r"(?P<what>(?:[\w-]+ ){0,4}?)(?:trials|opportunities|occasions|sessions|days|lessons"
    r"|attempts|weeks|samples|observations|probes|tasks|activities|conversations|situations"
    r"|settings|environments|times|transitions|tests|assessments|routines|games|contexts"
    r"|conversational|assignments|problems)\b"
)
# "Friendships with peers", "enrol in college", "live at home": the verb or noun asks for it.
_IS_ITS_OBJECT = re.compile(
    r"\b(?:(?:relationships?|friendships?|friends|gets? on|getting on|along|interest|interested"
    r"|changes?|par|keeping|connects?|connecting"
    r"|compar\w+|equal|in line"
    r"|(?:catch|caught|keeps?|kept) up|joins? in|joining in|be provided|be supplied|be equipped"
    r"|(?:provid|suppl|equip)\w* [\w-]+)(?: \w+ly)? with"
    r"|(?:enrol\w*|changes?|interest|interested|live|lives|living|employed|proficient|fluent|secure"
    r"|successful|competent|careers?|degrees?|grades?|involved|involvement"
    r"|study|studies|major|urinates?|defecates?"
    r")(?: \w+ly| part[- ]time| full[- ]time)? (?:in|at|on)"
    r"|(?:independence|independent|co-?operat\w+) in(?= (?:[\w-]+ ){0,3}routines?\b)"
    r"|engag(?:e|es|ed|ing)(?: \w+ly)? in(?= (?:an? |the )?(?:[\w-]+ ){0,2}conversations?\b)"
    r"|in(?= (?:trying|doing|completing|attempting|making|managing) )"
    r"|(?:impact|effects?)(?: of (?:[\w-]+ ){1,5})? ?on"
    r"|(?:participates?|takes? part|taking part|joins?|engages?|engaging|participating)(?: \w+ly)? in"
    r"(?= (?:[\w/-]+ ){0,5}(?:activit|play\b|therapy|training|sessions?\b|interventions?|breaks|games?\b))"
    r"|(?:be|arrives?|arriving) at(?= (?:school|college|nursery|lessons?)\b)|(?:courses?|programmes?"
    r"|programs?|job fair|fair|event)(?: \w+)? (?:in|at|on))\b"
)
# "A level 1 qualification in maths": the subject of a result is no setting.
_WHAT_IS_REACHED = re.compile(
    r"\b(?:levels?|grades?|qualifications?|gcses?|attainment|progress|skills?|targets?|scores?"
    r"|standards?|expectations?"
    r"|caught up|catch up|gap|achiev\w+|attain\w*|confiden\w+|improv\w+|develop\w*|age|difficult\w+|ability"
    r"|understanding|knowledge)\b"
)
_TOOL_OF_THE_DEED = re.compile(
    r"\b(?:cut|cuts|cutting|eat|eats|eating|drinks?|feeds? (?:him|her|them)?-?self) $"
)
_JOINS_IN = re.compile(r"\bjoin(?:s|ing|ed)? $")
# "Let an adult know when he is hungry" tells what sets it off, "know when it is time" does not.
_LETS_KNOW = re.compile(r"\blet(?:s|ting)? (?:[\w-]+ ){1,4}know $")
_NO_PLACE = (
    word_set(
        """level levels rate rates time times end start beginning middle pace speed volume minimum maximum
        average age ages standard standards stage grade rhythm same moment least most distance accuracy
        point points expense risk words sentences sentence word phrase stages degree fluency choices
        task tasks activity activities job picture pictures text texts page book words screen request
        minute hour second"""
    )
    | nouns.PERIODS
)
_AIMED = re.compile(
    r"\b(?:look|looks|looking|point|points|pointing|smile|smiles|gaze|gazes|gazing|laugh|laughs|stare"
    r"|stares|glance|glances|aim|aims|throw|throws|shout|shouts|enrol|enroll|enrolled|study|studies|work"
    r"|works|working|job|employment|employed|arrive|arrives|better|good)(?: \w+(?:ly)?)? $"
)
# What one always draws and writes with.
_TO_DRAW = re.compile(r"with (?:an? )?(?:pencils?|pens?|crayons?|paints?|paintbrush)\b(?! grip)")
# These name no circumstance that one could check.
_EMPTY = (
    "with or without", "on task", "in her environment", "in his environment", "in their environment",
    "within his environment", "within her environment", "during the allotted", "in all aspects",
    "in all areas", "in the environment", "across all aspects", "in activity", "in school work",
)  # fmt: skip
_ANYWHERE = re.compile(
    r"(?:in|within|across) (?:an? (?:variety|range|number) of |different |various |varied |all |many ){1,2}"
    r"(?:social |other |new |everyday )?"
    r"(?:contexts|situations|settings|environments|areas|places)\b(?! ?[(,:] ?(?:e\.?g|such|in|at|\w+,))"
)
_GENERIC = word_set(
    "half third thirds quarter quarters consecutive observed recorded measured random weekly "
    "daily monthly data collection school "
    "successive separate different "
    "out of the structured given planned practice teacher opportunities consecutively trial "
    "session data-collection documented "
    "instructional targeted tracked presented unstructured academic writing sample work written "
    "student possible measured minute minutes hour"
)


def circumstance(
    reading: Reading, deadline: tuple[int, int] | None, blanks: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the text names a circumstance somebody could check, or None."""
    low = reading.low
    shut = shut_zones(reading)
    if deadline is not None:
        shut.append(deadline)
    for known, match in _BOOK.hits(reading):
        start, end = match.span()
        if any(a <= start < b for a, b in shut) or any(a < end and start < b for a, b in blanks):
            continue
        if not _counts(low, start, end, known.name):
            return start, end
    return None


def shut_zones(reading: Reading) -> list[tuple[int, int]]:
    """The tool of measurement and the purpose: what stands there is no circumstance."""
    zones: list[tuple[int, int]] = []
    low, words = reading.low, reading.starts.keys()
    for signs, opening, closing in (
        (_MEASURED, _TOOL, _TOOL_END),
        (_PURPOSE_WORDS, _PURPOSE, _PURPOSE_END),
    ):
        if words.isdisjoint(signs):
            continue
        for match in opening.finditer(low):
            ending = closing.search(low, match.end())
            zones.append((match.start(), ending.start() if ending else len(low)))
    return zones


def _counts(low: str, start: int, end: int, name: str) -> bool:
    """Whether a match is the criterion, or what is written, and not a circumstance."""
    if name in {"place", "partner"} and (match := _COUNTED_OCCASIONS.match(low[start : end + 60])):
        what = [
            word
            for word in match.group("what").split()
            if word not in _GENERIC and not word.isdigit()
        ]
        return not what
    if name == "place" and _IN_A_RATIO.search(low, max(0, end - 60), end):
        return True
    if low.startswith(_EMPTY, start) or _ANYWHERE.match(low, start):
        return True
    before = low[max(0, start - 40) : start]
    if before.endswith(("with/", "with or ")) or _JOINS_IN.search(before):
        return True
    if name == "when" and before.endswith("know "):
        return not _LETS_KNOW.search(before)
    if name == "at" and (head(low, end) in _NO_PLACE or _AIMED.search(before)):
        return True
    if name == "subject" and (_WHAT_IS_REACHED.search(low, max(0, start - 70), start) or start < 2):
        return True
    if name == "place" and low.startswith("into ", start) and "groups" in low[start:end]:
        return True
    if name in {"place", "partner", "with", "subject", "at"} and _governed(low, start):
        return True
    if name == "with" and (_TOOL_OF_THE_DEED.search(before) or _TO_DRAW.match(low, start)):
        return True
    if name == "with":
        if low.startswith("with ", start) and head(low, start + 5) in _BODY:
            return True
        return head(low, low.index(" ", start) + 1) in nouns.CONTENT
    return name == "using" and _is_no_tool(low, start, end)


def _governed(low: str, start: int) -> bool:
    """Whether the phrase at `start` is asked for by the verb or noun right before it."""
    space = low.find(" ", start)
    return any(
        match.end() == space
        for match in _IS_ITS_OBJECT.finditer(low, max(0, start - 40), start + 60)
    )


def _is_no_tool(low: str, start: int, end: int) -> bool:
    """ "Using capital letters" tells what is written; "Using scissors" alone is the deed."""
    if start < 2 and not _ASKS_LATER.search(low, end):
        return True
    what = head(low, end)
    if _HANDS_ON.match(low, end):
        return False
    return not what or what in _NOT_A_TOOL or what.endswith(("ing", "tives", "sives"))
