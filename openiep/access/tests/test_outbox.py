"""The outbox: one person each, sent once, tried again, and nothing left in it afterwards."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as sent
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from openiep.access import outbox
from openiep.access.models import OutboxMail
from openiep.config.environment import MailServer, SettingWrong, mail_server

State = OutboxMail.State


@pytest.fixture
def server(settings):
    """A mail server is set up; nothing is sent by itself in a thread."""
    settings.MAIL_SERVER = MailServer("mail.example", 587, "", "", "smtp")


def queued(**more) -> OutboxMail:
    return outbox.queue(
        to="sara@home.example", subject="A code", text="SECRET-1", kind="invitation",
        useful=more.pop("useful", timedelta(days=14)), **more,
    )  # fmt: skip


def failing(monkeypatch, at: str, problem: Exception) -> None:
    """The mail server fails when the line is opened, or when the mail is handed over."""

    def fail(*_args, **_more):
        raise problem

    monkeypatch.setattr(EmailBackend, at, fail, raising=False)


def test_without_a_server_mails_wait_and_can_be_read(db):
    mail = queued()
    assert outbox.send_due() == 0
    mail.refresh_from_db()
    assert mail.state == State.WAITING
    assert outbox.text_of(mail) == "SECRET-1"
    assert b"SECRET-1" not in bytes(mail.sealed)


def test_a_mail_goes_to_one_person_once_and_its_text_is_gone(db, server):
    mail = queued()
    assert outbox.send_due() == 1
    assert outbox.send_due() == 0
    assert [(one.to, one.cc, one.bcc) for one in sent.outbox] == [(["sara@home.example"], [], [])]
    mail.refresh_from_db()
    assert (mail.state, outbox.text_of(mail)) == (State.SENT, "")


def test_a_server_that_is_down_for_a_day_loses_and_doubles_nothing(db, server, monkeypatch):
    queued()
    with monkeypatch.context() as down:
        failing(down, "open", ConnectionRefusedError())
        now = timezone.now()
        for hour in range(24):
            assert outbox.send_due(now + timedelta(hours=hour)) == 0
    assert outbox.send_due(now + timedelta(hours=26)) == 1
    assert len(sent.outbox) == 1


def test_tries_grow_rarer(db, server, monkeypatch):
    mail, now = queued(), timezone.now()
    failing(monkeypatch, "open", ConnectionRefusedError())
    outbox.send_due(now + timedelta(seconds=1))
    outbox.send_due(now + timedelta(seconds=2))
    mail.refresh_from_db()
    assert mail.tries == 1


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"sara@home.example": (550, b"no")}), State.GIVEN_UP),
        (smtplib.SMTPRecipientsRefused({"sara@home.example": (450, b"later")}), State.WAITING),
        (smtplib.SMTPServerDisconnected("broke"), State.NOT_KNOWN),
        (TimeoutError(), State.NOT_KNOWN),
    ],
)
def test_what_the_server_says_decides(db, server, monkeypatch, problem, state):
    mail = queued()
    failing(monkeypatch, "send_messages", problem)
    outbox.send_due()
    mail.refresh_from_db()
    assert mail.state == state


def test_a_process_that_died_in_the_middle_is_not_followed_by_a_second_mail(db, server):
    mail = queued()
    long_ago = timezone.now() - timedelta(hours=1)
    OutboxMail.objects.update(state=State.SENDING, claimed_at=long_ago)
    assert outbox.send_due() == 0
    mail.refresh_from_db()
    assert mail.state == State.NOT_KNOWN
    assert sent.outbox == []


def test_a_code_that_is_too_old_is_not_sent(db, server):
    mail = queued(useful=timedelta(minutes=15))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert outbox.send_due() == 0
    mail.refresh_from_db()
    assert (mail.state, outbox.text_of(mail)) == (State.TOO_LATE, "")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", MailServer()),
        ("smtp://a:b%40@mail.example", MailServer("mail.example", 587, "a", "b@", "smtp")),
        ("smtps://mail.example:4650", MailServer("mail.example", 4650, "", "", "smtps")),
        ("smtp+open://localhost", MailServer("localhost", 25, "", "", "smtp+open")),
    ],
)
def test_the_server_is_read_from_its_address(monkeypatch, url, found):
    monkeypatch.setenv("OPENIEP_MAIL", url)
    assert mail_server("OPENIEP_MAIL") == found


@pytest.mark.parametrize("url", ["mail.example", "smtp+open://mail.example", "http://x", "smtp://"])
def test_an_address_that_cannot_be_used_is_said(monkeypatch, url):
    monkeypatch.setenv("OPENIEP_MAIL", url)
    with pytest.raises(SettingWrong):
        mail_server("OPENIEP_MAIL")
