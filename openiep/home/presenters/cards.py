"""The cards of the children somebody works with: a name, up to two targets, nothing that labels."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openiep.access.models import User
from openiep.home.caseload import Line
from openiep.monitoring.presenters.values import short_of
from openiep.plans.models import TargetWording

ON_A_CARD = 2


@dataclass(frozen=True)
class Card:
    """One child on the page of the day."""

    pupil_id: UUID
    name: str
    targets: list[str]
    more: int


def cards_for(lines: Sequence[Line], user: User) -> list[Card]:
    """A card for each child with a plan in force; one query."""
    plans = [line.plan.pk for line in lines if line.plan]
    rows: dict[UUID, list[str]] = defaultdict(list)
    seen = TargetWording.objects.visible_to(user)
    for row in seen.filter(plan__in=plans, taken_out_at__isnull=True):
        rows[row.pupil_id].append(short_of(row))
    return [
        Card(
            line.pupil.pk,
            line.pupil.full_name,
            rows[line.pupil.pk][:ON_A_CARD],
            max(0, len(rows[line.pupil.pk]) - ON_A_CARD),
        )
        for line in lines
    ]
