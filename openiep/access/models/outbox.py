"""The outbox: letters by e-mail that wait, were sent, or could not be."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from openiep.access.models.base import Record
from openiep.access.register import Keep, Register, personal, plain


class OutboxQuerySet(models.QuerySet["OutboxMail"]):
    """Mails in the field's words."""

    def due(self, now: datetime) -> "OutboxQuerySet":
        """Those that wait and may be tried now, the longest waiting first."""
        waiting = self.filter(state=OutboxMail.State.WAITING, next_try_at__lte=now)
        return waiting.order_by("next_try_at", "made_at")


class OutboxMail(Record):
    """One e-mail to one person. It names no child; its text is sealed, and gone once it was sent."""

    class State(models.TextChoices):
        """What became of it. Not known: the line broke while it was being sent."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        NOT_KNOWN = "not_known"
        GIVEN_UP = "given_up"
        TOO_LATE = "too_late"

    class Kind(models.TextChoices):
        """What it is. A code to sign in is nobody else's to read."""

        INVITATION = "invitation"
        CODE = "code"
        NOTICE = "notice"

    school_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=Kind)
    to = models.EmailField()
    subject = models.CharField(max_length=120)
    sealed = models.BinaryField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    useless_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("to", purpose="one mail goes to one person", keep=Keep.HOURS),
        personal("sealed", purpose="the text, sealed; gone once it was sent", keep=Keep.HOURS),
        plain("school_id", "kind", "subject", "state", "tries", keep=Keep.HOURS),
        plain("next_try_at", "useless_at", "claimed_at", "sent_at", keep=Keep.HOURS),
    )

    class Meta:
        indexes = [models.Index(fields=["state", "next_try_at"], name="mails_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
