"""Writing what was agreed for home."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.writing import rows
from openiep.plans.models import HomeHelp, Plan


@guarded(Permission.WRITE_PLAN, on="plan")
def add_home_help(
    *, plan: Plan, values: Mapping[str, Any], by: User, id: UUID | None = None
) -> HomeHelp:
    """Add help from the family to the plan. `values` are its fields; nothing is compulsory.

    With an `id` made where it was written, sending twice stores once.
    Raises `Refused`: `not_being_written`, and what `rules.rows.check_row` names.
    """
    return cast(HomeHelp, rows._add(rows._new(HomeHelp, plan, id), values, by))


@guarded(Permission.WRITE_PLAN, on="home_help")
def save_home_help(
    *, home_help: HomeHelp, values: Mapping[str, Any], version: int, by: User
) -> HomeHelp:
    """Save help from the family as it was read at `version`; what `values` does not name stays.

    Raises `Refused`: `not_being_written`, `saved_meanwhile`, and what
    `rules.rows.check_row` names.
    """
    return cast(HomeHelp, rows._save(home_help, values, version=version, by=by))


@guarded(Permission.WRITE_PLAN, on="home_help")
def take_out_home_help(*, home_help: HomeHelp, by: User) -> None:
    """Take help from the family out of the plan; it can be put back."""
    rows._take_out(home_help, by)


@guarded(Permission.WRITE_PLAN, on="home_help")
def put_back_home_help(*, home_help: HomeHelp, by: User) -> None:
    """Put help from the family back that was taken out."""
    rows._put_back(home_help, by)
