"""Reading a class list, saying what its columns mean, putting it away."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.sealing import seal
from openiep.exchange.actions._previewed import check_previewed
from openiep.exchange.models import ColumnProfile, ImportBatch
from openiep.exchange.preview import first_columns, headings_key, preview_of, read_bytes
from openiep.exchange.rules.bundle import LISTS, Kind
from openiep.exchange.rules.columns import ColumnMap, corrected
from openiep.exchange.rules.register_columns import register_corrected
from openiep.people.models import School
from openiep.rules import Refused, refuse

KEPT_HOURS = 24


@guarded(Permission.IMPORT_CHILDREN, on="school")
def read_list(
    *, school: School, file_name: str, data: bytes, by: User, kind: str = ""
) -> ImportBatch:
    """Read a file and keep it sealed for its preview. Nothing of it is written to any child.

    `kind` says which list a CSV file is; left empty, its headings say it. Raises `Refused` with
    the reason why the file cannot be read.
    """
    bundle = read_bytes(data)
    _forget_old_files()
    is_list = bundle.kind in LISTS
    found = Kind(kind) if kind and is_list else bundle.kind
    table = next(iter(bundle.parts.values())).table
    columns = first_columns(table, school, found) if is_list else ColumnMap(())
    return ImportBatch.objects.create(
        school=school,
        kind=found.value,
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
    part = preview.single
    if part is None:
        raise refuse("unknown_column")
    if preview.kind is Kind.CHILDREN:
        columns = corrected(part.columns, chosen)
    else:
        columns = register_corrected(part.columns, chosen, preview.kind)
    if not isinstance(columns, ColumnMap):
        raise Refused(columns)
    batch.columns = {str(column.index): column.field for column in columns.columns}
    batch.save(update_fields=["columns"])
    ColumnProfile.objects.update_or_create(
        school=batch.school,
        key=headings_key(part.table, preview.kind),
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


def _forget_old_files() -> None:
    since = timezone.now() - timedelta(hours=KEPT_HOURS)
    ImportBatch.objects.filter(made_at__lt=since).exclude(sealed=b"").update(sealed=b"")
