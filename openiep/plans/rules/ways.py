"""A target in four short lines or as one free sentence: nothing that was written is lost."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openiep.plans.rules.smart import Lines, check, join, split
from openiep.plans.rules.smart.lines import day_in_words
from openiep.reference.measures import measures

_EDGE = " \t\r\n,;."
# "By half-term Amir will tie ...": what stands before the name, the name, the verb, the deed.
_ASKS = re.compile(
    r"^(?P<before>.*?)(?:^|[\s,])(?P<who>[^\s,]+),? (?:will be able to|will|is able to|can) "
    r"(?P<deed>.+)$",
    re.I | re.S,
)
_GLUE = frozenset({"will", "can", "be", "able", "to", "is", "for", "by"})


@dataclass(frozen=True, slots=True)
class Said:
    """A target as it stands: in four lines, or where `sentence` is not None as one sentence.

    `measure` is a key of the measures, `has_aim` and `has_start` say that the record holds them.
    """

    who: str = ""
    will_do: str = ""
    conditions: str = ""
    how_well: str = ""
    due_on: date | None = None
    sentence: str | None = None
    measure: str = ""
    has_aim: bool = False
    has_start: bool = False

    @property
    def described(self) -> bool:
        """Whether its writer has said that it is described and not counted."""
        return self.measure == "described"

    @property
    def text(self) -> str:
        """What was written so far, without who it is about and by when."""
        if self.sentence is not None:
            return self.sentence.strip()
        deed = "" if self.will_do.strip().casefold() == "will" else self.will_do  # just begun
        return f"{deed} {self.conditions} {self.how_well}".strip()


def said_of_row(row: Mapping[str, Any], known_as: str) -> Said:
    """A target as it is kept, from its row or from a version's content."""
    kind = measures().get(str(row.get("measure") or ""))
    due = row.get("due_on") or None
    return Said(
        who=row.get("who") or known_as,
        will_do=row.get("will_do") or "",
        conditions=row.get("conditions") or "",
        how_well=row.get("how_well") or "",
        due_on=date.fromisoformat(due) if isinstance(due, str) else due,
        measure=row.get("measure") or "",
        has_aim=kind is not None and kind.is_a_number and row.get("aim_value") not in {None, ""},
        has_start=row.get("baseline_value") not in {None, ""} or bool(row.get("baseline_text")),
    )


def as_sentence(said: Said) -> str:
    """The four lines as one sentence."""
    by_when = day_in_words(said.due_on) if said.due_on else ""
    return join(Lines(said.who, said.will_do, said.conditions, said.how_well, by_when))


def as_lines(text: str, known_as: str) -> Lines:
    """One sentence as four lines: every word of it is in one of them, and it reads no worse.

    Where the reading is not sure, only who and the deed are told apart; what stood in front of
    the name goes behind.
    """
    text = " ".join(text.split())
    found = split(text)
    if _words(text) == _words(" ".join(_all(found))) and _reads_as_well(found, text):
        return replace(found, who=found.who or known_as) if found.will_do else found
    match = _ASKS.match(text)
    if match is None:
        return Lines(known_as, text.strip(_EDGE))
    before = match["before"].strip(_EDGE)
    front = before[:1].lower() + before[1:]
    return Lines(match["who"], match["deed"].strip(_EDGE), front)


def _all(lines: Lines) -> tuple[str, ...]:
    return lines.who, lines.will_do, lines.conditions, lines.how_well, lines.by_when


def _words(text: str) -> Counter[str]:
    counted = Counter(re.findall(r"[^\s,.;]+", text.casefold()))
    return Counter({word: n for word, n in counted.items() if word not in _GLUE})


def _reads_as_well(found: Lines, text: str) -> bool:
    return bool(found.will_do) and check(join(found)).rating >= check(text).rating
