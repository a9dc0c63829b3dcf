"""Proposes the plans of the stories, takes down the answers, puts in force, changes, withdraws."""

from typing import Any

from openiep.home.demo.reading import Story
from openiep.home.demo.told import Told
from openiep.home.demo.writing import save_part, target_values
from openiep.plans.actions import writing
from openiep.plans.actions.agreeing import agree_plan
from openiep.plans.actions.changing import begin_change, finish_change
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan, take_back_proposal, withdraw_plan
from openiep.plans.models import PlanPart, PlanVersion, Provision, TargetWording
from openiep.plans.rules.agreement import AnswerCode, Party, Way
from openiep.plans.rules.status import ChangeKind


def propose(told: Told, plan: Story) -> None:
    """Put the plan before everybody."""
    propose_plan(plan=told.plan, by=told.writer(plan))


def take_down(told: Told, plan: Story, answer: Story) -> None:
    """Take down one answer, by the class teacher unless the story says otherwise."""
    version = PlanVersion.objects.filter(plan=told.plan_id).newest_first()[0]
    who, by = answer["who"], told.company.users[answer["by"]] if "by" in answer else told.teacher
    party = Party(who) if who in set(Party) else Party.FAMILY
    person = None if party is Party.CHILD else told.adult(_name(told, plan, who))
    line = f"target:{told.targets[answer['target']]}" if "target" in answer else ""
    agree_plan(
        version=version, party=party, person=person, answer=AnswerCode(answer["says"]),
        day=told.day(answer["ago"]), way=Way(answer.get("way", "on_paper")), by=by, line=line,
        words=answer.get("words", ""), shown=answer.get("shown", ""),
        seen_by=told.adult(answer["seen_by"]) if "seen_by" in answer else None,
    )  # fmt: skip


def _name(told: Told, plan: Story, who: str) -> str:
    """The school answers through whoever wrote the plan."""
    if who != Party.SCHOOL:
        return who
    key = plan.get("by") or told.company.teacher(told.class_name)
    return told.company.persons[key].called


def bring_into_force(told: Told, plan: Story) -> None:
    """Begin to teach by the plan. Only the SENCo may."""
    said = plan["in_force"]
    put_in_force(plan=told.plan, by=told.senco, on=told.day(said["ago"]), why=said.get("why", ""))


def withdraw(told: Told, plan: Story) -> None:
    """Give a proposed plan up, saying why."""
    withdraw_plan(plan=told.plan, by=told.senco, why=plan["withdrawn"]["why"])


def take_back(told: Told, plan: Story) -> None:
    """Take a proposal back to write in it."""
    take_back_proposal(plan=told.plan, by=told.writer(plan), why=plan["taken_back"]["why"])


def change(told: Told, plan: Story) -> None:
    """Change a plan in force, as one of the three kinds of change."""
    said, by = plan["change"], told.writer(plan)
    kind = ChangeKind(said["kind"])
    begin_change(plan=told.plan, kind=kind, why=said.get("why", ""), by=by)
    if "target" in said:
        _change_target(told, plan, said)
    if "arrangement" in said:
        row = Provision.objects.filter(plan=told.plan_id, taken_out_at=None)[said["arrangement"]]
        values: dict[str, Any] = said["values"]
        writing.save_arrangement(arrangement=row, values=values, version=row.version, by=by)
    if "part" in said:
        part = PlanPart.objects.get(plan=told.plan_id, key=said["part"])
        save_part(told, plan, said["part"], {**part.content, **said["values"]})
    finish_change(plan=told.plan, by=by)


def _change_target(told: Told, plan: Story, said: Story) -> None:
    target = told.targets[said["target"]]
    wording = TargetWording.objects.get(plan=told.plan_id, target=target, taken_out_at=None)
    values = target_values(told, plan, said["values"])
    values["due_on"] = wording.due_on
    writing.save_target(
        wording=wording, values=values, version=wording.version, by=told.writer(plan)
    )
