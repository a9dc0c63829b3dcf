"""When the support of a plan changed: help that began or ended while it was in force."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from openiep.monitoring.rules.chart_data import Phase
from openiep.monitoring.rules.support import Help, phases_of
from openiep.plans.models import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from openiep.plans.models import Plan


def changes_of_support(plans: Iterable[Plan], until: date) -> dict[UUID, list[Phase]]:
    """The days on which the help of each plan changed, with a word or two. One query."""
    wanted = {plan.pk: plan for plan in plans}
    helps: defaultdict[UUID, list[Help]] = defaultdict(list)
    rows = Provision.objects.filter(plan__in=wanted, taken_out_at__isnull=True)
    for row in rows.order_by("position", "made_at", "id"):
        words = row.programme or row.activities
        helps[row.plan_id].append(Help(words, row.starts_on, row.ends_on))
    return {pk: phases_of(helps[pk], plan.in_force_on, until) for pk, plan in wanted.items()}
