"""Targets as they were agreed last: while a plan in force is being changed, that still counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from openiep.plans.models import PlanVersion, TargetWording
from openiep.plans.models.content import ROW_FIELDS
from openiep.plans.rules.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Field

Lines = dict[str, "Mapping[str, Any]"]


def as_agreed(rows: Iterable[TargetWording]) -> list[TargetWording]:
    """The rows, worded as in the newest version where their plan in force is being changed.

    Those that are only being written stay as they are. One query, and none without a change.
    """
    listed = list(rows)
    agreed = _agreed({row.plan_id for row in listed if _is_changing(row)})
    for row in listed:
        if _is_changing(row) and (line := agreed.get(row.plan_id, {}).get(str(row.target_id))):
            _reword(row, line)
    return listed


def stands_in_force(rows: Iterable[TargetWording]) -> list[TargetWording]:
    """Of these rows of plans in force those that were agreed, worded as they were agreed."""
    listed = list(rows)
    agreed = _agreed({row.plan_id for row in listed if _is_changing(row)})
    return [
        row
        for row in as_agreed(listed)
        if row.taken_out_at is None
        and (not _is_changing(row) or str(row.target_id) in agreed.get(row.plan_id, {}))
    ]


def _is_changing(row: TargetWording) -> bool:
    return row.plan.status == Status.IN_FORCE and bool(row.plan.changing)


def _agreed(plans: Iterable[UUID]) -> dict[UUID, Lines]:
    """The targets of the newest version of each plan, by the target's id."""
    wanted, agreed = list(plans), dict[UUID, Lines]()
    if not wanted:
        return agreed
    for version in PlanVersion.objects.filter(plan__in=wanted).order_by("number"):
        rows = version.content["parts"]["targets"].get("items", ())
        agreed[version.plan_id] = {row["id"]: row for row in rows}
    return agreed


def _reword(row: TargetWording, line: Mapping[str, Any]) -> None:
    row.taken_out_at = None
    for name in ROW_FIELDS["targets"]:
        value, field = line.get(name), cast("Field[Any, Any]", row._meta.get_field(name))
        setattr(row, name, field.get_default() if value is None else field.to_python(value))
