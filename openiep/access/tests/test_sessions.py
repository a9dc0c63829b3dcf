"""A session ends when it is idle, old, signed out of, or no longer deserved."""

import datetime
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from openiep.access.models import User
from openiep.people.models import Post
from openiep.people.tests.factories import UserFactory

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
RIGHT = "correct horse battery"


def sign_in(user, client=None):
    client = client or Client()
    answer = client.post(reverse("access:sign_in"), {"email": user.email, "password": RIGHT})
    assert answer.status_code == 302
    return client


def is_in(client, path="/"):
    answer = client.get(path)
    return not (answer.status_code == 302 and answer.url.startswith("/sign-in/"))


def test_signing_in_gives_a_new_session_id(senco):
    client = Client()
    client.get(reverse("access:sign_in"))
    client.session.save()
    planted = client.session.session_key
    client.cookies["session"] = planted
    sign_in(senco, client)
    assert client.cookies["session"].value != planted
    other = Client()
    other.cookies["session"] = planted
    assert not is_in(other)


def test_signing_out_ends_the_session_at_the_server(senco):
    client = sign_in(senco)
    stolen = client.cookies["session"].value
    answer = client.post(reverse("access:sign_out"))
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    thief = Client()
    thief.cookies["session"] = stolen
    assert not is_in(thief)
    assert not Session.objects.filter(session_key=stolen).exists()


def test_signing_out_by_a_link_does_nothing(senco):
    client = sign_in(senco)
    assert client.get(reverse("access:sign_out")).status_code == 405
    assert is_in(client)


def test_a_session_that_is_used_stays_open(senco):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        for _ in range(20):
            assert is_in(client)
            clock.shift(timedelta(minutes=19))


def test_a_session_that_is_idle_for_twenty_minutes_is_locked(senco):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        assert is_in(client)
        clock.shift(timedelta(minutes=20, seconds=1))
        assert not is_in(client)
        assert not is_in(client), "it does not come back"


def test_a_session_that_was_never_used_is_locked_too(senco):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        clock.shift(timedelta(minutes=20, seconds=1))
        assert not is_in(client)


def test_a_session_ends_after_ten_hours_however_busy(senco):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        for _ in range(10 * 4):
            assert is_in(client)
            clock.shift(timedelta(minutes=15))
        clock.shift(1)
        assert not is_in(client)


def test_signing_in_once_more_starts_the_clock_once_more(senco):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        for _ in range(39):
            clock.shift(timedelta(minutes=15))
            assert is_in(client)
        sign_in(senco, client)
        for _ in range(4):
            clock.shift(timedelta(minutes=15))
            assert is_in(client)


def test_an_account_that_is_closed_is_out_at_the_next_request(senco):
    client = sign_in(senco)
    assert is_in(client)
    User.objects.filter(pk=senco.pk).update(is_active=False)
    assert not is_in(client)


def test_a_changed_password_ends_every_session(senco):
    one, other = sign_in(senco), sign_in(senco)
    senco.set_password("another horse battery")
    senco.save()
    assert not is_in(one)
    assert not is_in(other)


def test_a_post_that_ended_bites_at_the_next_request(senco, school, pupil):
    client = sign_in(senco)
    page = reverse("home:children", args=[school.pk])
    assert client.get(page).status_code == 200
    Post.objects.filter(user=senco).update(ends_on=school.today() - timedelta(days=1))
    assert client.get(page).status_code == 404
    assert client.get(reverse("home:child", args=[pupil.pk])).status_code == 404


def test_signing_in_as_somebody_else_leaves_nothing_of_the_first(senco, head):
    client = sign_in(senco)
    client.get("/")
    first = client.session.session_key
    sign_in(head, client)
    assert not Session.objects.filter(session_key=first).exists()


def test_cookies_are_kept_from_scripts_and_other_sites(senco):
    client = sign_in(senco)
    client.get(reverse("access:sign_in"))
    for name in ("session", "csrf"):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]
    assert client.cookies["session"]["max-age"] == "", "gone when the browser closes"


def test_an_invitation_works_once(db):
    from django.contrib.auth.tokens import default_token_generator

    user = User.objects.create_user("new@school.example")
    link = reverse(
        "access:choose_password", args=[user.pk, default_token_generator.make_token(user)]
    )
    weak = Client().post(link, {"password": "too short"})
    assert weak.status_code == 422
    answer = Client().post(link, {"password": "three old green boats"})
    assert answer.status_code == 302
    assert Client().get(link).status_code == 404
    assert Client().post(link, {"password": "four old green boats"}).status_code == 404
    user.refresh_from_db()
    assert user.check_password("three old green boats")


@pytest.mark.parametrize("password", ["short", "correcthorseba", "x" * 129])
def test_a_password_is_long_enough_and_not_endless(db, password):
    from django.contrib.auth.tokens import default_token_generator

    user = User.objects.create_user("new@school.example")
    link = reverse(
        "access:choose_password", args=[user.pk, default_token_generator.make_token(user)]
    )
    assert Client().post(link, {"password": password}).status_code == 422
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_an_invitation_ends_after_fourteen_days(db):
    from django.contrib.auth.tokens import default_token_generator

    with time_machine.travel(NOW, tick=False) as clock:
        user = User.objects.create_user("new@school.example")
        token = default_token_generator.make_token(user)
        link = reverse("access:choose_password", args=[user.pk, token])
        clock.shift(timedelta(days=13, hours=23))
        assert Client().get(link).status_code == 200
        clock.shift(timedelta(hours=2))
        assert Client().get(link).status_code == 404


def test_an_invitation_opens_no_other_account(db):
    from django.contrib.auth.tokens import default_token_generator

    user, other = UserFactory(), UserFactory()
    token = default_token_generator.make_token(user)
    assert (
        Client().get(reverse("access:choose_password", args=[other.pk, token])).status_code == 404
    )
