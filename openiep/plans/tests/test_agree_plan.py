"""Taking down answers: by whom, to what, on which day; superseded or withdrawn, never edited."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from openiep.access.models import AuditEntry
from openiep.people.tests.factories import InvolvementFactory, PersonFactory
from openiep.plans.actions.agreeing import withdraw_answer
from openiep.plans.actions.proposing import propose_plan, take_back_proposal, withdraw_plan
from openiep.plans.models import Answer
from openiep.plans.rules.agreement import AnswerCode, Party, Way
from openiep.plans.tests.agreeing import (
    agreed_plan,
    answer,
    change_target,
    fresh,
    overall_of,
    person_of,
    proposed_plan,
    target_of,
    tomorrow,
    version_of,
)
from openiep.plans.tests.factories import written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(pupil, teacher, senco):
    return proposed_plan(pupil, by=teacher)


def nothing_written():
    return not Answer.objects.exists()


def test_a_plan_is_agreed_when_the_school_every_parent_and_the_child_agree(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    assert overall_of(plan) == "agreed"
    assert AuditEntry.objects.filter(action="agree_plan", outcome="done").count() == 3


def test_an_answer_says_who_in_which_standing_on_which_day_which_way_and_who_took_it_down(
    plan, mother, teacher
):
    given = answer(plan, AnswerCode.AGREE_WITH_COMMENT, by=teacher, person=mother.person,
                   words=" Ring me on Mondays ", way=Way.BY_PHONE)  # fmt: skip
    given.refresh_from_db()
    assert (given.standing, given.words, given.way) == ("mother", "Ring me on Mondays", "by_phone")
    assert (given.taken_by, given.given_to, given.school_id) == (teacher, 1, plan.school_id)


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_takes_down_answers_who_may_not(plan, mother, who, request):
    with pytest.raises(PermissionDenied):
        answer(plan, by=request.getfixturevalue(who), person=mother.person)
    assert nothing_written()


def test_somebody_without_standing_cannot_answer(plan, pupil, teacher):
    uncle = InvolvementFactory(pupil=pupil, responsibility="unknown", care="no")
    with pytest.raises(Refused, match="no_standing"):
        answer(plan, by=teacher, person=uncle.person)
    assert nothing_written()


def test_a_parent_who_may_have_no_contact_cannot_answer(plan, pupil, teacher):
    father = InvolvementFactory(pupil=pupil, restriction="Order of the court")
    with pytest.raises(Refused, match="no_standing"):
        answer(plan, by=teacher, person=father.person)


def test_a_person_of_another_school_cannot_answer(plan, mother, teacher):
    with pytest.raises(Refused, match="no_standing"):
        answer(plan, by=teacher, person=PersonFactory())
    with pytest.raises(Refused, match="unknown_person"):
        answer(plan, AnswerCode.SHOWN, by=teacher, party=Party.CHILD, words="Smiled",
               shown="Pictures", seen_by=PersonFactory())  # fmt: skip
    assert nothing_written()


def test_the_mother_of_another_child_cannot_answer(plan, teacher):
    with pytest.raises(Refused, match="no_standing"):
        answer(plan, by=teacher, person=InvolvementFactory(pupil__school=plan.school).person)


def test_an_answer_is_not_of_tomorrow_nor_older_than_the_words(plan, mother, teacher):
    today = plan.school.today()
    for day, code in ((tomorrow(plan), "day_in_future"),
                      (today - timedelta(days=1), "before_the_version")):  # fmt: skip
        with pytest.raises(Refused, match=code):
            answer(plan, by=teacher, person=mother.person, day=day)
    assert nothing_written()


def test_an_answer_to_words_that_count_no_longer_is_refused(plan, mother, teacher):
    old = version_of(plan)
    take_back_proposal(plan=plan, by=teacher, why="A better idea")
    with pytest.raises(Refused, match="not_asking"):
        answer(plan, by=teacher, person=mother.person, version=old)
    change_target(plan, by=teacher, how_well="15 out of 20")
    propose_plan(plan=fresh(plan), by=teacher)
    with pytest.raises(Refused) as refused:
        answer(plan, by=teacher, person=mother.person, version=old)
    assert refused.value.reasons[0].about == {"number": 2, "was": 1}
    assert nothing_written()


def test_a_plan_that_was_given_up_asks_nobody(plan, mother, senco):
    withdraw_plan(plan=plan, by=senco, why="Moved away")
    with pytest.raises(Refused, match="not_asking"):
        answer(plan, by=senco, person=mother.person)


def test_a_new_answer_takes_the_place_of_the_old_and_both_are_kept(plan, mother, teacher):
    first = answer(plan, AnswerCode.DO_NOT_AGREE, by=teacher, person=mother.person)
    second = answer(plan, by=teacher, person=mother.person)
    first.refresh_from_db()
    assert (first.superseded_by, first.answer) == (second, "do_not_agree")
    assert list(Answer.objects.standing_now()) == [second]


def test_the_same_answer_sent_twice_is_stored_once(plan, mother, teacher):
    first = answer(plan, by=teacher, person=mother.person, standing_answer="")
    second = answer(plan, by=teacher, person=mother.person, standing_answer="")
    assert first == second
    assert Answer.objects.count() == 1


def test_two_people_who_take_down_different_answers_do_not_overwrite_each_other(
    plan, mother, teacher, senco
):
    kept = answer(plan, by=teacher, person=mother.person, standing_answer="")
    with pytest.raises(Refused, match="answered_meanwhile"):
        answer(plan, AnswerCode.DO_NOT_AGREE, by=senco, person=mother.person, standing_answer="")
    assert list(Answer.objects.all()) == [kept]
    answer(plan, AnswerCode.DO_NOT_AGREE, by=senco, person=mother.person,
           standing_answer=str(kept.pk))  # fmt: skip


def test_an_answer_is_never_edited(plan, mother, teacher):
    given = answer(plan, by=teacher, person=mother.person)
    given.answer = AnswerCode.DO_NOT_AGREE
    with pytest.raises(ValueError, match="never edited"):
        given.save()
    with pytest.raises(ValueError, match="never edited"):
        given.save(update_fields=["answer"])


def test_the_database_lets_one_answer_stand_for_each_voice_and_parent(plan, mother, teacher):
    of_mother = answer(plan, by=teacher, person=mother.person)
    of_child = answer(plan, by=teacher, party=Party.CHILD)
    for given in (of_mother, of_child):
        with pytest.raises(IntegrityError), transaction.atomic():
            given.carried_to(version_of(plan)).save(force_insert=True)


def test_a_withdrawn_answer_leaves_the_place_open_again(plan, mother, teacher):
    given = answer(plan, by=teacher, person=mother.person)
    withdraw_answer(answer=given, by=teacher)
    given.refresh_from_db()
    assert (given.withdrawn_by, given.withdrawn_on) == (teacher, plan.school.today())
    assert overall_of(plan) == "waiting"
    with pytest.raises(Refused, match="does_not_stand"):
        withdraw_answer(answer=given, by=teacher)
    answer(plan, by=teacher, person=mother.person)


def test_an_assistant_withdraws_nobodys_answer(plan, mother, teacher, assistant):
    given = answer(plan, by=teacher, person=mother.person)
    with pytest.raises(PermissionDenied):
        withdraw_answer(answer=given, by=assistant)


def test_any_colleague_who_may_answers_for_the_school_and_there_is_one_such_answer(
    plan, teacher, senco
):
    answer(plan, by=teacher, party=Party.SCHOOL, person=person_of(teacher))
    answer(plan, by=senco, party=Party.SCHOOL, person=person_of(senco))
    (standing,) = Answer.objects.standing_now()
    assert (standing.person, standing.standing) == (person_of(senco), "senco")


def test_a_line_can_be_answered_on_its_own(plan, mother, teacher):
    line = f"target:{target_of(plan).target_id}"
    answer(plan, by=teacher, person=mother.person)
    answer(plan, AnswerCode.DO_NOT_AGREE, by=teacher, person=mother.person, line=line)
    assert Answer.objects.standing_now().count() == 2
    assert overall_of(plan) == "not_agreed"


@pytest.mark.parametrize("line", ["target:0", "part:needs", "nonsense"])
def test_a_line_that_is_not_in_the_plan_cannot_be_answered(plan, mother, teacher, line):
    with pytest.raises(Refused, match="unknown_line"):
        answer(plan, by=teacher, person=mother.person, line=line)


def test_parents_who_differ_are_a_state_of_their_own(plan, pupil, mother, teacher):
    father = InvolvementFactory(pupil=pupil, relation="father")
    answer(plan, by=teacher, person=mother.person)
    answer(plan, AnswerCode.DO_NOT_AGREE, by=teacher, person=father.person)
    assert overall_of(plan) == "family_differs"


def test_where_no_parent_is_known_the_reason_is_kept_and_all_agreed_is_never_said(
    plan, teacher, senco
):
    answer(plan, by=teacher, party=Party.SCHOOL, person=person_of(teacher))
    answer(plan, by=teacher, party=Party.CHILD)
    assert overall_of(plan) == "waiting"
    with pytest.raises(Refused, match="nobody_to_answer"):
        answer(plan, by=teacher)
    answer(plan, AnswerCode.NOT_ASKED, by=teacher, words="The council has not told us yet")
    assert overall_of(plan) == "agreed_by_those_reached"


def test_a_child_who_cannot_say_is_shown_the_plan_and_somebody_says_what_was_seen(
    plan, teacher, assistant
):
    with pytest.raises(Refused, match="say_who_saw"):
        answer(plan, AnswerCode.SHOWN, by=teacher, party=Party.CHILD, shown="Pictures", words="x")
    seen_by = person_of(assistant)
    given = answer(plan, AnswerCode.SHOWN, by=teacher, party=Party.CHILD, shown="Three pictures",
                   words="Pointed at the bus and smiled", seen_by=seen_by)  # fmt: skip
    assert (given.seen_by, given.person) == (seen_by, None)


def test_a_draft_that_was_never_proposed_has_nobody_to_answer(pupil, teacher):
    assert version_of(written_plan(pupil, by=teacher)) is None
