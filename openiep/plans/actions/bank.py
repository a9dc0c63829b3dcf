"""The school's own targets in the bank: added, changed, taken out and put back."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import School
from openiep.plans.models import OwnTarget
from openiep.plans.rules.bank import check_entry, tidy_entry
from openiep.plans.rules.conflict import saved_meanwhile


@guarded(Permission.CHANGE_BANK, on="school")
def add_to_bank(*, school: School, values: Mapping[str, Any], by: User) -> OwnTarget:
    """Add a target of the school's own. Raises `Refused` as `rules.bank.check_entry` names."""
    said = tidy_entry(values)
    check_entry(said)
    return OwnTarget.objects.create(school=school, added_by=by, **said)


@guarded(Permission.CHANGE_BANK, on="entry")
def change_in_bank(
    *, entry: OwnTarget, values: Mapping[str, Any], version: int, by: User
) -> OwnTarget:
    """Change an entry that was read at `version`. Plans that began with it stay as they are.

    Raises `Refused`: `saved_meanwhile`, and what `rules.bank.check_entry` names.
    """
    said = tidy_entry(values)
    check_entry(said)
    changed = OwnTarget.objects.filter(pk=entry.pk, version=version).update(
        **said, version=F("version") + 1
    )
    if not changed:
        raise saved_meanwhile(version)
    entry.refresh_from_db()
    return entry


@guarded(Permission.CHANGE_BANK, on="entry")
def take_out_of_bank(*, entry: OwnTarget, by: User) -> None:
    """Offer an entry no longer. It can be put back."""
    if entry.taken_out_at is None:
        entry.taken_out_at = timezone.now()
        entry.save(update_fields=["taken_out_at"])


@guarded(Permission.CHANGE_BANK, on="entry")
def put_back_in_bank(*, entry: OwnTarget, by: User) -> None:
    """Offer an entry again that was taken out."""
    if entry.taken_out_at is not None:
        entry.taken_out_at = None
        entry.save(update_fields=["taken_out_at"])
