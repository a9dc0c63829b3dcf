"""The meeting: each target's result, the five questions, and two people who write at once."""

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring import actions as monitoring
from openiep.monitoring.tests.factories import MeasurementFactory, freeze, queries, set_target
from openiep.reviews import actions
from openiep.reviews.models import ReviewAnswer, TargetResult, so_far
from openiep.reviews.rules.codes import Question, Result
from openiep.reviews.tests.factories import hear
from openiep.rules import Refused


@pytest.fixture
def targets(review):
    """The two targets of the plan, in order."""
    return so_far(review).targets


def of_target(review, target_id):
    return reverse("reviews:record_result", args=[review.pk, target_id])


def of_question(review, question="progress"):
    return reverse("reviews:answer_question", args=[review.pk, question])


def result(why="The timer helped.", version="0", **more):
    return {"result": "partly_met", "why": why, "version": version, **more}


def test_each_step_leads_to_the_next(signed_in, teacher, review, targets):
    client = signed_in(teacher)
    one = client.post(of_target(review, targets[0]), result())
    assert one.url == of_target(review, targets[1])
    two = client.post(of_target(review, targets[1]), result())
    assert two.url == of_question(review, "help_given")
    last = client.post(of_question(review, "future"), {"words": "Go on.", "version": "0"})
    assert last.url == reverse("reviews:close_review", args=[review.pk])


def test_a_result_stands_beside_what_was_recorded(signed_in, teacher, review, targets):
    target = so_far(review).wordings[targets[0]].target
    MeasurementFactory(target=target, seen_by=teacher, value=8)
    page = signed_in(teacher).get(of_target(review, targets[0])).content.decode()
    assert "Now 8 out of 20" in page
    assert 'class="chart"' in page
    assert page.count('type="radio"') == 4


def test_a_result_needs_its_reason(signed_in, teacher, review, targets):
    response = signed_in(teacher).post(of_target(review, targets[0]), result(why=""))
    assert response.status_code == 422
    assert "Write why" in response.content.decode()
    assert not TargetResult.objects.exists()


@pytest.mark.parametrize("wrong", ["", "failed"])
def test_a_result_is_one_of_the_four(signed_in, teacher, review, targets, wrong):
    form = result(result=wrong)
    assert signed_in(teacher).post(of_target(review, targets[0]), form).status_code == 422


def test_a_target_of_another_plan_is_not_found(signed_in, teacher, review, school, school_class):
    from openiep.people.tests.factories import PupilFactory
    from openiep.reviews.tests.factories import plan_in_force, prepared

    other = PupilFactory(school=school, in_class=school_class)
    theirs = so_far(prepared(plan_in_force(other, teacher), teacher)).targets[0]
    assert signed_in(teacher).get(of_target(review, theirs)).status_code == 404
    with pytest.raises(Refused):
        actions.record_result(
            review=review, target_id=theirs, result=Result.MET, why="x", version=0, by=teacher
        )


def test_a_question_is_asked_as_the_pack_asks_it(signed_in, teacher, review):
    page = signed_in(teacher).get(of_question(review, "help_given")).content.decode()
    assert "What help did the school and the family give?" in page
    assert signed_in(teacher).get(of_question(review, "weather")).status_code == 404


@pytest.mark.parametrize("page", ["meeting", "result", "question", "close"])
def test_only_those_who_hold_reviews_come_in(
    signed_in, assistant, head, other_teacher, stranger, client, review, targets, page
):
    address = {
        "meeting": reverse("reviews:meeting", args=[review.pk]),
        "result": of_target(review, targets[0]),
        "question": of_question(review),
        "close": reverse("reviews:close_review", args=[review.pk]),
    }[page]
    assert signed_in(assistant).get(address).status_code == 403
    assert signed_in(head).get(address).status_code == 403
    assert signed_in(other_teacher).get(address).status_code == 404
    assert signed_in(stranger).get(address).status_code == 404
    assert reverse("access:sign_in") in client.get(address).url


