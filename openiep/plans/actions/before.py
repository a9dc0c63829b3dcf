"""Help before a plan: written down, ended with how it went, and made into a plan."""

from datetime import date
from typing import Any

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Pupil
from openiep.people.saving import save_if_unchanged
from openiep.plans.actions.writing.starting import start_plan
from openiep.plans.models import HelpBefore, Plan, PlanPart
from openiep.plans.rules.before import Outcome, carried, check_help_before, check_outcome
from openiep.rules import refuse


@guarded(Permission.ADD_HELP_BEFORE, on="pupil")
def add_help_before(*, pupil: Pupil, values: dict[str, Any], by: User) -> HelpBefore:
    """A concern with what is tried, from a day to a day.

    Refused: `ends_before_it_starts`, `say_why_not_told`, `told_when`.
    """
    check_help_before(values)
    return HelpBefore.objects.create(
        school_id=pupil.school_id, pupil=pupil, written_by=by, **values
    )


@guarded(Permission.ADD_HELP_BEFORE, on="help_before")
def change_help_before(
    *, help_before: HelpBefore, values: dict[str, Any], version: int, by: User
) -> HelpBefore:
    """What was written of it. Refused also with `saved_meanwhile`, and `over_already` once ended."""
    _check_open(help_before)
    check_help_before(values)
    save_if_unchanged(help_before, version=version, **values)
    return help_before


@guarded(Permission.ADD_HELP_BEFORE, on="help_before")
def end_help_before(
    *,
    help_before: HelpBefore,
    outcome: str,
    result: str,
    further: date | None,
    version: int,
    by: User,
) -> HelpBefore:
    """Say how it went: it was enough, it goes on to a `further` day, or a plan is wanted.

    Refused: `over_already`, `until_when`, `saved_meanwhile`.
    """
    _check_open(help_before)
    check_outcome(outcome=outcome, ends_on=help_before.ends_on, further=further)
    if outcome == Outcome.GO_ON:
        words = "\n\n".join(text for text in (help_before.result, result.strip()) if text)
        save_if_unchanged(help_before, version=version, result=words, ends_on=further)
        return help_before
    today = help_before.pupil.school.today()
    words = "\n\n".join(text for text in (help_before.result, result.strip()) if text)
    save_if_unchanged(help_before, version=version, outcome=outcome, result=words, ended_on=today)
    return help_before


@guarded(Permission.START_PLAN, on="help_before")
def begin_plan_from_help(*, help_before: HelpBefore, by: User) -> Plan:
    """Start a draft with the words of the concern, of what was tried and of how it went.

    Refused: `plan_already` where it became one, `one_draft_already`.
    """
    if help_before.plan_id:
        raise refuse("plan_already", plan=help_before.plan_id)
    plan = start_plan(pupil=help_before.pupil, by=by)
    words = carried(help_before.concern, help_before.help, help_before.result)
    PlanPart.objects.filter(plan=plan, key="needs").update(content=words)
    help_before.plan = plan
    if not help_before.outcome:
        help_before.outcome, help_before.ended_on = Outcome.PLAN, plan.school.today()
    help_before.version += 1
    help_before.save(update_fields=["plan", "outcome", "ended_on", "version"])
    return plan


def _check_open(help_before: HelpBefore) -> None:
    if help_before.outcome:
        raise refuse("over_already")
