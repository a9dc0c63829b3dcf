"""How a target reads now, whether it is in force, and which targets there are to record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.db import models

from openiep.monitoring.models.agreed import as_agreed, stands_in_force
from openiep.monitoring.models.readings import Measurement
from openiep.monitoring.rules.recording import Life, Scale, scale_of
from openiep.plans.models import Plan, Target, TargetWording
from openiep.plans.rules.levels import highest_of
from openiep.plans.rules.status import Status
from openiep.reference.measures import measures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from openiep.access.models import User
    from openiep.people.models import School

# Which wording counts where a target stands in several plans; the newest of each kind.
FIRST = (Status.IN_FORCE, Status.PROPOSED, Status.DRAFT, Status.CLOSED, Status.WITHDRAWN)


def wordings_now(
    targets: Iterable[UUID], *, seen_by: User | None = None
) -> dict[UUID, TargetWording]:
    """How each target reads now, with its plan; of the plans visible to a user, if one is given.

    Each with `since`: the first day on which any plan with this target was in force, or None.
    """
    found = _with_life().filter(target__in=list(targets))
    if seen_by is not None:
        found = found.visible_to(seen_by)
    rank = {status.value: place for place, status in enumerate(FIRST)}
    best: dict[UUID, TargetWording] = {}
    for row in sorted(found, key=lambda row: rank[row.plan.status]):
        best.setdefault(row.target_id, row)
    return {row.target_id: row for row in as_agreed(best.values())}


@cache
def _with_life() -> Any:
    """Wordings with their plan and `since`, built once: recording asks for them at every tap."""
    plans = Plan._base_manager.filter(
        targetwordings__target=models.OuterRef("target"), in_force_on__isnull=False
    )
    first = plans.order_by("in_force_on").values("in_force_on")[:1]
    rows = TargetWording.objects.select_related("plan").order_by("-made_at")
    return rows.annotate(since=models.Subquery(first))


def wording_now(target: Target, *, seen_by: User | None = None) -> TargetWording | None:
    """How the target reads now, with its plan; None where nothing of it may be seen."""
    return wordings_now([target.pk], seen_by=seen_by).get(target.pk)


def scale_of_wording(wording: TargetWording) -> Scale:
    """What a value for this target may be."""
    kind = measures().get(wording.measure)
    if kind is not None and kind.own_levels:
        return scale_of(kind, kind.low, highest_of(kind, wording.levels))
    return scale_of(kind, wording.scale_from, wording.scale_to, wording.step)


def life_of(wording: TargetWording) -> Life:
    """Where a target stands, by its wording in one plan as `wordings_now` gives it."""
    status = wording.plan.status
    is_written = wording.taken_out_at is None and status in {
        Status.DRAFT, Status.PROPOSED, Status.IN_FORCE,
    }  # fmt: skip
    return Life(
        in_force=status == Status.IN_FORCE and bool(stands_in_force([wording])),
        can_be_started=is_written,
        since=cast("Any", wording).since,
    )


def to_record(school: School, user: User) -> models.QuerySet[TargetWording]:
    """The targets in force of the children whom the user may see, child by child, each with
    `last_value` and `last_day` of its present series. Give them to `stands_in_force`.
    """
    standing = Measurement.objects.filter(
        target=models.OuterRef("target"),
        series=models.OuterRef("target__series"),
        is_baseline=False,
    ).standing_now()
    last = standing.newest_first()
    rows = (
        TargetWording.objects.filter(
            models.Q(taken_out_at__isnull=True) | ~models.Q(plan__changing=""),
            school=school,
            plan__in=Plan.objects.visible_to(user).in_force(),
        )
        .select_related("pupil", "target", "plan")
        .annotate(
            last_value=models.Subquery(last.values("value")[:1]),
            last_day=models.Subquery(last.values("day")[:1]),
        )
        .order_by("pupil__family_name", "pupil__known_as", "pupil_id", "position", "made_at", "id")
    )
    return cast("models.QuerySet[TargetWording]", rows)
