"""What waited on a device is kept once, under its author, and a device can do nothing else."""

from decimal import Decimal
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.urls import reverse

from openiep.access.away import away_key
from openiep.access.models import AuditEntry
from openiep.classroom.models import Arrival, Session
from openiep.classroom.tests.factories import arrange
from openiep.classroom.tests.sending import now, reading, send, session, states
from openiep.monitoring.models import Measurement, Observation
from openiep.monitoring.tests.factories import hold_plan, set_target
from openiep.people.tests.factories import PupilFactory
from openiep.plans.models import TargetWording

DAY = 24 * 3600 * 1000


def test_sent_twice_it_is_kept_once_and_in_order(signed_in, assistant, school, target):
    client, sent = signed_in(assistant), [reading(target, str(n)) for n in range(5)]
    for _twice in range(2):
        assert states(send(client, assistant, school, *sent)) == ["kept"] * 5
    kept = Measurement.objects.order_by("made_at").values_list("value", flat=True)
    assert list(kept) == [Decimal(n) for n in range(5)]
    assert Arrival.objects.count() == 5


def test_sent_again_after_it_was_taken_back_it_stays_taken_back(
    signed_in, assistant, school, target
):
    client, one = signed_in(assistant), reading(target)
    send(client, assistant, school, one)
    client.post(reverse("monitoring:take_back_measurement", args=[one["id"]]))
    assert states(send(client, assistant, school, one)) == ["kept"]
    assert not Measurement.objects.standing_now().exists()


def test_words_and_sessions_arrive_as_well(signed_in, assistant, school, target, provision):
    words = reading(target, kind="words", words="Asked for help")
    del words["value"], words["note"]
    answer = send(signed_in(assistant), assistant, school, words, session(provision))
    assert states(answer) == ["kept", "kept"]
    assert Observation.objects.get().note == "Asked for help"
    assert Session.objects.get().seen_by == assistant


def test_under_anothers_name_nothing_is_taken_in(signed_in, assistant, teacher, school, target):
    answer = send(signed_in(teacher), assistant, school, reading(target))
    assert answer.status_code == 409
    assert not Measurement.objects.exists()


def test_an_id_of_a_colleague_is_refused(signed_in, assistant, teacher, school, target):
    one = reading(target)
    send(signed_in(assistant), assistant, school, one)
    assert states(send(signed_in(teacher), teacher, school, one)) == ["refused"]
    assert Measurement.objects.get().seen_by == assistant


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "save_target", "will_do": "x"},
        {"kind": "agree_plan"},
        {"is_baseline": True},
        {"seen_by": str(uuid4())},
        {"target": "x"},
        {"target": 1},
        {"id": "x"},
        {"taken_at": "now"},
        {"taken_at": 10**20},
        {"day": "yesterday"},
        {"error": "x"},
    ],
)
def test_a_device_can_only_add_readings(signed_in, assistant, school, target, changes):
    before = list(TargetWording.objects.values())
    answer = send(signed_in(assistant), assistant, school, {**reading(target), **changes})
    assert states(answer) == ["refused"]
    assert "only add" in answer.json()["answers"][0]["said"]
    assert list(TargetWording.objects.values()) == before
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"readings": "x"}, {"sent_at": "x"}, {"more": 1}, {"readings": [1]}, {"readings": [{}] * 51}],
)
def test_what_has_no_shape_is_not_read_at_all(signed_in, assistant, school, changes):
    assert send(signed_in(assistant), assistant, school, **changes).status_code == 422


def test_one_bad_reading_does_not_hold_up_the_others(signed_in, assistant, school, target):
    sent = reading(target, "8"), reading(target, "99"), reading(target, "x"), reading(target, "9")
    answer = send(signed_in(assistant), assistant, school, *sent)
    assert states(answer) == ["kept", "refused", "refused", "kept"]
    assert "from 0 to 20" in answer.json()["answers"][1]["said"]


def test_what_is_not_yours_any_more_is_said_without_telling_whose_it_is(
    signed_in, assistant, teacher, school
):
    far = hold_plan(PupilFactory(school=school, known_as="Far"), teacher)
    sent = reading(set_target(far)), session(arrange(far))
    answer = send(signed_in(assistant), assistant, school, *sent)
    assert states(answer) == ["refused", "refused"]
    assert "Far" not in answer.content.decode()


