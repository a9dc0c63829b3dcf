"""Ending a plan at its review, and beginning the next from what was learnt."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

import uuid_utils.compat

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.models import HomeHelp, Plan, PlanPart, Provision, TargetWording
from openiep.plans.models.targets import PlanRow
from openiep.plans.rules.content import EMPTY, PART_KEYS
from openiep.plans.rules.status import Status, check_move
from openiep.rules import refuse

# The next plan asks these afresh: what the child says now, and when it is looked at again.
ASKED_AFRESH = frozenset({"child_part"})
DAYS_OF_ROWS = ("due_on", "starts_on", "ends_on", "until")


@guarded(Permission.CLOSE_REVIEW, on="plan")
def close_plan(
    *, plan: Plan, by: User, on: date, words: str = "", ended_well: bool = False
) -> None:
    """End a plan in force on a day, at its review. `ended_well` when the help is needed no longer.

    Raises `Refused`: `cannot_become`, `change_begun`, `day_in_future`, `closes_before_it_began`.
    """
    check_move(plan.status, Status.CLOSED)
    if plan.changing:
        raise refuse("change_begun", kind=plan.changing)
    if on > (today := plan.school.today()):
        raise refuse("day_in_future", field="on", today=today)
    if plan.in_force_on and on < plan.in_force_on:
        raise refuse("closes_before_it_began", field="on", on=plan.in_force_on)
    plan.status, plan.closed_on = Status.CLOSED, on
    plan.closing_words, plan.ended_well = words.strip(), ended_well
    plan.save(update_fields=["status", "closed_on", "closing_words", "ended_well"])


@guarded(Permission.START_PLAN, on="plan")
def start_next_plan(*, plan: Plan, by: User, carry: Collection[UUID]) -> Plan:
    """Start a draft from this plan, with the targets whose wordings are named in `carry`.

    A target that is carried stays the same target, with its readings; what the plan says of needs,
    hopes and help comes along without its days, and the child is asked afresh. Raises `Refused`:
    `one_draft_already`, `unknown_target`.
    """
    if plan.status not in {Status.IN_FORCE, Status.CLOSED}:
        raise refuse("not_in_force", status=plan.status)
    drafts = Plan.objects.being_written().filter(pupil=plan.pupil_id, plan_type=plan.plan_type)
    if (draft := drafts.first()) is not None:
        raise refuse("one_draft_already", plan=draft.pk)
    wordings = list(TargetWording.objects.filter(plan=plan, pk__in=carry, taken_out_at=None))
    if len(wordings) != len(set(carry)):
        raise refuse("unknown_target")
    following = Plan.objects.create(
        school_id=plan.school_id, pupil_id=plan.pupil_id, plan_type=plan.plan_type,
        previous=plan, started_by=by,
    )  # fmt: skip
    _carry_parts(plan, following)
    _carry_rows(wordings, following)
    for kind in (Provision, HomeHelp):
        _carry_rows(list(kind.objects.filter(plan=plan, taken_out_at__isnull=True)), following)
    return following


def _carry_parts(plan: Plan, following: Plan) -> None:
    parts = {part.key: part for part in PlanPart.objects.filter(plan=plan)}
    PlanPart.objects.bulk_create(
        PlanPart(
            school_id=plan.school_id, pupil_id=plan.pupil_id, plan=following, key=key,
            content=_words(key, parts.get(key)),
            nothing_needed=key not in ASKED_AFRESH and key in parts and parts[key].nothing_needed,
        )
        for key in PART_KEYS
    )  # fmt: skip


def _words(key: str, part: PlanPart | None) -> dict[str, Any]:
    if part is None or key in ASKED_AFRESH:
        return dict(EMPTY[key])
    if key == "review":
        return {**part.content, "day": None, "at_parents_evening": False}
    return dict(part.content)


def _carry_rows(rows: list[Any], following: Plan) -> None:
    for place, row in enumerate(rows, start=1):
        _begin_as_new(row, following, place)
        row.save(force_insert=True)


def _begin_as_new(row: PlanRow, following: Plan, place: int) -> None:
    """Make the row in hand a new one of the next plan, without the days of the last."""
    row.pk = uuid_utils.compat.uuid7()
    row._state.adding = True
    row.plan, row.position, row.version = following, place, 1
    row.changed_by = row.changed_at = None
    for name in DAYS_OF_ROWS:
        if hasattr(row, name):
            setattr(row, name, None)
