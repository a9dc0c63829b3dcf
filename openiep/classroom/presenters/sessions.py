"""Sessions as rows of a table, newest first, with what was taken back to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.classroom.models import Session
from openiep.classroom.presenters.delivered import OUTCOMES, WHYS
from openiep.classroom.rules.sessions import Outcome, Why


@dataclass(frozen=True, slots=True)
class Row:
    """One session as it is read."""

    id: UUID
    day: date
    outcome: str
    why: str
    who: str
    is_struck: bool
    about: str


def rows_of(sessions: Iterable[Session]) -> list[Row]:
    """The sessions, in the order given, each with the names that the query brought along."""
    return [
        Row(
            id=one.pk,
            day=one.day,
            outcome=str(OUTCOMES[Outcome(one.outcome)]),
            why=_why(one),
            who=_name(one, "seen_by_name"),
            is_struck=one.taken_back_at is not None,
            about=_taken_back(one),
        )
        for one in sessions
    ]


def _why(one: Session) -> str:
    said = str(WHYS[Why(one.why)]) if one.why and one.why != Why.OTHER else ""
    return ": ".join(part for part in (said, one.words) if part)


def _taken_back(one: Session) -> str:
    if one.taken_back_at is None:
        return ""
    said = {"name": _name(one, "taken_back_by_name"), "why": one.taken_back_why}
    if one.taken_back_why:
        return _("Taken back by %(name)s: %(why)s") % said
    return _("Taken back by %(name)s") % said


def _name(one: Session, which: str) -> str:
    return str(getattr(one, which, "") or _("a colleague"))
