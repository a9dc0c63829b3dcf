"""What targets, arrangements and help from the family have in common: they are rows of a plan."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, Max
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.writing._locked import note_writing, plan_to_write
from openiep.plans.models import Plan
from openiep.plans.models.content import ROW_FIELDS, ROW_MODELS, rows_of
from openiep.plans.models.targets import PlanRow
from openiep.plans.rules.conflict import saved_meanwhile
from openiep.plans.rules.rows import check_row, tidy_row
from openiep.reference.packs import pack
from openiep.rules import refuse

KEY_OF = {model: key for key, model in ROW_MODELS.items()}


def _values_of(row: PlanRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ROW_FIELDS[KEY_OF[type(row)]]}


def _checked(
    row: PlanRow, values: Mapping[str, Any], plan: Plan, *, is_new: bool
) -> dict[str, Any]:
    """What the row is to say, tidy; what `values` does not name stays as it is."""
    key = KEY_OF[type(row)]
    now = _values_of(row)
    said = {**now, **tidy_row(key, values, now)}
    school = plan.school
    before = {} if is_new else now
    check_row(key, said, before, today=school.today(), pack=pack(school.pack))
    return said


def _add(row: PlanRow, values: Mapping[str, Any], by: User) -> PlanRow:
    """Put a new row at the end of its part. Sent twice with the same id, it is stored once."""
    key, kind = KEY_OF[type(row)], type(row)
    plan = plan_to_write(row.plan)
    there = kind._default_manager.filter(pk=row.pk).first()
    if there is not None:
        if there.plan_id != plan.pk:
            raise refuse("id_is_taken")
        return _save(there, values, version=1, by=by)
    for name, value in _checked(row, values, plan, is_new=True).items():
        setattr(row, name, value)
    last = kind._default_manager.filter(plan=plan).aggregate(last=Max("position"))["last"]
    row.position = (last or 0) + 1
    row.changed_by, row.changed_at = by, timezone.now()
    row.save(force_insert=True)
    note_writing(plan, key, by, nothing_needed=False)
    return row


def _new(kind: type[PlanRow], plan: Plan, id: UUID | None, **also: object) -> Any:
    known = {"pk": id} if id else {}
    return kind(plan=plan, school_id=plan.school_id, pupil_id=plan.pupil_id, **known, **also)


def _save(row: PlanRow, values: Mapping[str, Any], *, version: int, by: User) -> PlanRow:
    """Write a row that was read at `version`. Raises `Refused("saved_meanwhile")` and the rest."""
    plan = plan_to_write(row.plan)
    if row.taken_out_at is not None:
        raise refuse("is_taken_out")
    said = _checked(row, values, plan, is_new=False)
    if row.version == version and said == _values_of(row):
        return row
    saved = (
        type(row)
        ._default_manager.filter(pk=row.pk, version=version)
        .update(**said, version=F("version") + 1, changed_by=by, changed_at=timezone.now())
    )
    if not saved:
        raise saved_meanwhile(version)
    note_writing(plan, KEY_OF[type(row)], by)
    row.refresh_from_db()
    return row


def _take_out(row: PlanRow, by: User) -> None:
    """Take a row out; it can be put back. Taking out what is out changes nothing."""
    plan = plan_to_write(row.plan)
    if row.taken_out_at is None:
        row.taken_out_at = timezone.now()
        row.save(update_fields=["taken_out_at"])
        note_writing(plan, KEY_OF[type(row)], by)


def _put_back(row: PlanRow, by: User) -> None:
    """Put a row back where it stood."""
    plan = plan_to_write(row.plan)
    if row.taken_out_at is not None:
        row.taken_out_at = None
        row.save(update_fields=["taken_out_at"])
        note_writing(plan, KEY_OF[type(row)], by, nothing_needed=False)


@guarded(Permission.WRITE_PLAN, on="row")
def move_row(*, row: PlanRow, places: int, by: User) -> None:
    """Move a target, an arrangement or help from the family up (-1) or down (1) among its own kind.

    Beyond the first or the last place it stays there. Raises `Refused("not_being_written")`.
    """
    key = KEY_OF[type(row)]
    plan = plan_to_write(row.plan)
    rows = list(rows_of(plan, key))
    if row not in rows:
        raise refuse("is_taken_out")
    now = rows.index(row)
    rows.insert(max(0, min(len(rows) - 1, now + places)), rows.pop(now))
    for position, one in enumerate(rows, start=1):
        one.position = position
    type(row)._default_manager.bulk_update(rows, ["position"])
    note_writing(plan, key, by)
