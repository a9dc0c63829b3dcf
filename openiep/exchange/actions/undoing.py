"""Undoing an import exactly; what somebody has worked on since stays, and it is said why."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.exchange.models import ImportBatch, ImportRow
from openiep.people.models import (
    Person,
    Pupil,
    PupilIdentifier,
    SchoolClass,
)
from openiep.people.pointing import rows_pointing_at
from openiep.rules import refuse

Note = list[Any]
# A person may have begun to use these; what points at them keeps them.
POINTED_AT: tuple[type[Model], ...] = (Person, User)


@guarded(Permission.IMPORT_CHILDREN, on="batch")
def undo_import(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Take a batch back: what it made is deleted where nobody touched it since, what it changed
    reads as before. The others are listed with why.

    Raises `Refused("not_done")` for a list that was not taken in, or is undone already.
    """
    if batch.status != ImportBatch.Status.DONE:
        raise refuse("not_done")
    classes: list[Note] = []
    for row in batch.rows.order_by("-number"):
        row.kept_because = _why_kept(row)
        if not row.kept_because:
            classes += [note for note in row.made if note[0] == SchoolClass._meta.label]
            _undo(row)
            row.undone = True
        row.save(update_fields=["undone", "kept_because"])
    _drop_empty_classes(classes)
    batch.status, batch.undone_at = ImportBatch.Status.UNDONE, timezone.now()
    kept = batch.rows.filter(undone=False).count()
    batch.counts = {**batch.counts, "kept": kept, "undone": batch.rows.count() - kept}
    batch.save(update_fields=["status", "undone_at", "counts"])
    return batch


def _why_kept(row: ImportRow) -> str:
    pupil = Pupil.objects.filter(pk=row.child_id).first() if row.child_id else None
    if pupil is None and row.child_id:
        return "child_gone"
    if pupil and any(_plain(getattr(pupil, field)) != value for field, value in row.became.items()):
        return "changed_since"
    if not all(map(_is_as_it_became, row.changed)):
        return "changed_since"
    made = {note[1] for note in row.made}
    makes_child = [Pupil._meta.label, str(row.child_id)] in row.made
    if pupil and makes_child and (pupil.version != 1 or _others_point_at(pupil, made)):
        return "worked_on_since"
    return _why_kept_made(row, made)


def _why_kept_made(row: ImportRow, made: set[str]) -> str:
    for note in row.made:
        thing = _model(note)._base_manager.filter(pk=note[1]).first()
        if thing is None:
            return "changed_since"
        if isinstance(thing, User) and (thing.last_login or thing.has_usable_password()):
            return "worked_on_since"
        if isinstance(thing, POINTED_AT) and _others_point_at(thing, made):
            return "worked_on_since"
    return ""


def _is_as_it_became(change: Note) -> bool:
    thing = _model(change)._base_manager.filter(pk=change[1]).first()
    return thing is not None and all(
        _plain(getattr(thing, name)) == value for name, value in change[3].items()
    )


def _others_point_at(thing: Model, made: set[str]) -> bool:
    return any(
        str(pk) not in made
        for _name, rows in rows_pointing_at(thing)
        for pk in rows.values_list("pk", flat=True)[: len(made) + 1]
    )


def _undo(row: ImportRow) -> None:
    for note in reversed(row.made):
        if note[0] != SchoolClass._meta.label:
            _model(note)._base_manager.filter(pk=note[1]).delete()
    for note in row.ended:
        again: dict[str, Any] = {"ends_on": None}
        if note[0] == PupilIdentifier._meta.label:
            again = {"scheme": PupilIdentifier.Scheme.UPN}
        _model(note)._base_manager.filter(pk=note[1]).update(**again)
    for note in reversed(row.changed):
        if not note[2]:
            continue  # it was new, and is gone by now
        again = dict(note[2])
        if "version" in again:
            # Never a version that was there before: a form drawn meanwhile must not fit.
            again["version"] = note[3]["version"] + 1
        _model(note)._base_manager.filter(pk=note[1]).update(**again)
    if row.was and row.child_id:
        pupil = Pupil.objects.get(pk=row.child_id)
        Pupil.objects.filter(pk=pupil.pk).update(**row.was, version=pupil.version + 1)


def _drop_empty_classes(notes: list[Note]) -> None:
    empty = SchoolClass.objects.filter(pk__in=[note[1] for note in notes])
    empty.filter(memberships__isnull=True, teachings__isnull=True).delete()


def _model(note: Note) -> type[Model]:
    return apps.get_model(note[0])


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else str(value)
