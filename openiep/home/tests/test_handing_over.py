"""Everything of one colleague passes on to another."""

import pytest
from django.urls import reverse

from openiep.home.actions.handing_over import hand_over
from openiep.people.models import Involvement, Person, Pupil, Teaching
from openiep.people.tests.factories import InvolvementFactory, hold_post
from openiep.plans.models import Plan
from openiep.reviews.actions.preparing import Invite, prepare_review
from openiep.reviews.models import Invitation
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(school):
    """Who takes over."""
    return hold_post(school, "teacher", "Ms Later")


@pytest.fixture
def where(school, teacher):
    """The address of the page."""
    return reverse("home:hand_over", args=[school.pk, teacher.pk])


@pytest.fixture
def key_person(pupil, teacher):
    """The teacher is Sam's key person too."""
    person = Person.objects.get(user=teacher)
    return InvolvementFactory(
        pupil=pupil, person=person, kind="staff", relation="key adult", is_key_person=True
    )


def test_classes_children_and_invitations_pass_on_and_access_ends_at_once(
    signed_in, senco, teacher, successor, where, pupil, key_person, mother, plan_in_force, school
):
    plan = Plan.objects.get(pk=plan_in_force(pupil).pk)
    people = [Invite(person_id=one) for one in (mother.person_id, key_person.person_id)]
    prepare_review(plan=plan, day=school.today(), invite=people, by=senco)
    record, client = reverse("home:child", args=[pupil.pk]), signed_in(teacher)
    assert client.get(record).status_code == 200
    page = signed_in(senco).get(where).content.decode()
    assert "3K" in page
    assert "Sam Taylor" in page
    answer = signed_in(senco).post(where, {"to": str(successor.pk), "leaves": "on"}, follow=True)
    assert "Passed on: 1 class, 1 child, 1 review." in answer.content.decode()
    assert client.get(record).status_code == 404
    assert signed_in(successor).get(record).status_code == 200
    new = Involvement.objects.get(person__user=successor)
    assert (new.is_key_person, new.relation) == (True, "key adult")
    assert Invitation.objects.filter(person__user=successor, review__plan=plan).exists()


def test_who_stays_keeps_the_post_and_nothing_else(senco, teacher, successor, school, pupil):
    hand_over(school=school, user=teacher, to=successor, leaves=False, by=senco)
    assert not Pupil.objects.visible_to(teacher).exists()
    assert school.roles_of(teacher)
    assert Teaching.objects.filter(user=successor, ends_on=None).count() == 1


def test_twice_the_same_class_is_held_once(senco, teacher, successor, school, school_class, pupil):
    Teaching.objects.create(
        school=school, user=successor, school_class=school_class, starts_on=school.today()
    )
    hand_over(school=school, user=teacher, to=successor, leaves=True, by=senco)
    assert Teaching.objects.filter(user=successor, ends_on=None).count() == 1


def test_a_class_does_not_pass_to_somebody_who_teaches_none(senco, head, teacher, school, pupil):
    with pytest.raises(Refused, match="no_post_for_it"):
        hand_over(school=school, user=teacher, to=head, leaves=True, by=senco)
    assert Pupil.objects.visible_to(teacher).exists()


def test_nobody_hands_over_to_themselves_or_to_a_stranger(senco, teacher, stranger, school):
    for to, code in ((teacher, "same_person"), (stranger, "not_a_colleague")):
        with pytest.raises(Refused, match=code):
            hand_over(school=school, user=teacher, to=to, leaves=False, by=senco)


def test_the_last_senco_does_not_leave_and_nothing_passes(senco, successor, school, teacher):
    with pytest.raises(Refused, match="last_senco"):
        hand_over(school=school, user=senco, to=successor, leaves=True, by=senco)


def test_who_takes_over_is_asked_for(signed_in, senco, where, successor):
    answer = signed_in(senco).post(where, {"to": ""})
    assert answer.status_code == 422
    assert "Who takes over?" in answer.content.decode()


@pytest.mark.parametrize(("who", "code"), [("teacher", 403), ("head", 403), ("stranger", 404)])
def test_others_hand_nothing_over(signed_in, request, who, code, where, successor):
    client = signed_in(request.getfixturevalue(who))
    assert client.post(where, {"to": str(successor.pk)}).status_code == code
