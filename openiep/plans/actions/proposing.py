"""Putting a plan before everybody, taking it back, and giving it up."""

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.models import Answer, Plan, PlanVersion
from openiep.plans.models.agreement import current_version
from openiep.plans.models.asked import asked_of
from openiep.plans.models.content import plan_content
from openiep.plans.rules.changes import changes_between
from openiep.plans.rules.content import missing_to_propose
from openiep.plans.rules.status import Status, VersionKind, check_move
from openiep.rules import Refused, because, refuse


@guarded(Permission.PROPOSE_PLAN, on="plan")
def propose_plan(*, plan: Plan, by: User, why: str = "") -> PlanVersion:
    """Freeze the plan as a version and put it before everybody who is asked.

    When nothing was changed since it was last proposed, the answers to it stand. Raises `Refused`:
    `cannot_become`, `no_target`, `no_review_day`.
    """
    check_move(plan.status, Status.PROPOSED)
    content = plan_content(plan)
    if missing := missing_to_propose(content):
        raise Refused([because(code) for code in missing])
    before = current_version(plan)
    same = before is not None and not changes_between(before.content, content)
    version = PlanVersion.freeze(
        plan,
        content,
        kind=VersionKind.PROPOSAL,
        by=by,
        why=why or plan.changing_why,
        asks_lines=before.asks_lines if before and same else None,
    )
    if before and same:
        Answer.objects.filter(version=before).standing_now().carry_to(version, asked=asked_of(plan))
    plan.status, plan.changing_why = Status.PROPOSED, ""
    plan.save(update_fields=["status", "changing_why"])
    return version


@guarded(Permission.PROPOSE_PLAN, on="plan")
def take_back_proposal(*, plan: Plan, by: User, why: str) -> None:
    """Make a proposed plan a draft again, to write on. Its version and the answers to it stay.

    Raises `Refused`: `cannot_become`, `say_why`.
    """
    check_move(plan.status, Status.DRAFT)
    _check_why(why)
    plan.status, plan.changing_why = Status.DRAFT, why
    plan.save(update_fields=["status", "changing_why"])


@guarded(Permission.WITHDRAW_PLAN, on="plan")
def withdraw_plan(*, plan: Plan, by: User, why: str) -> None:
    """Give up a plan that never came into force. It stays readable.

    Raises `Refused`: `cannot_become`, `say_why`.
    """
    check_move(plan.status, Status.WITHDRAWN)
    _check_why(why)
    plan.status, plan.closing_words, plan.closed_on = Status.WITHDRAWN, why, plan.school.today()
    plan.save(update_fields=["status", "closing_words", "closed_on"])


def _check_why(why: str) -> None:
    if not why.strip():
        raise refuse("say_why", field="why")
