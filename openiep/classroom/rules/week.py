"""A week of school days, and the boxes of it in which something may still be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID, uuid5

from openiep.classroom.rules.sessions import Outcome, Why
from openiep.monitoring.rules.recording import Scale

SCHOOL_DAYS = 5  # Monday to Friday, since no calendar of the school is kept yet
Closed = Literal["", "to_come", "before"]


def monday_of(day: date) -> date:
    """The Monday of the week in which `day` lies."""
    return day - timedelta(days=day.weekday())


def school_days(monday: date) -> tuple[date, ...]:
    """Monday to Friday of the week that begins on `monday`."""
    return tuple(monday + timedelta(days=n) for n in range(SCHOOL_DAYS))


def why_closed(day: date, *, today: date, since: date | None) -> Closed:
    """Why nothing can be written for a day: it is `to_come`, or lies `before` the plan; else ""."""
    if day > today:
        return "to_come"
    return "before" if since is not None and day < since else ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the week that is open: of which target or arrangement, and for which day.

    `scale` says what a value may be; None where it takes what came of a session.
    """

    name: str
    about: UUID
    day: date
    scale: Scale | None

    @property
    def takes_words(self) -> bool:
        """True where it takes words and no number."""
        return self.scale is not None and self.scale.is_described


def name_of_box(about: UUID, day: date) -> str:
    """How the box is called in the form; begins with the mark of all boxes."""
    return f"{BOX}{about}-{day.isoformat()}"


BOX = "box-"


def id_of_box(form_id: UUID, box: Box) -> UUID:
    """The id under which a box of one form is kept: always the same for the same two."""
    return uuid5(form_id, box.name)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a session, as one answer: why is asked where it did not happen as planned."""

    outcome: Outcome
    why: Why | None = None

    @property
    def value(self) -> str:
        """As it stands in the form: "happened", "did_not:staff"."""
        return f"{self.outcome}:{self.why}" if self.why else self.outcome.value


# "Another reason" asks for words and so has its own page.
CAME: tuple[Came, ...] = (
    Came(Outcome.HAPPENED),
    Came(Outcome.AWAY),
    *(
        Came(outcome, why)
        for outcome in (Outcome.PARTLY, Outcome.DID_NOT)
        for why in Why
        if why is not Why.OTHER
    ),
)
CAME_BY_VALUE: Mapping[str, Came] = {came.value: came for came in CAME}
Said = Decimal | str | Came


@dataclass(frozen=True, slots=True)
class Filled:
    """A box with what was written into it."""

    box: Box
    said: Said
