"""A week is typed in at once: every box of it is kept, or none."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.classroom.actions.sessions import record_session
from openiep.classroom.models.week import Kept, kept_in
from openiep.classroom.rules.week import Came, Filled, id_of_box
from openiep.monitoring.actions import record_measurement, record_observation
from openiep.people.models import School
from openiep.plans.models import Provision, Target
from openiep.rules import Reason, Refused, refuse


@guarded(Permission.RECORD_MEASUREMENT, on="school")
def record_week(
    *,
    school: School,
    filled: Iterable[Filled],
    targets: Mapping[UUID, Target],
    provisions: Mapping[UUID, Provision],
    form_id: UUID,
    by: User,
) -> int:
    """Keep what was written into these boxes, or nothing of it; how many boxes there were.

    `targets` and `provisions` are those that the boxes are about. Each id is made from the form's,
    so that a form that is sent twice is stored once. Raises `Refused` with every reason on its
    box: `recorded_meanwhile`, and what recording each alone refuses.
    """
    listed = list(filled)
    days = {one.box.day for one in listed}
    kept = kept_in(by, days, list(targets), list(provisions))
    reasons: list[Reason] = []
    for one in listed:
        try:
            _check_is_free(one, kept, form_id)
            _record(one, targets, provisions, id_of_box(form_id, one.box), by)
        except Refused as refused:
            reasons += [replace(reason, field=one.box.name) for reason in refused.reasons]
    if reasons:
        raise Refused(reasons)
    return len(listed)


def _check_is_free(one: Filled, kept: Kept, form_id: UUID) -> None:
    """Refused where somebody has recorded that day in the meantime: theirs is not written over."""
    held = kept.at(one.box)
    mine = id_of_box(form_id, one.box)
    if held and mine not in {other.pk for other in held}:
        name = getattr(held[0], "seen_by_name", None) or ""
        raise refuse("recorded_meanwhile", name=name)


def _record(
    one: Filled,
    targets: Mapping[UUID, Target],
    provisions: Mapping[UUID, Provision],
    id: UUID,
    by: User,
) -> None:
    """Keep one box through the door of its kind."""
    box, said = one.box, one.said
    if isinstance(said, Came):
        record_session(
            provision=provisions[box.about], outcome=said.outcome, why=said.why,
            day=box.day, id=id, by=by,
        )  # fmt: skip
    elif isinstance(said, Decimal):
        record_measurement(target=targets[box.about], value=said, day=box.day, id=id, by=by)
    else:
        record_observation(target=targets[box.about], words=said, day=box.day, id=id, by=by)
