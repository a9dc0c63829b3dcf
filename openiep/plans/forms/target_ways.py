"""A target's form in its two ways: four short lines, or one free sentence. Each turns into the other."""

from datetime import date
from decimal import Decimal

from openiep.plans.forms.measures import kind_in
from openiep.plans.forms.typed import Typed
from openiep.plans.rules.line_repairs import LineRepair
from openiep.plans.rules.reach import Numbers
from openiep.plans.rules.ways import Said, as_lines, as_sentence
from openiep.web.days import read_day

SENTENCE = "sentence"
_OF_SENTENCE = ("way", SENTENCE)


def said_in(typed: Typed, today: date) -> Said:
    """What stands in the form, for the rules to read."""
    kind = kind_in(typed)
    counted = kind is not None and kind.is_a_number
    return Said(
        who=typed.get("who", ""),
        will_do=typed.get("will_do", ""),
        conditions=typed.get("conditions", ""),
        how_well=typed.get("how_well", ""),
        due_on=read_day(typed.get("due_on", ""), today),
        sentence=typed.get(SENTENCE, "") if is_sentence(typed) else None,
        measure=kind.key if kind else typed.get("measure", ""),
        has_aim=counted and number_in(typed, "aim_value") is not None,
        has_start=_has_start(typed),
    )


def _has_start(typed: Typed) -> bool:
    in_words = bool(typed.get("baseline_text", "").strip())
    return in_words or number_in(typed, "baseline_value") is not None


def numbers_in(typed: Typed, today: date) -> Numbers:
    """The starting point and the aim that stand in the form."""
    return Numbers(
        baseline=number_in(typed, "baseline_value"),
        aim=number_in(typed, "aim_value"),
        baseline_on=read_day(typed.get("baseline_on", ""), today),
        due_on=read_day(typed.get("due_on", ""), today),
        direction=typed.get("direction") or "up",
        start_in_words=bool(typed.get("baseline_text", "").strip()),
    )


def number_in(typed: Typed, name: str) -> Decimal | None:
    """The number that was typed, with a point or a comma; None where there is none."""
    try:
        found = Decimal(typed.get(name, "").strip().replace(",", "."))
    except ArithmeticError:
        return None
    return found if found.is_finite() and abs(found) < Decimal(10**9) else None


def is_sentence(typed: Typed) -> bool:
    """Whether the target is being written as one sentence."""
    return typed.get("way") == SENTENCE


def in_one_sentence(typed: Typed, known_as: str, today: date) -> Typed:
    """What was typed into the four lines, as one sentence to go on with."""
    if is_sentence(typed):
        return typed
    said = said_in({**typed, "who": typed.get("who", "").strip() or known_as}, today)
    sentence = as_sentence(said) if said.text else ""
    return {**typed, "way": SENTENCE, SENTENCE: sentence}


def in_four_lines(typed: Typed, known_as: str, today: date) -> Typed:
    """What was typed as one sentence, in the four lines; a day that can be read goes to its field."""
    if not is_sentence(typed):
        return typed
    rest = {name: value for name, value in typed.items() if name not in _OF_SENTENCE}
    lines = as_lines(typed.get(SENTENCE, ""), known_as)
    day = lines.by_when.removeprefix("by ").strip()
    is_day = read_day(day, today) is not None
    how_well = lines.how_well if is_day else f"{lines.how_well} {lines.by_when}".strip()
    return {
        **rest, "who": lines.who, "will_do": lines.will_do, "conditions": lines.conditions,
        "how_well": how_well, "due_on": day if is_day else "",
    }  # fmt: skip


def with_repair(typed: Typed, repair: LineRepair | None) -> Typed:
    """What was typed, with a repair put into its line."""
    return {**typed, repair.line: repair.value} if repair else typed