def test_a_clock_three_days_wrong_gives_the_right_day(signed_in, assistant, school, target, today):
    wrong = now() + 3 * DAY
    one = reading(target, taken_at=wrong, error=-3 * DAY)
    assert states(send(signed_in(assistant), assistant, school, one, sent_at=wrong)) == ["kept"]
    kept = Measurement.objects.get()
    assert kept.day == today
    assert abs(Arrival.objects.get().clock_error + 3 * 24 * 3600) < 60


def test_a_clock_changed_in_between_is_asked_about_and_the_answer_stands(
    signed_in, assistant, school, target, today
):
    client, one = signed_in(assistant), reading(target, error=-3 * DAY)
    answer = send(client, assistant, school, one)
    assert states(answer) == ["ask"]
    assert not Measurement.objects.exists()
    assert states(send(client, assistant, school, {**one, "day": today.isoformat()})) == ["kept"]
    assert Measurement.objects.get().day == today
    assert Arrival.objects.get().day_was_asked


def test_the_page_releases_the_authors_key_and_signing_out_takes_it_back(
    signed_in, assistant, teacher, school, settings
):
    client = signed_in(assistant)
    client.get(reverse("classroom:now", args=[school.pk]))
    author, _since, idle, _key = client.cookies[settings.AWAY_COOKIE].value.split(".")
    assert author == away_key(assistant).author != away_key(teacher).author
    assert int(idle) == settings.AWAY_SECONDS
    client.post(reverse("access:sign_out"))
    assert client.cookies[settings.AWAY_COOKIE].value == ""


def test_the_key_is_the_same_tomorrow_and_different_for_each_person(assistant, teacher):
    assert away_key(assistant) == away_key(assistant)
    assert away_key(assistant).key != away_key(teacher).key
    assert len(away_key(assistant).key) == 32


def test_the_shell_names_nobody(signed_in, assistant, school, target):
    client = signed_in(assistant)
    for name in ("shell", "worker"):
        text = client.get(reverse(f"classroom:{name}", args=[school.pk])).content.decode()
        for word in ("Sam", "Taylor", "Byrne", school.name, "Read aloud"):
            assert word not in text


def test_standing_tells_the_server_clock_and_changes_nothing(signed_in, assistant, school):
    before = AuditEntry.objects.count()
    said = signed_in(assistant).get(reverse("classroom:standing", args=[school.pk])).json()
    assert abs(said["now"] - now()) < 60_000
    assert said["author"] == away_key(assistant).author
    assert AuditEntry.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_twenty_devices_with_fifty_readings_each_lose_and_double_nothing(
    signed_in, school_class, school, teacher
):
    """Everybody sends at the same moment, in two batches, and each batch twice.

    Where so many at once make the database wait too long, the device is told that nothing was
    kept, and sends again: as the page's script does.
    """
    from threading import Barrier, Thread

    from openiep.people.tests.factories import hold_post, teach

    plan = hold_plan(PupilFactory(school=school, in_class=school_class), teacher)
    targets = [set_target(plan, position=n) for n in range(4)]
    adults = [
        teach(hold_post(school, "teaching_assistant", f"Adult {n}"), school_class)
        for n in range(20)
    ]
    sent = {user: [reading(targets[n % 4], str(n % 21)) for n in range(50)] for user in adults}
    clients = {user: signed_in(user) for user in adults}
    for client in clients.values():
        client.raise_request_exception = False
    start, came, refused = Barrier(20), [], []

    def deliver(user):
        start.wait(60)
        for part in (sent[user][:25], sent[user][:25], sent[user][25:], sent[user][25:]):
            while (answer := send(clients[user], user, school, *part)).status_code != HTTPStatus.OK:
                refused.append(answer.status_code)
            came.extend(states(answer))
        connections.close_all()

    threads = [Thread(target=deliver, args=(user,)) for user in adults]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert set(refused) <= {HTTPStatus.INTERNAL_SERVER_ERROR}
    assert set(came) == {"kept"}
    assert len(came) == 2000
    kept = {(str(one.pk), one.seen_by_id, one.value) for one in Measurement.objects.all()}
    assert kept == {
        (one["id"], user.pk, Decimal(one["value"])) for user in adults for one in sent[user]
    }
    assert Measurement.objects.count() == Arrival.objects.count() == 1000
    assert connection.is_usable()
