"""Signing in: the same answer to every guess, slower and slower, and nobody locks out somebody else."""

import datetime

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher, get_hashers_by_algorithm
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.urls import reverse

from openiep.access import throttle
from openiep.access.models import FailedTries, User
from openiep.access.rules import FREE_TRIES, LONGEST_PAUSE, pause_after
from openiep.people.tests.factories import UserFactory

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
RIGHT = "correct horse battery"
WRONG_SENTENCE = "That e-mail address and password do not go together"


@pytest.fixture
def ann(db):
    return UserFactory(email="Ann@School.example")


def enter(email="ann@school.example", password=RIGHT, *, client=None, address="192.0.2.1", **more):
    client = client or Client()
    data = {"email": email, "password": password, **more}
    return client.post(reverse("access:sign_in"), data, REMOTE_ADDR=address)


def fail(times, **more):
    for _ in range(times):
        answer = enter(password="wrong wrong wrong", **more)
    return answer


def text(answer):
    return answer.content.decode()


def test_the_right_password_lets_in_whatever_the_capitals(ann):
    answer = enter("ANN@school.EXAMPLE ")
    assert (answer.status_code, answer.url) == (302, "/")


def test_an_unknown_account_and_a_wrong_password_get_the_same_page(ann):
    known, unknown = enter(password="no no no no no no"), enter("bob@school.example", "no no no")
    assert known.status_code == unknown.status_code == 422
    assert WRONG_SENTENCE in text(known)

    def plain(answer):
        lines = text(answer).splitlines()
        return [line for line in lines if "csrf" not in line and "@school" not in line]

    assert plain(known) == plain(unknown)


def test_an_unknown_account_costs_the_same_work(ann, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    get_hashers_by_algorithm.cache_clear()
    ann.set_password(RIGHT)
    ann.save()
    worked = []
    before = Argon2PasswordHasher.encode
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *args: worked.append("hash") or before(*args)
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *args: worked.append("hash") or verify(*args)
    )
    enter(password="no no no no no no")
    assert worked == ["hash"]
    enter("nobody@school.example", "no no no no no no")
    assert worked == ["hash", "hash"]


def test_passwords_are_kept_as_argon2id(settings):
    settings.PASSWORD_HASHERS = settings.PASSWORD_HASHERS[1:]
    get_hashers_by_algorithm.cache_clear()
    user = User(email="x@school.example")
    user.set_password(RIGHT)
    assert user.password.startswith("argon2$argon2id$v=19$m=")


@pytest.mark.parametrize("who", ["system", "inactive", "invited"])
def test_nobody_signs_in_as_the_machine_or_with_an_account_that_is_not_open(db, who):
    if who == "system":
        user = User.objects.system()
        user.set_password(RIGHT)
        user.save()
    elif who == "inactive":
        user = UserFactory(is_active=False)
    else:
        user = User.objects.create_user("new@school.example")
    answer = enter(user.email)
    assert answer.status_code == 422
    assert WRONG_SENTENCE in text(answer)
    assert not Session.objects.exists()


def test_the_first_slips_of_the_finger_cost_nothing(ann):
    with time_machine.travel(NOW, tick=False):
        fail(FREE_TRIES - 1)
        assert enter().status_code == 302


def test_after_five_failures_even_the_right_password_waits(ann):
    with time_machine.travel(NOW, tick=False) as clock:
        fail(FREE_TRIES + 3)
        answer = enter()
        assert answer.status_code == 422
        assert "Too many tries. Wait 1 minute, then try again." in text(answer)
        clock.shift(60)
        assert enter().status_code == 302


def test_a_try_during_the_pause_is_not_even_looked_at(ann, monkeypatch):
    with time_machine.travel(NOW, tick=False):
        fail(FREE_TRIES + 3)
        monkeypatch.setattr(
            "openiep.access.views.authenticate", lambda *_a, **_k: pytest.fail("looked at")
        )
        enter()


def test_the_right_password_begins_the_count_anew(ann):
    with time_machine.travel(NOW, tick=False):
        fail(FREE_TRIES - 1)
        enter()
        fail(FREE_TRIES - 1)
        assert enter().status_code == 302


def test_an_unknown_account_is_slowed_down_just_the_same(db):
    with time_machine.travel(NOW, tick=False):
        answer = fail(FREE_TRIES + 4, email="nobody@school.example")
        assert "Too many tries" in text(answer)


