"""A parent comes in with the code of a letter, once, in time, and by nobody else's account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openiep.access.models import AuditEntry, Installation, OutboxMail, User
from openiep.access.outbox import text_of
from openiep.people.actions.joining import accept_invitation, end_invitation, invite_family
from openiep.people.joining import find_by_code, forget_mistyped, fresh_code, hash_of
from openiep.people.models import Involvement, Person, Welcome
from openiep.people.rights import rights_of
from openiep.people.tests.factories import InvolvementFactory, PupilFactory, UserFactory, hold_post
from openiep.rules import Refused

LETTER = Welcome.Way.LETTER


@pytest.fixture
def demo(db):
    """An installation in which mails may be read, so that codes by e-mail are offered."""
    return Installation.objects.create(is_demo=True)


@pytest.fixture
def invited(mother, senco):
    """Sara's invitation and its code."""
    return invite_family(involvement=mother, way=LETTER, by=senco)


def shows(browser: Client, code: str, name: str = "Sam"):
    """Somebody types the code and the child's first name."""
    return browser.post(reverse("people:join"), {"code": code, "first_name": name})


def code_in_mail() -> str:
    """The code to sign in that lies newest in the outbox."""
    mail = OutboxMail.objects.filter(kind="code").latest("made_at")
    return re.search(r"is (\S+)", text_of(mail))[1]


def by_mail(browser: Client, email: str):
    """Ask for a code to this address, and type it."""
    browser.post(reverse("people:join_how"), {"way": "email", "email": email})
    return browser.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})


def test_the_code_is_kept_as_a_hash_and_holds_nothing_of_the_child(invited, pupil):
    welcome, code = invited
    assert code not in str(Welcome.objects.values().get())
    assert welcome.code_hash == hash_of(code.lower().replace("-", " "))
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", code)
    assert len({fresh_code() for _n in range(200)}) == 200


def test_a_parent_comes_in_by_letter_and_mail(demo, invited, mother, pupil):
    browser = Client()
    before = browser.session.session_key
    assert shows(browser, invited[1]).url == reverse("people:join_how")
    assert browser.session.session_key != before
    done = by_mail(browser, "sara@home.example")
    assert done.url == reverse("home:start")
    user = User.objects.get(email="sara@home.example")
    assert not user.has_usable_password()
    assert rights_of(user).family == (pupil.pk,)
    page = browser.get(reverse("home:family_child", args=[pupil.pk]))
    assert page.status_code == 200
    assert AuditEntry.objects.filter(action="accept_invitation", outcome="done").exists()


def test_a_parent_without_mail_comes_in_by_letter_and_is_led_to_a_passkey(invited, mother, pupil):
    browser = Client()
    shows(browser, invited[1])
    done = browser.post(reverse("people:join_how"), {"way": "passkey"})
    assert done.url == reverse("mfa_add_webauthn")
    mother.person.refresh_from_db()
    assert mother.person.user.has_no_mailbox
    assert browser.get(done.url).status_code == 200
    assert browser.get(reverse("home:family_child", args=[pupil.pk])).status_code == 200


def test_without_a_mail_server_no_code_by_mail_is_offered_or_sent(invited):
    browser = Client()
    shows(browser, invited[1])
    page = browser.get(reverse("people:join_how")).content.decode()
    assert "A code by e-mail" not in page
    browser.post(reverse("people:join_how"), {"way": "email", "email": "sara@home.example"})
    assert not OutboxMail.objects.exists()
    assert not User.objects.filter(email="sara@home.example").exists()


def test_the_code_serves_once(invited, mother):
    accept = find_by_code(invited[1], "Sam")
    accept.is_in_hand = True
    accept_invitation(invitation=accept, by=UserFactory())
    assert find_by_code(invited[1], "Sam") is None
    again = Welcome.objects.get()
    again.is_in_hand = True
    with pytest.raises(Refused):
        accept_invitation(invitation=again, by=UserFactory())


def test_the_code_works_for_fourteen_days(invited):
    with time_machine.travel(invited[0].expires_at - timedelta(minutes=1)):
        assert find_by_code(invited[1], "sam ") is not None
    with time_machine.travel(invited[0].expires_at + timedelta(minutes=1)):
        assert find_by_code(invited[1], "Sam") is None


def test_a_new_code_ends_the_old_one_and_the_school_can_end_it(invited, mother, senco):
    _welcome, second = invite_family(involvement=mother, way=LETTER, by=senco)
    assert find_by_code(invited[1], "Sam") is None
    assert find_by_code(second, "Sam") is not None
    end_invitation(involvement=mother, by=senco)
    assert find_by_code(second, "Sam") is None


@pytest.mark.parametrize(
    "spoiled",
    [
        {"verified_on": None, "verified_by": None},
        {"restriction": "An order"},
        {"responsibility": "unknown", "care": "unknown"},
        {"ends_on": "2021-01-01"},
    ],
)
def test_who_lost_standing_since_is_not_let_in(invited, mother, senco, spoiled):
    browser = Client()
    shows(browser, invited[1])
    Involvement.objects.filter(pk=mother.pk).update(**spoiled)
    assert browser.get(reverse("people:join_how")).url == reverse("people:join")
    assert find_by_code(invited[1], "Sam") is None
    mother.refresh_from_db()
    with pytest.raises(Refused):
        invite_family(involvement=mother, way=LETTER, by=senco)


def test_a_wrong_name_and_a_wrong_code_are_answered_alike_and_slowed_down(invited, pupil):
    browser = Client()
    wrong_name = shows(browser, invited[1], "Peter").content
    wrong_code = shows(Client(), "AAAA-BBBB-CCCC").content
    told = [
        re.search(rb"error-summary.*?</ul>", one, re.DOTALL)[0] for one in (wrong_name, wrong_code)
    ]
    assert told[0] == told[1]
    for _n in range(8):
        last = shows(browser, invited[1], "Peter")
    assert b"Too many tries" in last.content
    assert b"Too many tries" in shows(browser, invited[1]).content


