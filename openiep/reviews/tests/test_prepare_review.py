"""Preparing a review: its day, and who is invited; nobody without standing ever is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.tests.factories import InvolvementFactory, PersonFactory
from openiep.reviews import actions
from openiep.reviews.models import Invitation, Review
from openiep.reviews.tests.factories import plan_in_force, prepared
from openiep.rules import Refused


@pytest.fixture
def where(plan):
    """The page's address."""
    return reverse("reviews:prepare_review", args=[plan.pk])


@pytest.fixture
def typed(mother, today):
    """What is typed for a review next Friday or so."""
    return {
        "day": f"{today + timedelta(days=10):%d/%m/%Y}", "starts_at": "3.30 pm", "place": "Room 4",
        "family": [str(mother.person_id)], "more": "Dr Lee, educational psychologist\n",
    }  # fmt: skip


def refused(**known):
    with pytest.raises(Refused) as refusal:
        actions.prepare_review(**known)
    return [reason.code for reason in refusal.value.reasons]


def test_the_teacher_prepares_it_and_everybody_named_is_invited(
    signed_in, teacher, where, typed, today
):
    response = signed_in(teacher).post(where, typed)
    review = Review.objects.get()
    assert response.url == reverse("reviews:review", args=[review.pk])
    assert (review.day, f"{review.starts_at:%H:%M}") == (today + timedelta(days=10), "15:30")
    people = [(one.voice, one.called, one.standing) for one in review.invitations.in_order()]
    assert people == [
        ("family", "Sara Taylor", "mother"),
        ("child", "Sam", ""),
        ("other", "Dr Lee", "educational psychologist"),
    ]
    assert {one.invited_on for one in review.invitations.all()} == {today}
    assert AuditEntry.objects.filter(action="prepare_review", outcome="done").count() == 1


def test_the_form_offers_those_around_the_child(signed_in, teacher, where, plan):
    page = signed_in(teacher).get(where).content.decode()
    assert "Mr Khan" in page
    assert "Sara Taylor, mother" in page
    assert f"{plan.review_due.day} " in page


def test_a_year_with_too_few_reviews_is_said(signed_in, teacher, plan, where, today):
    assert "last twelve months" not in signed_in(teacher).get(where).content.decode()
    plan.in_force_on = today - timedelta(days=400)
    plan.save()
    page = signed_in(teacher).get(where).content.decode()
    assert "There were 0 reviews in the last twelve months." in page


def test_a_senco_may_and_an_assistant_and_a_head_may_not(
    signed_in, senco, assistant, head, where, typed, plan
):
    assert signed_in(assistant).get(where).status_code == 403
    assert signed_in(head).post(where, typed).status_code == 403
    with pytest.raises(PermissionDenied):
        prepared(plan, assistant)
    assert signed_in(senco).post(where, typed).status_code == 302


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_others_find_nothing(signed_in, request, who, where, typed):
    assert signed_in(request.getfixturevalue(who)).post(where, typed).status_code == 404
    assert not Review.objects.exists()


def test_signed_out_is_sent_to_sign_in(client, where):
    assert reverse("access:sign_in") in client.get(where).url


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"day": ""}, "Enter the day of the review"),
        ({"day": "9/1/2062"}, "more than a year away"),
        ({"day": "1/1/2020"}, "The plan began on"),
        ({"starts_at": "noonish"}, "Write a time"),
        ({"family": []}, "a review invites the family"),
        ({"more": "\n, therapist\n"}, "Write the name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    signed_in, teacher, where, typed, change, sentence
):
    response = signed_in(teacher).post(where, {**typed, **change})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Review.objects.exists()
    assert not Invitation.objects.exists()


def test_only_a_plan_in_force_is_reviewed(signed_in, teacher, pupil, mother, today):
    draft = plan_in_force(pupil, teacher, status="draft")
    assert refused(plan=draft, day=today, by=teacher) == ["not_in_force"]
    response = signed_in(teacher).get(reverse("reviews:prepare_review", args=[draft.pk]))
    assert response.url == reverse("home:child", args=[pupil.pk])


