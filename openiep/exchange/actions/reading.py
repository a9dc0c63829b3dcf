"""Reading a class list, saying what its columns mean, putting it away."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.sealing import seal
from openiep.exchange.models import ColumnProfile, ImportBatch
from openiep.exchange.preview import first_columns, headings_key, preview_of, read_bytes
from openiep.exchange.rules.columns import ColumnMap, corrected
from openiep.people.models import School
from openiep.rules import Refused, refuse

KEPT_HOURS = 24


@guarded(Permission.IMPORT_CHILDREN, on="school")
def read_list(*, school: School, file_name: str, data: bytes, by: User) -> ImportBatch:
    """Read a file and keep it sealed for its preview. Nothing of it is written to any child.

    Raises `Refused` with the reason why the file cannot be read.
    """
    table = read_bytes(data)
    _forget_old_files()
    columns = first_columns(table, school)
    return ImportBatch.objects.create(
        school=school,
        file_name=file_name[-120:],
        sealed=seal(data),
        columns={str(column.index): column.field for column in columns.columns},
        read_by=by,
    )


@guarded(Permission.IMPORT_CHILDREN, on="batch")
def choose_columns(*, batch: ImportBatch, chosen: Mapping[int, str], by: User) -> ImportBatch:
    """Say what the columns mean; remembered for the next list with the same headings.

    Raises `Refused`: `not_previewed`, `name_needed`, `field_twice`, `unknown_field`.
    """
    check_previewed(batch)
    preview = preview_of(batch)
    columns = corrected(preview.columns, chosen)
    if not isinstance(columns, ColumnMap):
        raise Refused(columns)
    batch.columns = {str(column.index): column.field for column in columns.columns}
    batch.save(update_fields=["columns"])
    ColumnProfile.objects.update_or_create(
        school=batch.school,
        key=headings_key(preview.table),
        defaults={"meanings": columns.profile()},
    )
    return batch


@guarded(Permission.IMPORT_CHILDREN, on="batch")
def put_away(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Do not take the list in. Its file is forgotten."""
    check_previewed(batch)
    batch.status, batch.sealed = ImportBatch.Status.PUT_AWAY, b""
    batch.save(update_fields=["status", "sealed"])
    return batch


def check_previewed(batch: ImportBatch) -> None:
    """Raise `Refused("not_previewed")` for a list that was taken in or put away already."""
    if batch.status != ImportBatch.Status.PREVIEWED:
        raise refuse("not_previewed")


def _forget_old_files() -> None:
    since = timezone.now() - timedelta(hours=KEPT_HOURS)
    ImportBatch.objects.filter(made_at__lt=since).exclude(sealed=b"").update(sealed=b"")
