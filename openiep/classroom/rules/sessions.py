"""What was planned of an arrangement and what happened, counted without blaming anybody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID, uuid5

from openiep.rules import Reason, because

MOST_WORDS = 300  # letters of an own reason


class Outcome(StrEnum):
    """What came of a session. A child's absence is nobody's failing and is counted apart."""

    HAPPENED = "happened"
    PARTLY = "partly"
    DID_NOT = "did_not"
    AWAY = "away"


class Why(StrEnum):
    """Why a session did not happen, or only partly."""

    STAFF = "staff"
    EVENT = "event"
    PLACE = "place"
    NOT_READY = "not_ready"
    OTHER = "other"


NEEDS_WHY = frozenset({Outcome.PARTLY, Outcome.DID_NOT})


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when an arrangement holds, both days included, and how often a week."""

    first: date | None
    last: date | None
    times_a_week: Decimal | None


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many sessions were planned by a day and in all (None where nobody can say), and what
    came of them. `whys` are the reasons of those that did not happen or only partly, commonest
    first.
    """

    planned: int | None
    planned_in_all: int | None
    happened: int
    partly: int
    away: int
    did_not: int
    whys: tuple[tuple[Why, int], ...]

    @property
    def recorded(self) -> int:
        """Of how many sessions something is known."""
        return self.happened + self.partly + self.away + self.did_not

    @property
    def unknown(self) -> int:
        """Of how many planned sessions nothing was recorded; 0 where more was done than planned."""
        return max(0, (self.planned or 0) - self.recorded)


def planned_by(span: Span, day: date) -> int | None:
    """Sessions planned from the first day up to `day`: whole ones, by calendar weeks.

    Weeks without school count as well, since no calendar is kept yet. None where the arrangement
    names no number a week or has not begun at a known day.
    """
    if span.first is None or not span.times_a_week:
        return None
    last = min(day, span.last) if span.last else day
    days = (last - span.first).days + 1
    return int(span.times_a_week * days / 7) if days > 0 else 0


def delivered(span: Span, sessions: Iterable[tuple[Outcome, Why | None]], today: date) -> Delivered:
    """Count the sessions that stand against what was planned."""
    listed = list(sessions)
    outcomes = Counter(outcome for outcome, _why in listed)
    whys = Counter(why for outcome, why in listed if why and outcome in NEEDS_WHY)
    in_order = sorted(whys.items(), key=lambda item: (-item[1], item[0].value))
    return Delivered(
        planned=planned_by(span, today),
        planned_in_all=planned_by(span, span.last) if span.last else None,
        happened=outcomes[Outcome.HAPPENED],
        partly=outcomes[Outcome.PARTLY],
        away=outcomes[Outcome.AWAY],
        did_not=outcomes[Outcome.DID_NOT],
        whys=tuple(in_order),
    )


def id_within(form_id: UUID, provision_id: UUID) -> UUID:
    """The id of one child's session in a form about several: always the same for the same two."""
    return uuid5(form_id, str(provision_id))


def why_not_session(
    outcome: Outcome, why: Why | None, words: str, day: date, *, today: date, since: date | None
) -> list[Reason]:
    """Codes: `in_the_future`, `before_the_plan`, `say_why`, `say_it_in_words`, `too_many_words`."""
    reasons = []
    if day > today:
        reasons.append(because("in_the_future", field="day", day=day))
    if since is not None and day < since:
        reasons.append(because("before_the_plan", field="day", since=since))
    if outcome in NEEDS_WHY and why is None:
        reasons.append(because("say_why_not", field="why"))
    if outcome in NEEDS_WHY and why is Why.OTHER and not words.strip():
        reasons.append(because("say_it_in_words", field="words"))
    if len(words) > MOST_WORDS:
        reasons.append(because("too_many_words", field="words", most=MOST_WORDS))
    return reasons
