"""Reading a plan from before beside a draft, and taking in what a person accepts, one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.exchange.models import OldPlan
from openiep.exchange.old_plan_reading import proposals_of
from openiep.exchange.rules.old_plans.proposals import FIELDS
from openiep.letters.actions import keep_letter
from openiep.letters.models import Letter
from openiep.letters.rules.kinds import Cleaned
from openiep.letters.rules.word import Line
from openiep.people.models import Pupil
from openiep.plans.actions import writing
from openiep.plans.models import Plan, PlanPart
from openiep.plans.rules.content import EMPTY, LIST_PARTS
from openiep.rules import refuse

TAKEN, LEFT = "taken", "left"


@guarded(Permission.START_PLAN, on="pupil")
def read_old_plan(
    *, pupil: Pupil, lines: Sequence[Line], by: User, file: Cleaned | None = None, title: str = ""
) -> OldPlan:
    """Lay an old plan beside the child's draft; a draft is begun where there is none.

    Nothing of it is written into the plan. Its file, if it came as one, is kept as a letter called
    `title`. Raises `Refused`: `nothing_to_read`,
    `not_being_written` where a plan waits for answers.
    """
    if not lines:
        raise refuse("nothing_to_read", field="words")
    plan = Plan.objects.being_written().filter(pupil=pupil).first()
    if plan is None:
        plan = writing.start_plan(pupil=pupil, by=by)
    if not plan.can_be_written:
        raise refuse("not_being_written", status=plan.status)
    old_plan = OldPlan(
        school_id=pupil.school_id,
        pupil=pupil,
        plan=plan,
        lines=[list(astuple(line)) for line in lines],
        read_on=pupil.school.today(),
        read_by=by,
    )
    if file is not None:
        values = {
            "kind": Letter.Kind.OLD_PLAN,
            "title": title,
            "dated_on": old_plan.read_on,
            "audience": Letter.Audience.STAFF,
        }
        old_plan.letter = keep_letter(pupil=pupil, file=file, values=values, by=by)
    old_plan.save(force_insert=True)
    return old_plan


@guarded(Permission.WRITE_PLAN, on="old_plan")
def take_in_passage(
    *, old_plan: OldPlan, number: int, values: Mapping[str, Any], by: User
) -> OldPlan:
    """Write one passage into the draft, in the words that a person accepted or mended.

    `values` are by the field's name. Raises `Refused`: `no_such_passage`, `decided_already`,
    `nothing_to_take`, and what writing the part refuses.
    """
    part = _open_passage(old_plan, number)
    said = {name: value for name, value in values.items() if value not in ("", None)}
    if not part or not said:
        raise refuse("nothing_to_take")
    _write(old_plan, number, part, said, by)
    _decide(old_plan, number, TAKEN)
    return old_plan


@guarded(Permission.WRITE_PLAN, on="old_plan")
def leave_passage_out(*, old_plan: OldPlan, number: int, by: User) -> OldPlan:
    """Leave one passage out. Raises `Refused`: `no_such_passage`, `decided_already`."""
    _open_passage(old_plan, number)
    _decide(old_plan, number, LEFT)
    return old_plan


@guarded(Permission.WRITE_PLAN, on="old_plan")
def look_at_passage_again(*, old_plan: OldPlan, number: int, by: User) -> OldPlan:
    """Open a passage again that was left out. What was taken in is taken out in the plan itself."""
    if old_plan.decided.get(str(number)) == LEFT:
        del old_plan.decided[str(number)]
        old_plan.save(update_fields=["decided"])
    return old_plan


def _open_passage(old_plan: OldPlan, number: int) -> str:
    """The part that a passage may go to."""
    proposals = proposals_of(old_plan)
    if not 1 <= number <= len(proposals):
        raise refuse("no_such_passage")
    if str(number) in old_plan.decided:
        raise refuse("decided_already")
    return proposals[number - 1].part


def _decide(old_plan: OldPlan, number: int, how: str) -> None:
    old_plan.decided[str(number)] = how
    old_plan.save(update_fields=["decided"])


def _write(old_plan: OldPlan, number: int, part: str, said: dict[str, Any], by: User) -> None:
    plan, id = old_plan.plan, old_plan.row_id(number)
    if part == "targets":
        writing.add_target(plan=plan, values=_target(said), by=by, id=id)
    elif part == "arrangements":
        writing.add_arrangement(plan=plan, values=said, by=by, id=id)
    elif part == "home":
        writing.add_home_help(plan=plan, values=said, by=by, id=id)
    else:
        _add_words(plan, part, said, str(id), by)


def _target(said: dict[str, Any]) -> dict[str, Any]:
    values = {name: said[name] for name in FIELDS["targets"] if name in said}
    used_by = values.pop("used_by", "")
    lines = [line.strip() for line in values.pop("strategies", "").split("\n") if line.strip()]
    return {**values, "strategies": [{"text": line, "used_by": used_by} for line in lines]}


def _add_words(plan: Plan, key: str, said: dict[str, Any], id: str, by: User) -> None:
    """Put the words behind what stands in the part already; nothing that stands is changed."""
    part = PlanPart.objects.filter(plan=plan, key=key).first() or PlanPart(plan=plan, key=key)
    content = {**EMPTY[key], **part.content}
    if key in LIST_PARTS:
        content["items"] = [*content.get("items", []), {"id": id, "text": said["text"]}]
    else:
        for name, value in said.items():
            stands = content.get(name)
            if name == "day" and stands:
                raise refuse("stands_already", field=name)
            content[name] = "\n".join([stands, value]) if stands else value
    writing.save_part(
        plan=plan, key=key, content=content, nothing_needed=False, version=part.version, by=by
    )
