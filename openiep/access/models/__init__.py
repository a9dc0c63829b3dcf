"""What this room remembers: who signs in, what was done and read, drafts, failed tries."""

from openiep.access.models.audit import AuditEntry
from openiep.access.models.base import Record
from openiep.access.models.drafts import Draft
from openiep.access.models.installation import Installation
from openiep.access.models.outbox import OutboxMail
from openiep.access.models.tries import FailedTries
from openiep.access.models.user import User

__all__ = [
    "AuditEntry",
    "Draft",
    "FailedTries",
    "Installation",
    "OutboxMail",
    "Record",
    "User",
]
