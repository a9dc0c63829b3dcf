"""When the support of a plan changed: help that began, ended or changed while it was in force."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils import timezone

from openiep.monitoring.rules.chart_data import Phase
from openiep.monitoring.rules.support import Agreed, helps_of, phases_of
from openiep.plans.models import PlanVersion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from openiep.plans.models import Plan


def changes_of_support(plans: Iterable[Plan], until: date) -> dict[UUID, list[Phase]]:
    """The days on which the help of each plan changed, with a word or two. One query.

    As it was agreed: what is only being written has no line yet.
    """
    wanted = {plan.pk: plan for plan in plans}
    agreed: defaultdict[UUID, list[Agreed]] = defaultdict(list)
    rows = PlanVersion.objects.filter(plan__in=wanted).order_by("number")
    told = rows.values_list("plan", "made_at", "content__parts__arrangements__items")
    for plan_id, made_at, items in told:
        agreed[plan_id].append(Agreed(timezone.localdate(made_at), items or ()))
    return {
        pk: phases_of(
            helps_of(agreed[pk]), plan.in_force_on, until, plan.closed_on or plan.review_due
        )
        for pk, plan in wanted.items()
    }
