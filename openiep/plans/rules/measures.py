"""Whether a way of measuring of the school's own can stand."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from openiep.plans.rules.levels import lines_of
from openiep.plans.rules.parts import LONGEST, too_long
from openiep.plans.rules.rows import DIRECTIONS, HIGHEST, on_scale
from openiep.reference.measures import Measure, measures
from openiep.rules import Reason, Refused, because

# Those of ours on which a school can build; the others have nothing left to set.
KINDS = (
    "count", "out_of", "percent", "rate", "duration", "rating", "words", "goal_scale", "steps",
    "standard_score",
)  # fmt: skip
LONGEST_NAME, LONGEST_UNIT = 80, 40
FINEST = Decimal("0.01")
ENDS = ("scale_from", "scale_to")


def tidy_measure(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values trimmed; what its kind does not have is left out."""
    tidy = {name: v.strip() if isinstance(v, str) else v for name, v in values.items()}
    kind = measures().get(tidy.get("kind") or "")
    if kind is None:
        return tidy
    if kind.own_levels:
        tidy |= dict.fromkeys((*ENDS, "step"))
    else:
        tidy["levels"] = ""
    if kind.kind == "ordinal":
        tidy["step"] = None
    if kind.unit is None or kind.needs_total:
        tidy["unit"] = ""
    if not kind.ask_direction and kind.kind != "number":
        tidy["direction"] = kind.direction
    return tidy


def check_measure(values: Mapping[str, Any]) -> None:
    """Raise `Refused` where a tidy measure cannot stand.

    Codes: `name_measure`, `too_long`, `unknown_choice` (kind, direction), `off_the_scale` and
    `too_fine` (ends and step), `scale_upside_down`, `so_many_levels`, `step_is_too_wide`.
    """
    reasons = [] if values.get("name") else [because("name_measure", field="name")]
    longest = {"name": LONGEST_NAME, "unit": LONGEST_UNIT, "levels": LONGEST, "how": LONGEST}
    reasons += [r for n, most in longest.items() if (r := too_long(n, values.get(n), most))]
    if values.get("direction") not in DIRECTIONS:
        reasons.append(because("unknown_choice", field="direction"))
    if values.get("kind") not in KINDS:
        reasons.append(because("unknown_choice", field="kind"))
    else:
        reasons += _scale(values, measures()[values["kind"]])
    if reasons:
        raise Refused(reasons)


def _scale(values: Mapping[str, Any], kind: Measure) -> list[Reason]:
    if kind.own_levels:
        fewest, most = kind.own_levels
        if fewest <= len(lines_of(values.get("levels"))) <= most:
            return []
        return [because("so_many_levels", field="levels", fewest=fewest, most=most)]
    places = 0 if kind.kind != "number" else 2
    given = {name: values[name] for name in ENDS if values.get(name) is not None}
    found = [on_scale(n, v, *_widest(kind), places) for n, v in given.items()]
    if reasons := [one for one in found if one]:
        return reasons
    low, high = _ends(values, kind)
    if high <= low:
        return [because("scale_upside_down", field="scale_to", lowest=low)]
    return _step(values.get("step"), high - low, places)


def _step(step: Decimal | None, widest: Decimal, places: int) -> list[Reason]:
    if step is None:
        return []
    if wrong := on_scale("step", step, FINEST if places else Decimal(1), HIGHEST, places):
        return [wrong]
    return [because("step_is_too_wide", field="step", most=widest)] if step > widest else []


def _widest(kind: Measure) -> tuple[Decimal, Decimal]:
    """How far the ends may go: a percentage stays between 0 and 100, a score may be any."""
    return Decimal(0), kind.high if kind.key == "percent" and kind.high else HIGHEST


def _ends(values: Mapping[str, Any], kind: Measure) -> tuple[Decimal, Decimal]:
    low, high = values.get("scale_from"), values.get("scale_to")
    lowest = low if low is not None else kind.low
    highest = high if high is not None else kind.high
    return lowest or Decimal(0), HIGHEST if highest is None else highest
