"""On which day something was seen, when a device says it by a clock that may be wrong.

The device sends the instant of each reading and, with every delivery, what its clock says now.
Their difference to our clock is the clock's error. What was sent later than it was seen is placed
by the instant corrected by that error; where this cannot be right the author is asked for the day.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from openiep.rules import refuse

LONGEST_WAIT = timedelta(days=35)  # what waited longer on a device is placed by asking
SAME_CLOCK = timedelta(minutes=10)  # errors closer than this come from one setting of the clock
JUST_NOW = timedelta(minutes=2)  # how far ahead an instant may be, for slow networks


@dataclass(frozen=True, slots=True)
class Claim:
    """What a device says of one reading. Instants are by the device's clock.

    `known_error` is the error of the clock as the page knew it when the reading was made (None
    where it had not spoken to us yet); `day` is what the author answered when asked.
    """

    id: UUID
    taken_at: datetime
    sent_at: datetime
    known_error: timedelta | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The day at the school, or None where the author has to be asked; and the clock's error."""

    day: date | None
    error: timedelta


def placed(claim: Claim, received: datetime, zone: ZoneInfo) -> Placed:
    """Where a reading belongs. Asks where the clock was changed between reading and delivery,
    where the instant would lie ahead, and where it waited longer than `LONGEST_WAIT`.
    """
    error = received - claim.sent_at
    if claim.day is not None:
        return Placed(claim.day, error)
    seen = claim.taken_at + error
    was_changed = claim.known_error is not None and abs(claim.known_error - error) > SAME_CLOCK
    is_ahead = seen > received + JUST_NOW
    is_too_old = received - seen > LONGEST_WAIT
    if was_changed or is_ahead or is_too_old:
        return Placed(None, error)
    return Placed(min(seen, received).astimezone(zone).date(), error)


def check_answered(day: date, today: date) -> None:
    """Raise `Refused("not_that_day")` where the day that the author gave cannot be."""
    if not today - LONGEST_WAIT <= day <= today:
        raise refuse("not_that_day", field="day")
