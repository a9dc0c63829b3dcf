"""Taking a previewed list in, as one batch: all of it or nothing."""

from collections.abc import Mapping

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.exchange.actions.reading import check_previewed
from openiep.exchange.actions.writing import Writer
from openiep.exchange.models import ImportBatch
from openiep.exchange.preview import preview_of
from openiep.exchange.rules.matching import Outcome
from openiep.people.models import School
from openiep.rules import refuse


@guarded(Permission.IMPORT_CHILDREN, on="batch")
def import_children(
    *, batch: ImportBatch, decisions: Mapping[int, str], seen: str, by: User
) -> ImportBatch:
    """Write what the preview showed. `seen` names the preview that a person looked at.

    Raises `Refused`: `not_previewed`, `list_gone`, `register_changed` when the preview would read
    otherwise by now, `nothing_to_import`.
    """
    check_previewed(batch)
    # One import at a time in a school: two at once could both find a child missing.
    School.objects.select_for_update().get(pk=batch.school_id)
    preview = preview_of(batch)
    if preview.digest != seen:
        raise refuse("register_changed")
    taken = preview.decided(decisions)
    if not taken:
        raise refuse("nothing_to_import")
    writer = Writer(batch)
    for match in taken:
        writer.take(match)
    writer.write()
    batch.status, batch.sealed, batch.done_at = ImportBatch.Status.DONE, b"", timezone.now()
    batch.counts = {
        "new": sum(match.outcome is Outcome.NEW for match in taken),
        "changed": sum(match.outcome is Outcome.CHANGED for match in taken),
        "same": preview.count(Outcome.SAME),
        "left_out": preview.count(Outcome.REFUSED)
        + _left(preview.count(Outcome.DECIDE), decisions),
    }
    batch.save(update_fields=["status", "sealed", "done_at", "counts"])
    return batch


def _left(to_decide: int, decisions: Mapping[int, str]) -> int:
    return to_decide - sum(choice != "leave" for choice in decisions.values())
