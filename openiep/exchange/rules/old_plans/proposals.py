"""What a passage of an old plan may become: only its own words, in the fields of the part."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from openiep.exchange.rules.old_plans.heads import without_mark
from openiep.exchange.rules.old_plans.passages import Passage
from openiep.exchange.rules.values.days import Between, read_day
from openiep.plans.rules.smart import split

FURTHEST = timedelta(days=3 * 365)
TARGET_FIELDS = (
    "who", "will_do", "conditions", "how_well", "due_on", "baseline_text", "how_measured",
    "strategies", "used_by",
)  # fmt: skip
FIELDS: Mapping[str, tuple[str, ...]] = {
    "targets": TARGET_FIELDS,
    "arrangements": ("programme", "staff", "times_a_week", "minutes"),
    "home": ("what", "times_a_week", "minutes"),
    "hopes": ("text",),
    "other_needs": ("text",),
}
_NUMBERS = {
    "once": "1",
    "twice": "2",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
}
_TO = re.compile(r"^to (?:be able to )?", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:(?P<n>\d{1,2}|one|two|three|four|five)\s*(?:x|times)|(?P<word>once|twice))\s*"
    r"(?:a|per|each|every|/|in a)?\s*week(?:ly)?\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\b(\d{1,3})\s*[- ]?min(?:ute)?s?\b", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"^(?:to be (?:met|achieved|reviewed) )?(?:by|on|due)?\s*(?:the )?", re.I)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage with what it would write: values by field, and what a person still has to choose.

    `open` says what the old words name and no field can take: "by_when".
    """

    passage: Passage
    part: str
    values: Mapping[str, str] = field(default_factory=dict)
    open: tuple[str, ...] = ()


def propose(passage: Passage, today: date) -> Proposal:
    """What the passage may become. Nothing is proposed where its place is not known."""
    if not passage.words or not passage.part:
        return Proposal(passage, "")
    text = "\n".join(without_mark(one) for one in passage.words)
    if passage.part == "targets":
        return _target(passage, text, today)
    if passage.part in {"arrangements", "home"}:
        return Proposal(passage, passage.part, _help(passage, text))
    if passage.part == "review":
        day = day_in(text, today)
        if day:
            return Proposal(passage, "review", {"day": day.isoformat()})
        return Proposal(passage, "review", {"arrangements": text}, ("by_when",))
    named = passage.name or {"child_part": "words"}.get(passage.part, "text")
    return Proposal(passage, passage.part, {named: text})


def _target(passage: Passage, text: str, today: date) -> Proposal:
    said = dict(passage.cells) or {"target": text}
    lines = split(" ".join(without_mark(said.get("target", "")).split()))
    by_when = said.get("due_on") or lines.by_when
    day = day_in(by_when, today)
    how_well = "\n".join(filter(None, (lines.how_well, said.get("how_well", ""))))
    values = {
        "who": lines.who, "will_do": _TO.sub("", lines.will_do), "conditions": lines.conditions,
        "how_well": how_well, "due_on": day.isoformat() if day else "",
        "baseline_text": said.get("baseline_text", ""),
        "how_measured": said.get("how_measured", ""),
        "strategies": "\n".join(without_mark(one) for one in said.get("strategies", "").split("\n")),
        "used_by": said.get("used_by", ""),
    }  # fmt: skip
    open_ones = ("by_when",) if by_when and not day else ()
    return Proposal(passage, "targets", {k: v for k, v in values.items() if v}, open_ones)


def _help(passage: Passage, text: str) -> dict[str, str]:
    said = dict(passage.cells)
    first = "programme" if passage.part == "arrangements" else "what"
    often = said.get("how_often") or text
    values = {first: said.get("programme") or text, "staff": said.get("staff", "")}
    if times := _TIMES.search(often):
        word = (times["n"] or times["word"]).lower()
        values["times_a_week"] = _NUMBERS.get(word, word)
    if minutes := _MINUTES.search(often):
        values["minutes"] = minutes[1]
    return {name: value for name, value in values.items() if value}


def day_in(text: str, today: date) -> date | None:
    """The day that the words name, if it is one to come; nothing is made of "end of term"."""
    words = _BEFORE_DAY.sub("", " ".join(text.split())).strip(" .,;")
    found = read_day(words, Between(today, today + FURTHEST))
    return found.value if words and not words.isdecimal() else None
