"""What the recording pages print: the control, what was just kept, and who is next."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.monitoring.models import Measurement, scale_of_wording, stands_in_force, to_record
from openiep.monitoring.presenters.values import (
    bare_value,
    level_words,
    question_of,
    short_of,
    suffix_of,
    value_text,
)
from openiep.plans.models import TargetWording
from openiep.reference.measures import measures
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Tap:
    """One answer that saves with one tap."""

    value: str
    text: str
    icon: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """How a value is given: by one tap out of a few, or as a number with plus and minus."""

    question: str
    taps: tuple[Tap, ...]
    in_a_row: bool
    suffix: str
    step: str
    low: str
    high: str
    last: str
    last_words: str


@dataclass(frozen=True, slots=True)
class Next:
    """The target that comes after this one."""

    target_id: UUID
    child: str
    target: str
    is_same_child: bool


def control_of(wording: TargetWording, last: Measurement | None) -> Control:
    """The control for this target; `last` is what was recorded before."""
    scale = scale_of_wording(wording)
    levels = level_words(wording)
    words = _("Last time: %(value)s, %(day)s")
    return Control(
        question=question_of(wording),
        taps=tuple(_tap(value, wording) for value in scale.choices),
        in_a_row=not levels,
        suffix=suffix_of(wording),
        step=f"{scale.step}",
        low="" if scale.low is None else f"{scale.low}",
        high="" if scale.high is None else f"{scale.high}",
        last=bare_value(last.value, wording) if last else "",
        last_words=words % {"value": value_text(last.value, wording), "day": day_text(last.day)}
        if last
        else "",
    )


def _tap(value: Decimal, wording: TargetWording) -> Tap:
    kind, low = measures()[wording.measure], scale_of_wording(wording).low
    text = value_text(value, wording) if level_words(wording) else bare_value(value, wording)
    icon = kind.icons[int(value - (low or 0))] if kind.icons else ""
    place = f"{int(value):+d}" if kind.key == "goal_scale" and value else ""
    return Tap(f"{value}", text[:1].upper() + text[1:], icon, place)


def next_after(wording: TargetWording, user: User) -> Next | None:
    """The target after this one on the person's list; None after the last and for one not on it."""
    rows = stands_in_force(to_record(wording.school, user))
    places = [place for place, row in enumerate(rows) if row.target_id == wording.target_id]
    if not places or places[0] + 1 == len(rows):
        return None
    row = rows[places[0] + 1]
    is_same = row.pupil_id == wording.pupil_id
    return Next(row.target_id, row.pupil.known_as, short_of(row), is_same)
