"""From which file something came that an import made."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from openiep.exchange.models import ImportBatch, ImportRow
from openiep.people.models import School
from openiep.people.models.school import SchoolRecord


class File(NamedTuple):
    """A file that was taken in."""

    name: str
    day: datetime


def files_of(school: School, rows: Collection[SchoolRecord]) -> dict[UUID, File]:
    """The file of each of these that an import made and nobody has undone; one query."""
    if not rows:
        return {}
    wanted = {(row._meta.label, str(row.pk)): row.pk for row in rows}
    taken = ImportRow.objects.filter(
        school=school, undone=False, batch__status=ImportBatch.Status.DONE
    )
    found: dict[UUID, File] = {}
    for made, name, day in taken.values_list("made", "batch__file_name", "batch__done_at"):
        for label, pk in made:
            if day and (label, pk) in wanted:
                found[wanted[label, pk]] = File(name, day)
    return found