def test_nobody_is_locked_out_by_guesses_from_elsewhere(ann):
    with time_machine.travel(NOW, tick=False):
        fail(FREE_TRIES + 10, address="203.0.113.66")
        assert enter(address="203.0.113.66").status_code == 422
        assert enter(address="192.0.2.1").status_code == 302


def test_one_address_that_guesses_at_many_accounts_is_slowed_down(ann):
    with time_machine.travel(NOW, tick=False):
        for number in range(FREE_TRIES * 20 + 60):
            throttle.count_failure(f"person{number}@school.example", "203.0.113.66")
        assert throttle.seconds_to_wait("fresh@school.example", "203.0.113.66") > 0
        assert enter(address="203.0.113.66").status_code == 422
        assert enter(address="192.0.2.1").status_code == 302


def test_other_spellings_of_one_account_share_the_count(ann):
    with time_machine.travel(NOW, tick=False):
        for spelling in (
            "ann@school.example",
            " ANN@School.Example",
            "ann@\u017fchool.example",
        ) * 3:
            throttle.count_failure(spelling, "192.0.2.1")
        assert throttle.seconds_to_wait("ann@school.example", "192.0.2.1") > 0


def test_the_slips_of_a_school_do_not_add_up_over_the_weeks(ann):
    with time_machine.travel(NOW, tick=False) as clock:
        for day in range(12):
            for slip in range(10):
                throttle.count_failure(f"{day}-{slip}@school.example", "192.0.2.1")
            clock.shift(datetime.timedelta(hours=25))
        assert throttle.seconds_to_wait("ann@school.example", "192.0.2.1") == 0
        assert FailedTries.objects.filter(failures__gt=20).count() == 0


def test_a_hundred_failures_end_the_tries_of_that_day(ann):
    with time_machine.travel(NOW, tick=False) as clock:
        FailedTries.objects.all().delete()
        throttle.count_failure("ann@school.example", "192.0.2.1")
        FailedTries.objects.update(failures=100)
        clock.shift(datetime.timedelta(hours=23))
        assert throttle.seconds_to_wait("ann@school.example", "192.0.2.1") > 0


def test_pauses_double_and_then_stay():
    pauses = [pause_after(failures) for failures in range(FREE_TRIES + 20)]
    assert pauses[:FREE_TRIES] == [0] * FREE_TRIES
    assert pauses[FREE_TRIES : FREE_TRIES + 4] == [1, 2, 4, 8]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


def test_the_count_is_shared_by_every_process_through_the_database(ann):
    fail(1)
    assert {tries.failures for tries in FailedTries.objects.all()} == {1}


def test_what_is_counted_names_nobody(ann):
    fail(1)
    kept = str(list(FailedTries.objects.values()))
    assert "ann" not in kept
    assert "192.0.2.1" not in kept


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("not an address", "not an address", True),
    ],
)
def test_an_ipv6_address_counts_by_its_network(one, other, same):
    ask = RequestFactory().get
    found = [throttle.address_of(ask("/", REMOTE_ADDR=raw)) for raw in (one, other)]
    assert (found[0] == found[1]) is same


def test_without_a_proxy_a_forged_address_is_never_read(settings):
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.9"
    )
    assert throttle.address_of(request) == "192.0.2.1"


def test_behind_the_proxy_only_what_the_proxy_saw_counts(settings):
    settings.HTTPS = True
    request = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 9.9.9.9, 198.51.100.9"
    )
    assert throttle.address_of(request) == "198.51.100.9"


@pytest.mark.parametrize(
    "foreign",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///x",
    ],
)
def test_signing_in_never_leads_to_another_host(ann, foreign):
    assert enter(next=foreign).url == "/"
    client = Client()
    client.force_login(ann)
    assert client.get(reverse("access:sign_in"), {"next": foreign}).url == "/"


def test_signing_in_leads_to_where_the_person_was_heading(ann):
    first = Client().get("/schools/0193c000-0000-7000-8000-000000000000/")
    assert first.url == "/sign-in/?next=/schools/0193c000-0000-7000-8000-000000000000/"
    assert enter(next="/about/your-data/").url == "/about/your-data/"


def test_the_page_keeps_the_e_mail_and_never_the_password(ann):
    answer = enter(password="no no no no no no")
    assert "ann@school.example" in text(answer)
    assert "no no no no" not in text(answer)
