"""Starting a plan."""

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Pupil
from openiep.plans.models import Plan, PlanPart
from openiep.plans.rules.content import EMPTY, PART_KEYS
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
