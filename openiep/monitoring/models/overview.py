"""What a picture in a list depends on, fetched for many plans with one query."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models

from openiep.monitoring.models.agreed import stands_in_force
from openiep.monitoring.models.readings import Measurement
from openiep.plans.models import TargetWording

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from openiep.plans.models import Plan

# All of a wording that its course is worked out from; a test changes each and looks.
DECIDES = (
    "target__series", "who", "will_do", "measure", "unit", "direction", "scale_from", "scale_to", "levels",
    "step",
    "baseline_value", "baseline_on", "aim_value", "due_on",
)  # fmt: skip
Sign = tuple[Any, ...]


def signs_of(plans: Collection[UUID]) -> dict[UUID, list[tuple[UUID, Sign]]]:
    """For each plan its targets in order, each with a sign that is new as soon as anything is.

    The sign holds all of the wording that counts, and of the readings how many there are, how many
    were taken back, when the last was made, and their sum. Readings are only ever added or taken
    back: a correction is a new one.
    """
    signs: dict[UUID, list[tuple[UUID, Sign]]] = {plan: [] for plan in plans}
    found = _rows().filter(plan__in=plans)
    for plan_id, target_id, *sign in found:
        signs[plan_id].append((target_id, tuple(sign)))
    return signs


@cache
def _rows() -> models.QuerySet[Any, Any]:
    """The query, built once and narrowed for each list."""
    stands = models.Q(taken_out_at__isnull=True) | ~models.Q(plan__changing="")
    rows = TargetWording.objects.filter(stands).annotate(
        kept=models.Count("target__measurements"),
        taken_back=models.Count("target__measurements__taken_back_at"),
        newest=models.Max("target__measurements__made_at"),
        sum=models.Sum("target__measurements__value"),
    )
    listed: models.QuerySet[Any, Any] = rows.order_by("position", "made_at", "id").values_list(
        "plan_id", "target_id", *DECIDES, "kept", "taken_back", "newest", "sum"
    )
    return listed


def courses_of(
    plans: Collection[Plan], targets: Collection[UUID]
) -> list[tuple[TargetWording, list[Measurement]]]:
    """These targets of plans in force as they were agreed, each with all that was ever measured."""
    by_id = {plan.pk: plan for plan in plans}
    rows = TargetWording.objects.filter(plan__in=by_id, target__in=targets)
    listed = list(rows.select_related("target").order_by("position", "made_at", "id"))
    for row in listed:
        row.plan = by_id[row.plan_id]
    standing = stands_in_force(listed)
    found: dict[UUID, list[Measurement]] = {row.target_id: [] for row in standing}
    for one in Measurement.objects.of(found):
        found[one.target_id].append(one)
    return [(row, found[row.target_id]) for row in standing]
