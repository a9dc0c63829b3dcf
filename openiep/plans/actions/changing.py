"""Changing a plan that is in force, in one of three kinds with three different consequences."""

from datetime import date

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.models import Answer, Plan, PlanVersion, Target
from openiep.plans.models.agreement import current_version
from openiep.plans.models.asked import asked_of
from openiep.plans.models.content import plan_content
from openiep.plans.models.restoring import put_rows_back
from openiep.plans.rules.changes import Change, changes_between, check_kind, lines_to_ask_again
from openiep.plans.rules.content import Content, missing_to_propose
from openiep.plans.rules.force import check_review_day
from openiep.plans.rules.rows import begins_new_series
from openiep.plans.rules.status import ChangeKind, Status, VersionKind
from openiep.rules import Refused, because, refuse


@guarded(Permission.CHANGE_PLAN, on="plan")
def begin_change(*, plan: Plan, kind: ChangeKind, why: str, by: User) -> None:
    """Open the parts of a plan in force for a change. What was agreed stays readable and counts.

    Raises `Refused`: `not_in_force`, `change_begun_already`, `say_why` (for a spelling nobody has
    to say why).
    """
    if plan.status != Status.IN_FORCE:
        raise refuse("not_in_force", status=plan.status)
    if plan.changing:
        raise refuse("change_begun_already", kind=plan.changing)
    if not why.strip() and kind is not ChangeKind.CORRECTION:
        raise refuse("say_why", field="why")
    _set(plan, kind.value, why.strip())


@guarded(Permission.CHANGE_PLAN, on="plan")
def switch_change(*, plan: Plan, kind: ChangeKind, why: str = "", by: User) -> None:
    """Go on with the change that was begun, as another kind. What was written stays.

    Raises `Refused("no_change_begun")`.
    """
    _check_begun(plan)
    _set(plan, kind.value, why.strip() or plan.changing_why)


@guarded(Permission.CHANGE_PLAN, on="plan")
def finish_change(*, plan: Plan, by: User) -> PlanVersion:
    """Make what was changed a new version. Answers are carried over and marked as carried.

    After a change of what was agreed, the lines that it touches are asked again. Raises `Refused`:
    `no_change_begun`, `nothing_changed`, `takes_another_kind` (the change is bigger than its
    button), `no_target`, `no_review_day`, `review_before_plan`, `say_why`.
    """
    _check_begun(plan)
    before, content = _version(plan), plan_content(plan)
    kind = ChangeKind(plan.changing)
    changes = changes_between(before.content, content)
    _check_change(plan, kind, content, changes)
    lines = lines_to_ask_again(kind, changes)
    version = PlanVersion.freeze(
        plan,
        content,
        kind=VersionKind(kind.value),
        by=by,
        why=plan.changing_why,
        asks_lines={**before.asks_lines, **dict.fromkeys(lines, before.number + 1)},
    )
    answers = Answer.objects.filter(version=before).standing_now()
    answers.carry_to(version, asked=asked_of(plan), but_lines=lines)
    _begin_new_series(before.content, content)
    plan.review_due = date.fromisoformat(content["parts"]["review"]["content"]["day"])
    plan.save(update_fields=["review_due"])
    _set(plan, "", "")
    return version


@guarded(Permission.CHANGE_PLAN, on="plan")
def give_up_change(*, plan: Plan, by: User) -> None:
    """Put every row back to what is in force, word for word. Raises `Refused("no_change_begun")`."""
    _check_begun(plan)
    put_rows_back(plan, _version(plan).content, by=by)
    _set(plan, "", "")


def _set(plan: Plan, changing: str, why: str) -> None:
    plan.changing, plan.changing_why = changing, why
    plan.save(update_fields=["changing", "changing_why"])


def _check_begun(plan: Plan) -> None:
    if not plan.changing:
        raise refuse("no_change_begun")


def _version(plan: Plan) -> PlanVersion:
    version = current_version(plan)
    if version is None:  # a plan in force always has one
        raise refuse("not_in_force", status=plan.status)
    return version


def _check_change(plan: Plan, kind: ChangeKind, content: Content, changes: list[Change]) -> None:
    check_kind(kind, changes)
    if missing := missing_to_propose(content):
        raise Refused([because(code) for code in missing])
    if plan.in_force_on:
        day = date.fromisoformat(content["parts"]["review"]["content"]["day"])
        check_review_day(day, plan.in_force_on)
    if kind is not ChangeKind.CORRECTION and not plan.changing_why:
        raise refuse("say_why", field="why")


def _begin_new_series(old: Content, new: Content) -> None:
    """Readings of a target that is now measured otherwise cannot be laid beside the earlier ones."""
    before = {row["id"]: row for row in old["parts"]["targets"]["items"]}
    changed = [
        row["id"]
        for row in new["parts"]["targets"]["items"]
        if row["id"] in before and begins_new_series(before[row["id"]], row)
    ]
    for target in Target.objects.filter(pk__in=changed).select_for_update():
        target.series += 1
        target.save(update_fields=["series"])
