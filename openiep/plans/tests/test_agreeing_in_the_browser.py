"""The pages of agreeing in a real browser: what axe finds, and that nothing sticks out."""

import pytest
from django.urls import reverse

from openiep.people.tests.factories import InvolvementFactory
from openiep.plans.actions.changing import begin_change
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.rules.agreement import AnswerCode, Party
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.agreeing import (
    answer,
    change_target,
    changed,
    fresh,
    person_of,
    proposed_plan,
    target_of,
)
from openiep.plans.tests.asking import sign_in
from openiep.plans.tests.factories import written_plan
from openiep.web.tests.browser import axe, chromium, overflow, show

LONG = "Mr Khan-Featherstonehaugh-Wolstenholme of the Third Class"


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def look(browser):
    """Draws a page at both widths; what axe finds and what sticks out."""

    def look_at(user, name, *args, post=None, query=""):
        address = reverse(f"plans:{name}", args=args) + query
        client = sign_in(user)
        response = client.post(address, post) if post is not None else client.get(address)
        assert response.status_code in {200, 422}
        for width in (390, 1366):
            page = show(browser, response.content.decode(), width)
            assert (name, axe(page)) == (name, [])
            assert overflow(page) <= 0, name
            page.close()

    return look_at


def test_before_it_is_in_force(look, pupil, teacher, senco, mother):
    plan = written_plan(pupil, by=teacher)
    look(teacher, "propose_plan", plan.pk)
    propose_plan(plan=plan, by=teacher)
    proposed = fresh(plan)
    InvolvementFactory(pupil=pupil, person__called=LONG, relation="father")
    look(teacher, "agree_plan", proposed.pk, query="?who=child:")
    look(teacher, "agree_plan", proposed.pk, post={"who": "child:"})
    look(teacher, "agree_plan", proposed.pk, query="?who=nobody")
    look(senco, "school_slips", pupil.school_id)
    bad = {"day": "x", f"{proposed.pk}-child-none-answer": "agree"}
    look(senco, "slips", proposed.pk, post=bad)
    answer(proposed, AnswerCode.DO_NOT_AGREE, by=teacher, person=mother.person, words=LONG)
    look(senco, "plan", proposed.pk)
    look(senco, "put_in_force", proposed.pk, post={"on": "today", "why": ""})
    look(senco, "withdraw_plan", proposed.pk, post={"why": ""})
    look(senco, "take_back_proposal", proposed.pk)


def test_while_it_is_in_force(look, pupil, teacher, senco, mother):
    plan = proposed_plan(pupil, by=teacher)
    answer(plan, by=teacher, person=mother.person)
    answer(plan, AnswerCode.SHOWN, by=teacher, party=Party.CHILD, shown="Pictures", words="Smiled",
           seen_by=person_of(senco))  # fmt: skip
    put_in_force(plan=plan, by=senco, on=plan.school.today(), why=LONG)
    look(teacher, "change_plan", plan.pk)
    begin = {"do": "begin", "kind": "what_was_agreed", "why": ""}
    look(teacher, "change_plan", plan.pk, post=begin)
    begin_change(plan=fresh(plan), kind=ChangeKind.CORRECTION, why="", by=teacher)
    look(teacher, "change_plan", plan.pk)
    change_target(fresh(plan), by=teacher, how_well=f"20 out of 20, says {LONG}")
    look(teacher, "change_plan", plan.pk)
    look(teacher, "change_plan", plan.pk, post={"do": "finish"})
    look(teacher, "plan", plan.pk)


def test_after_it_was_changed(look, pupil, teacher, senco, mother):
    plan = proposed_plan(pupil, by=teacher)
    answer(plan, by=teacher, person=mother.person, words=LONG)
    put_in_force(plan=plan, by=senco, on=plan.school.today(), why="Needed now")
    changed(fresh(plan), ChangeKind.WHAT_WAS_AGREED, by=teacher, how_well="20 out of 20")
    line = f"target:{target_of(plan).target_id}"
    answer(fresh(plan), AnswerCode.DO_NOT_AGREE, by=teacher, person=mother.person, line=line)
    look(teacher, "plan", plan.pk)
    look(teacher, "versions", plan.pk)
    look(teacher, "version", plan.pk, 1)
    look(teacher, "version", plan.pk, 2)
