"""Readings and words as rows of a table, newest first, with all that was changed to be read."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.monitoring.models import Measurement, Observation, Readings
from openiep.monitoring.presenters.values import value_text
from openiep.plans.models import TargetWording
from openiep.web.jinja import number


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was kept. `is_struck` is set where it was corrected or taken back."""

    id: UUID
    kind: Literal["measurement", "observation"]
    day: date
    made_at: datetime
    value: str
    note: str
    who: str
    about: str
    is_baseline: bool
    is_struck: bool
    is_of_before: bool


def rows_of(wording: TargetWording, kept: Readings) -> tuple[Row, ...]:
    """Everything that was kept for the target, newest first."""
    series = wording.target.series
    everything: list[Measurement | Observation] = [*kept.measurements, *kept.observations]
    replaced = {one.corrects_id: one for one in everything if one.corrects_id}
    rows = [
        _row(one, replaced.get(one.pk), _value(one, wording), is_of_before=one.series != series)
        for one in kept.measurements
    ] + [_row(one, replaced.get(one.pk), "", is_of_before=False) for one in kept.observations]
    return tuple(sorted(rows, key=lambda row: (row.day, row.made_at), reverse=True))


def _value(one: Measurement, wording: TargetWording) -> str:
    if one.series != wording.target.series:
        return number(one.value)
    return value_text(one.value, wording)


def _row(
    one: Measurement | Observation,
    by: Measurement | Observation | None,
    value: str,
    *,
    is_of_before: bool,
) -> Row:
    return Row(
        id=one.pk,
        kind="measurement" if isinstance(one, Measurement) else "observation",
        day=one.day,
        made_at=one.made_at,
        value=value,
        note=one.note,
        who=_name(one, "seen_by_name"),
        about=_what_became(one, by),
        is_baseline=isinstance(one, Measurement) and one.is_baseline,
        is_struck=by is not None or one.taken_back_at is not None,
        is_of_before=is_of_before,
    )


def _what_became(one: Measurement | Observation, by: Measurement | Observation | None) -> str:
    if one.taken_back_at is not None:
        name = {"name": _name(one, "taken_back_by_name"), "why": one.taken_back_why}
        if one.taken_back_why:
            return _("Taken back by %(name)s: %(why)s") % name
        return _("Taken back by %(name)s") % name
    if by is not None:
        return _("Corrected by %(name)s: %(why)s") % {
            "name": _name(by, "kept_by_name"),
            "why": by.correction_why,
        }
    return ""


def _name(one: Measurement | Observation, which: str) -> str:
    """The name that the query brought along; somebody without one is called a colleague."""
    return str(getattr(one, which, "") or _("a colleague"))
