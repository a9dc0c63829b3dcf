"""A school tablet: enrolled once, used in turns with name and PIN, for recording alone."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from openiep.classroom.actions.tablets import enrol_tablet, move_reading, revoke_tablet, set_pin
from openiep.classroom.models import Pin, Tablet
from openiep.classroom.rules.pins import check_pin
from openiep.monitoring.models import Measurement, Observation
from openiep.monitoring.tests.factories import (
    MeasurementFactory,
    freeze,
    hold_plan,
    set_target,
)
from openiep.people.models import Post
from openiep.people.tests.factories import PupilFactory
from openiep.rules import Refused

PIN, OTHER_PIN = "40718", "95026"
WHERE = reverse("classroom:tablet")


@pytest.fixture
def tablet(school, senco, settings):
    """A browser on a device that the SENCo made a school tablet."""
    client = Client()
    client.force_login(senco)
    answer = client.post(reverse("classroom:tablets", args=[school.pk]), {"name": "Tablet of 3K"})
    assert answer.url == WHERE
    return client


@pytest.fixture
def pins(school, teacher, assistant):
    """The teacher and the assistant have PINs."""
    set_pin(school=school, pin=PIN, by=assistant)
    set_pin(school=school, pin=OTHER_PIN, by=teacher)


def take_turn(tablet, user, pin=PIN):
    return tablet.post(reverse("classroom:take_turn", args=[user.pk]), {"pin": pin})


def record(tablet, target, value):
    where = reverse("monitoring:record_measurement", args=[target.pk])
    form = {"value": value, "day": "today"}
    return tablet.post(where, {**form, "id": str(uuid4())})


@pytest.mark.parametrize("pin", ["1234", "123456789", "12a45", "12345", "98765", "11111", "12121"])
def test_a_pin_that_is_guessed_at_once_is_refused(pin):
    with pytest.raises(Refused):
        check_pin(pin)


def test_a_pin_is_kept_as_a_hash_alone(pins, assistant):
    assert PIN not in Pin.objects.get(user=assistant).hashed


def test_enrolling_signs_the_senco_out_and_keeps_only_a_hash(tablet, settings, school):
    assert "_auth_user_id" not in tablet.session
    secret = tablet.cookies[settings.TABLET_COOKIE]
    assert secret["httponly"]
    assert secret.value not in Tablet.objects.get().secret_hash
    assert tablet.get(reverse("classroom:now", args=[school.pk])).status_code == 302


def test_the_tablet_shows_the_names_of_those_with_a_pin(tablet, pins, head):
    page = tablet.get(WHERE).content.decode()
    assert "Miss Byrne" in page
    assert "Mr Khan" in page
    assert "Mrs Lindqvist" not in page


def test_another_device_finds_nothing_there(client, pins, assistant, school, senco):
    enrol_tablet(school=school, name="Another", by=senco)
    assert client.get(WHERE).status_code == 404
    client.cookies["tablet"] = "guessed"
    assert client.get(WHERE).status_code == 404
    assert take_turn(client, assistant).status_code == 404


def test_each_reading_stands_under_who_had_the_turn(tablet, pins, assistant, teacher, target):
    for user, pin, value in ((assistant, PIN, "8"), (teacher, OTHER_PIN, "9")):
        assert take_turn(tablet, user, pin).status_code == 302
        assert record(tablet, target, value).status_code == 302
    kept = {int(one.value): one.seen_by for one in Measurement.objects.all()}
    assert kept == {8: assistant, 9: teacher}


def test_a_turn_opens_recording_and_nothing_else(
    tablet, pins, teacher, school, plan, pupil, target
):
    take_turn(tablet, teacher, OTHER_PIN)
    now = tablet.get(reverse("classroom:now", args=[school.pk]))
    assert "Recording as Mr Khan" in now.content.decode()
    for name, args in (
        ("home:children", [school.pk]), ("home:child", [pupil.pk]), ("plans:plan", [plan.pk]),
        ("home:today", [school.pk]), ("monitoring:target", [target.pk]),
        ("classroom:set_pin", [school.pk]),
    ):  # fmt: skip
        answer = tablet.get(reverse(name, args=args))
        assert answer.status_code == 403, name
        assert "recording and nothing else" in answer.content.decode()


def test_a_turn_ends_three_minutes_after_the_last_touch(tablet, pins, assistant, school):
    now = reverse("classroom:now", args=[school.pk])
    began = datetime.now(UTC)
    with time_machine.travel(began, tick=False) as clock:
        take_turn(tablet, assistant)
        for _touch in range(3):
            clock.shift(timedelta(seconds=170))
            assert tablet.get(now).status_code == 200
        clock.shift(timedelta(seconds=181))
        assert tablet.get(now).url == WHERE
        assert "_auth_user_id" not in tablet.session


def test_asking_in_the_background_is_no_touch(tablet, pins, assistant, school):
    standing = reverse("classroom:standing", args=[school.pk])
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        take_turn(tablet, assistant)
        for _ask in range(2):
            clock.shift(timedelta(seconds=80))
            assert tablet.get(standing).status_code == 200
        clock.shift(timedelta(seconds=80))
        assert tablet.get(standing).status_code == 302


def test_revoked_it_is_an_ordinary_device_at_once(tablet, pins, assistant, school, senco):
    take_turn(tablet, assistant)
    revoke_tablet(tablet=Tablet.objects.get(), by=senco)
    assert tablet.get(reverse("classroom:now", args=[school.pk])).url == WHERE
    assert tablet.get(WHERE).status_code == 404


def test_guessing_is_slowed_and_the_right_pin_then_waits_as_well(tablet, pins, assistant):
    for _guess in range(6):
        answer = take_turn(tablet, assistant, "55555")
    assert answer.status_code == 422
    assert "Too many tries" in take_turn(tablet, assistant).content.decode()
    assert "_auth_user_id" not in tablet.session


def test_whoever_left_the_school_takes_no_turn(tablet, pins, assistant, today):
    Post.objects.filter(user=assistant).update(ends_on=today - timedelta(days=1))
    assert "Miss Byrne" not in tablet.get(WHERE).content.decode()
    assert take_turn(tablet, assistant).status_code == 404


def test_only_the_senco_enrols(school, teacher):
    with pytest.raises(PermissionDenied):
        enrol_tablet(school=school, name="Mine", by=teacher)


def test_a_reading_is_moved_to_the_right_child_with_its_trace(
    signed_in, assistant, teacher, school, school_class, target
):
    ada = PupilFactory(school=school, known_as="Ada", in_class=school_class)
    hers = set_target(hold_plan(ada, teacher))
    wrong = MeasurementFactory(target=target, seen_by=assistant, value=7)
    where = reverse("classroom:move_reading", args=[wrong.pk])
    assert signed_in(assistant).post(where, {"to": str(hers.pk)}).status_code == 302
    wrong.refresh_from_db()
    moved = Measurement.objects.standing_now().get()
    assert (moved.target, moved.pupil, moved.seen_by, int(moved.value)) == (
        hers, ada, assistant, 7,
    )  # fmt: skip
    assert wrong.taken_back_by == assistant
    assert "Ada" not in wrong.taken_back_why


def test_nobody_moves_a_colleagues_reading_nor_off_the_scale(assistant, teacher, target, plan):
    small = set_target(plan, scale_to=5)
    wrong = MeasurementFactory(target=target, seen_by=assistant, value=7)
    for by, to, code in (
        (teacher, small, "not_your_reading"), (assistant, small, "off_the_scale"),
        (assistant, target, "same_target"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            move_reading(measurement=wrong, to=to, by=by)
        assert refused.value.reasons[0].code == code
    wrong.refresh_from_db()
    assert wrong.taken_back_at is None
    assert Measurement.objects.count() == 1


def fields_of(page, action):
    """What a browser without script sends with the form that goes there: its hidden fields."""
    form = next(one for one in page.split("<form")[1:] if f'action="{action}"' in one)
    inputs = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", form.split("</form>")[0])
    told = [dict(re.findall(r'(\w+)="([^"]*)"', one)) for one in inputs]
    return {one["name"]: one["value"] for one in told}


def test_a_turn_needs_no_script_from_the_name_to_the_next_adult(
    tablet, pins, assistant, school, plan, target, teacher
):
    """Pages, links and forms alone, with the checks against forged forms switched on."""
    in_words = set_target(plan, measure="described", direction="none", will_do="will join a game")
    freeze(plan, teacher)
    tablet.handler.enforce_csrf_checks = True
    turn = reverse("classroom:take_turn", args=[assistant.pk])
    assert f'href="{turn}"' in tablet.get(WHERE).content.decode()
    page = tablet.get(turn).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    now = tablet.post(turn, {"csrfmiddlewaretoken": token, "pin": PIN}, follow=True)
    assert "Recording as Miss Byrne" in now.content.decode()
    value = reverse("monitoring:record_measurement", args=[target.pk])
    sent = {**fields_of(now.content.decode(), value), "value": "8"}
    saved = tablet.post(value, sent, follow=True).content.decode()
    assert "Saved" in saved
    assert "How it is going" not in saved  # that page is not open here
    words = reverse("monitoring:record_observation", args=[in_words.pk])
    sent = {**fields_of(now.content.decode(), words), "words": "Joined in at break."}
    after = tablet.post(words, sent, follow=True)
    assert after.status_code == 200
    assert after.request["PATH_INFO"] == reverse("classroom:now", args=[school.pk])
    assert (Measurement.objects.get().seen_by, Observation.objects.get().seen_by) == (
        assistant, assistant,
    )  # fmt: skip
    assert tablet.get("/").url == reverse("classroom:now", args=[school.pk])
    end = reverse("classroom:end_turn")
    assert tablet.post(end, fields_of(after.content.decode(), end)).url == WHERE
    assert "_auth_user_id" not in tablet.session
