"""Nobody loses typing, and nobody finds somebody else's."""

import datetime
import json
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from openiep.access import drafts
from openiep.access.models import Draft

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
WORDS = "Quillfeather the dog and knowing what comes next"
RIGHT = "correct horse battery"


@pytest.fixture
def form(pupil):
    """The address of the child's profile."""
    return reverse("people:change_profile", args=[pupil.pk])


def token_on(page):
    """The author's token as the page carries it."""
    return page.content.decode().split('name="author" value="')[1].split('"')[0]


def typed(page, **fields):
    """What a browser sends from a form that was shown."""
    answers = {"liked": "", "matters": WORDS, "helps": "", "version": "0", **fields}
    return {**answers, "author": token_on(page)}


def sign_in(user, client=None):
    client = client or Client()
    client.post(reverse("access:sign_in"), {"email": user.email, "password": RIGHT})
    return client


def expire_and_send(user, form):
    """Open the form, let the session end, press Save."""
    client = sign_in(user)
    data = typed(client.get(form))
    client.session.flush()
    answer = client.post(form, data)
    assert answer.status_code == 302
    assert answer.url == f"/sign-in/?next={form}"
    return client


def test_typing_is_kept_when_the_session_ended_mid_form(senco, form):
    client = expire_and_send(senco, form)
    answer = client.post(
        reverse("access:sign_in"), {"email": senco.email, "password": RIGHT, "next": form}
    )
    assert answer.url == form
    assert WORDS in client.get(form).content.decode()


def test_typing_is_kept_when_the_screen_was_locked(senco, form):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        data = typed(client.get(form))
        clock.shift(timedelta(minutes=45))
        assert client.post(form, data).url == f"/sign-in/?next={form}"
        assert WORDS in sign_in(senco, client).get(form).content.decode()


def test_the_same_person_finds_it_on_another_device_too(senco, form):
    expire_and_send(senco, form)
    assert WORDS in sign_in(senco).get(form).content.decode()


def test_somebody_else_on_that_browser_sees_nothing_of_it(senco, teacher, form):
    client = expire_and_send(senco, form)
    assert WORDS not in sign_in(teacher, client).get(form).content.decode()
    assert Draft.objects.get().user == senco


def test_it_stands_on_its_own_form_only(senco, pupil, form):
    client = sign_in(senco, expire_and_send(senco, form))
    other = reverse("people:change_child", args=[pupil.pk])
    assert WORDS not in client.get(other).content.decode()


def test_it_is_gone_after_a_day(senco, form):
    with time_machine.travel(NOW, tick=False) as clock:
        expire_and_send(senco, form)
        clock.shift(timedelta(hours=23))
        assert WORDS in sign_in(senco).get(form).content.decode()
        clock.shift(timedelta(hours=1, seconds=1))
        assert WORDS not in sign_in(senco).get(form).content.decode()
        assert not Draft.objects.exists(), "deleted when anybody signs in"


def test_it_is_gone_once_it_was_saved(senco, pupil, form):
    client = sign_in(senco, expire_and_send(senco, form))
    answer = client.post(form, typed(client.get(form)))
    assert answer.status_code == 302
    assert not Draft.objects.exists()
    pupil.refresh_from_db()
    assert pupil.profile.matters == WORDS


def test_it_stays_while_the_form_has_errors(senco, pupil):
    form = reverse("people:change_child", args=[pupil.pk])
    client = sign_in(senco)
    page = client.get(form)
    client.session.flush()
    client.post(form, {"given_name": "Samuel", "author": token_on(page)})
    sign_in(senco, client)
    assert client.post(form, {"given_name": "Samuel"}).status_code == 422
    assert Draft.objects.exists()


def test_what_was_kept_cannot_be_read_in_the_database(senco, form):
    expire_and_send(senco, form)
    sealed = bytes(Draft.objects.get().sealed)
    for part in (WORDS.encode(), b"Quillfeather", b"matters"):
        assert part not in sealed
    if settings.IS_EMBEDDED:
        with connection.cursor() as cursor:
            cursor.execute("SELECT group_concat(CAST(sealed AS TEXT)) FROM access_draft")
            assert "Quillfeather" not in cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not settings.IS_EMBEDDED, reason="looks into the database's file")
