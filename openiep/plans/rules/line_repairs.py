"""Carries a repair of the sentence into the line it belongs to, and offers it only where it helps."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openiep.plans.rules.smart import Checked, Criterion, Finding, Span, check, check_target
from openiep.plans.rules.smart.lines import day_in_words
from openiep.plans.rules.ways import Said

_EDGE = " \t\r\n,;."
_LINES = ("who", "will_do", "conditions", "how_well")
# A phrase that is added goes to the line that asks for it.
_PLACE = {Criterion.MEASURABLE: "how_well", Criterion.CONDITIONS: "conditions"}
# Words that a phrase can stand in for, not only beside.
_CAN_GO = frozenset(
    {
        "consistently", "regularly", "often", "usually", "sometimes", "frequently", "generally",
        "more often", "more frequently", "more consistently", "most of the time",
        "some of the time",
    }
)  # fmt: skip
ANOTHER_CHILD = "another child"


@dataclass(frozen=True, slots=True)
class LineRepair:
    """One click: `line` (a field of the form, or "sentence") becomes `value`; `words` go in."""

    line: str
    value: str
    words: str


def repair_of(
    one: Finding, said: Said, checked: Checked, review_day: date | None
) -> LineRepair | None:
    """The repair of a finding as a change of one line; None where none is sure to help.

    For a missing day it is the day of the plan's review, where that is known.
    """
    made = _make(one, said, checked, review_day)
    if made is None:
        return None
    before, after = _marks(checked), _marks(_read(_with(said, made)))
    if any(had and not has for had, has in zip(before, after, strict=True)):
        return None
    place = _AT.get(one.criterion)
    return made if place is None or after[place] else None


def _make(one: Finding, said: Said, checked: Checked, review_day: date | None) -> LineRepair | None:
    if one.rule == "wording.other_child":
        return _exchanged(one.span, ANOTHER_CHILD, said, checked)
    if one.repair is None:
        return None
    phrase = one.repair.text.strip()
    if one.criterion is Criterion.TIME_RELATED:
        return _day(one, said, phrase, review_day)
    if one.repair.span.start < one.repair.span.end:
        return _exchanged(one.repair.span, phrase, said, checked)
    if _stands_for(one):
        return _exchanged(one.span, phrase, said, checked)
    return _added(one, said, phrase)


def _stands_for(one: Finding) -> bool:
    words = one.about.get("words", "").casefold()
    vague_help = one.rule == "conditions.vague_help" and words.startswith("with ")
    return vague_help or (one.rule == "measurable.vague_word" and words in _CAN_GO)


def _day(one: Finding, said: Said, phrase: str, review_day: date | None) -> LineRepair | None:
    if said.sentence is None and review_day is not None:
        day = day_in_words(review_day)
        return LineRepair("due_on", day, day)
    if review_day is not None:
        phrase = f"by {day_in_words(review_day)}"
    return _added(one, said, phrase)


def _added(one: Finding, said: Said, phrase: str) -> LineRepair:
    if said.sentence is not None and one.repair is not None:
        there = one.repair.text
        fitted = replace(one.repair, text=there.replace(there.strip(), phrase))
        return LineRepair("sentence", fitted.applied_to(said.sentence), phrase)
    line = _PLACE.get(one.criterion, "how_well")
    now = str(getattr(said, line)).rstrip(_EDGE)
    return LineRepair(line, f"{now} {phrase}".strip(), phrase)


def _exchanged(span: Span, words: str, said: Said, checked: Checked) -> LineRepair | None:
    """The words at a place of the sentence, exchanged in the line where they stand."""
    start, end = span.start, span.end
    if said.sentence is not None:
        text = said.sentence
        return LineRepair("sentence", text[:start] + words + text[end:], words)
    place = 0
    for name in _LINES:
        raw = str(getattr(said, name))
        begin = checked.text.find(raw.strip().rstrip(_EDGE), place)
        kept = raw.strip().rstrip(_EDGE)
        if not kept or begin < 0:
            continue
        place = begin + len(kept)
        if begin <= start and end <= place:
            at = start - begin + len(raw) - len(raw.lstrip())
            return LineRepair(name, raw[:at] + words + raw[at + end - start :], words)
    return None


def _with(said: Said, made: LineRepair) -> Said:
    """The target with a repair in it; a day counts as one, whatever it is."""
    if made.line == "due_on":
        return replace(said, due_on=said.due_on or date(2000, 1, 1))
    line: dict[str, Any] = {made.line: made.value}
    return replace(said, **line)


def _read(said: Said) -> Checked:
    if said.sentence is not None:
        return check(said.sentence)
    return check_target(
        who=said.who, will_do=said.will_do, conditions=said.conditions,
        how_well=said.how_well, by_when=said.due_on,
    ).checked  # fmt: skip


_AT = {
    Criterion.SPECIFIC: 0, Criterion.MEASURABLE: 1, Criterion.TIME_RELATED: 2,
    Criterion.CONDITIONS: 3,
}  # fmt: skip


def _marks(found: Checked) -> tuple[bool, ...]:
    return (
        found.specific, found.measurable, found.time_related, found.conditions, found.baseline,
        not found.placeholder,
    )  # fmt: skip
