"""The register of what is held: every field of every model says what it is for and how long it stays.

A test fails when a field is added and not placed, so the data map can never fall behind.
"""

from dataclasses import dataclass
from enum import StrEnum


class Keep(StrEnum):
    """How long something stays, by the schedule of the school's pack."""

    CHILD_RECORD = "with the child's record"
    STAFF_RECORD = "with the record of the person's work here"
    AUDIT = "six years at least"
    HOURS = "hours"
    INSTALLATION = "as long as the installation"


@dataclass(frozen=True, slots=True)
class Held:
    """Some fields of one model, and why they are held."""

    fields: tuple[str, ...]
    is_personal: bool
    purpose: str
    keep: Keep


def personal(*fields: str, purpose: str, keep: Keep = Keep.CHILD_RECORD) -> Held:
    """Fields that tell something about a person."""
    return Held(fields, is_personal=True, purpose=purpose, keep=keep)


def plain(
    *fields: str, purpose: str = "keeps the record in order", keep: Keep = Keep.CHILD_RECORD
) -> Held:
    """Fields that tell nothing about a person by themselves."""
    return Held(fields, is_personal=False, purpose=purpose, keep=keep)


Register = tuple[Held, ...]
