"""A target's page: the sentence, the numbers, the picture and its twin."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring.presenters.progress import progress_of
from openiep.monitoring.tests.factories import (
    MeasurementFactory,
    ObservationFactory,
    hold_plan,
    queries,
    set_target,
)
from openiep.people.models.reasons import LookWithReason
from openiep.plans.rules.status import Status
from openiep.web.days import day_text


def where(target):
    return reverse("monitoring:target", args=[target.pk])


def numbers(target):
    wording = target.wordings.select_related("target", "plan").get()
    return progress_of([wording])[target.pk].numbers


@pytest.mark.parametrize("who", ["assistant", "teacher", "senco"])
def test_those_who_teach_the_child_read_it_and_record(signed_in, request, who, target):
    page = signed_in(request.getfixturevalue(who)).get(where(target)).content.decode()
    assert "Sam will read aloud the first 20 common words" in page
    assert reverse("monitoring:record_measurement", args=[target.pk]) in page
    assert AuditEntry.objects.filter(action="view_progress", pupil_id=target.pupil_id).exists()


def test_a_head_needs_a_reason_and_then_reads_without_recording(signed_in, head, target, today):
    assert signed_in(head).get(where(target)).status_code == 403
    LookWithReason.objects.create(
        school=target.school, pupil=target.pupil, user=head, reason="a complaint", day=today
    )
    page = signed_in(head).get(where(target))
    assert page.status_code == 200
    assert reverse("monitoring:record_measurement", args=[target.pk]) not in page.content.decode()


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_others_find_nothing(signed_in, request, who, target):
    assert signed_in(request.getfixturevalue(who)).get(where(target)).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, target):
    assert reverse("access:sign_in") in client.get(where(target)).url


def test_the_numbers_say_how_many_since_when_now_and_the_aim(target, teacher, today):
    for days, value in ((20, 5), (10, 7), (3, 8)):
        MeasurementFactory(
            target=target, seen_by=teacher, value=value, day=today - timedelta(days=days)
        )
    since, due = today - timedelta(days=20), today + timedelta(days=18)
    assert numbers(target) == (
        f"3 readings since {day_text(since)}. Now 8 out of 20, aim 18 out of 20 by {day_text(due)}."
    )


def test_before_the_first_reading_they_say_the_start(target):
    assert numbers(target).startswith("No readings yet. Start 4 out of 20, aim 18 out of 20 by ")


def test_one_reading_is_one_reading(target, teacher, today):
    MeasurementFactory(target=target, seen_by=teacher, value=6, day=today)
    assert numbers(target).startswith(f"1 reading, on {day_text(today)}. Now 6 out of 20")


def test_a_correction_on_the_same_day_does_not_become_the_newest(target, teacher, today):
    wrong = MeasurementFactory(target=target, seen_by=teacher, value=18, day=today)
    MeasurementFactory(target=target, seen_by=teacher, value=9, day=today)
    MeasurementFactory(target=target, seen_by=teacher, value=8, day=today, corrects=wrong)
    assert "2 readings" in numbers(target)
    assert "Now 9 out of 20" in numbers(target)


def test_a_baseline_is_the_start_where_the_plan_has_none_and_no_reading(target, teacher, today):
    target.wordings.update(baseline_value=None)
    MeasurementFactory(target=target, seen_by=teacher, value=3, day=today, is_baseline=True)
    assert numbers(target).startswith("No readings yet. Start 3 out of 20")


def test_times_and_minutes_are_in_the_right_number(plan, teacher, today):
    target = set_target(plan, measure="count", unit="times", scale_to=None, aim_value=None)
    MeasurementFactory(target=target, seen_by=teacher, value=1, day=today)
    assert numbers(target).endswith("Now 1 time.")


def test_corrections_of_another_child_never_mix(target, plan, teacher):
    other = set_target(plan, position=2)
    MeasurementFactory(target=other, seen_by=teacher, value=17)
    assert "No readings yet" in numbers(target)


@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_picture_and_its_table_hold_the_same(signed_in, teacher, target, today, count):
    for number in range(count):
        day = today - timedelta(days=number)
        MeasurementFactory(target=target, seen_by=teacher, value=number % 20, day=day)
    page = signed_in(teacher).get(where(target)).content.decode()
    assert page.count("</title></circle>") == count
    assert page.count('scope="row"') == count
    assert page.count('class="chart"') == 1


def test_a_described_target_has_words_and_no_picture(signed_in, teacher, plan):
    target = set_target(plan, measure="described", scale_to=None, aim_text="Asks on most days")
    ObservationFactory(target=target, seen_by=teacher, note="Asked twice at break.")
    page = signed_in(teacher).get(where(target)).content.decode()
    assert 'class="chart"' not in page
    assert "Asked twice at break." in page
    assert "Asks on most days" in page


def test_what_was_measured_in_another_way_stands_apart(signed_in, teacher, target):
    MeasurementFactory(target=target, seen_by=teacher, value=11)
    target.series = 2
    target.save()
    page = signed_in(teacher).get(where(target)).content.decode()
    assert "From before it was measured in another way (1)" in page
    assert "No readings yet" in page


def test_a_closed_plan_is_read_and_not_recorded(signed_in, teacher, pupil):
    target = set_target(hold_plan(pupil, teacher, status=Status.CLOSED))
    page = signed_in(teacher).get(where(target)).content.decode()
    assert "not being worked on now" in page
    assert reverse("monitoring:record_measurement", args=[target.pk]) not in page


def test_as_it_was_on_a_day_leaves_out_what_came_later(target, teacher, today):
    for days, value in ((20, 5), (1, 9)):
        MeasurementFactory(
            target=target, seen_by=teacher, value=value, day=today - timedelta(days=days)
        )
    wording = target.wordings.select_related("target", "plan").get()
    then = progress_of([wording], until=today - timedelta(days=7))[target.pk]
    assert "Now 5 out of 20" in then.numbers
    assert len(then.rows) == 1


def test_the_number_of_queries_does_not_grow_with_readings(signed_in, teacher, target):
    client = signed_in(teacher)
    MeasurementFactory(target=target, seen_by=teacher)
    few = queries(client, where(target))
    MeasurementFactory.create_batch(60, target=target, seen_by=teacher)
    assert queries(client, where(target)) == few <= 12


def test_a_value_keeps_its_places(target, teacher, plan):
    other = set_target(plan, position=2, measure="duration", unit="minutes", scale_to=None)
    MeasurementFactory(target=other, seen_by=teacher, value=Decimal("2.50"))
    assert "Now 2.5 minutes" in numbers(other)
