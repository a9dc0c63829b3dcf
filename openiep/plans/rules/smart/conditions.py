"""Finds under which circumstances a target holds: given what, where, with whom, with what help."""

import re

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.circumstances import RULES
from openiep.plans.rules.smart.matching import matches
from openiep.plans.rules.smart.reading import Reading
from openiep.plans.rules.smart.wordlist import word_set

_TOOL = re.compile(
    r"\bas (?:measured|observed|recorded|assessed|evidenced|documented|monitored|tracked|evaluated"
    r"|reported|determined|collected|charted|noted|scored|rated|verified|judged|indicated|shown"
    r"|demonstrated|tested|checked|logged)\b"
    r"|\b(?:measured|observed|recorded|assessed|evidenced|documented|monitored|tracked|evaluated"
    r"|reported|collected|charted|noted|scored|verified|judged|gauged|tested|checked|logged) "
    r"(?:\w{1,14}ly )?(?:by|using|through|via|with|on|against)\b"
)
_TOOL_END = re.compile(
    r"[.;\u2022]|, (?:when|given|during|in|with|at|if|while|and will|independently|using|across"
    r"|by)\b"
)
_PURPOSE = re.compile(
    r"\b(?:so that|so (?:he|she|they|i) (?:can|will|is|are)|this is so|in order that|in order to"
    r"|(?:that|which) will (?:help|enable|allow)|to help (?:him|her|them)|helping (?:him|her"
    r"|them))\b"
)
_PURPOSE_END = re.compile(
    r"[.;\u2022]|, (?:when|given|by|with)\b|\bby the end\b|\bgiven\b|\b(?:in|on) \d{1,2} (?:out "
    r")?of\b"
)
# "with a clear beginning, middle and end" tells what is written.
_CONTENT = "|".join(sorted(nouns.CONTENT, key=len, reverse=True))
_IS_CONTENT = re.compile(
    r"(?:using|with|by using|from|on|use of) (?:an? |the |his |her |their )?(?:[\w'/+-]{1,18} "
    r"){0,4}?(?:" + _CONTENT + r")\b"
)
_IN_A_RATIO = re.compile(
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?(?:of|in) (?:the |every "
    r"|any )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)(?: [\w-]+){0,2}? ?$"
    r"|\d ?/ ?\d{1,2}(?: [\w-]+){0,2}? ?$|\b(?:half|thirds?|quarters?) of (?:[\w-]+ ?){1,2}$"
)
_COUNTED_OCCASIONS = re.compile(
    r"^(?:in|on|within|at|across|during|for|over|with) (?:at least |a minimum of )?(?:\d{1,3}"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)(?: ?/ ?\d{1,2}|(?: out)? "
    r"of (?:the |every )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)|) "
    r"(?P<what>(?:[\w-]+ ){0,4}?)(?:trials|opportunities|occasions|sessions|days|lessons"
    r"|attempts|weeks|samples|observations|probes|tasks|activities|conversations|situations"
    r"|settings|environments|times|transitions|tests|assessments|routines|games|contexts"
    r"|conversational|assignments|problems)\b"
)
# "Take part in group activities", "friendships with peers": what it is about, no circumstance.
_IS_ITS_OBJECT = re.compile(r"(?:\b(?:relationships?|friendships?|along|interest)(?: \w+ly)? )$")
# "A level 1 qualification in maths": the subject of a result is no setting.
_WHAT_IS_REACHED = re.compile(
    r"\b(?:levels?|grades?|qualifications?|gcses?|attainment|progress|skills?|targets?|scores?"
    r"|standards?|expectations?"
    r"|achiev\w+|attain\w*|confiden\w+|improv\w+|develop\w*|age|difficult\w+|ability"
    r"|understanding|knowledge)\b"
)
_TOOL_OF_THE_DEED = re.compile(
    r"\b(?:cut|cuts|cutting|eat|eats|eating|drinks?|feeds? (?:him|her)self) $"
)
_GENERIC = word_set(
    "consecutive observed recorded measured random weekly daily monthly data collection school "
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
    shut = shut_zones(low)
    if deadline is not None:
        shut.append(deadline)
    for known in RULES:
        for match in matches(known, reading):
            start, end = match.span()
            if any(a <= start < b for a, b in shut) or any(
                a < end and start < b for a, b in blanks
            ):
                continue
            if _counts(low, start, end, known.name):
                continue
            return start, end
    return None


def shut_zones(low: str) -> list[tuple[int, int]]:
    """The tool of measurement and the purpose: what stands there is no circumstance."""
    zones = []
    for opening, closing in ((_TOOL, _TOOL_END), (_PURPOSE, _PURPOSE_END)):
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
    if low.startswith(("with or without", "on task"), start):
        return True
    before = low[max(0, start - 40) : start]
    if name == "subject" and (_WHAT_IS_REACHED.search(low, max(0, start - 70), start) or start < 2):
        return True
    if name in {"place", "partner"} and _IS_ITS_OBJECT.search(before):
        return True
    if name == "with" and _TOOL_OF_THE_DEED.search(before):
        return True
    if name == "with":
        found = _IS_CONTENT.match(low, start)
        return bool(found and found.end() >= end)
    return False
