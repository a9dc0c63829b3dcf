"""The arrangements that hold now, as they were agreed last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from openiep.plans.models import Plan, PlanVersion, Provision
from openiep.plans.models.content import row_content
from openiep.plans.rules.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from openiep.access.models import User
    from openiep.people.models import Pupil, School

Agreed = dict["UUID", dict[str, "Mapping[str, Any]"]]  # by plan, by the arrangement's id


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One arrangement of a plan in force; `words` as everybody agreed them last, as plain values.

    `since` is the day since when the plan was in force, `review_due` the agreed day of its review.
    """

    id: UUID
    pupil: Pupil
    words: Mapping[str, Any]
    since: date | None = None
    review_due: date | None = None

    @property
    def name(self) -> str:
        """The programme, or what is done."""
        return str(self.words["programme"] or self.words["activities"] or "").strip()

    @property
    def is_for_a_group(self) -> bool:
        """True where it is planned for more than one child at a time."""
        return int(self.words["group_size"] or 0) > 1


def arrangements_now(
    school: School, user: User, pupils: Iterable[UUID], *, days: tuple[date, date] | None = None
) -> list[Arrangement]:
    """What is arranged now for these children, of plans in force that the user may see.

    With `days` (the first and the last) what holds on any of them instead of today. One query;
    one more where a plan is being changed, whose last version then counts.
    """
    rows = list(
        Provision.objects.filter(
            models.Q(taken_out_at__isnull=True) | ~models.Q(plan__changing=""),
            school=school,
            pupil__in=list(pupils),
            plan__in=Plan.objects.visible_to(user).in_force(),
        )
        .select_related("pupil", "plan")
        .order_by("pupil__family_name", "pupil__known_as", "pupil_id", "position", "made_at")
    )
    agreed = _agreed({row.plan_id for row in rows if row.plan.changing})
    first, last = days or (school.today(), school.today())
    return [
        Arrangement(row.pk, row.pupil, words, row.plan.in_force_on, row.plan.review_due)
        for row in rows
        if (words := _words(row, agreed)) is not None and _holds(words, first, last)
    ]


def _agreed(plans: Iterable[UUID]) -> Agreed:
    wanted, found = list(plans), Agreed()
    if wanted:
        for version in PlanVersion.objects.filter(plan__in=wanted).order_by("number"):
            rows = version.content["parts"]["arrangements"].get("items", ())
            found[version.plan_id] = {row["id"]: row for row in rows}
    return found


def _words(row: Provision, agreed: Agreed) -> Mapping[str, Any] | None:
    if row.plan.changing:
        return agreed.get(row.plan_id, {}).get(str(row.pk))
    return row_content("arrangements", row)


def _holds(words: Mapping[str, Any], first: date, last: date) -> bool:
    starts, ends = words["starts_on"], words["ends_on"]
    has_begun = not starts or starts <= last.isoformat()
    return has_begun and (not ends or ends >= first.isoformat())


def since_of(provision: Provision) -> date | None:
    """The day since when the arrangement's plan was in force."""
    return provision.plan.in_force_on


def holds_now(provision: Provision) -> bool:
    """True while the plan is in force and the arrangement stands in it as it was agreed."""
    if provision.plan.status != Status.IN_FORCE:
        return False
    if provision.plan.changing:
        return str(provision.pk) in _agreed([provision.plan_id]).get(provision.plan_id, {})
    return provision.taken_out_at is None
