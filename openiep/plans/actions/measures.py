"""The school's own ways of measuring: added, changed, taken out and put back."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import School
from openiep.plans.models import OwnMeasure
from openiep.plans.rules.conflict import saved_meanwhile
from openiep.plans.rules.measures import check_measure, tidy_measure


@guarded(Permission.CHANGE_BANK, on="school")
def add_own_measure(*, school: School, values: Mapping[str, Any], by: User) -> OwnMeasure:
    """Add a way of measuring of the school's own. Raises `Refused` as `check_measure` names."""
    said = tidy_measure(values)
    check_measure(said)
    return OwnMeasure.objects.create(school=school, added_by=by, **said)


@guarded(Permission.CHANGE_BANK, on="own_measure")
def change_own_measure(
    *, own_measure: OwnMeasure, values: Mapping[str, Any], version: int, by: User
) -> OwnMeasure:
    """Change one that was read at `version`. Targets that took it over stay as they are.

    Raises `Refused`: `saved_meanwhile`, and what `check_measure` names.
    """
    said = tidy_measure(values)
    check_measure(said)
    changed = OwnMeasure.objects.filter(pk=own_measure.pk, version=version).update(
        **said, version=F("version") + 1
    )
    if not changed:
        raise saved_meanwhile(version)
    own_measure.refresh_from_db()
    return own_measure


@guarded(Permission.CHANGE_BANK, on="own_measure")
def take_out_own_measure(*, own_measure: OwnMeasure, by: User) -> None:
    """Offer it no longer. Targets that use it go on; it can be put back."""
    if own_measure.taken_out_at is None:
        own_measure.taken_out_at = timezone.now()
        own_measure.save(update_fields=["taken_out_at"])


@guarded(Permission.CHANGE_BANK, on="own_measure")
def put_back_own_measure(*, own_measure: OwnMeasure, by: User) -> None:
    """Offer again what was taken out."""
    if own_measure.taken_out_at is not None:
        own_measure.taken_out_at = None
        own_measure.save(update_fields=["taken_out_at"])
