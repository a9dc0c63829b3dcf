"""What every record has: a version 7 UUID as its only key, and the instant it was made."""

from typing import ClassVar

import uuid_utils.compat
from django.db import models

from openiep.access.register import Register, plain


class Record(models.Model):
    """The ground of every model. What is made on a device brings its own id."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    made_at = models.DateTimeField(auto_now_add=True, editable=False)

    data_register: ClassVar[Register] = ()
    ALWAYS_HELD: ClassVar[Register] = (plain("id", "made_at"),)

    class Meta:
        abstract = True
