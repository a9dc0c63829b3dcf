"""Correcting and taking back: the old value stays to be read, and nobody loses a reading."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring import actions
from openiep.monitoring.models import Measurement, Observation
from openiep.monitoring.tests.factories import MeasurementFactory, ObservationFactory
from openiep.plans.rules.status import Status
from openiep.rules import Refused


@pytest.fixture
def wrong(target, assistant):
    """Eighteen, typed instead of eight."""
    return MeasurementFactory(target=target, seen_by=assistant, value=18)


def where(measurement, act="correct"):
    return reverse(f"monitoring:{act}_measurement", args=[measurement.pk])


def typed(wrong, value="8", why="typed 18 instead of 8", **more):
    day = f"{wrong.day:%d/%m/%Y}"
    return {"value": value, "day": day, "note": "", "why": why, **more}


def test_a_corrected_value_stays_struck_through_with_who_and_why(signed_in, teacher, wrong, target):
    client = signed_in(teacher)
    response = client.post(where(wrong), typed(wrong))
    assert response.url == reverse("monitoring:target", args=[target.pk])
    page = client.get(response.url).content.decode()
    assert '<s><span class="reading">18 out of 20</span></s>' in page
    assert "Corrected by Mr Khan: typed 18 instead of 8" in page
    assert "Now 8 out of 20" in page


def test_who_saw_it_stays_and_who_wrote_it_is_kept_too(signed_in, teacher, assistant, wrong):
    signed_in(teacher).post(where(wrong), typed(wrong))
    right = Measurement.objects.get(corrects=wrong)
    assert (right.seen_by, right.kept_by, right.value) == (assistant, teacher, 8)
    assert AuditEntry.objects.filter(action="correct_measurement", outcome="done").exists()


def test_a_baseline_stays_a_baseline(teacher, target, today):
    first = MeasurementFactory(target=target, seen_by=teacher, value=5, is_baseline=True)
    right = actions.correct_measurement(
        measurement=first, value=Decimal(4), day=first.day, note="", why="miscounted", by=teacher
    )
    assert right.is_baseline


def test_a_head_may_not_and_others_find_nothing(signed_in, head, other_teacher, stranger, wrong):
    assert signed_in(head).get(where(wrong)).status_code == 403
    for user in (other_teacher, stranger):
        for act in ("correct", "take_back"):
            assert signed_in(user).post(where(wrong, act), typed(wrong)).status_code == 404
    assert Measurement.objects.count() == 1


def test_signed_out_is_sent_to_sign_in(client, wrong):
    assert reverse("access:sign_in") in client.get(where(wrong)).url


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"why": ""}, "Why is it changed"),
        ({"value": "21"}, "from 0 to 20"),
        ({"day": "tomorrow"}, "has not come yet"),
    ],
)
def test_what_is_missing_or_wrong_is_said(signed_in, teacher, wrong, change, sentence):
    response = signed_in(teacher).post(where(wrong), {**typed(wrong), **change})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Measurement.objects.count() == 1


def test_two_people_cannot_correct_the_same_value(teacher, assistant, wrong):
    kept = {"value": Decimal(8), "day": wrong.day, "note": "", "why": "typed wrongly"}
    actions.correct_measurement(measurement=wrong, by=teacher, **kept)
    with pytest.raises(Refused) as refused:
        actions.correct_measurement(measurement=wrong, by=assistant, **kept)
    assert [reason.code for reason in refused.value.reasons] == ["corrected_already"]
    assert Measurement.objects.count() == 2


def test_it_can_be_corrected_after_the_plan_has_ended(teacher, plan, wrong, today):
    plan.status, plan.closed_on = Status.CLOSED, today
    plan.save()
    right = actions.correct_measurement(
        measurement=wrong, value=Decimal(8), day=wrong.day, note="", why="typed wrongly", by=teacher
    )
    assert right.value == 8


def test_an_old_series_is_not_held_to_the_new_scale(teacher, target, wrong):
    target.series = 2
    target.save()
    target.wordings.update(scale_to=5)
    right = actions.correct_measurement(
        measurement=wrong, value=Decimal(17), day=wrong.day, note="", why="miscounted", by=teacher
    )
    assert right.series == 1


def test_undo_takes_back_and_leads_on_to_recording(signed_in, assistant, wrong, target):
    client = signed_in(assistant)
    response = client.post(where(wrong, "take_back"), {"then": "record"})
    assert response.url == reverse("monitoring:record_measurement", args=[target.pk])
    wrong.refresh_from_db()
    assert wrong.taken_back_by == assistant
    assert not Measurement.objects.standing_now().exists()
    assert "Taken back. It no longer counts." in client.get(response.url).content.decode()


def test_taken_back_with_a_reason_stays_to_be_read(signed_in, assistant, wrong, target):
    client = signed_in(assistant)
    client.post(where(wrong, "take_back"), {"take_back-why": "it was Una, not Sam"})
    page = client.get(reverse("monitoring:target", args=[target.pk])).content.decode()
    assert "Taken back by Miss Byrne: it was Una, not Sam" in page
    assert "No readings yet" in page


def test_taking_back_twice_is_as_once_and_never_by_a_link(signed_in, assistant, teacher, wrong):
    assert signed_in(assistant).get(where(wrong, "take_back")).status_code == 405
    actions.take_back_measurement(measurement=wrong, by=assistant)
    actions.take_back_measurement(measurement=wrong, by=teacher)
    wrong.refresh_from_db()
    assert wrong.taken_back_by == assistant


def test_what_was_taken_back_is_not_corrected_and_what_was_corrected_is_not_taken_back(
    signed_in, teacher, wrong, target
):
    right = MeasurementFactory(target=target, seen_by=teacher, value=8, corrects=wrong)
    response = signed_in(teacher).post(where(wrong, "take_back"), follow=True)
    assert "corrected this in the meantime" in response.content.decode()
    actions.take_back_measurement(measurement=right, by=teacher)
    response = signed_in(teacher).post(where(right), typed(right))
    assert response.status_code == 422
    assert "taken this back" in response.content.decode()


def test_words_are_corrected_and_taken_back_the_same_way(signed_in, teacher, assistant, target):
    seen = ObservationFactory(target=target, seen_by=assistant, note="Asked Una.")
    client = signed_in(teacher)
    address = reverse("monitoring:correct_observation", args=[seen.pk])
    day = f"{seen.day - timedelta(days=1):%d/%m/%Y}"
    client.post(address, {"words": "Asked Ava.", "day": day, "why": "wrong name"})
    right = Observation.objects.get(corrects=seen)
    assert (right.note, right.seen_by, right.kept_by) == ("Asked Ava.", assistant, teacher)
    response = client.post(
        reverse("monitoring:take_back_observation", args=[right.pk]), follow=True
    )
    page = response.content.decode()
    assert "Asked Una." in page
    assert "Corrected by Mr Khan: wrong name" in page
    assert not Observation.objects.standing_now().exists()
