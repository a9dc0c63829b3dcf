"""The door through which a child's record is read: finding and being allowed to see are one step."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from openiep.access.audit import write_entry, write_list_entry
from openiep.access.models import AuditEntry, User
from openiep.access.rules import Permission, permits

M = TypeVar("M", bound=Model)


def find(visible: QuerySet[M], *, by: User, may: Permission, **which: Any) -> M:
    """The one record that `which` names, from what is visible to the user, recorded as read.

    Raises `Http404` when it is not visible (just as when it does not exist), `PermissionDenied`
    when it is visible but the permission is missing.
    """
    try:
        found: Any = visible.get(**which)
    except visible.model.DoesNotExist:  # type: ignore[attr-defined]
        raise Http404 from None
    roles = found.roles_of(by)
    if not permits(roles, may):
        write_entry(AuditEntry.Outcome.REFUSED, may.value, by=by, subject=found, roles=roles)
        raise PermissionDenied
    write_entry(AuditEntry.Outcome.READ, may.value, by=by, subject=found, roles=roles)
    return found  # type: ignore[no-any-return]


def note_list_read(
    *, by: User, may: Permission, school_id: UUID, pupil_ids: Iterable[UUID], subject: str
) -> None:
    """Record that a list was read, once, with the ids of its children."""
    write_list_entry(may.value, by=by, school_id=school_id, pupil_ids=pupil_ids, subject=subject)
