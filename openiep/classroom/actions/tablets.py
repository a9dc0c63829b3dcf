"""A school tablet is enrolled and revoked; an adult chooses a PIN; a reading is moved."""

import secrets

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.classroom.models.tablets import Pin, Tablet, hash_of
from openiep.classroom.rules.pins import check_pin
from openiep.monitoring.actions import record_measurement, take_back_measurement
from openiep.monitoring.models import Measurement
from openiep.people.models import School
from openiep.plans.models import Target
from openiep.rules import refuse


@guarded(Permission.CHANGE_TABLETS, on="school")
def enrol_tablet(*, school: School, name: str, by: User) -> tuple[Tablet, str]:
    """Make a device a tablet of the school; the secret that it is to keep is told only now."""
    secret = secrets.token_urlsafe(32)
    tablet = Tablet.objects.create(
        school=school, name=name, secret_hash=hash_of(secret), enrolled_by=by
    )
    return tablet, secret


@guarded(Permission.CHANGE_TABLETS, on="tablet")
def revoke_tablet(*, tablet: Tablet, by: User) -> None:
    """From the next request on the device is an ordinary one. Twice is as once."""
    if tablet.revoked_at is None:
        tablet.revoked_at, tablet.revoked_by = timezone.now(), by
        tablet.save(update_fields=["revoked_at", "revoked_by"])


@guarded(Permission.RECORD_MEASUREMENT, on="school")
def set_pin(*, school: School, pin: str, by: User) -> None:
    """One's own PIN for the school's tablets. Raises `Refused`: `pin_figures`, `pin_too_easy`."""
    check_pin(pin)
    kept = {"hashed": make_password(pin), "set_at": timezone.now()}
    Pin.objects.update_or_create(school=school, user=by, defaults=kept)


@guarded(Permission.CORRECT_MEASUREMENT, on="measurement")
def move_reading(*, measurement: Measurement, to: Target, by: User) -> Measurement:
    """Put one's own reading where it belongs: taken back here with its trace, kept there anew.

    Refused: `not_your_reading`, `taken_back_already`, `same_target`, and what
    `record_measurement` refuses. Neither child's name goes to the other's record.
    """
    if measurement.seen_by_id != by.pk:
        raise refuse("not_your_reading")
    if measurement.taken_back_at is not None:
        raise refuse("taken_back_already")
    if measurement.target_id == to.pk:
        raise refuse("same_target", field="to")
    take_back_measurement(measurement=measurement, why="recorded in the wrong place", by=by)
    return record_measurement(
        target=to, value=measurement.value, day=measurement.day, note=measurement.note, by=by
    )
