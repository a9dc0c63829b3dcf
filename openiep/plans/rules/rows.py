"""Whether a target, an arrangement or help from the family can stand as it was written."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from openiep.plans.rules.levels import highest_of, lines_of, places_of
from openiep.plans.rules.parts import LONGEST, day_ahead, too_long
from openiep.plans.rules.spelling import is_spelling
from openiep.reference.measures import Measure, measure, measures
from openiep.reference.needs import areas
from openiep.reference.packs import Pack
from openiep.rules import Reason, Refused, because, refuse

Values = Mapping[str, Any]
# Letters that the short fields take; all others take `LONGEST`.
SHORT = {
    ("targets", "who"): 80, ("targets", "unit"): 40, ("targets", "measure_name"): 80,
    ("arrangements", "place"): 80, ("home", "who"): 120,
}  # fmt: skip
# Lowest, highest, decimal places. Half a time a week is every second week.
AMOUNTS = {
    "group_size": (Decimal(1), Decimal(60), 0),
    "times_a_week": (Decimal("0.5"), Decimal(50), 1),
    "minutes": (Decimal(1), Decimal(600), 0),
}
HIGHEST = Decimal("9999999.99")  # nine figures, two of them after the point
MOST_STRATEGIES = 12
DIRECTIONS = ("up", "down", "none")
# What makes readings comparable; if any of it changes, a new series of readings begins.
SERIES_FIELDS = ("measure", "unit", "direction", "scale_from", "scale_to")


def check_row(key: str, values: Values, before: Values, *, today: date, pack: Pack) -> None:
    """Raise `Refused` when what a row would say cannot stand. `before` is what it said.

    Codes: `too_long`, `day_is_past`, `day_is_too_far`, `day_is_ahead`, `ends_before_it_starts`,
    `off_the_scale` (lowest, highest), `too_fine` (places), `unknown_choice`, `choose_measure`,
    `say_out_of_how_many`, `scale_upside_down`, `so_many_levels` (fewest, most), `too_many_lines`.
    """
    reasons = [
        reason
        for name, value in values.items()
        if (reason := too_long(name, value, SHORT.get((key, name), LONGEST)))
    ]
    reasons += [r for name in AMOUNTS if (r := _amount(name, values.get(name))) is not None]
    if key == "targets":
        reasons += _target(values, before, today, pack)
    else:
        last = "ends_on" if key == "arrangements" else "until"
        reasons += day_ahead(last, values.get(last), before.get(last), today)
        reasons += _in_order(values)
    if reasons:
        raise Refused(reasons)


def _amount(name: str, value: Any) -> Reason | None:
    lowest, highest, places = AMOUNTS[name]
    return None if value is None else on_scale(name, Decimal(value), lowest, highest, places)


def _in_order(values: Values) -> list[Reason]:
    first, last = values.get("starts_on"), values.get("ends_on")
    if first and last and last < first:
        return [because("ends_before_it_starts", field="ends_on", first=first)]
    return []


def on_scale(
    field: str, value: Decimal, lowest: Decimal | None, highest: Decimal | None, places: int
) -> Reason | None:
    """A reason when a number lies off its scale (ends included) or is finer than it is counted."""
    if (lowest is not None and value < lowest) or (highest is not None and value > highest):
        return because("off_the_scale", field=field, lowest=lowest, highest=highest)
    if value != round(value, places):
        return because("too_fine", field=field, places=places)
    return None


def _target(values: Values, before: Values, today: date, pack: Pack) -> list[Reason]:
    reasons = day_ahead("due_on", values.get("due_on"), before.get("due_on"), today)
    seen = values.get("baseline_on")
    if seen and seen > today:
        reasons.append(because("day_is_ahead", field="baseline_on", day=seen))
    allowed = {
        "area": [area.key for area in areas()],
        "whose_idea": list(pack.keys("whose_ideas")),
        "measure": list(measures()),
        "direction": DIRECTIONS,
    }
    for name, keys in allowed.items():
        if values.get(name) and values[name] not in keys:
            reasons.append(because("unknown_choice", field=name))
    if len(values.get("strategies") or ()) > MOST_STRATEGIES:
        reasons.append(because("too_many_lines", most=MOST_STRATEGIES))
    return reasons or _numbers(values)


def _numbers(values: Values) -> list[Reason]:
    given = {n: values[n] for n in ("baseline_value", "aim_value") if values.get(n) is not None}
    if described_wrongly := _levels(values):
        return [described_wrongly]
    if not given:
        return _ends(values)
    if not values.get("measure") or not measure(values["measure"]).is_a_number:
        return [because("choose_measure", field="measure")]
    kind = measure(values["measure"])
    if kind.needs_total and values.get("scale_to") is None:
        return [because("say_out_of_how_many", field="scale_to")]
    if wrong := _ends(values) or _step(values):
        return wrong
    top = highest_of(kind, values.get("levels")) if kind.own_levels else values.get("scale_to")
    lowest, highest = scale_of(kind, values.get("scale_from"), top)
    places = places_of(kind, values.get("step"))
    found = (on_scale(n, v, lowest, highest, places) for n, v in given.items())
    return [reason for reason in found if reason]


def _levels(values: Values) -> Reason | None:
    """What is wrong with levels that the target itself describes; none at all may stand."""
    kind, lines = measures().get(values.get("measure") or ""), lines_of(values.get("levels"))
    if kind is None or kind.own_levels is None:
        return None
    fewest, most = kind.own_levels
    has_value = any(values.get(name) is not None for name in ("baseline_value", "aim_value"))
    if fewest <= len(lines) <= most or not (lines or has_value):
        return None
    return because("so_many_levels", field="levels", fewest=fewest, most=most)


def _step(values: Values) -> list[Reason]:
    step = values.get("step")
    wrong = on_scale("step", step, Decimal("0.01"), HIGHEST, 2) if step is not None else None
    return [wrong] if wrong else []


def _ends(values: Values) -> list[Reason]:
    low, high = values.get("scale_from"), values.get("scale_to")
    for name, value in (("scale_from", low), ("scale_to", high)):
        if value is not None and (reason := on_scale(name, value, Decimal(0), HIGHEST, 2)):
            return [reason]
    if high is not None and high <= (low or Decimal(0)):
        return [because("scale_upside_down", field="scale_to", lowest=low or Decimal(0))]
    return []


def scale_of(
    kind: Measure, scale_from: Decimal | None, scale_to: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """Lowest and highest value a target's readings can have: its own ends, else the measure's."""
    lowest = kind.low if scale_from is None else scale_from
    highest = kind.high if scale_to is None else scale_to
    return lowest, HIGHEST if highest is None and kind.is_a_number else highest


def begins_new_series(before: Values, after: Values) -> bool:
    """True when readings so far cannot be laid beside later ones: other measure, unit or way up.

    A measure chosen for the first time begins nothing new, and neither does a unit spelled better.
    """
    if not before.get("measure"):
        return False
    changed = {n for n in SERIES_FIELDS if (before.get(n) or None) != (after.get(n) or None)}
    if len(lines_of(before.get("levels"))) != len(lines_of(after.get("levels"))):
        changed.add("levels")
    if changed == {"unit"} and is_spelling(before.get("unit"), after.get("unit")):
        return False
    return bool(changed)


def tidy_row(key: str, values: Values, now: Values) -> dict[str, Any]:
    """The given values, texts trimmed and strategies without empty lines.

    `now` says which fields there are. Raises `Refused("no_such_field")` for any other.
    """
    if strange := sorted(set(values) - set(now)):
        raise refuse("no_such_field", part=key, name=strange[0])
    tidy: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    if "strategies" in tidy:
        lines = (
            {name: str(line.get(name) or "").strip() for name in ("text", "used_by")}
            for line in tidy["strategies"] or ()
        )
        tidy["strategies"] = [line for line in lines if any(line.values())]
    return tidy
