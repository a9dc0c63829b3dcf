"""What every act of writing begins and ends with."""

from django.db.models import F
from django.utils import timezone

from openiep.access.models import User
from openiep.plans.models import Plan, PlanPart
from openiep.plans.rules.content import EMPTY
from openiep.rules import refuse


def plan_to_write(plan: Plan) -> Plan:
    """The plan, locked and read afresh, so that nobody proposes or closes it meanwhile.

    Raises `Refused("not_being_written")` with its `status`.
    """
    now = Plan._base_manager.select_for_update(of=("self",)).get(pk=plan.pk)
    check_being_written(now)
    return now


def check_being_written(plan: Plan) -> None:
    """Raise `Refused("not_being_written")` with its `status`, for a plan that the door has locked."""
    if not plan.can_be_written:
        raise refuse("not_being_written", status=plan.status)


def part_of(plan: Plan, key: str) -> PlanPart:
    """The part with this key; one that was never written begins empty."""
    part, _is_new = PlanPart.objects.get_or_create(
        plan=plan,
        key=key,
        defaults={
            "school_id": plan.school_id,
            "pupil_id": plan.pupil_id,
            "content": EMPTY[key],
        },
    )
    return part


def note_writing(plan: Plan, key: str, by: User, **also: object) -> None:
    """Note on the part who wrote in it last, and when."""
    part = part_of(plan, key)
    PlanPart.objects.filter(pk=part.pk).update(
        changed_by=by, changed_at=timezone.now(), version=F("version") + 1, **also
    )
