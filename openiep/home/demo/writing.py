"""Writes a plan of a story, part by part and row by row, as its writer would."""

from decimal import Decimal
from typing import Any

from openiep.home.demo.reading import Story
from openiep.home.demo.told import Told
from openiep.plans.actions import writing
from openiep.plans.models import HomeHelp, PlanPart, Provision, TargetWording

DAYS_OF = {"from": "starts_on", "to": "ends_on", "until": "until"}
NUMBERS = ("scale_to", "baseline_value", "aim_value", "times_a_week")


def write_plan(told: Told, plan: Story) -> None:
    """Start a plan, or take up the draft that the last review began, and write all of it."""
    if told.plan_id is None:
        told.plan_id = writing.start_plan(pupil=told.pupil, by=told.writer(plan)).pk
    for key, content in _parts(told, plan).items():
        save_part(told, plan, key, content)
    _write_targets(told, plan)
    _write_arrangements(told, plan)
    _write_home(told, plan)
    for key in plan.get("nothing", ()):
        save_part(told, plan, key, None)


def save_part(told: Told, plan: Story, key: str, content: dict[str, Any] | None) -> None:
    """Save one part; without content nothing is needed in it."""
    part = PlanPart.objects.get(plan=told.plan_id, key=key)
    writing.save_part(
        plan=told.plan, key=key, content=content or {}, nothing_needed=content is None,
        version=part.version, by=told.writer(plan),
    )  # fmt: skip


def _parts(told: Told, plan: Story) -> dict[str, dict[str, Any]]:
    """The parts that are words, those that the story tells of."""
    day, place, evening, arrangements = plan["review_part"]
    texts = {
        "needs": ("strengths", "needs", "difficulties"),
        "child_part": ("words", "scribed_by"),
        "checking": ("how", "who", "how_often"),
    }
    parts: dict[str, dict[str, Any]] = {
        key: dict(zip(names, plan[key], strict=True)) for key, names in texts.items() if key in plan
    }
    if "hopes" in plan:
        parts["hopes"] = {"items": [_hope(n, one) for n, one in enumerate(plan["hopes"])]}
    if "other_needs" in plan:
        names = ("kind", "text", "audience")
        parts["other_needs"] = {
            "items": [
                {"id": f"other{n}", **dict(zip(names, one, strict=True))}
                for n, one in enumerate(plan["other_needs"])
            ]
        }
    parts["review"] = {
        "day": told.there(day), "place": place, "at_parents_evening": evening,
        "arrangements": arrangements,
    }  # fmt: skip
    return parts


def _hope(place: int, hope: list[str]) -> dict[str, str]:
    text, whose, *outcome = hope
    return {"id": f"hope{place}", "text": text, "whose": whose, "ehc_outcome": "".join(outcome)}


def _write_targets(told: Told, plan: Story) -> None:
    by, before, told.targets = told.writer(plan), list(told.targets), []
    for target in plan["targets"]:
        values = target_values(told, plan, target)
        if "carried" in target:
            kept = TargetWording.objects.get(
                plan=told.plan_id, target=before[target["carried"]], taken_out_at=None
            )
            wording = writing.save_target(wording=kept, values=values, version=kept.version, by=by)
        else:
            wording = writing.add_target(plan=told.plan, values=values, by=by)
        told.targets.append(wording.target_id)


def target_values(told: Told, plan: Story, target: Story) -> dict[str, Any]:
    """The fields of a wording from what the story says; due at the review unless it says when."""
    names = {
        "area": "area", "will": "will_do", "when": "conditions", "well": "how_well",
        "idea": "whose_idea", "measure": "measure", "unit": "unit", "way": "direction",
        "out_of": "scale_to", "how": "how_measured", "base": "baseline_value",
        "base_words": "baseline_text", "aim": "aim_value", "aim_words": "aim_text",
    }  # fmt: skip
    values = {names[key]: value for key, value in target.items() if key in names}
    values = {n: Decimal(str(v)) if n in NUMBERS else v for n, v in values.items()}
    if "helps" in target:
        values["strategies"] = [{"text": what, "used_by": who} for what, who in target["helps"]]
    if "hope" in target:
        values["hope_id"] = f"hope{target['hope']}"
    if "will" in target:
        values["who"] = told.story["who"].get("known_as", told.story["who"]["given"])
        values["baseline_on"] = told.there(target.get("seen", plan["written"]))
    values["due_on"] = told.there(target.get("due", plan["review_part"][0]))
    return values


def _write_arrangements(told: Told, plan: Story) -> None:
    carried = list(Provision.objects.filter(plan=told.plan_id, taken_out_at=None))
    goes_on = [carried[row["carried"]] for row in plan.get("arrangements", ()) if "carried" in row]
    by = told.writer(plan)
    for row in carried:
        if row not in goes_on:
            writing.take_out_arrangement(arrangement=row, by=by)
    for said in plan.get("arrangements", ()):
        values = _row_values(told, said)
        if "carried" in said:
            row = carried[said["carried"]]
            writing.save_arrangement(arrangement=row, values=values, version=row.version, by=by)
        else:
            writing.add_arrangement(plan=told.plan, values=values, by=by)


def _write_home(told: Told, plan: Story) -> None:
    by = told.writer(plan)
    for row in list(HomeHelp.objects.filter(plan=told.plan_id, taken_out_at=None)):
        writing.take_out_home_help(home_help=row, by=by)
    for said in plan.get("home", ()):
        writing.add_home_help(plan=told.plan, values=_row_values(told, said), by=by)


def _row_values(told: Told, said: Story) -> dict[str, Any]:
    values = {key: value for key, value in said.items() if key != "carried"}
    for key, name in DAYS_OF.items():
        if key in values:
            values[name] = told.there(values.pop(key))
    return {n: Decimal(str(v)) if n in NUMBERS else v for n, v in values.items()}
