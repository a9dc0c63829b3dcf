"""Handing out everything that is held about one child."""

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.home.everything import Everything, everything_about
from openiep.people.models import LookWithReason, Pupil
from openiep.rules import refuse


@guarded(Permission.EXPORT_CHILD, on="pupil")
def export_child(*, pupil: Pupil, why: str, by: User) -> Everything:
    """Read the whole record, and write down who took it out and for what.

    Raises `Refused("say_why")` without a reason.
    """
    if not why.strip():
        raise refuse("say_why", field="why")
    LookWithReason.objects.create(
        school_id=pupil.school_id,
        pupil=pupil,
        user=by,
        reason=why.strip(),
        day=pupil.school.today(),
    )
    return everything_about(pupil, by)
