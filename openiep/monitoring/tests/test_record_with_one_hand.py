"""Recording on a phone: plus and minus, one tap, undo, and on to the next."""

import uuid

from django.urls import reverse

from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import MeasurementFactory, hold_plan, set_target


def where(target):
    return reverse("monitoring:record_measurement", args=[target.pk])


def typed(value="12", **more):
    return {"value": value, "day": "today", "note": "", "id": str(uuid.uuid4()), **more}


def test_plus_and_minus_work_without_script_and_save_nothing(signed_in, assistant, target, teacher):
    MeasurementFactory(target=target, seen_by=teacher, value=8)
    client, form = signed_in(assistant), typed("", note="after lunch")
    plus = client.post(where(target), {**form, "step": "plus"})
    assert plus.status_code == 200
    assert 'value="9"' in plus.content.decode()
    assert "after lunch" in plus.content.decode()
    minus = client.post(where(target), {**form, "value": "0", "step": "minus"})
    assert 'value="0"' in minus.content.decode()
    assert Measurement.objects.count() == 1


def test_help_needed_is_one_tap(signed_in, assistant, plan):
    target = set_target(plan, measure="prompt", scale_to=None)
    client = signed_in(assistant)
    assert 'name="value" value="4"' in client.get(where(target)).content.decode()
    response = client.post(where(target), typed("4"))
    assert Measurement.objects.get().value == 4
    assert "a spoken reminder" in client.get(response.url).content.decode()


def test_enter_in_the_note_taps_nothing(signed_in, assistant, plan):
    target = set_target(plan, measure="prompt", scale_to=None)
    form = typed()
    del form["value"]
    response = signed_in(assistant).post(where(target), form)
    assert response.status_code == 422
    assert "Choose an answer" in response.content.decode()


def test_a_reading_age_is_typed_as_years_and_months(signed_in, assistant, plan):
    target = set_target(plan, measure="reading_age", scale_to=None)
    client = signed_in(assistant)
    assert client.post(where(target), typed("7.10")).status_code == 422
    response = client.post(where(target), typed("7:10"))
    assert Measurement.objects.get().value == 94
    assert "7 years 10 months" in client.get(response.url).content.decode()


def test_a_described_target_asks_for_words(signed_in, assistant, plan):
    target = set_target(plan, measure="described", scale_to=None)
    response = signed_in(assistant).get(where(target))
    assert response.url == reverse("monitoring:record_observation", args=[target.pk])


def test_the_next_target_and_then_the_next_child_are_one_tap_away(
    signed_in, assistant, teacher, school, school_class, plan, target
):
    from openiep.people.tests.factories import PupilFactory

    second = set_target(plan, position=2)
    other = PupilFactory(school=school, known_as="Una", family_name="Zed", in_class=school_class)
    third = set_target(hold_plan(other, teacher))
    client = signed_in(assistant)
    assert where(second) in client.get(where(target)).content.decode()
    page = client.get(where(second)).content.decode()
    assert where(third) in page
    assert "Next: Una" in page


def test_what_a_colleague_saved_is_not_shown_as_just_saved(signed_in, assistant, teacher, target):
    theirs = MeasurementFactory(target=target, seen_by=teacher, value=17)
    page = signed_in(assistant).get(f"{where(target)}?saved={theirs.pk}").content.decode()
    assert "Undo" not in page
    assert signed_in(assistant).get(f"{where(target)}?saved=x").status_code == 200


def test_what_was_typed_before_the_session_ended_is_still_there(
    signed_in, client, assistant, target
):
    from openiep.access.drafts import author_token

    client.post(where(target), typed("11", author=author_token(assistant)))
    assert 'value="11"' in signed_in(assistant).get(where(target)).content.decode()
