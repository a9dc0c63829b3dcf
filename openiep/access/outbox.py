"""Sends what waits in the outbox: one person each, tried again until it goes or is of no use.

A mail is first claimed, then sent: two processes never send the same one. Where the line broke in
the middle nobody knows whether it arrived; such a mail is not sent again by itself.
"""

import logging
import smtplib
import threading
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import close_old_connections, transaction
from django.db.models import F, Q
from django.utils import timezone

from openiep.access.models import Installation, OutboxMail
from openiep.access.sealing import seal, unseal

LOG = logging.getLogger("openiep.outbox")
State = OutboxMail.State
LONGEST_CLAIM = timedelta(minutes=10)
MOST_AT_ONCE = 200
LONGEST_WAIT = 20  # seconds for one answer of the mail server
KEPT_DAYS = 30
FOR_GOOD = 500  # an answer of the mail server from here on is a no for good (RFC 5321, 4.2.1)


def queue(
    *, to: str, subject: str, text: str, kind: str, useful: timedelta, school_id: UUID | None = None
) -> OutboxMail:
    """Lay a mail into the outbox. It goes when the transaction is done, where a server is set up."""
    now = timezone.now()
    mail = OutboxMail.objects.create(
        to=to,
        subject=subject,
        sealed=seal(text.encode()),
        kind=kind,
        school_id=school_id,
        next_try_at=now,
        useless_at=now + useful,
    )
    if settings.MAIL_SERVER:
        transaction.on_commit(_send_soon)
    return mail


def sends_mail() -> bool:
    """Whether a code by e-mail reaches anybody: a mail server is set up, or it is all a demo."""
    return bool(settings.MAIL_SERVER) or is_demo()


def is_demo() -> bool:
    """True where everybody is invented, so that every mail may be read."""
    return Installation.objects.filter(is_demo=True).exists()


def text_of(mail: OutboxMail) -> str:
    """What it says; nothing once it was sent."""
    return (unseal(bytes(mail.sealed)) or b"").decode() if mail.sealed else ""


def lately(school_id: UUID, *, with_codes: bool) -> list[OutboxMail]:
    """The school's mails, newest first; `with_codes` also those to sign in, which no school owns."""
    ours = Q(school_id=school_id)
    if with_codes:
        ours |= Q(kind=OutboxMail.Kind.CODE)
    return list(OutboxMail.objects.filter(ours).order_by("-made_at")[:MOST_AT_ONCE])


def _send_soon() -> None:
    """Send in a thread: the page need not wait, and does not tell by its time whom it knows."""
    threading.Thread(target=_send_and_close, name="outbox", daemon=True).start()


def _send_and_close() -> None:
    try:
        send_due()
    finally:
        close_old_connections()


def send_due(now: datetime | None = None) -> int:
    """Send what is due; how many went. Old mails are forgotten."""
    now = now or timezone.now()
    mails = OutboxMail.objects.all()
    mails.filter(made_at__lte=now - timedelta(days=KEPT_DAYS)).delete()
    mails.filter(state=State.WAITING, useless_at__lte=now).update(state=State.TOO_LATE, sealed=b"")
    lost = mails.filter(state=State.SENDING, claimed_at__lte=now - LONGEST_CLAIM)
    lost.update(state=State.NOT_KNOWN)
    if not settings.MAIL_SERVER:
        return 0
    due = list(OutboxMail.objects.due(now).values_list("pk", flat=True)[:MOST_AT_ONCE])
    return sum(_send_one(pk, now) for pk in due)


def _send_one(pk: UUID, now: datetime) -> bool:
    """Send one, if nobody else has claimed it. True when it went."""
    waiting = OutboxMail.objects.filter(pk=pk, state=State.WAITING)
    if not waiting.update(state=State.SENDING, claimed_at=now, tries=F("tries") + 1):
        return False
    mail = OutboxMail.objects.get(pk=pk)
    state = _hand_over(mail)
    changed: dict[str, object] = {"state": state}
    if state == State.WAITING:
        changed["next_try_at"] = now + timedelta(minutes=min(60, 2 ** min(mail.tries, 6)))
    elif state != State.NOT_KNOWN:
        changed["sealed"] = b""
    if state == State.SENT:
        changed["sent_at"] = timezone.now()
    OutboxMail.objects.filter(pk=pk).update(**changed)
    return state == State.SENT


def _line() -> BaseEmailBackend:
    """The line to the school's mail server, locked as its address says."""
    server = settings.MAIL_SERVER
    return get_connection(
        host=server.host, port=server.port, username=server.user, password=server.password,
        use_ssl=server.lock == "smtps", use_tls=server.lock == "smtp", timeout=LONGEST_WAIT,
    )  # fmt: skip


def _hand_over(mail: OutboxMail) -> State:
    """Give it to the mail server, and say what became of it. The log names nobody."""
    message = EmailMessage(mail.subject, text_of(mail), settings.DEFAULT_FROM_EMAIL, [mail.to])
    connection = _line()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as problem:
        LOG.warning("The mail server cannot be reached: %s", type(problem).__name__)
        return State.WAITING
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _said in refused.recipients.values()]
        return State.GIVEN_UP if min(codes, default=0) >= FOR_GOOD else State.WAITING
    except smtplib.SMTPResponseException as refused:
        LOG.warning("The mail server refused: %s", refused.smtp_code)
        return State.GIVEN_UP if refused.smtp_code >= FOR_GOOD else State.WAITING
    except (OSError, smtplib.SMTPException) as problem:
        LOG.warning("The line to the mail server broke: %s", type(problem).__name__)
        return State.NOT_KNOWN
    finally:
        try:
            connection.close()
        except (OSError, smtplib.SMTPException):
            LOG.warning("The mail server hung up.")
    return State.SENT
