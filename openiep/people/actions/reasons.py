"""Opening a record with a reason."""

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import LookWithReason, Pupil
from openiep.rules import refuse


@guarded(Permission.OPEN_WITH_REASON, on="pupil")
def open_with_reason(*, pupil: Pupil, reason: str, by: User) -> LookWithReason:
    """Open a child's record for the rest of the day. Refused without a reason (`say_why`)."""
    if not reason.strip():
        raise refuse("say_why", field="reason")
    return LookWithReason.objects.create(
        school=pupil.school, pupil=pupil, user=by, reason=reason.strip(), day=pupil.school.today()
    )
