"""Recording a value: who may, when, what is refused, and that nothing is stored twice."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring import actions
from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import MeasurementFactory, hold_plan, queries, set_target
from openiep.plans.rules.status import Status
from openiep.rules import Refused


def where(target):
    return reverse("monitoring:record_measurement", args=[target.pk])


def typed(value="12", day="today", **more):
    return {"value": value, "day": day, "note": "", "id": str(uuid.uuid4()), **more}


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def test_the_assistant_records_a_value_in_one_go(signed_in, assistant, target, today):
    client = signed_in(assistant)
    response = client.post(where(target), typed("12"))
    kept = Measurement.objects.get()
    assert response.status_code == 302
    assert (kept.value, kept.day, kept.seen_by, kept.is_baseline) == (12, today, assistant, False)
    page = client.get(response.url).content.decode()
    assert "12 out of 20" in page
    assert reverse("monitoring:take_back_measurement", args=[kept.pk]) in page


@pytest.mark.parametrize("who", ["teacher", "senco"])
def test_teacher_and_senco_record_too(signed_in, request, who, target):
    assert signed_in(request.getfixturevalue(who)).post(where(target), typed()).status_code == 302
    assert Measurement.objects.count() == 1


def test_a_head_may_not(signed_in, head, target):
    assert signed_in(head).get(where(target)).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.record_measurement(
            target=target, value=Decimal(1), day=target.school.today(), by=head
        )
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_a_teacher_of_another_class_and_a_stranger_find_nothing(signed_in, request, who, target):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(where(target)).status_code == 404
    assert client.post(where(target), typed()).status_code == 404
    assert not Measurement.objects.exists()


def test_signed_out_is_sent_to_sign_in(client, target):
    response = client.post(where(target), typed())
    assert response.status_code == 302
    assert reverse("access:sign_in") in response.url


def test_it_is_written_into_the_audit(signed_in, assistant, target):
    signed_in(assistant).post(where(target), typed())
    entry = AuditEntry.objects.get(action="record_measurement", outcome="done")
    assert (entry.subject, entry.subject_id, entry.by_id) == (
        "plans.Target",
        target.pk,
        assistant.pk,
    )
    assert entry.pupil_id == target.pupil_id


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("21", "from 0 to 20"),
        ("-1", "from 0 to 20"),
        ("3.5", "whole number"),
        ("many", "Write a number"),
        ("", "Enter a value"),
    ],
)
def test_a_value_off_the_scale_is_answered_with_a_sentence(
    signed_in, assistant, target, value, sentence
):
    response = signed_in(assistant).post(where(target), typed(value))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    ("days", "sentence"), [(1, "has not come yet"), (-71, "The plan began on")]
)
def test_a_day_outside_the_plan_is_refused(signed_in, assistant, target, today, days, sentence):
    day = f"{today + timedelta(days=days):%d/%m/%Y}"
    response = signed_in(assistant).post(where(target), typed(day=day))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Measurement.objects.exists()


def test_a_baseline_may_be_from_before_the_plan(signed_in, assistant, target, today):
    day = f"{today - timedelta(days=71):%d/%m/%Y}"
    response = signed_in(assistant).post(where(target), typed(day=day, is_baseline="on"))
    assert response.status_code == 302
    assert Measurement.objects.get().is_baseline


def test_numbers_with_a_comma_are_read(signed_in, assistant, plan, teacher):
    target = set_target(plan, measure="duration", scale_to=None)
    signed_in(assistant).post(where(target), typed("2,5"))
    assert Measurement.objects.get().value == Decimal("2.5")


def test_sent_twice_is_stored_once(signed_in, assistant, target):
    client, form = signed_in(assistant), typed()
    first, second = client.post(where(target), form), client.post(where(target), form)
    assert first.url == second.url
    assert Measurement.objects.count() == 1


def test_the_same_page_with_another_value_is_refused_and_not_lost(signed_in, assistant, target):
    client, form = signed_in(assistant), typed("12")
    client.post(where(target), form)
    response = client.post(where(target), {**form, "value": "13"})
    assert response.status_code == 422
    assert "saved already" in response.content.decode()
    assert 'value="13"' in response.content.decode()
    assert Measurement.objects.get().value == 12


def test_an_id_taken_from_another_child_writes_nothing_there(signed_in, assistant, teacher, plan):
    one, two = set_target(plan), set_target(plan, position=2)
    theirs = MeasurementFactory(target=one, seen_by=teacher, value=8)
    response = signed_in(assistant).post(where(two), typed("8", id=str(theirs.pk)))
    assert response.status_code == 422
    assert Measurement.objects.count() == 1


def test_an_id_that_is_none_does_no_harm(signed_in, assistant, target):
    assert signed_in(assistant).post(where(target), typed(id="'; drop")).status_code == 302


def test_on_a_draft_it_is_kept_as_where_it_starts(signed_in, teacher, pupil):
    target = set_target(hold_plan(pupil, teacher, status=Status.DRAFT))
    client = signed_in(teacher)
    assert "kept as where Sam starts" in client.get(where(target)).content.decode()
    client.post(where(target), typed("4"))
    assert Measurement.objects.get().is_baseline


def test_a_reading_that_is_no_baseline_is_refused_on_a_draft(teacher, pupil, today):
    target = set_target(hold_plan(pupil, teacher, status=Status.DRAFT))
    with pytest.raises(Refused) as refused:
        actions.record_measurement(target=target, value=Decimal(4), day=today, by=teacher)
    assert codes(refused) == ["baseline_only"]


def test_an_assistant_does_not_see_a_draft(signed_in, assistant, teacher, pupil):
    target = set_target(hold_plan(pupil, teacher, status=Status.DRAFT))
    assert signed_in(assistant).get(where(target)).status_code == 404


def test_after_the_plan_is_closed_nothing_is_recorded(signed_in, teacher, pupil, today):
    plan = hold_plan(pupil, teacher, status=Status.CLOSED)
    response = signed_in(teacher).post(where(set_target(plan)), typed())
    assert response.status_code == 422
    assert "not being worked on now" in response.content.decode()
    assert not Measurement.objects.exists()


def test_a_target_that_was_taken_out_is_not_recorded(teacher, plan, today):
    target = set_target(plan, taken_out_at=f"{today}T08:00Z")
    with pytest.raises(Refused) as refused:
        actions.record_measurement(target=target, value=Decimal(4), day=today, by=teacher)
    assert codes(refused) == ["not_in_force"]


def test_while_a_change_is_written_what_was_agreed_still_counts(
    signed_in, assistant, teacher, plan, target, today
):
    plan.changing = "what_was_agreed"
    plan.save()
    target.wordings.update(
        taken_out_at=f"{today}T08:00Z", scale_to=Decimal(5), will_do="will do something else"
    )
    fresh = set_target(plan, position=2, will_do="will read aloud to Una")
    actions.record_measurement(target=target, value=Decimal(18), day=today, by=teacher)
    with pytest.raises(Refused) as refused:
        actions.record_measurement(target=fresh, value=Decimal(4), day=today, by=teacher)
    assert codes(refused) == ["baseline_only"]
    client = signed_in(assistant)
    for address in (where(target), reverse("classroom:now", args=[plan.school_id])):
        page = client.get(address).content.decode()
        assert "ead aloud the first 20 common words" in page
        assert "to Una" not in page


def test_a_carried_target_may_be_recorded_for_a_day_of_the_plan_before(teacher, pupil, today):
    before = hold_plan(pupil, teacher, status=Status.CLOSED, in_force_on=today - timedelta(days=90))
    target = set_target(before)
    now = hold_plan(pupil, teacher, in_force_on=today - timedelta(days=3))
    set_target(now, target=target)
    kept = actions.record_measurement(
        target=target, value=Decimal(4), day=today - timedelta(days=30), by=teacher
    )
    assert kept.series == target.series


def test_a_new_way_of_measuring_begins_a_new_series(teacher, target, today):
    actions.record_measurement(target=target, value=Decimal(4), day=today, by=teacher)
    target.series = 2
    target.save()
    kept = actions.record_measurement(target=target, value=Decimal(5), day=today, by=teacher)
    assert kept.series == 2


def test_the_number_of_queries_does_not_grow_with_what_was_kept(
    signed_in, assistant, teacher, target
):
    client = signed_in(assistant)
    MeasurementFactory(target=target, seen_by=teacher)
    few = queries(client, where(target))
    MeasurementFactory.create_batch(60, target=target, seen_by=teacher)
    assert queries(client, where(target)) == few <= 12
