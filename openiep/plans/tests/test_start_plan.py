"""Starting a plan."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.plans.actions.writing import start_plan
from openiep.plans.models import Plan, PlanPart
from openiep.plans.models.content import plan_content
from openiep.plans.rules.content import PART_KEYS, part_state
from openiep.plans.tests.asking import is_sent_to_sign_in, sign_in, status_for
from openiep.rules import Refused


def address(pupil):
    return reverse("plans:start_plan", args=[pupil.pk])


@pytest.mark.parametrize("who", ["teacher", "senco"])
def test_a_teacher_of_the_class_and_the_senco_start_a_plan(pupil, who, request):
    plan = start_plan(pupil=pupil, by=request.getfixturevalue(who))
    assert (plan.status, plan.pupil, plan.school) == ("draft", pupil, pupil.school)
    parts = plan_content(plan)["parts"]
    assert tuple(parts) == PART_KEYS
    assert {part_state(part) for part in parts.values()} == {"to_write"}


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_starts_one(pupil, who, request):
    with pytest.raises(PermissionDenied):
        start_plan(pupil=pupil, by=request.getfixturevalue(who))
    assert not Plan.objects.exists()


def test_a_second_draft_is_refused_and_the_first_is_named(pupil, teacher):
    first = start_plan(pupil=pupil, by=teacher)
    with pytest.raises(Refused, match="one_draft_already") as refused:
        start_plan(pupil=pupil, by=teacher)
    assert refused.value.reasons[0].about["plan"] == first.pk
    assert Plan.objects.count() == 1


def test_all_its_parts_are_written_or_none(pupil, teacher, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(PlanPart.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        start_plan(pupil=pupil, by=teacher)
    assert not Plan.objects.exists()


def test_it_is_recorded(pupil, teacher):
    start_plan(pupil=pupil, by=teacher)
    entry = AuditEntry.objects.get(action="start_plan")
    assert (entry.outcome, entry.by_id, entry.pupil_id) == ("done", teacher.pk, pupil.pk)


def test_the_button_opens_the_new_plan(pupil, teacher):
    response = sign_in(teacher).post(address(pupil))
    plan = Plan.objects.get()
    assert response["Location"] == reverse("plans:plan", args=[plan.pk])


def test_pressed_again_it_opens_the_plan_that_is_there(pupil, teacher):
    client = sign_in(teacher)
    first = client.post(address(pupil))["Location"]
    again = client.post(address(pupil), follow=True)
    assert again.redirect_chain[0][0] == first
    assert "Sam has a plan that is being written already" in again.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("senco", 302), ("head", 403), ("assistant", 403), ("other_teacher", 404), ("stranger", 404)],
)
def test_who_may_press_it(pupil, who, status, request):
    assert status_for(request, who, address(pupil), "post") == status


def test_signed_out_one_is_sent_to_sign_in(pupil, client):
    assert is_sent_to_sign_in(client.post(address(pupil)))
    assert not Plan.objects.exists()


def test_nothing_begins_by_looking(pupil, teacher):
    assert sign_in(teacher).get(address(pupil)).status_code == 405