def test_one_review_at_a_time(signed_in, teacher, plan, review, where, today):
    assert refused(plan=plan, day=today, by=teacher) == ["one_open_already"]
    assert signed_in(teacher).get(where).url == reverse("reviews:review", args=[review.pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            school=plan.school, pupil=plan.pupil, plan=plan, plan_version=review.plan_version,
            day=today, prepared_by=teacher,
        )  # fmt: skip


def test_a_parent_under_a_restriction_or_unchecked_is_neither_offered_nor_invited(
    signed_in, teacher, plan, pupil, where, today
):
    kept_away = InvolvementFactory(pupil=pupil, restriction="court order", person__called="Kim")
    unchecked = InvolvementFactory(
        pupil=pupil, verified_by=None, verified_on=None, person__called="Jo"
    )
    page = signed_in(teacher).get(where).content.decode()
    assert "Kim" not in page
    assert "Jo," not in page
    for one in (kept_away, unchecked):
        invite = [actions.Invite(person_id=one.person_id)]
        assert refused(plan=plan, day=today, invite=invite, by=teacher) == ["no_standing"]


def test_a_person_of_another_school_is_not_invited(teacher, plan, today):
    stranger = PersonFactory()
    invite = [actions.Invite(person_id=stranger.pk)]
    assert refused(plan=plan, day=today, invite=invite, by=teacher) == ["no_standing"]


def test_where_nobody_of_the_family_is_known_that_stands_as_an_open_question(
    teacher, pupil, school_class
):
    review = prepared(plan_in_force(pupil, teacher), teacher)
    nobody = review.invitations.get(voice="family")
    assert (nobody.person, nobody.called, nobody.invited_on) == (None, "", None)


def test_one_more_can_be_invited_once(signed_in, teacher, review, mother, pupil):
    where = reverse("reviews:invite_to_review", args=[review.pk])
    father = InvolvementFactory(pupil=pupil, relation="father", person__called="Tom")
    client = signed_in(teacher)
    client.post(where, {"person": str(father.person_id), "name": "", "standing": ""})
    client.post(where, {"person": "", "name": "Dr Lee", "standing": "therapist"})
    assert review.invitations.filter(person=father.person_id, standing="father").exists()
    assert review.invitations.filter(voice="other", name="Dr Lee").exists()
    assert client.post(where, {"person": "", "name": " ", "standing": ""}).status_code == 422
    with pytest.raises(Refused):
        actions.invite_to_review(
            review=review, who=actions.Invite(person_id=father.person_id), by=teacher
        )


def test_it_is_moved_as_it_was_read(signed_in, teacher, review, today):
    where = reverse("reviews:change_review", args=[review.pk])
    form = {"day": "tomorrow", "starts_at": "", "place": "Library", "version": "1"}
    client = signed_in(teacher)
    assert client.post(where, form).status_code == 302
    again = client.post(where, {**form, "place": "Hall"})
    assert again.status_code == 422
    assert "Somebody else saved this" in again.content.decode()
    review.refresh_from_db()
    assert (review.place, review.version) == ("Library", 2)
    assert review.day == today + timedelta(days=1)


def test_a_review_called_off_says_why_and_frees_the_way(signed_in, teacher, review, plan):
    where = reverse("reviews:call_off_review", args=[review.pk])
    client = signed_in(teacher)
    assert client.post(where, {"why": ""}).status_code == 422
    client.post(where, {"why": "Sam is in hospital"})
    review.refresh_from_db()
    assert (review.status, review.called_off_why) == ("called_off", "Sam is in hospital")
    assert prepared(plan, teacher).is_open


def test_who_came_is_written_down_with_the_tries(signed_in, teacher, review):
    where = reverse("reviews:record_attendance", args=[review.pk])
    mum = review.invitations.get(voice="family")
    client, form = signed_in(teacher), {}
    assert "Sara Taylor, mother" in client.get(where).content.decode()
    for one in review.invitations.all():
        form |= {f"came-{one.pk}": "came", f"tries-{one.pk}": ""}
    form |= {f"came-{mum.pk}": "did_not_come", f"tries-{mum.pk}": "Phoned twice"}
    assert client.post(where, form).status_code == 302
    mum.refresh_from_db()
    assert (mum.came, mum.tries) == ("did_not_come", "Phoned twice")
    assert client.post(where, {**form, f"came-{mum.pk}": "flew"}).status_code == 422


def test_an_invitation_of_another_review_is_not_touched(teacher, review, school, school_class):
    from openiep.people.tests.factories import PupilFactory
    from openiep.reviews.rules.codes import Came

    other = PupilFactory(school=school, in_class=school_class)
    theirs = prepared(plan_in_force(other, teacher), teacher).invitations.first()
    with pytest.raises(Refused):
        actions.record_attendance(review=review, answers={theirs.pk: (Came.CAME, "")}, by=teacher)
    theirs.refresh_from_db()
    assert theirs.came == "invited"
