"""What a writer may want to know about a plan. Notes never stop anybody."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from openiep.plans.rules.content import Content
from openiep.reference.packs import PlanType
from openiep.rules import Reason, because


def notes_on(content: Content, kind: PlanType, today: date) -> dict[str, list[Reason]]:
    """Notes by part, and by "target:<id>" for a target.

    Codes: `many_targets` (count, most), `review_is_far` (weeks, times), `aim_lies_behind`,
    `due_after_review` (day).
    """
    parts = content["parts"]
    review_day = _day(parts["review"]["content"].get("day"))
    notes: dict[str, list[Reason]] = {"targets": [], "review": []}
    targets = parts["targets"]["items"]
    if len(targets) > kind.most_targets:
        notes["targets"].append(because("many_targets", count=len(targets), most=kind.most_targets))
    begins = max(today, _day(content["plan"].get("starts_on")) or today)
    rule = kind.review_rule
    if review_day and review_day > begins + timedelta(weeks=rule.longest_weeks):
        notes["review"].append(
            because("review_is_far", weeks=rule.longest_weeks, times=rule.least_a_year)
        )
    for target in targets:
        notes[f"target:{target['id']}"] = notes_on_target(target, review_day)
    return notes


def notes_on_target(target: Mapping[str, Any], review_day: date | None) -> list[Reason]:
    """Notes on one target."""
    notes = []
    now, aim = _number(target.get("baseline_value")), _number(target.get("aim_value"))
    if now is not None and aim is not None:
        up = target.get("direction") == "up" and aim <= now
        down = target.get("direction") == "down" and aim >= now
        if up or down:
            notes.append(because("aim_lies_behind", now=now, aim=aim, up=up))
    due = _day(target.get("due_on"))
    if due and review_day and due > review_day:
        notes.append(because("due_after_review", due=due, review=review_day))
    return notes


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
