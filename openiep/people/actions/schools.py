"""A child goes to a second school, or no longer does."""

from datetime import timedelta
from typing import Any

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import OtherSchool, Pupil


@guarded(Permission.CHANGE_CHILD, on="pupil")
def add_other_school(*, pupil: Pupil, values: dict[str, Any], by: User) -> OtherSchool:
    """Another school or setting to which the child goes too, from today."""
    return OtherSchool.objects.create(
        school=pupil.school, pupil=pupil, starts_on=pupil.school.today(), **values
    )


@guarded(Permission.CHANGE_CHILD, on="other_school")
def end_other_school(*, other_school: OtherSchool, by: User) -> None:
    """From today the child no longer goes there; what was is kept."""
    if other_school.ends_on is None:
        other_school.ends_on = other_school.school.today() - timedelta(days=1)
        other_school.save(update_fields=["ends_on"])