def test_the_database_file_holds_no_typed_word(senco, form):
    from pathlib import Path

    expire_and_send(senco, form)
    file = Path(connection.settings_dict["NAME"])
    held = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert senco.email.encode() in held, "this is the file"
    assert b"Quillfeather" not in held


def test_a_draft_under_another_key_is_worthless_and_harmless(senco, form, settings):
    expire_and_send(senco, form)
    settings.DRAFT_KEY = "another key altogether, forty letters long"
    assert WORDS not in sign_in(senco).get(form).content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("forge", ["", "nobody", "{pk}", "{pk}:1v5abc:c2lnbmF0dXJl", "{token}x"])
def test_a_forged_author_keeps_nothing(senco, form, forge):
    forged = forge.format(pk=senco.pk, token=drafts.author_token(senco))
    answer = Client().post(form, {"matters": WORDS, "author": forged})
    assert answer.status_code == 302
    assert not Draft.objects.exists()


def test_a_sign_made_for_something_else_is_no_author(senco, form):
    from django.core import signing

    other = signing.dumps(str(senco.pk), salt="something.else")
    Client().post(form, {"matters": WORDS, "author": other})
    assert not Draft.objects.exists()


def test_an_authors_token_ends_with_the_day(senco, form):
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(senco)
        data = typed(client.get(form))
        clock.shift(timedelta(hours=24, seconds=1))
        client.post(form, data)
        assert not Draft.objects.exists()


def test_nothing_is_kept_for_an_account_that_is_closed(senco, form):
    client = sign_in(senco)
    data = typed(client.get(form))
    senco.is_active = False
    senco.save()
    client.post(form, data)
    assert not Draft.objects.exists()


def test_passwords_and_signs_are_never_kept(senco, form):
    client = sign_in(senco)
    data = typed(client.get(form), password="hush hush", csrfmiddlewaretoken="x")
    client.session.flush()
    client.post(form, data)
    kept = json.loads(drafts.unseal(bytes(Draft.objects.get().sealed)))
    assert set(kept) == {"liked", "matters", "helps", "version"}


def strict(user):
    """A client whose forms must carry the csrf sign, as in a browser."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


def test_a_form_with_a_stale_sign_keeps_the_typing(senco, form):
    client = strict(senco)
    data = typed(client.get(form), csrfmiddlewaretoken="a" * 64)
    answer = client.post(form, data, follow=True)
    page = answer.content.decode()
    assert "What you typed is kept" in page
    assert WORDS in page
    assert Draft.objects.count() == 1


def test_a_form_from_another_site_changes_and_keeps_nothing(senco, pupil, form):
    client = strict(senco)
    client.get(form)
    answer = client.post(form, {"matters": "from evil", "version": "0"})
    assert answer.status_code == 403
    assert "This page was open for too long" in answer.content.decode()
    assert not Draft.objects.exists()
    assert not hasattr(type(pupil).objects.get(pk=pupil.pk), "profile")


def test_a_button_pressed_after_the_session_ended_says_to_press_again(senco, mother):
    end = reverse("people:end_involvement", args=[mother.pk])
    client = sign_in(senco)
    client.session.flush()
    assert client.post(end).url == f"/sign-in/?next={end}"
    sign_in(senco, client)
    answer = client.get(end)
    assert answer.status_code == 405
    assert "Press the button once more" in answer.content.decode()
    mother.refresh_from_db()
    assert mother.ends_on is None


def test_several_values_come_back_as_a_list(senco, school, rf):
    drafts.keep("/x/", {"classes": ["a", "b"], "name": ["c"]}, author=senco.pk)
    request = rf.get("/x/")
    request.user = senco
    assert drafts.typed_before(request) == {"classes": ["a", "b"], "name": "c"}


def test_each_form_keeps_one_draft_the_newest(senco):
    drafts.keep("/x/", {"name": ["old"]}, author=senco.pk)
    drafts.keep("/x/", {"name": ["new"]}, author=senco.pk)
    assert Draft.objects.count() == 1
