"""The outbox as a page: no code to sign in is ever shown, but in a demo where all is invented."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from openiep.access.models import OutboxMail
from openiep.access.outbox import lately, text_of
from openiep.people.models import School

State, Kind = OutboxMail.State, OutboxMail.Kind


@dataclass(frozen=True, slots=True)
class MailLine:
    """One e-mail: to whom, what, how it stands, and its text where it may be read."""

    to: str
    subject: str
    look: str
    state: str
    at: datetime
    text: str


def mail_lines(school: School, is_demo: bool) -> list[MailLine]:
    """The school's mails, newest first; in a demo the codes to sign in too."""
    states = {
        State.WAITING: ("waiting", _("waits")),
        State.SENDING: ("waiting", _("is being sent")),
        State.SENT: ("good", _("sent")),
        State.NOT_KNOWN: ("look", _("the line broke: ask whether it came")),
        State.GIVEN_UP: ("look", _("the address was refused: check it")),
        State.TOO_LATE: ("draft", _("was not sent in time")),
    }
    return [
        MailLine(
            mail.to, mail.subject, *states[State(mail.state)], mail.sent_at or mail.made_at,
            text_of(mail) if is_demo or mail.kind != Kind.CODE else "",
        )
        for mail in lately(school.pk, with_codes=is_demo)
    ]  # fmt: skip
