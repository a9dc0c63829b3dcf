"""Writing targets."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.db.models import F

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.writing import rows
from openiep.plans.models import Plan, Target, TargetWording
from openiep.plans.rules.rows import begins_new_series


@guarded(Permission.WRITE_PLAN, on="plan")
def add_target(
    *, plan: Plan, values: Mapping[str, Any], by: User, id: UUID | None = None
) -> TargetWording:
    """Add a target to the plan. `values` are fields of its wording; nothing is compulsory.

    `id` is the wording's, made where it was written, so that sending twice stores once.
    Raises `Refused`: `not_being_written`, and what `rules.rows.check_row` names.
    """
    target = Target(school_id=plan.school_id, pupil_id=plan.pupil_id)
    wording = rows._new(TargetWording, plan, id, target=target)
    if id is None or not TargetWording.objects.filter(pk=id).exists():
        target.save()
    return cast(TargetWording, rows._add(wording, values, by))


@guarded(Permission.WRITE_PLAN, on="wording")
def save_target(
    *, wording: TargetWording, values: Mapping[str, Any], version: int, by: User
) -> TargetWording:
    """Save a target as it was read at `version`; what `values` does not name stays.

    Another measure, unit or direction begins a new series of readings. Raises `Refused`:
    `not_being_written`, `saved_meanwhile`, and what `rules.rows.check_row` names.
    """
    before = rows._values_of(wording)
    saved = cast(TargetWording, rows._save(wording, values, version=version, by=by))
    # While a plan in force is being changed, the series begins when the change is finished.
    if not saved.plan.changing and begins_new_series(before, rows._values_of(saved)):
        Target.objects.filter(pk=saved.target_id).update(series=F("series") + 1)
        saved.target.refresh_from_db()
    return saved


@guarded(Permission.WRITE_PLAN, on="wording")
def take_out_target(*, wording: TargetWording, by: User) -> None:
    """Take a target out of the plan; it keeps its readings and can be put back."""
    rows._take_out(wording, by)


@guarded(Permission.WRITE_PLAN, on="wording")
def put_back_target(*, wording: TargetWording, by: User) -> None:
    """Put a target back that was taken out."""
    rows._put_back(wording, by)
