"""What a box of the week offers, and how what stands already is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.classroom.models import Session
from openiep.classroom.presenters.delivered import OUTCOMES as CAME_WORDS
from openiep.classroom.presenters.delivered import WHYS
from openiep.classroom.rules.sessions import Outcome
from openiep.classroom.rules.week import CAME, Came
from openiep.monitoring.models import Measurement, Observation
from openiep.monitoring.presenters.recording import control_of
from openiep.monitoring.presenters.values import value_text
from openiep.plans.models import TargetWording


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a short list."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """What stands already: its words, who saw it, and the page on which it is corrected."""

    text: str
    who: str
    href: str


def options_of(wording: TargetWording) -> tuple[Option, ...]:
    """The values of a ladder in words, each with its number as on the sheet of paper; else none."""
    control = control_of(wording, None)
    return tuple(
        Option(tap.value, tap.text if control.in_a_row else f"{tap.place or place} {tap.text}")
        for place, tap in enumerate(control.taps, start=1)
    )


def sessions_of() -> tuple[Option, ...]:
    """What can come of a session, the outcome and its reason in one answer."""
    return tuple(Option(came.value, _capital(_came_words(came))) for came in CAME)


def _came_words(came: Came) -> str:
    outcome = str(CAME_WORDS[came.outcome])
    if came.why is None:
        return outcome
    return _("%(outcome)s: %(why)s") % {"outcome": outcome, "why": WHYS[came.why]}


def held_at(
    kept: Sequence[Measurement] | Sequence[Observation] | Sequence[Session],
    wording: TargetWording | None,
) -> tuple[Held, ...]:
    """What stands in one place, in words."""
    return tuple(_held(one, wording) for one in kept)


def _held(one: Measurement | Observation | Session, wording: TargetWording | None) -> Held:
    who = getattr(one, "seen_by_name", None) or _("a colleague")
    if isinstance(one, Session):
        href = reverse("classroom:sessions", args=[one.provision_id])
        return Held(_capital(str(CAME_WORDS[Outcome(one.outcome)])), who, href)
    if isinstance(one, Observation):
        return Held(one.note, who, reverse("monitoring:correct_observation", args=[one.pk]))
    text = value_text(one.value, wording) if wording else f"{one.value}"
    return Held(_capital(text), who, reverse("monitoring:correct_measurement", args=[one.pk]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
