"""A child's record, and opening it with a reason."""

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.models import LookWithReason, Profile
from openiep.plans.tests.factories import written_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(pupil):
    """The record's address."""
    return reverse("home:child", args=[pupil.pk])


def test_strengths_come_before_everything_else(signed_in, senco, where, pupil, school):
    Profile.objects.create(school=school, pupil=pupil, liked="Never gives up on a model.")
    page = signed_in(senco).get(where).content.decode()
    assert page.index("Never gives up on a model.") < page.index("The plan now")


def test_it_says_whom_to_ask_with_telephone_numbers(signed_in, senco, teacher, where):
    page = signed_in(senco).get(where).content.decode()
    for words in ("Mr Khan", "Ms Okafor", "01632 960101", "Family SEND Advice", "01632 960999"):
        assert words in page


def test_the_teacher_sees_the_people_around_and_the_assistant_does_not(
    signed_in, teacher, assistant, where, mother
):
    assert "Sara Taylor" in signed_in(teacher).get(where).content.decode()
    assert "Sara Taylor" not in signed_in(assistant).get(where).content.decode()


def test_an_assistant_sees_the_targets_in_force_and_no_draft(
    signed_in, assistant, senco, where, pupil, plan_in_force
):
    plan_in_force(pupil)
    page = signed_in(assistant).get(where).content.decode()
    assert "read aloud the first 20 common words" in page


def test_a_draft_is_hidden_from_an_assistant(signed_in, assistant, senco, where, pupil):
    written_plan(pupil, by=senco)
    page = signed_in(assistant).get(where).content.decode()
    assert "draft" not in page.split("<main")[1]


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_others_get_not_found(signed_in, request, who, where):
    assert signed_in(request.getfixturevalue(who)).get(where).status_code == 404


def test_a_made_up_child_is_answered_like_a_foreign_one(signed_in, stranger, where):
    client = signed_in(stranger)
    made_up = "/children/01a20900-0000-7000-8000-000000000000/"
    answers = [client.get(made_up), client.get(where)]
    mains = {answer.content.decode().split("<main")[1] for answer in answers}
    assert ({answer.status_code for answer in answers}, len(mains)) == ({404}, 1)


def test_looking_is_recorded(signed_in, teacher, where, pupil):
    signed_in(teacher).get(where)
    entry = AuditEntry.objects.get(action="view_child")
    assert (entry.pupil_id, entry.by_id, entry.outcome) == (pupil.pk, teacher.pk, "read")


def test_a_head_is_asked_for_a_reason_first(signed_in, head, where, pupil):
    answer = signed_in(head).get(where)
    assert answer["Location"] == reverse("home:open_with_reason", args=[pupil.pk])


def test_a_head_gives_a_reason_that_the_senco_sees(signed_in, head, senco, where, pupil):
    client = signed_in(head)
    reason = {"reason": "A complaint from the family"}
    client.post(reverse("home:open_with_reason", args=[pupil.pk]), reason)
    assert client.get(where).status_code == 200
    assert "A complaint from the family" in signed_in(senco).get(where).content.decode()


def test_a_head_without_a_reason_sees_nothing(signed_in, head, where, pupil):
    address = reverse("home:open_with_reason", args=[pupil.pk])
    answer = signed_in(head).post(address, {"reason": "  "})
    assert answer.status_code == 422
    assert "Say why you need to open this record" in answer.content.decode()
    assert not LookWithReason.objects.exists()


def test_a_reason_lasts_for_its_day(signed_in, head, where, pupil, school):
    client = signed_in(head)
    client.post(reverse("home:open_with_reason", args=[pupil.pk]), {"reason": "Asked by LA"})
    LookWithReason.objects.update(day="2020-01-01")
    assert client.get(where).status_code == 302


def test_a_head_may_look_and_not_change(signed_in, head, where, pupil):
    client = signed_in(head)
    client.post(reverse("home:open_with_reason", args=[pupil.pk]), {"reason": "Asked by LA"})
    page = client.get(where).content.decode()
    assert "Start a plan" not in page
    assert client.get(reverse("people:change_child", args=[pupil.pk])).status_code == 403
