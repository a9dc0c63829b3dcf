"""Putting two records of one child together, and taking them apart again exactly."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.exchange.models import ChildMerge
from openiep.people.belonging import check_of_school
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Need,
    Pupil,
    PupilIdentifier,
    SenStatus,
)
from openiep.people.pointing import rows_pointing_at
from openiep.rules import refuse

REGISTER: tuple[type[Model], ...] = (
    *(PupilIdentifier, ClassMembership, SenStatus, Need, Involvement),
)
FILLED = ("birth_date", "year_group", "home_language", "communicates_by", "ehc_review_due")


@guarded(Permission.IMPORT_CHILDREN, on="pupil")
def merge_children(*, pupil: Pupil, other: Pupil, by: User) -> ChildMerge:
    """From now one record: what the register says in `other` passes to `pupil`, who keeps name,
    plan and history; what both say stays as it is here. `other` is kept for the undo only.

    Refused: `of_another_school`, `same_record`, `two_upns`, `both_worked_on` where more than the
    register is written about `other`.
    """
    check_of_school(pupil.school_id, other)
    if pupil.pk == other.pk:
        raise refuse("same_record")
    other = Pupil.objects.select_for_update().get(pk=other.pk)
    _check_can_be_merged(pupil, other)
    merge = ChildMerge(school=pupil.school, pupil=pupil, gone_id=other.pk, merged_by=by)
    for kind in REGISTER:
        for row in kind._base_manager.filter(pupil=other).order_by("pk"):
            if _is_said_here(pupil, row):
                merge.held.append(_kept(row))
                row.delete()
            else:
                kind._base_manager.filter(pk=row.pk).update(pupil=pupil)
                merge.moved.append([kind._meta.label, str(row.pk)])
    new = {
        name: getattr(other, name)
        for name in FILLED
        if getattr(other, name) and not getattr(pupil, name)
    }
    merge.was = {name: _plain(getattr(pupil, name)) for name in new}
    merge.became = {name: _plain(value) for name, value in new.items()}
    Pupil.objects.filter(pk=pupil.pk).update(**new, version=pupil.version + 1)
    merge.held.insert(0, _kept(other))
    other.delete()
    merge.save()
    return merge


@guarded(Permission.IMPORT_CHILDREN, on="merge")
def undo_merge(*, merge: ChildMerge, by: User) -> ChildMerge:
    """Two records again, each as it was. Refused: `undone_already`, `changed_since` where what was
    put together has been changed since.
    """
    if merge.undone_at:
        raise refuse("undone_already")
    pupil = Pupil.objects.get(pk=merge.pupil_id)
    if any(_plain(getattr(pupil, name)) != value for name, value in merge.became.items()):
        raise refuse("merge_changed_since")
    moved = [(apps.get_model(label)._base_manager.filter(pk=pk)) for label, pk in merge.moved]
    if not all(rows.filter(pupil=pupil).exists() for rows in moved):
        raise refuse("merge_changed_since")
    for kept in merge.held:
        _bring_back(kept)
    for rows in moved:
        rows.update(pupil=merge.gone_id)
    Pupil.objects.filter(pk=pupil.pk).update(**merge.was, version=pupil.version + 1)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    return merge


def _check_can_be_merged(pupil: Pupil, other: Pupil) -> None:
    for _name, rows in rows_pointing_at(other):
        if rows.model not in REGISTER and rows.exists():
            raise refuse("both_worked_on")
    upns = PupilIdentifier.objects.filter(scheme=PupilIdentifier.Scheme.UPN)
    if upns.filter(pupil=pupil).exists() and upns.filter(pupil=other).exists():
        raise refuse("two_upns")


def _is_said_here(pupil: Pupil, row: Any) -> bool:
    """Whether the record that stays says the same thing by itself, so that only one may stand."""
    if isinstance(row, PupilIdentifier) or row.ends_on is not None:
        return False
    here = type(row)._base_manager.filter(pupil=pupil, ends_on__isnull=True)
    if isinstance(row, ClassMembership):
        if row.school_class.kind == "class":
            return bool(here.filter(school_class__kind="class").exists())
        return bool(here.filter(school_class=row.school_class_id).exists())
    if isinstance(row, Need):
        return bool(here.filter(code=row.code).exists())
    if isinstance(row, Involvement):
        return bool(here.filter(person=row.person_id, kind=row.kind).exists())
    return bool(here.exists())


def _kept(row: Model) -> dict[str, Any]:
    fields = row._meta.concrete_fields
    values = {field.attname: _plain(getattr(row, field.attname)) for field in fields}
    return {"model": row._meta.label, "values": values}


def _bring_back(kept: dict[str, Any]) -> None:
    """The row as it was, to the microsecond in which it was made."""
    kind = apps.get_model(kept["model"])
    values = {
        field.attname: field.to_python(kept["values"][field.attname])
        for field in kind._meta.concrete_fields
    }
    row = kind(**values)
    row.save(force_insert=True)
    kind._base_manager.filter(pk=row.pk).update(made_at=values["made_at"])


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
