"""The shared counter of failed tries, the same for every process."""

from typing import ClassVar

from django.db import models

from openiep.access.models.base import Record
from openiep.access.register import Keep, Register, personal, plain


class FailedTries(Record):
    """Failed tries in a row for one key (an account or an address), kept as a hash."""

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(auto_now=True)

    data_register: ClassVar[Register] = (
        personal("key", purpose="a hash of the account or address", keep=Keep.HOURS),
        plain("failures", "last_at", purpose="slows down guessing", keep=Keep.HOURS),
    )

    def __str__(self) -> str:
        return f"{self.failures} tries"
