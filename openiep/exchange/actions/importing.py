"""Taking a previewed list in, as one batch: all of it or nothing."""

from collections.abc import Mapping

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.exchange.actions._previewed import check_previewed
from openiep.exchange.actions.writing import Writer
from openiep.exchange.actions.writing_adults import AdultWriter
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
    writer = Writer(batch)
    for match in taken:
        writer.take(match)
    adults = AdultWriter(writer, preview, decisions)
    adults.take_all()
    if not writer.rows:
        raise refuse("nothing_to_import")
    writer.write()
    batch.status, batch.sealed, batch.done_at = ImportBatch.Status.DONE, b"", timezone.now()
    batch.counts = {
        "new": sum(match.outcome is Outcome.NEW for match in taken) + adults.taken[Outcome.NEW],
        "changed": sum(match.outcome is Outcome.CHANGED for match in taken)
        + adults.taken[Outcome.CHANGED],
        "same": preview.count(Outcome.SAME),
    }
    done = sum(batch.counts.values())
    batch.counts["left_out"] = len(preview.everything) - done
    batch.save(update_fields=["status", "sealed", "done_at", "counts"])
    return batch
