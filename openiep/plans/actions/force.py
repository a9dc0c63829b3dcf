"""Bringing a plan into force."""

from datetime import date

from django.db import IntegrityError, transaction

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.models import Plan
from openiep.plans.models.agreement import agreement_of
from openiep.plans.rules.force import check_in_force
from openiep.plans.rules.status import Status, check_move
from openiep.rules import refuse


@guarded(Permission.PUT_IN_FORCE, on="plan")
def put_in_force(*, plan: Plan, by: User, on: date, why: str = "") -> None:
    """Teach by this plan from this day on, also with answers open or against when it is said why.

    Raises `Refused`: `cannot_become`, `another_in_force` with its `plan`, and what
    `rules.force.check_in_force` names.
    """
    check_move(plan.status, Status.IN_FORCE)
    other = Plan.objects.in_force().filter(pupil=plan.pupil_id, plan_type=plan.plan_type).first()
    if other is not None:
        raise refuse("another_in_force", plan=other.pk)
    agreement = agreement_of(plan)
    if agreement is None:
        raise refuse("cannot_become", now=plan.status, to=Status.IN_FORCE.value)
    review_day = date.fromisoformat(agreement.version.content["parts"]["review"]["content"]["day"])
    check_in_force(
        on=on, review_day=review_day, today=plan.school.today(), stands=agreement.overall, why=why
    )
    plan.status, plan.in_force_on = Status.IN_FORCE, on
    plan.in_force_why, plan.review_due = why.strip(), review_day
    try:
        with transaction.atomic():
            plan.save(update_fields=["status", "in_force_on", "in_force_why", "review_due"])
    except IntegrityError:  # somebody was quicker with another plan of this child
        raise refuse("another_in_force") from None
