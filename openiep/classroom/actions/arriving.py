"""Takes in what waited on a device: each reading once, under its author, on its day.

A device can only add. What is not a reading, words or a session has no action here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.classroom.actions.sessions import record_session
from openiep.classroom.models import Arrival
from openiep.classroom.rules.sessions import Outcome, Why
from openiep.monitoring.actions import record_measurement, record_observation
from openiep.plans.models import Provision, Target
from openiep.rules import refuse


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing on its way in: its id from the device, the day it belongs to, the device's clock."""

    id: UUID
    day: date
    device_at: datetime
    clock_error: int
    day_was_asked: bool = False


@guarded(Permission.RECORD_MEASUREMENT, on="target")
def take_in_value(
    *, target: Target, delivery: Delivery, value: Decimal, note: str, by: User
) -> None:
    """Keep a value that waited; nothing where it is kept already. Raises `Refused`."""
    if _is_here(delivery, by):
        return
    record_measurement(
        target=target, value=value, day=delivery.day, note=note, id=delivery.id, by=by
    )
    _note(delivery, "value", target, by)


@guarded(Permission.RECORD_MEASUREMENT, on="target")
def take_in_words(*, target: Target, delivery: Delivery, words: str, by: User) -> None:
    """Keep words that waited; nothing where they are kept already. Raises `Refused`."""
    if _is_here(delivery, by):
        return
    record_observation(target=target, words=words, day=delivery.day, id=delivery.id, by=by)
    _note(delivery, "words", target, by)


@guarded(Permission.RECORD_SESSION, on="provision")
def take_in_session(
    *,
    provision: Provision,
    delivery: Delivery,
    outcome: Outcome,
    why: Why | None,
    words: str,
    by: User,
) -> None:
    """Keep a session that waited; nothing where it is kept already. Raises `Refused`."""
    if _is_here(delivery, by):
        return
    record_session(
        provision=provision, outcome=outcome, day=delivery.day, why=why, words=words,
        id=delivery.id, by=by,
    )  # fmt: skip
    _note(delivery, "session", provision, by)


def _is_here(delivery: Delivery, by: User) -> bool:
    """True when this author sent it before. Refused where somebody else did: `saved_already`."""
    sent = Arrival.objects.filter(pk=delivery.id).first()
    if sent is not None and sent.author_id != by.pk:
        raise refuse("saved_already")
    return sent is not None


def _note(delivery: Delivery, kind: str, about: Target | Provision, by: User) -> None:
    Arrival(
        id=delivery.id,
        school_id=about.school_id,
        pupil_id=about.pupil_id,
        author=by,
        kind=kind,
        device_at=delivery.device_at,
        clock_error=delivery.clock_error,
        day_was_asked=delivery.day_was_asked,
    ).save(force_insert=True)
