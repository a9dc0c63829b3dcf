"""A child leaves: the plan is closed, the record handed over, the receipt noted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.home.actions.leaving import record_leaving, take_back_leaving
from openiep.people.models import Leaving, OtherSchool, Pupil
from openiep.people.tests.factories import InvolvementFactory
from openiep.plans.actions.changing import begin_change
from openiep.plans.models import Plan
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.factories import written_plan
from openiep.reviews.actions.preparing import Invite, prepare_review
from openiep.reviews.models import Review
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(pupil):
    """The address at which a leaving is recorded."""
    return reverse("home:record_leaving", args=[pupil.pk])


@pytest.fixture
def leaves(pupil, senco, school):
    """`leaves()` records that Sam left today."""

    def leave(**more):
        said = {"left_on": school.today(), "to_school": "Oak School", "words": ""}
        return record_leaving(pupil=Pupil.objects.get(pk=pupil.pk), by=senco, **{**said, **more})

    return leave


def test_the_plan_is_closed_and_everything_prepared_is_called_off(
    leaves, pupil, senco, school, plan_in_force, mother
):
    plan = plan_in_force(pupil)
    draft = written_plan(pupil, by=senco)
    invite = [Invite(person_id=mother.person_id)]
    prepare_review(plan=Plan.objects.get(pk=plan.pk), day=school.today(), invite=invite, by=senco)
    leaves(words="Sit him near the door.")
    found = {one.pk: one for one in Plan.objects.all()}
    assert (found[plan.pk].status, found[plan.pk].closing_words) == (
        "closed", "Sit him near the door.",
    )  # fmt: skip
    assert found[draft.pk].status == "withdrawn"
    assert Review.objects.get().status == "called_off"
    actions = AuditEntry.objects.filter(pupil_id=pupil.pk, outcome="done")
    assert {"record_leaving", "close_plan", "withdraw_plan", "call_off_review"} <= set(
        actions.values_list("action", flat=True)
    )


def test_the_class_and_the_staff_around_end_and_the_family_stays(
    leaves, pupil, teacher, mother, school
):
    helper = InvolvementFactory(pupil=pupil, kind="staff", relation="helper")
    leaves()
    helper.refresh_from_db()
    mother.refresh_from_db()
    assert helper.ends_on == school.today() - timedelta(days=1)
    assert mother.ends_on is None
    assert not Pupil.objects.visible_to(teacher).filter(pk=pupil.pk).exists()


def test_it_is_recorded_on_the_page_and_asks_for_the_receipt(signed_in, senco, where, school):
    client = signed_in(senco)
    sent = {"left_on": str(school.today()), "to_school": "Oak School", "words": ""}
    answer = client.post(where, sent)
    leaving = Leaving.objects.get()
    handing = reverse("home:note_hand_over", args=[leaving.pk])
    assert answer["Location"] == handing
    day = str(school.today())
    bad = client.post(handing, {"received_on": day, "version": "1"})
    assert bad.status_code == 422
    assert "Say first on which day it was handed over" in bad.content.decode()
    assert "Say who received it" in bad.content.decode()
    good = {
        "handed_over_on": day, "handed_over_how": "By hand", "received_on": day,
        "received_by": "Mrs Oak, SENCo", "version": "1",
    }  # fmt: skip
    assert client.post(handing, good).status_code == 302
    leaving.refresh_from_db()
    assert (leaving.handed_over_by.called, leaving.received_by) == ("Ms Okafor", "Mrs Oak, SENCo")
    listed = client.get(reverse("home:left", args=[school.pk])).content.decode()
    assert "Sam Taylor" in listed
    assert "Mrs Oak, SENCo" in listed


def test_a_record_without_receipt_is_counted(signed_in, senco, leaves, school):
    leaves()
    page = signed_in(senco).get(reverse("home:left", args=[school.pk])).content.decode()
    assert "1 record waits for a receipt from the next school." in page
    assert "Note the receipt" in page


def test_a_day_to_come_is_refused_and_nothing_is_written(signed_in, senco, where, school):
    day = str(school.today() + timedelta(days=1))
    answer = signed_in(senco).post(where, {"left_on": day, "to_school": "Oak"})
    assert answer.status_code == 422
    assert "This day is still to come." in answer.content.decode()
    assert not Leaving.objects.exists()


def test_a_change_that_is_begun_is_finished_first(leaves, pupil, senco, plan_in_force, mother):
    plan = Plan.objects.get(pk=plan_in_force(pupil).pk)
    begin_change(plan=plan, kind=ChangeKind.CORRECTION, why="A spelling", by=senco)
    with pytest.raises(Refused, match="change_begun"):
        leaves()
    assert Pupil.objects.get(pk=pupil.pk).left_on is None
    assert Plan.objects.get(pk=plan.pk).status == "in_force"


def test_nobody_leaves_twice_and_a_child_can_come_back(
    signed_in, leaves, senco, pupil, school, school_class
):
    leaving = leaves()
    with pytest.raises(Refused, match="left_already"):
        leaves()
    client = signed_in(senco)
    answer = client.post(reverse("home:take_back_leaving", args=[leaving.pk]))
    assert answer["Location"] == reverse("people:change_child", args=[pupil.pk])
    assert Pupil.objects.on_roll(school.today()).filter(pk=pupil.pk).exists()
    with pytest.raises(Refused, match="back_already"):
        take_back_leaving(leaving=Leaving.objects.get(), by=senco)
    assert leaves().pk != leaving.pk


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("teacher", 403),
        ("assistant", 403),
        ("head", 403),
        ("other_teacher", 404),
        ("stranger", 404),
    ],
)
def test_others_record_no_leaving(signed_in, request, who, code, where, school):
    sent = {"left_on": str(school.today()), "to_school": "Oak"}
    assert signed_in(request.getfixturevalue(who)).post(where, sent).status_code == code
    assert not Leaving.objects.exists()


def test_who_has_not_signed_in_is_asked_to(client, where):
    assert client.get(where).status_code == 302


def test_a_child_goes_to_two_schools_for_a_time(signed_in, teacher, pupil):
    client = signed_in(teacher)
    sent = {"name": "Hill Unit", "days": "Tuesdays", "contact": "Mr Hill, 01632 960000"}
    client.post(reverse("people:add_other_school", args=[pupil.pk]), sent)
    record = reverse("home:child", args=[pupil.pk])
    assert "Hill Unit" in client.get(record).content.decode()
    other = OtherSchool.objects.get()
    client.post(reverse("people:end_other_school", args=[other.pk]))
    assert "Hill Unit" not in client.get(record).content.decode()
    assert "Hill Unit" in client.get(reverse("home:story", args=[pupil.pk])).content.decode()


def test_a_child_who_joined_mid_term_says_from_where(signed_in, senco, school, school_class):
    sent = {
        "given_name": "Ada", "family_name": "Ash", "status": "N", "came_from": "Elm Nursery",
        "joined_on": str(school.today() - timedelta(days=7)), "school_class": str(school_class.pk),
    }  # fmt: skip
    signed_in(senco).post(reverse("people:add_child", args=[school.pk]), sent)
    ada = Pupil.objects.get(given_name="Ada")
    assert (ada.came_from, ada.joined_on) == ("Elm Nursery", school.today() - timedelta(days=7))