def test_answers_and_results_are_written_into_the_audit(signed_in, teacher, review, targets):
    signed_in(teacher).post(of_target(review, targets[0]), result())
    signed_in(teacher).post(of_question(review), {"words": "Much.", "version": "0"})
    done = AuditEntry.objects.filter(outcome="done").values_list("action", flat=True)
    assert {"record_result", "answer_question"} <= set(done)


def test_two_who_answer_at_once_keep_mine_theirs_or_both(signed_in, teacher, senco, review):
    mine, theirs = signed_in(teacher), signed_in(senco)
    theirs.post(of_question(review), {"words": "Reading grew.", "version": "0"})
    clash = mine.post(of_question(review), {"words": "Spelling is slow.", "version": "0"})
    page = clash.content.decode()
    assert clash.status_code == 422
    assert "Reading grew." in page
    assert "Spelling is slow." in page
    assert ReviewAnswer.objects.get().words == "Reading grew."
    assert 'value="Reading grew.\n\nSpelling is slow."' in page
    assert 'name="version" value="1"' in page
    both = {"words": "Reading grew.\n\nSpelling is slow.", "version": "1"}
    mine.post(of_question(review), both)
    answer = ReviewAnswer.objects.get()
    assert answer.words.replace("\r\n", "\n") == "Reading grew.\n\nSpelling is slow."
    assert answer.version == 2


def test_two_who_set_a_result_at_once_lose_nothing(signed_in, teacher, senco, review, targets):
    address = of_target(review, targets[0])
    signed_in(senco).post(address, result("Two weeks were lost.", result="not_yet"))
    clash = signed_in(teacher).post(address, result("The timer helped."))
    assert clash.status_code == 422
    page = clash.content.decode()
    assert "Two weeks were lost." in page
    assert "The timer helped." in page
    assert "Not yet" in page
    assert "Partly met" in page
    assert TargetResult.objects.get().result == "not_yet"


def test_a_version_that_is_no_number_is_a_clash_and_no_crash(signed_in, teacher, review):
    client = signed_in(teacher)
    client.post(of_question(review), {"words": "One.", "version": "0"})
    assert client.post(of_question(review), {"words": "Two.", "version": "x"}).status_code == 422


def test_saving_again_as_it_was_read_is_a_new_version(teacher, review):
    told = {"review": review, "question": Question.PROGRESS, "by": teacher}
    first = actions.answer_question(words="One.", version=0, **told)
    second = actions.answer_question(words="Two.", version=first.version, **told)
    assert (second.words, second.version) == ("Two.", 2)


def test_recording_goes_on_while_the_review_is_open(teacher, assistant, review, targets, today):
    target = so_far(review).wordings[targets[0]].target
    kept = monitoring.record_measurement(target=target, value=9, day=today, by=assistant)
    assert kept.pk


def test_a_target_agreed_meanwhile_comes_into_the_meeting(signed_in, teacher, review, plan):
    set_target(plan, position=3, will_do="will do step 3")
    freeze(plan, teacher, kind="what_was_agreed")
    assert len(so_far(review).targets) == 3


def test_the_page_says_what_is_still_open_and_where(signed_in, teacher, review, targets):
    hear(review, "family", "He reads to the dog.", teacher)
    page = signed_in(teacher).get(reverse("reviews:review", args=[review.pk])).content.decode()
    assert "Say how this target went: will do step 1" in page
    assert of_target(review, targets[1]) in page
    assert "Answer the question “Progress”" in page
    assert "Write down what Sam says" in page


def test_the_page_is_read_by_those_who_may(signed_in, assistant, senco, other_teacher, review):
    address = reverse("reviews:review", args=[review.pk])
    assert signed_in(senco).get(address).status_code == 200
    assert signed_in(assistant).get(address).status_code == 403
    assert signed_in(other_teacher).get(address).status_code == 404


@pytest.mark.parametrize("page", ["review", "meeting", "close_review"])
def test_the_number_of_queries_does_not_grow_with_readings(
    signed_in, teacher, review, targets, page
):
    client, address = signed_in(teacher), reverse(f"reviews:{page}", args=[review.pk])
    target = so_far(review).wordings[targets[0]].target
    few = queries(client, address)
    MeasurementFactory.create_batch(60, target=target, seen_by=teacher)
    assert queries(client, address) == few <= 16
