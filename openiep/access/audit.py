"""Writes the record of what was done, read and refused."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from openiep.access.models import AuditEntry, User
from openiep.access.rules import Role


class Subject(Protocol):
    """Whatever rights are asked about: a school, a child, or something that belongs to a child."""

    pk: UUID

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is to this subject, asked afresh."""

    def belongs_to(self) -> tuple[UUID | None, UUID | None]:
        """The school's id, and the child's where it is about one child."""


def name_of(subject: object) -> str:
    """`plans.Target` for a target: how the audit names a kind of thing."""
    meta = getattr(type(subject), "_meta", None)
    return str(meta.label) if meta else type(subject).__name__


def write_entry(
    outcome: AuditEntry.Outcome,
    action: str,
    *,
    by: User,
    subject: Subject,
    roles: Iterable[Role] = (),
    details: Mapping[str, object] | None = None,
) -> None:
    """Add one entry about one subject."""
    school_id, pupil_id = subject.belongs_to()
    AuditEntry.objects.create(
        outcome=outcome,
        action=action,
        by_id=by.pk,
        as_roles=sorted(roles),
        school_id=school_id,
        pupil_id=pupil_id,
        subject=name_of(subject),
        subject_id=subject.pk,
        details=dict(details or {}),
    )


def write_list_entry(
    action: str, *, by: User, school_id: UUID, pupil_ids: Iterable[UUID], subject: str
) -> None:
    """Add one entry for a list that was read, with the ids of the children on it."""
    AuditEntry.objects.create(
        outcome=AuditEntry.Outcome.READ,
        action=action,
        by_id=by.pk,
        school_id=school_id,
        subject=subject,
        pupil_ids=[str(pupil_id) for pupil_id in pupil_ids],
    )
