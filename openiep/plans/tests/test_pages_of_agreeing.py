"""Pages: take down one answer, take one back, and the three voices on the plan's page."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openiep.access.models import AuditEntry
from openiep.people.tests.factories import InvolvementFactory, PersonFactory
from openiep.plans.actions.closing import close_plan
from openiep.plans.models import Answer
from openiep.plans.rules.agreement import AnswerCode, Party
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.agreeing import (
    answer,
    changed,
    fresh,
    overall_of,
    person_of,
    plan_in_force,
    proposed_plan,
    target_of,
    version_of,
)
from openiep.plans.tests.asking import (
    AT_A_PAGE_OF_WRITING,
    as_author,
    is_sent_to_sign_in,
    sign_in,
    status_for,
    text_of,
)
from openiep.plans.tests.factories import written_plan

MOST_QUERIES = 16
HOUSEKEEPING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def plan(pupil, teacher, mother, senco):
    return proposed_plan(pupil, by=teacher)


def address(plan, who=""):
    return reverse("plans:agree_plan", args=[plan.pk]) + (f"?who={who}" if who else "")


def plan_page(plan):
    return reverse("plans:plan", args=[plan.pk])


def of(person):
    return f"family:{person.pk}"


def slip(plan, who, **said):
    """An answer as the page sends it."""
    seen = Answer.objects.filter(version=version_of(plan)).standing_now()
    return {
        "who": who,
        "version": str(version_of(plan).pk),
        "seen": ",".join(str(a.pk) for a in seen),
        "answer": "agree",
        "words": "",
        "line": "",
        "day": "today",
        "way": "on_paper",
        **said,
    }


# Who comes here


@pytest.mark.parametrize(("who", "status"), AT_A_PAGE_OF_WRITING.items())
def test_who_may_take_down_answers(plan, who, status, request):
    assert status_for(request, who, address(plan, "child:")) == status
    assert status_for(request, who, address(plan), "post", slip(plan, "child:")) == (
        302 if status == 200 else status
    )


def test_signed_out_one_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.get(address(plan, "child:")))


def test_without_anybody_named_those_who_are_asked_are_offered(plan, teacher, mother):
    page = text_of(sign_in(teacher).get(address(plan)))
    assert "Whose answer is it?" in page
    assert f"who={of(mother.person)}" in page


# Taking down


def test_a_mothers_slip_is_taken_down_and_shown_with_its_day_and_way(plan, teacher, mother):
    data = slip(plan, of(mother.person), answer="agree_with_comment", words="Ring me on Mondays")
    response = sign_in(teacher).post(address(plan), data)
    assert response["Location"] == plan_page(plan) + "#answers"
    given = Answer.objects.get()
    assert (given.person, given.words, given.way) == (
        mother.person,
        "Ring me on Mondays",
        "on_paper",
    )
    page = text_of(sign_in(teacher).get(plan_page(plan)))
    assert "agreed, with a comment" in page
    assert "“Ring me on Mondays”" in page
    assert AuditEntry.objects.filter(action="agree_plan", outcome="done").count() == 1


def test_a_colleague_answers_for_the_school_instead(plan, teacher, senco):
    page = text_of(sign_in(senco).get(address(plan, f"school:{person_of(teacher).pk}")))
    assert "Ms Okafor answers instead" in page
    who = f"school:{person_of(senco).pk}"
    assert sign_in(senco).post(address(plan), slip(plan, who)).status_code == 302
    assert Answer.objects.get().standing == "senco"


def test_a_child_who_cannot_say_it(plan, teacher, assistant):
    data = slip(plan, "child:", answer="shown", shown="Three pictures", words="Smiled at the bus")
    response = sign_in(teacher).post(address(plan), data)
    assert response.status_code == 422
    assert "Choose who saw it" in text_of(response)
    data["seen_by"] = str(person_of(assistant).pk)
    sign_in(teacher).post(address(plan), data)
    page = text_of(sign_in(teacher).get(plan_page(plan)))
    for words in ("was shown it", "Shown: Three pictures", "Seen: Smiled at the bus", "Miss Byrne"):
        assert words in page


def test_one_target_can_be_refused_while_the_plan_is_agreed(plan, teacher, mother):
    client, line = sign_in(teacher), f"target:{target_of(plan).target_id}"
    client.post(address(plan), slip(plan, of(mother.person)))
    data = slip(plan, of(mother.person), answer="do_not_agree", line=line, words="Too hard")
    assert client.post(address(plan), data).status_code == 302
    page = text_of(client.get(plan_page(plan)))
    assert "Not agreed: Sara Taylor." in page
    assert "Does not agree to:" in page


# Bad input


def test_somebody_without_standing_gets_a_sentence_and_nothing_is_written(plan, pupil, teacher):
    uncle = InvolvementFactory(pupil=pupil, responsibility="no", care="no")
    for person in (uncle.person, PersonFactory(), PersonFactory(school=plan.school)):
        response = sign_in(teacher).post(address(plan), slip(plan, of(person)))
        assert response.status_code == 422
        assert "This person is not asked about this plan." in text_of(response)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("who", ["family:nonsense", "family:", "child:x", "dog:1", "school:"])
def test_a_made_up_name_gets_the_same_sentence(plan, teacher, who):
    response = sign_in(teacher).post(address(plan), slip(plan, who))
    assert response.status_code == 422
    assert not Answer.objects.exists()


def test_somebody_of_another_school_cannot_have_seen_it(plan, teacher, stranger):
    data = slip(plan, "child:", answer="shown", shown="Pictures", words="Smiled",
                seen_by=str(person_of(stranger).pk))  # fmt: skip
    assert sign_in(teacher).post(address(plan), data).status_code == 422
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"answer": ""}, "Choose what Sara Taylor says"),
        ({"answer": "shown"}, "Choose one of the answers that are offered"),
        ({"answer": "agree_with_comment"}, "Write down what they add"),
        ({"answer": "not_reached"}, "Say when you tried to speak to them, and how"),
        ({"answer": "not_asked"}, "Say why they were not asked"),
        ({"day": "tomorrow"}, "or earlier"),
        ({"day": "1 March 2001"}, "or later"),
        ({"day": ""}, "Enter the day of the answer"),
        ({"way": ""}, "Choose how the answer came"),
        ({"way": "by_pigeon"}, "Choose one of the answers that are offered"),
        ({"line": "target:0"}, "Choose one of the answers that are offered"),
        ({"words": "x" * 2001}, "2000"),
    ],
)
def test_what_cannot_be_an_answer_gets_a_sentence(plan, teacher, mother, said, words):
    response = sign_in(teacher).post(address(plan), slip(plan, of(mother.person), **said))
    assert response.status_code == 422
    assert words in text_of(response)
    assert not Answer.objects.exists()


def test_an_answer_to_an_old_version_says_which_counts_and_keeps_the_words(
    pupil, mother, teacher, senco
):
    plan = plan_in_force(pupil, mother, by=senco)
    data = slip(plan, of(mother.person), answer="agree_with_comment", words="Still fine by me")
    changed(plan, ChangeKind.WHAT_WAS_AGREED, by=teacher, how_well="15 out of 20")
    number = Answer.objects.count()
    response = sign_in(teacher).post(address(plan), data)
    page = text_of(response)
    assert response.status_code == 422
    assert "This answer is to version 1, but version 2 is the one that counts now." in page
    assert "Still fine by me" in page
    assert f'name="version" value="{version_of(plan).pk}"' in page
    assert Answer.objects.count() == number


def test_a_version_of_another_plan_is_not_found(plan, teacher, mother):
    data = slip(plan, of(mother.person), version=str(uuid4()))
    assert sign_in(teacher).post(address(plan), data).status_code == 404


def test_sent_twice_is_stored_once(plan, teacher, mother):
    client, data = sign_in(teacher), slip(plan, of(mother.person))
    assert [client.post(address(plan), data).status_code for _n in range(2)] == [302, 302]
    assert Answer.objects.count() == 1


def test_two_tabs_with_different_answers_meet(plan, teacher, senco, mother):
    first, second = (
        slip(plan, of(mother.person)),
        slip(plan, of(mother.person), answer="do_not_agree", words="No"),
    )
    sign_in(teacher).post(address(plan), first)
    response = sign_in(senco).post(address(plan), second)
    page = text_of(response)
    assert response.status_code == 422
    assert "Somebody else took down an answer meanwhile" in page
    assert "taken down by Mr Khan" in page
    assert Answer.objects.count() == 1
    again = slip(plan, of(mother.person), answer="do_not_agree", words="No")
    assert sign_in(senco).post(address(plan), again).status_code == 302
    assert overall_of(plan) == "not_agreed"


def test_what_was_typed_when_the_session_ended_is_there_for_the_same_person_only(
    plan, teacher, mother, client
):
    data = slip(plan, of(mother.person), answer="agree_with_comment", words="Ring me")
    client.post(address(plan), as_author(teacher, **data))
    assert "Ring me" in text_of(sign_in(teacher).get(address(plan, of(mother.person))))
    assert "Ring me" not in text_of(sign_in(teacher).get(address(plan, "child:")))


@pytest.mark.parametrize("kind", ["draft", "closed"])
def test_where_nobody_is_asked_it_is_said(pupil, mother, senco, kind):
    if kind == "draft":
        plan = written_plan(pupil, by=senco)
    else:
        plan = plan_in_force(pupil, mother, by=senco)
        close_plan(plan=plan, by=senco, on=plan.school.today())
    page = text_of(sign_in(senco).get(address(plan, "child:"), follow=True))
    assert "nobody is asked" in page


# Taking back


def test_an_answer_is_taken_back_and_open_again(plan, teacher, mother):
    given = answer(plan, by=teacher, person=mother.person)
    where = reverse("plans:withdraw_answer", args=[given.pk])
    assert sign_in(teacher).get(where).status_code == 405
    page = text_of(sign_in(teacher).post(where, follow=True))
    assert "The answer is taken back." in page
    assert overall_of(plan) == "waiting"
    assert "taken back or replaced already" in text_of(sign_in(teacher).post(where, follow=True))


@pytest.mark.parametrize(
    ("who", "status"),
    [("assistant", 404), ("head", 403), ("other_teacher", 404), ("stranger", 404)],
)
def test_nobody_else_takes_an_answer_back(plan, teacher, mother, who, status, request):
    given = answer(plan, by=teacher, person=mother.person)
    where = reverse("plans:withdraw_answer", args=[given.pk])
    assert status_for(request, who, where, "post") == status
    given.refresh_from_db()
    assert given.stands


# The plan's page


def test_what_is_still_open_is_named(plan, teacher, mother):
    answer(plan, by=teacher, person=mother.person)
    page = text_of(sign_in(teacher).get(plan_page(plan)))
    assert "No answer yet from Mr Khan and Sam." in page


def test_parents_who_differ_are_said_to_and_nothing_is_decided_for_them(
    plan, pupil, mother, teacher
):
    father = InvolvementFactory(pupil=pupil, person__called="Tom Taylor", relation="father")
    answer(plan, by=teacher, person=mother.person)
    answer(plan, AnswerCode.DO_NOT_AGREE, by=teacher, person=father.person, words="Too much")
    page = text_of(sign_in(teacher).get(plan_page(plan)))
    assert "The family is of two minds: Sara Taylor agrees, Tom Taylor does not." in page


def test_one_who_may_have_no_contact_is_not_on_the_page(plan, pupil, teacher):
    InvolvementFactory(pupil=pupil, person__called="Rex", restriction="Order of the court")
    assert "Rex" not in text_of(sign_in(teacher).get(plan_page(plan)))


def test_an_assistant_sees_no_answers(pupil, mother, senco, assistant):
    plan = plan_in_force(pupil, mother, by=senco)
    page = text_of(sign_in(assistant).get(plan_page(plan)))
    assert "Who agrees" not in page
    assert "All versions" not in page


def test_the_page_takes_as_many_queries_with_many_answers_as_with_none(
    pupil, mother, senco, teacher
):
    plan = plan_in_force(pupil, mother, by=senco)
    counts = [queries(teacher, plan)]
    for _number in range(3):
        parent = InvolvementFactory(pupil=pupil)
        answer(fresh(plan), by=teacher, person=parent.person)
        line = f"target:{target_of(plan).target_id}"
        answer(fresh(plan), AnswerCode.DO_NOT_AGREE, by=teacher, person=parent.person, line=line)
    answer(fresh(plan), AnswerCode.SHOWN, by=teacher, party=Party.CHILD, shown="a", words="b",
           seen_by=person_of(teacher))  # fmt: skip
    counts.append(queries(teacher, plan))
    assert counts[0] == counts[1] <= MOST_QUERIES


def queries(user, plan):
    client = sign_in(user)
    client.get(plan_page(plan))
    with CaptureQueriesContext(connection) as found:
        assert client.get(plan_page(plan)).status_code == 200
    return sum(not query["sql"].startswith(HOUSEKEEPING) for query in found)


def test_an_answer_of_last_week_to_words_of_last_week(pupil, teacher, senco, mother):
    last_week = timezone.now() - timedelta(days=7)
    with time_machine.travel(last_week, tick=False):
        plan = proposed_plan(pupil, by=teacher)
    data = slip(plan, of(mother.person), day=last_week.date().isoformat())
    assert sign_in(teacher).post(address(plan), data).status_code == 302
    assert Answer.objects.get().day == last_week.date()
