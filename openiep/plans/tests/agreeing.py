"""Plans on their way to being agreed, made through the actions, for tests."""

from datetime import timedelta

from openiep.people.models import Person
from openiep.plans.actions.agreeing import agree_plan
from openiep.plans.actions.changing import begin_change, finish_change
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.actions.writing import save_target
from openiep.plans.models import Plan, PlanVersion, TargetWording
from openiep.plans.models.agreement import agreement_of
from openiep.plans.rules.agreement import AnswerCode, Party, Way
from openiep.plans.tests.factories import written_plan


def fresh(plan: Plan) -> Plan:
    """The plan as it is now."""
    return Plan.objects.get(pk=plan.pk)


def proposed_plan(pupil, *, by) -> Plan:
    """A plan that waits for answers."""
    plan = written_plan(pupil, by=by)
    propose_plan(plan=plan, by=by)
    return fresh(plan)


def version_of(plan: Plan) -> PlanVersion:
    """The version that counts."""
    return PlanVersion.objects.filter(plan=plan).newest_first().first()


def person_of(user) -> Person:
    """The person as whom a user is known to the school."""
    return Person.objects.get(user=user)


def answer(plan, answer=AnswerCode.AGREE, *, by, party=Party.FAMILY, person=None, **more):
    """Take down an answer of today."""
    today = plan.school.today()
    asked = {"day": today, "way": Way.ON_PAPER, "version": version_of(plan), **more}
    return agree_plan(party=party, person=person, answer=answer, by=by, **asked)


def agreed_plan(pupil, mother, *, by) -> Plan:
    """A proposed plan to which the school, the mother and the child have agreed."""
    plan = proposed_plan(pupil, by=by)
    answer(plan, by=by, party=Party.SCHOOL, person=person_of(by))
    answer(plan, by=by, person=mother.person)
    answer(plan, by=by, party=Party.CHILD)
    return plan


def plan_in_force(pupil, mother, *, by) -> Plan:
    """A plan that was agreed by all and is taught by."""
    plan = agreed_plan(pupil, mother, by=by)
    put_in_force(plan=plan, by=by, on=plan.school.today())
    return fresh(plan)


def target_of(plan: Plan) -> TargetWording:
    """The plan's first target."""
    return TargetWording.objects.filter(plan=plan).first()


def change_target(plan: Plan, *, by, **values) -> TargetWording:
    """Save the first target as somebody who has just read it."""
    wording = target_of(plan)
    return save_target(wording=wording, values=values, version=wording.version, by=by)


def changed(plan: Plan, kind, *, by, why="It was too easy", **values) -> PlanVersion:
    """Change the first target of a plan in force and finish the change."""
    begin_change(plan=plan, kind=kind, why=why, by=by)
    change_target(plan, by=by, **values)
    return finish_change(plan=fresh(plan), by=by)


def overall_of(plan: Plan) -> str:
    """Where the plan stands now."""
    return agreement_of(fresh(plan)).overall.value


def tomorrow(plan: Plan):
    """The day after today at the plan's school."""
    return plan.school.today() + timedelta(days=1)
