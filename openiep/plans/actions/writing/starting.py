"""Starting a plan."""

from collections.abc import Iterable

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Pupil, School
from openiep.plans.models import Plan, PlanPart
from openiep.plans.rules.content import EMPTY, PART_KEYS
from openiep.plans.rules.status import Status
from openiep.rules import refuse


@guarded(Permission.START_PLAN, on="pupil")
def start_plan(*, pupil: Pupil, by: User, plan_type: str = "england_iep") -> Plan:
    """Start a draft with all its parts still to write.

    Raises `Refused("one_draft_already")` with the `plan` that is a draft or waits for answers.
    """
    draft = Plan.objects.being_written().filter(pupil=pupil, plan_type=plan_type).first()
    if draft is not None:
        raise refuse("one_draft_already", plan=draft.pk)
    plan = Plan.objects.create(
        school_id=pupil.school_id, pupil=pupil, plan_type=plan_type, started_by=by
    )
    PlanPart.objects.bulk_create(
        PlanPart(school_id=pupil.school_id, pupil=pupil, plan=plan, key=key, content=EMPTY[key])
        for key in PART_KEYS
    )
    return plan


@guarded(Permission.START_PLAN, on="school")
def start_plans(*, school: School, pupils: Iterable[Pupil], by: User) -> list[Plan]:
    """Start a draft for each of these children who has no plan; who has one keeps it alone.

    The right is asked again for each child.
    """
    wanted = {pupil.pk: pupil for pupil in pupils}
    living = Plan.objects.filter(
        pupil__in=wanted, status__in=[Status.DRAFT, Status.PROPOSED, Status.IN_FORCE]
    )
    has_one = set(living.values_list("pupil", flat=True))
    return [start_plan(pupil=one, by=by) for key, one in wanted.items() if key not in has_one]