def test_the_account_of_a_mistyped_address_is_forgotten_after_a_day(demo, invited, senco, mother):
    browser = Client()
    shows(browser, invited[1])
    browser.post(reverse("people:join_how"), {"way": "email", "email": "sarra@home.example"})
    assert User.objects.filter(email="sarra@home.example").exists()
    assert forget_mistyped(timezone.now()) == 0
    assert forget_mistyped(timezone.now() + timedelta(days=1, minutes=1)) == 1
    assert not User.objects.filter(email="sarra@home.example").exists()
    assert User.objects.filter(pk=senco.pk).exists()


def test_an_account_by_which_somebody_came_in_or_may_is_never_forgotten(demo, invited, school):
    browser = Client()
    shows(browser, invited[1])
    by_mail(browser, "sara@home.example")
    invited_colleague = hold_post(school, "teacher", "Mr New")
    invited_colleague.set_unusable_password()
    invited_colleague.save()
    installer = User.objects.create_user("installer@home.example", is_installer=True)
    User.objects.system()
    before = User.objects.count()
    assert forget_mistyped(timezone.now() + timedelta(days=400)) == 0
    assert User.objects.count() == before
    assert User.objects.filter(pk=installer.pk).exists()


def test_nobody_comes_to_how_without_a_code(db):
    assert Client().get(reverse("people:join_how")).url == reverse("people:join")
    assert Client().post(reverse("people:join_how"), {"way": "passkey"}).url == reverse(
        "people:join"
    )
    assert not User.objects.exists()


def test_a_second_child_joins_the_same_account(demo, invited, mother, senco, school):
    browser = Client()
    shows(browser, invited[1])
    by_mail(browser, "sara@home.example")
    ruth = PupilFactory(school=school, known_as="Ruth")
    again = InvolvementFactory(pupil=ruth, person__called="S. Taylor")
    _welcome, code = invite_family(involvement=again, way=LETTER, by=senco)
    shows(browser, code, "Ruth")
    browser.post(reverse("people:join_how"), {"way": "here"})
    user = User.objects.get(email="sara@home.example")
    assert set(rights_of(user).family) == {mother.pupil_id, ruth.pk}
    again.refresh_from_db()
    assert again.person == mother.person


def test_a_colleagues_account_is_not_opened_by_a_letter(invited, mother, school):
    colleague = hold_post(school, "teacher", "Sara Taylor")
    mother.person = Person.objects.get(user=colleague)
    mother.save()
    browser = Client()
    shows(browser, invited[1])
    page = browser.post(reverse("people:join_how"), {"way": "passkey"})
    assert "Sign in as a colleague first" in page.content.decode()
    assert "_auth_user_id" not in browser.session


def test_a_code_by_mail_brings_a_colleague_to_the_familys_door_only(demo, invited, school, pupil):
    colleague = hold_post(school, "senco", "Sara Taylor")
    browser = Client()
    shows(browser, invited[1])
    by_mail(browser, colleague.email)
    assert browser.session["door"] == "family"
    assert browser.get(reverse("home:child", args=[pupil.pk])).status_code == 403
    assert browser.get(reverse("home:children", args=[school.pk])).status_code == 404
    assert browser.get(reverse("home:family_child", args=[pupil.pk])).status_code == 200


def test_a_parent_who_signs_in_is_no_colleague(invited, mother, senco, school, signed_in):
    parent = UserFactory()
    mother.person.user = parent
    mother.person.save()
    staff = signed_in(senco)
    for page in ("people:colleague", "people:invite_colleague", "people:end_post"):
        assert staff.post(reverse(page, args=[school.pk, parent.pk])).status_code == 404
    assert parent.email not in staff.get(reverse("people:staff", args=[school.pk])).content.decode()


def test_an_invitation_by_mail_names_no_child_and_goes_to_one(mother, senco, school, signed_in):
    mother.person.email = "sara@home.example"
    mother.person.save()
    staff = signed_in(senco)
    page = staff.post(reverse("people:invite_family", args=[mother.pk]), {"way": "email"})
    assert page.status_code == 200
    mail = OutboxMail.objects.get()
    assert mail.to == "sara@home.example"
    assert "Sam" not in text_of(mail) + mail.subject
    assert "Taylor" not in text_of(mail) + mail.subject
    shown = staff.get(reverse("home:outbox", args=[school.pk])).content.decode()
    assert "sara@home.example" in shown


def test_the_letter_holds_code_and_square_and_names_no_child(invited, mother, senco, signed_in):
    import io

    import pypdf

    welcome, code = invited
    address = reverse("documents:print_welcome", args=[welcome.pk])
    letter = signed_in(senco).post(address, {"code": code})
    assert letter["Content-Type"] == "application/pdf"
    text = pypdf.PdfReader(io.BytesIO(letter.content)).pages[0].extract_text()
    assert code in text
    assert "Sara Taylor" in text
    assert not re.search(r"\bSam\b", text)
    assert signed_in(senco).post(address, {"code": "AAAA-BBBB-CCCC"}).status_code == 404


def test_the_list_shows_pending_ended_and_used(invited, mother, senco, school, signed_in):
    staff, address = signed_in(senco), reverse("people:invitations", args=[school.pk])
    assert "the code works until" in staff.get(address).content.decode()
    with time_machine.travel(invited[0].expires_at + timedelta(days=1)):
        assert "was not used" in signed_in(senco).get(address).content.decode()
    Welcome.objects.update(used_at=invited[0].made_at)
    assert "came in on" in staff.get(address).content.decode()
