"""Pages: reply slips of one plan, and a heap of them for the whole school."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.models import ClassMembership, School
from openiep.people.tests.factories import InvolvementFactory, PupilFactory, SchoolClassFactory
from openiep.plans.actions.proposing import propose_plan, take_back_proposal
from openiep.plans.models import Answer
from openiep.plans.models.agreement import agreement_of
from openiep.plans.rules.agreement import Party
from openiep.plans.tests.agreeing import (
    agreed_plan,
    answer,
    change_target,
    fresh,
    proposed_plan,
    version_of,
)
from openiep.plans.tests.asking import (
    AT_A_PAGE_OF_WRITING,
    is_sent_to_sign_in,
    sign_in,
    status_for,
    text_of,
)
from openiep.plans.tests.factories import written_plan

MOST_QUERIES = 12
HOUSEKEEPING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def plan(pupil, teacher, mother, senco):
    return proposed_plan(pupil, by=teacher)


def of_plan(plan):
    return reverse("plans:slips", args=[plan.pk])


def of_school(school):
    return reverse("plans:school_slips", args=[school.pk])


def key(plan, party, person=None):
    return f"{plan.pk}-{party}-{person.pk if person else 'none'}"


def slip(plan, party, person=None, **said):
    """One row as the page sends it."""
    prefix = key(plan, party, person)
    fields = {"answer": "agree", "words": "", "day": "", "version": str(version_of(plan).pk),
              "standing_answer": "", **said}  # fmt: skip
    return {f"{prefix}-{name}": value for name, value in fields.items()}


def heap(*slips, **head):
    """The whole page as it is sent."""
    sent = {"day": "today", "way": "on_paper", **head}
    for one in slips:
        sent |= one
    return sent


def family_of_a_new_child(school, school_class, senco, **about):
    pupil = PupilFactory(school=school, in_class=school_class, **about)
    parent = InvolvementFactory(pupil=pupil)
    return proposed_plan(pupil, by=senco), parent.person


# Who comes here


@pytest.mark.parametrize(("who", "status"), AT_A_PAGE_OF_WRITING.items())
def test_who_sees_the_slips_of_a_plan(plan, who, status, request):
    assert status_for(request, who, of_plan(plan)) == status


@pytest.mark.parametrize(
    ("who", "status"),
    [("senco", 200), ("teacher", 200), ("other_teacher", 200), ("assistant", 403), ("head", 403),
     ("stranger", 404)],
)  # fmt: skip
def test_who_sees_the_heap_of_the_school(plan, school, who, status, request):
    assert status_for(request, who, of_school(school)) == status


def test_signed_out_one_is_sent_to_sign_in(plan, school, client):
    assert is_sent_to_sign_in(client.get(of_plan(plan)))
    assert is_sent_to_sign_in(client.post(of_school(school), heap()))


def test_a_teacher_finds_the_children_of_the_own_class_only(plan, school, other_teacher, teacher):
    assert "Sam Taylor" in text_of(sign_in(teacher).get(of_school(school)))
    assert "Sam Taylor" not in text_of(sign_in(other_teacher).get(of_school(school)))


def test_the_list_is_recorded_as_read_with_its_children(plan, school, senco):
    sign_in(senco).get(of_school(school))
    entry = AuditEntry.objects.get(action="agree_plan", outcome="read", subject="plans.Plan")
    assert entry.pupil_ids == [str(plan.pupil_id)]


# Taking down


def test_a_heap_is_taken_down_at_once(plan, school, school_class, senco, mother):
    other, parent = family_of_a_new_child(school, school_class, senco)
    sent = heap(
        slip(plan, "family", mother.person),
        slip(plan, "child", answer="do_not_agree", words="Less reading"),
        slip(other, "family", parent, answer="leave_to_you"),
    )
    page = text_of(sign_in(senco).post(of_school(school), sent, follow=True))
    assert "3 answers are taken down." in page
    assert Answer.objects.filter(way="on_paper", day=school.today()).count() == 3
    assert key(plan, "family", mother.person) not in page
    assert AuditEntry.objects.filter(action="agree_plan", outcome="done").count() == 3


def test_a_slip_of_another_day_keeps_its_own_day(plan, senco, mother):
    sign_in(senco).post(
        of_plan(plan), heap(slip(plan, "family", mother.person, day="yesterday"), day="today")
    )
    assert not Answer.objects.exists(), "yesterday there was no such version"
    sign_in(senco).post(of_plan(plan), heap(slip(plan, "family", mother.person, day="today")))
    assert Answer.objects.exists()


def test_bad_rows_say_why_and_good_ones_are_not_lost(plan, school, school_class, senco, mother):
    other, parent = family_of_a_new_child(school, school_class, senco)
    sent = heap(
        slip(plan, "family", mother.person),
        slip(plan, "child", answer="agree_with_comment"),
        slip(other, "family", parent, answer="", words="Not sure yet"),
        slip(other, "child", day="31 Febtober"),
    )
    response = sign_in(senco).post(of_school(school), sent)
    page = text_of(response)
    assert response.status_code == 422
    assert [a.person for a in Answer.objects.all()] == [mother.person]
    assert "1 answer is taken down." in page
    assert "3 slips were not taken down." in page
    for words in ("Write down what they add", "Choose the answer that belongs to these words",
                  "Not sure yet", "31 Febtober"):  # fmt: skip
        assert words in page
    assert key(plan, "family", mother.person) not in page


def test_without_the_day_of_the_heap_nothing_is_written_and_every_slip_stays(plan, senco, mother):
    sent = heap(slip(plan, "family", mother.person, words="Thank you"), day="")
    response = sign_in(senco).post(of_plan(plan), sent)
    assert response.status_code == 422
    assert "Thank you" in text_of(response)
    assert not Answer.objects.exists()


def test_an_empty_heap_changes_nothing(plan, senco):
    page = text_of(sign_in(senco).post(of_plan(plan), heap(), follow=True))
    assert "Nothing was written on any slip." in page
    assert not Answer.objects.exists()


def test_sent_twice_is_stored_once(plan, senco, mother):
    client, sent = sign_in(senco), heap(slip(plan, "family", mother.person))
    for _time in range(2):
        assert client.post(of_plan(plan), sent).status_code == 302
    assert Answer.objects.count() == 1


def test_a_slip_that_a_colleague_took_down_otherwise_meets_this_one(plan, senco, teacher, mother):
    answer(plan, by=teacher, person=mother.person)
    sent = heap(slip(plan, "family", mother.person, answer="do_not_agree"))
    response = sign_in(senco).post(of_plan(plan), sent)
    page = text_of(response)
    assert response.status_code == 422
    assert "Somebody else took down an answer meanwhile" in page
    standing = Answer.objects.get()
    assert f'-standing_answer" value="{standing.pk}"' in page


def test_a_slip_to_words_that_count_no_longer_is_not_taken_down(plan, senco, mother):
    sent = heap(slip(plan, "family", mother.person))
    take_back_proposal(plan=plan, by=senco, why="Better")
    change_target(plan, by=senco, how_well="15 out of 20")
    propose_plan(plan=fresh(plan), by=senco)
    response = sign_in(senco).post(of_plan(plan), sent)
    assert response.status_code == 422
    assert "version 2 is the one that counts now" in text_of(response)
    assert not Answer.objects.exists()


def test_a_slip_of_somebody_who_is_not_asked_is_said_and_not_written(
    plan, school, senco, mother, stranger
):
    uncle = InvolvementFactory(pupil=plan.pupil, responsibility="no", care="no")
    for strange in (uncle.person, InvolvementFactory().person):
        sent = heap(slip(plan, "family", strange))
        response = sign_in(senco).post(of_school(school), sent)
        assert response.status_code == 422
        assert "This person is not asked about this plan." in text_of(response)
    assert not Answer.objects.exists()


def test_a_slip_of_another_schools_child_is_not_written(plan, school, stranger, mother):
    elsewhere = School.objects.get(name="Another School")
    response = sign_in(stranger).post(of_school(elsewhere), heap(slip(plan, "child")))
    assert response.status_code == 422
    assert not Answer.objects.exists()


def test_a_slip_of_another_class_is_not_written(plan, school, other_teacher, mother):
    response = sign_in(other_teacher).post(of_school(school), heap(slip(plan, "child")))
    assert response.status_code == 422
    assert not Answer.objects.exists()


def test_where_no_parent_is_known_only_the_reason_can_be_taken_down(pupil, teacher):
    plan = proposed_plan(pupil, by=teacher)
    response = sign_in(teacher).post(of_plan(plan), heap(slip(plan, "family", answer="agree")))
    assert response.status_code == 422
    data = heap(slip(plan, "family", answer="not_asked", words="The council is asked"))
    assert sign_in(teacher).post(of_plan(plan), data).status_code == 302


# What lies on the heap


def test_only_open_answers_lie_on_the_heap(plan, pupil, senco, mother):
    answer(plan, by=senco, person=mother.person)
    page = text_of(sign_in(senco).get(of_plan(plan)))
    assert key(plan, "family", mother.person) not in page
    assert key(plan, "child") in page


def test_when_nothing_is_open_it_is_said(pupil, mother, senco, school):
    agreed_plan(pupil, mother, by=senco)
    assert "No answer is open" in text_of(sign_in(senco).get(of_school(school)))


def test_drafts_do_not_lie_on_the_heap(pupil, senco, school):
    plan = written_plan(pupil, by=senco)
    assert str(plan.pk) not in text_of(sign_in(senco).get(of_school(school)))
    response = sign_in(senco).get(of_plan(plan), follow=True)
    assert "nobody is asked now" in text_of(response)


def test_one_class_can_be_chosen(plan, school, senco):
    other = SchoolClassFactory(school=school, name="5W")
    family_of_a_new_child(school, other, senco, known_as="Amina")
    page = text_of(sign_in(senco).get(of_school(school) + "?class=5W"))
    assert "Amina Example" in page
    assert "Sam Taylor" not in page


def test_a_child_who_moved_up_lies_on_the_heap_of_the_class_of_today(
    plan, school, school_class, senco
):
    yesterday = school.today() - timedelta(days=1)
    ClassMembership.objects.filter(pupil=plan.pupil).update(ends_on=yesterday)
    ClassMembership.objects.create(
        school=school, pupil=plan.pupil, starts_on=school.today(),
        school_class=SchoolClassFactory(school=school, name="4K"),
    )  # fmt: skip
    family_of_a_new_child(school, school_class, senco)
    assert "Sam Taylor" in text_of(sign_in(senco).get(of_school(school) + "?class=4K"))
    assert "Sam Taylor" not in text_of(sign_in(senco).get(of_school(school) + "?class=3K"))


def test_a_page_holds_so_many_plans_and_what_lies_on_others_is_still_taken_down(
    plan, school, school_class, senco, monkeypatch
):
    monkeypatch.setattr("openiep.plans.views.slips.PLANS_ON_A_PAGE", 1)
    other, parent = family_of_a_new_child(school, school_class, senco, family_name="Aaronson")
    page = text_of(sign_in(senco).get(of_school(school)))
    assert "Aaronson" in page
    assert "Sam Taylor" not in page
    sign_in(senco).post(of_school(school), heap(slip(plan, "child"), slip(other, "family", parent)))
    assert Answer.objects.count() == 2


def test_the_heap_takes_as_many_queries_for_ten_children_as_for_one(
    plan, school, school_class, senco
):
    counts = [queries(senco, school)]
    for _number in range(9):
        family_of_a_new_child(school, school_class, senco)
    counts.append(queries(senco, school))
    assert counts[0] == counts[1] <= MOST_QUERIES


def queries(user, school):
    client = sign_in(user)
    client.get(of_school(school))
    with CaptureQueriesContext(connection) as found:
        assert client.get(of_school(school)).status_code == 200
    return sum(not query["sql"].startswith(HOUSEKEEPING) for query in found)


def test_who_is_asked_is_the_same_on_the_heap_and_on_the_plan(plan, senco):
    page = text_of(sign_in(senco).get(of_plan(plan)))
    for asked in agreement_of(plan).asked:
        assert f"{plan.pk}-{asked.party.value}-{asked.person_id or 'none'}" in page
    assert {a.party for a in agreement_of(plan).asked} == set(Party)
