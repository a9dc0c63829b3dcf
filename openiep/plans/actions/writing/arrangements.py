"""Writing what the school arranges."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.writing import rows
from openiep.plans.models import Plan, Provision


@guarded(Permission.WRITE_PLAN, on="plan")
def add_arrangement(
    *, plan: Plan, values: Mapping[str, Any], by: User, id: UUID | None = None
) -> Provision:
    """Add an arrangement to the plan. `values` are its fields; nothing is compulsory.

    With an `id` made where it was written, sending twice stores once.
    Raises `Refused`: `not_being_written`, and what `rules.rows.check_row` names.
    """
    return cast(Provision, rows._add(rows._new(Provision, plan, id), values, by))


@guarded(Permission.WRITE_PLAN, on="arrangement")
def save_arrangement(
    *, arrangement: Provision, values: Mapping[str, Any], version: int, by: User
) -> Provision:
    """Save an arrangement as it was read at `version`; what `values` does not name stays.

    Raises `Refused`: `not_being_written`, `saved_meanwhile`, and what
    `rules.rows.check_row` names.
    """
    return cast(Provision, rows._save(arrangement, values, version=version, by=by))


@guarded(Permission.WRITE_PLAN, on="arrangement")
def take_out_arrangement(*, arrangement: Provision, by: User) -> None:
    """Take an arrangement out of the plan; it can be put back."""
    rows._take_out(arrangement, by)


@guarded(Permission.WRITE_PLAN, on="arrangement")
def put_back_arrangement(*, arrangement: Provision, by: User) -> None:
    """Put an arrangement back that was taken out."""
    rows._put_back(arrangement, by)
