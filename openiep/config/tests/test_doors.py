"""The doors: codes by e-mail, second factors, passkeys, and two doors for one account."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from openiep.access.models import Installation, OutboxMail, User
from openiep.access.outbox import text_of
from openiep.people.models import Person
from openiep.people.tests.factories import InvolvementFactory, UserFactory

PASSWORD = "correct horse battery"
SEED = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def demo(db):
    return Installation.objects.create(is_demo=True)


def code_now(back: int = 0) -> str:
    """What the app shows just now."""
    return format_hotp_value(hotp_value(SEED, int(time.time()) // 30 - back))


def password(browser: Client, user: User):
    return browser.post(reverse("access:sign_in"), {"email": user.email, "password": PASSWORD})


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def ask(browser: Client, email: str):
    return browser.post(reverse("account_request_login_code"), {"email": email})


def test_known_and_unknown_addresses_are_answered_alike(mother):
    parent = UserFactory()
    pages = []
    for email in (parent.email, "nobody@home.example"):
        browser = Client()
        assert ask(browser, email).url == reverse("account_confirm_login_code")
        page = browser.get(reverse("account_confirm_login_code")).content.decode()
        pages.append(page.replace(email, "X").split("<main", 1)[1].split('name="author')[0])
        wrong = browser.post(reverse("account_confirm_login_code"), {"code": "ZZZZZZ"})
        pages.append(wrong.status_code)
    import re

    bare = [re.sub(r'value="[^"]*"', "", one) if isinstance(one, str) else one for one in pages]
    assert bare[:2] == bare[2:]
    assert OutboxMail.objects.count() == 1


def test_a_code_is_used_once_and_only_where_it_was_asked_for(db):
    parent, browser = UserFactory(), Client()
    ask(browser, parent.email)
    code = text_of(OutboxMail.objects.get()).split("is ")[1].split()[0]
    elsewhere = Client()
    elsewhere.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(elsewhere)
    before = browser.session.session_key
    browser.post(reverse("account_confirm_login_code"), {"code": code})
    assert is_in(browser)
    assert browser.session["door"] == "family"
    assert browser.session.session_key != before


def test_wrong_codes_are_few(db):
    parent, browser = UserFactory(), Client()
    ask(browser, parent.email)
    code = text_of(OutboxMail.objects.get()).split("is ")[1].split()[0]
    for _n in range(6):
        browser.post(reverse("account_confirm_login_code"), {"code": "AAAAAA"})
    browser.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(browser)


def test_nobodys_mailbox_is_filled_by_a_stranger(db):
    parent = UserFactory()
    for _n in range(12):
        ask(Client(), parent.email)
    assert OutboxMail.objects.count() <= 6


def test_staff_with_an_app_are_not_in_before_its_code(senco, settings):
    TOTP.activate(senco, SEED)
    assert SEED not in str(Authenticator.objects.get().data)
    browser = Client()
    assert password(browser, senco).url == reverse("mfa_authenticate")
    assert not is_in(browser)
    assert browser.get("/").url.startswith("/sign-in/")
    wrong = browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert b"not right" in wrong.content
    assert not is_in(browser)
    browser.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert is_in(browser)
    assert browser.session["door"] == "staff"


def test_guessing_the_apps_code_is_slowed_down_for_every_process(senco):
    TOTP.activate(senco, SEED)
    browser = Client()
    password(browser, senco)
    for _n in range(9):
        last = browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert b"Too many tries" in last.content
    browser.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert not is_in(browser)


def test_a_new_password_by_link_does_not_pass_by_the_app(senco):
    from django.contrib.auth.tokens import default_token_generator

    TOTP.activate(senco, SEED)
    browser, token = Client(), default_token_generator.make_token(senco)
    address = reverse("access:choose_password", args=[senco.pk, token])
    assert browser.post(address, {"password": "four quiet green chairs"}).url == reverse(
        "mfa_authenticate"
    )
    assert not is_in(browser)


def test_where_it_is_required_staff_set_up_a_second_factor_first(senco, settings, signed_in):
    settings.SECOND_FACTOR = True
    browser = signed_in(senco)
    assert browser.get("/").url == reverse("mfa_index")
    assert browser.get(reverse("mfa_index")).status_code == 200
    TOTP.activate(senco, SEED)
    assert browser.get("/").url != reverse("mfa_index")


def test_before_a_factor_is_added_the_password_is_asked_once_more(senco):
    browser = Client()
    password(browser, senco)
    session = browser.session
    session["account_authentication_methods"] = []
    session.save()
    asked = browser.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    wrong = browser.post(asked.url, {"password": "not this one at all"})
    assert b"not your password" in wrong.content
    assert browser.post(asked.url, {"password": PASSWORD}).url == reverse("mfa_activate_totp")
    page = browser.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200


def test_a_parents_passkey_is_not_asked_beside_a_code(mother):
    from openiep.config.doors.adapters import FactorAdapter

    parent = UserFactory()
    Authenticator.objects.create(user=parent, type="webauthn", data={"name": "x"})
    at_the_door = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    assert not FactorAdapter().is_mfa_enabled(parent, at_the_door)
    assert FactorAdapter().is_mfa_enabled(parent)


def test_a_colleague_who_is_a_parent_has_two_doors_that_never_mix(senco, pupil, school, signed_in):
    own = InvolvementFactory(pupil=pupil, person=Person.objects.get(user=senco), relation="mother")
    browser = signed_in(senco)
    assert browser.get(reverse("home:child", args=[pupil.pk])).status_code == 200
    assert browser.get(reverse("home:family_child", args=[pupil.pk])).status_code == 403
    before = browser.session.session_key
    browser.post(reverse("home:change_door"))
    assert browser.session.session_key != before
    assert browser.get(reverse("home:family_child", args=[pupil.pk])).status_code == 200
    assert browser.get(reverse("home:child", args=[pupil.pk])).status_code == 403
    assert browser.get(reverse("home:children", args=[school.pk])).status_code == 404
    back = browser.post(reverse("home:change_door"))
    assert back.url == reverse("access:sign_in")
    assert not is_in(browser)
    assert own.person.user == senco


def test_every_page_of_who_has_two_doors_leads_to_them(senco, teacher, pupil, school, signed_in):
    InvolvementFactory(pupil=pupil, person=Person.objects.get(user=senco), relation="mother")
    browser, link = signed_in(senco), f'href="{reverse("home:doors")}"'
    assert link in browser.get(reverse("home:today", args=[school.pk])).content.decode()
    browser.post(reverse("home:change_door"))
    assert link in browser.get(reverse("home:family_child", args=[pupil.pk])).content.decode()
    alone = signed_in(teacher).get(reverse("home:today", args=[school.pk])).content.decode()
    assert link not in alone


def test_a_parents_screen_locks_after_half_an_hour(mother):
    from openiep.home.tests.at_home import browser_of, come_in

    browser = browser_of(come_in(mother))
    for minutes, stays in ((25, True), (31, False)):
        session = browser.session
        session["seen_at"] = session["began_at"] = int(time.time()) - minutes * 60
        session.save()
        assert (browser.get(reverse("mfa_index")).status_code == 200) is stays


def test_allauths_questions_keep_to_the_policy_of_our_pages(db):
    page = Client().get(reverse("access:sign_in"))
    assert "unsafe" not in page["Content-Security-Policy"]
    assert b"<script>" not in page.content
