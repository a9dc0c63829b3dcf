"""Closing a review: nothing missing, the plan ended, the next one begun or none needed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring import actions as monitoring
from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import MeasurementFactory
from openiep.plans.models import Plan, PlanPart, TargetWording
from openiep.plans.rules.status import Status
from openiep.reviews import actions
from openiep.reviews.models import so_far
from openiep.reviews.rules.codes import Decision, Question
from openiep.reviews.tests.factories import hear, hold, prepared
from openiep.rules import Refused


@pytest.fixture
def held(review, teacher):
    """A review to which nothing is missing; step 1 is met, step 2 not yet."""
    return hold(review, teacher)


def where(review):
    return reverse("reviews:close_review", args=[review.pk])


def decision(today, **more):
    day = f"{today + timedelta(weeks=13):%d/%m/%Y}"
    return {"decision": "change", "words": "Reading is met.", "next_day": day, **more}


def close(review, by, **more):
    told = {"decision": Decision.CHANGE, "words": "Reading is met.",
            "next_day": review.school.today() + timedelta(weeks=13), **more}  # fmt: skip
    return actions.close_review(review=review, by=by, **told)


def refused(review, by, **more):
    with pytest.raises(Refused) as refusal:
        close(review, by, **more)
    return [reason.code for reason in refusal.value.reasons]


def test_what_was_not_met_is_ticked_to_go_on_and_what_was_met_is_not(signed_in, teacher, held):
    page = signed_in(teacher).get(where(held)).content.decode()
    first, second = so_far(held).targets
    boxes = {str(one): page[page.index(f'value="{one}"') :][:60] for one in (first, second)}
    assert "checked" not in boxes[str(first)]
    assert "checked" in boxes[str(second)]


def test_closing_ends_the_plan_and_begins_the_next_with_what_is_carried(
    signed_in, teacher, held, plan, today
):
    second = so_far(held).targets[1]
    response = signed_in(teacher).post(where(held), decision(today, carry=[str(second)]))
    assert response.url == reverse("reviews:review", args=[held.pk])
    held.refresh_from_db()
    plan.refresh_from_db()
    assert (held.status, held.decision, held.closed_by) == ("closed", "change", teacher)
    assert (plan.status, plan.closed_on, plan.ended_well) == (Status.CLOSED, today, False)
    following = held.next_plan
    assert (following.status, following.previous) == (Status.DRAFT, plan)
    assert [row.target_id for row in TargetWording.objects.filter(plan=following)] == [second]
    review_part = PlanPart.objects.get(plan=following, key="review")
    assert review_part.content["day"] == (today + timedelta(weeks=13)).isoformat()
    assert list(held.results.filter(carry=True).values_list("target", flat=True)) == [second]


def test_readings_stay_with_a_carried_target(teacher, held, today):
    second = so_far(held).targets[1]
    target = so_far(held).wordings[second].target
    kept = monitoring.record_measurement(target=target, value=9, day=today, by=teacher)
    close(held, teacher, carry=[second])
    assert Measurement.objects.get().pk == kept.pk
    assert held.next_plan.targetwordings.get().target_id == kept.target_id


def test_ending_well_says_what_showed_it_and_begins_nothing(signed_in, teacher, held, plan, today):
    client, form = signed_in(teacher), {"decision": "finish", "words": "No longer needed."}
    missing = client.post(where(held), form)
    assert missing.status_code == 422
    assert "what shows that the plan is no longer needed" in missing.content.decode()
    client.post(where(held), {**form, "good_ending": "Reads with the class for six weeks."})
    held.refresh_from_db()
    plan.refresh_from_db()
    assert (plan.status, plan.ended_well) == (Status.CLOSED, True)
    assert (held.next_plan, held.next_day) == (None, None)
    assert held.good_ending == "Reads with the class for six weeks."
    assert Plan.objects.count() == 1
    page = client.get(reverse("reviews:review", args=[held.pk])).content.decode()
    assert "Reads with the class for six weeks." in page


def test_a_review_with_nothing_in_it_is_refused_with_everything_that_is_missing(
    signed_in, teacher, review, plan, today
):
    response = signed_in(teacher).post(where(review), decision(today))
    assert response.status_code == 422
    page = response.content.decode()
    for sentence in (
        "Say how this target went: will do step 1",
        "Say how this target went: will do step 2",
        "Write down what Sara Taylor says, or what was tried",
        "Write down what Sam says, or why it was not possible to ask",
        "Answer the question “Help given”",
        "Answer the question “What happens next”",
    ):
        assert sentence in page
    plan.refresh_from_db()
    assert plan.status == Status.IN_FORCE
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("lost", ["result", "answer", "family", "child"])
def test_it_does_not_close_without_any_one_of_them(teacher, held, plan, lost):
    if lost == "result":
        held.results.first().delete()
    elif lost == "answer":
        held.answers.filter(question=Question.UPDATES).update(words=" ")
    else:
        for said in held.contributions.filter(invitation__voice=lost):
            actions.take_back_contribution(contribution=said, by=teacher)
    assert len(refused(held, teacher)) == 1
    plan.refresh_from_db()
    assert plan.status == Status.IN_FORCE


def test_before_its_day_it_is_not_closed(teacher, plan, today):
    early = hold(prepared(plan, teacher, day=today + timedelta(days=2)), teacher)
    assert refused(early, teacher) == ["not_held_yet"]


def test_while_a_change_is_being_written_it_is_not_closed(teacher, held, plan):
    Plan.objects.filter(pk=plan.pk).update(changing="correction")
    assert refused(held, teacher) == ["change_not_finished"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"decision": ""}, "Choose what is decided"),
        ({"words": ""}, "Write why this was decided"),
        ({"next_day": ""}, "Enter the day of the next review"),
        ({"next_day": "yesterday"}, "on a later day than today"),
        ({"next_day": "9/1/2062"}, "more than a year away"),
        ({"carry": ["00000000-0000-0000-0000-000000000000"]}, "Select a valid choice"),
    ],
)
def test_a_decision_that_is_not_whole_is_answered_with_a_sentence(
    signed_in, teacher, held, plan, today, change, sentence
):
    response = signed_in(teacher).post(where(held), {**decision(today), **change})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    plan.refresh_from_db()
    assert plan.status == Status.IN_FORCE


def test_an_assistant_and_a_head_may_not_and_nothing_is_half_done(
    signed_in, assistant, head, held, plan, today
):
    for user in (assistant, head):
        assert signed_in(user).post(where(held), decision(today)).status_code == 403
        with pytest.raises(PermissionDenied):
            close(held, user)
    plan.refresh_from_db()
    assert plan.status == Status.IN_FORCE


def test_a_draft_that_is_there_already_is_said_and_nothing_is_half_done(
    signed_in, teacher, held, plan, pupil, today
):
    Plan.objects.create(school=pupil.school, pupil=pupil, started_by=teacher)
    response = signed_in(teacher).post(where(held), decision(today))
    assert response.status_code == 422
    assert "There is a draft of the next plan already" in response.content.decode()
    plan.refresh_from_db()
    held.refresh_from_db()
    assert (plan.status, held.status) == (Status.IN_FORCE, "prepared")


def test_everything_done_is_in_the_audit(teacher, held):
    close(held, teacher)
    done = set(AuditEntry.objects.filter(outcome="done").values_list("action", flat=True))
    assert {"close_review", "close_plan", "start_next_plan"} <= done


def test_once_closed_nothing_in_it_changes(signed_in, teacher, held, today):
    said = held.contributions.first()
    close(held, teacher)
    told = {"day": today, "by": teacher}
    acts = [
        lambda: close(held, teacher),
        lambda: hear(held, "family", "More.", teacher),
        lambda: actions.take_back_contribution(contribution=said, by=teacher),
        lambda: actions.answer_question(
            review=held, question=Question.PROGRESS, words="x", version=1, by=teacher
        ),
        lambda: actions.change_review(
            review=held, starts_at=None, place="", at_parents_evening=False, version=1, **told
        ),
        lambda: actions.call_off_review(review=held, why="x", by=teacher),
    ]
    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        assert [reason.code for reason in refusal.value.reasons] == ["review_closed"]
    assert signed_in(teacher).get(where(held)).url == reverse("reviews:review", args=[held.pk])


def test_a_closed_review_shows_how_it_was_then(signed_in, teacher, held, today):
    second = so_far(held).targets[1]
    target = so_far(held).wordings[second].target
    MeasurementFactory(target=target, seen_by=teacher, value=7, day=today)
    close(held, teacher, carry=[second])
    MeasurementFactory(target=target, seen_by=teacher, value=15, day=today + timedelta(days=9))
    page = signed_in(teacher).get(reverse("reviews:review", args=[held.pk])).content.decode()
    assert "Now 7 out of 20" in page
    assert "Now 15 out of 20" not in page
    assert "will do step 2" in page[page.index("These targets go on") :][:300]
