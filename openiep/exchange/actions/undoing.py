"""Undoing an import exactly; what somebody has worked on since stays, and it is said why."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.exchange.models import ImportBatch, ImportRow
from openiep.people.models import Pupil, PupilIdentifier, SchoolClass
from openiep.rules import refuse

Note = list[str]


@guarded(Permission.IMPORT_CHILDREN, on="batch")
def undo_import(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Take a batch back: children it made are deleted where nobody touched them since, changed
    ones read as before. The others are listed with why.

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
    pupil = Pupil.objects.filter(pk=row.child_id).first()
    if pupil is None:
        return "child_gone"
    if any(_plain(getattr(pupil, field)) != value for field, value in row.became.items()):
        return "changed_since"
    made = {note[1] for note in row.made}
    if row.is_new and (pupil.version != 1 or _others_point_at(pupil, made)):
        return "worked_on_since"
    if any(not _model(note)._base_manager.filter(pk=note[1]).exists() for note in row.made):
        return "changed_since"
    return ""


def _others_point_at(pupil: Pupil, made: set[str]) -> bool:
    for relation in pupil._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: pupil})
        if rows.exclude(pk__in=made).exists():
            return True
    return False


def _undo(row: ImportRow) -> None:
    for note in reversed(row.made):
        if note[0] != SchoolClass._meta.label:
            _model(note)._base_manager.filter(pk=note[1]).delete()
    for note in row.ended:
        again: dict[str, Any] = {"ends_on": None}
        if note[0] == PupilIdentifier._meta.label:
            again = {"scheme": PupilIdentifier.Scheme.UPN}
        _model(note)._base_manager.filter(pk=note[1]).update(**again)
    if row.was:
        pupil = Pupil.objects.get(pk=row.child_id)
        Pupil.objects.filter(pk=pupil.pk).update(**row.was, version=pupil.version + 1)


def _drop_empty_classes(notes: list[Note]) -> None:
    empty = SchoolClass.objects.filter(pk__in=[note[1] for note in notes])
    empty.filter(memberships__isnull=True, teachings__isnull=True).delete()


def _model(note: Note) -> type[Model]:
    return apps.get_model(note[0])


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
