"""Finds another child's name in a target, and leaves alone the names that are also words."""

import re
from collections.abc import Iterable

from openiep.plans.rules.smart.model import Span
from openiep.plans.rules.smart.wordlist import word_set

# Names that are also words: these count as a name only where the sentence shows it.
ALSO_WORDS = word_set(
    """
    will mark grace may april june august art rose joy hope faith bill rich frank jack summer
    autumn daisy lily ivy amber ruby pearl violet iris chase chance drew sue pat rob nick dean
    miles penny guy wade ray dawn eve skip carol christian reading page story harmony melody
    paris jordan china india sky skye star sunny max major angel charity constance prudence
    patience honor honour heather hazel holly jade poppy fern olive basil heath cliff clay
    rocky forest river brook brooke lake reed robin jay wren martin finch colt archer hunter
    fisher mason tanner taylor carter cooper parker turner walker skyler king prince earl duke
    royal sandy rusty dusty misty stormy windy nova ocean reign journey destiny trinity heaven
    genesis lane lance victor bob tom peg gene terry jerry josh mike neil phil chip dale glen
    josie tia able noble justice sterling cash bishop dean dell dot em rush sage scout true
    van
    """
)
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:by|in|until|till|before|after|since|from|of|to|during|end|early|late|mid)|\d(?:st"
    r"|nd|rd|th)?|[-/,])\s*$",
    re.I,
)
_DEED_AFTER = re.compile(
    r"(?:['\u2019]s\b|\s+(?:will|can|is|has|was|and\s+[A-Z]|should|needs|wants|likes|goes|does)\b)"
)
_WITH_BEFORE = re.compile(
    r"\b(?:with|like|than|for|to|from|by|ask|asks|tell|help|helps|join|and|near|beside|behind"
    r"|hit|hits|push|greet|greets|between)\s+$",
    re.I,
)
_MONTHS = word_set("april may june august")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\u2022*-])\s*[\"'\u201c\u2018]?$")


def other_children(text: str, names: Iterable[str]) -> list[tuple[Span, str]]:
    """Where any of `names` stands in `text` as a name, in order, with the name."""
    wanted = {part.casefold(): name for name in names for part in [name.strip()] if len(part) > 1}
    if not wanted:
        return []
    by_length = sorted(wanted, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(n) for n in by_length) + r")(?!\w)", re.I
    )
    shouting = text.isupper()
    found = []
    for match in pattern.finditer(text):
        name = wanted.get(match.group().casefold())
        if name is not None and _is_a_name(text, match, shouting=shouting):
            found.append((Span(*match.span()), name))
    return found


def _is_a_name(text: str, match: re.Match[str], *, shouting: bool) -> bool:
    word = match.group()
    if word.casefold() not in ALSO_WORDS:
        return True
    if shouting or not word[0].isupper():
        return False
    before, after = (
        text[max(0, match.start() - 24) : match.start()],
        text[match.end() : match.end() + 24],
    )
    if word.casefold() in _MONTHS and (_MONTH_BEFORE.search(before) or re.match(r"\s*\d", after)):
        return False
    if _DEED_AFTER.match(after):
        return True
    if _SENTENCE_START.search(before) or not before:
        return False
    return bool(_WITH_BEFORE.search(before)) or not before.rstrip().endswith((".", ":"))
