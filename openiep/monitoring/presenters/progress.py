"""How it is going at some targets: a sentence of numbers only, a picture, its twin in rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from openiep.monitoring.models import Measurement, Readings, readings_of, scale_of_wording
from openiep.monitoring.picture import Mark, Picture, draw
from openiep.monitoring.presenters.rows import Row, rows_of
from openiep.monitoring.presenters.values import bare_value, sentence_of, value_text
from openiep.plans.models import TargetWording
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Progress:
    """One target as a page shows it."""

    wording: TargetWording
    sentence: str
    numbers: str
    picture: Markup
    rows: tuple[Row, ...]

    @property
    def present(self) -> tuple[Row, ...]:
        """Rows of the way in which it is measured now, and words."""
        return tuple(row for row in self.rows if not row.is_of_before)

    @property
    def of_before(self) -> tuple[Row, ...]:
        """Rows from before the target was measured in another way."""
        return tuple(row for row in self.rows if row.is_of_before)


def progress_of(
    wordings: Iterable[TargetWording], *, until: date | None = None
) -> dict[UUID, Progress]:
    """How it is going at each target, by the target's id. Two queries, however many there are.

    Each wording needs its `target` and `plan` loaded. With `until` as it was on that day: what
    was seen later is left out.
    """
    listed = list(wordings)
    kept = readings_of(wording.target_id for wording in listed)
    return {one.target_id: _progress(one, _seen_by(kept[one.target_id], until)) for one in listed}


def _seen_by(kept: Readings, until: date | None) -> Readings:
    if until is None:
        return kept
    return Readings(
        tuple(one for one in kept.measurements if one.day <= until),
        tuple(one for one in kept.observations if one.day <= until),
    )


def _progress(wording: TargetWording, kept: Readings) -> Progress:
    counting = counting_now(kept.measurements, wording.target.series)
    start = start_of(wording, counting)
    seen = [one for one in counting if not one.is_baseline]
    return Progress(
        wording=wording,
        sentence=sentence_of(wording),
        numbers=numbers(wording, seen, start),
        picture=_picture(wording, seen, start),
        rows=rows_of(wording, kept),
    )


def counting_now(kept: Sequence[Measurement], series: int) -> list[Measurement]:
    """Those of this series that stand, earliest first; a correction takes the wrong one's place."""
    replaced = {one.corrects_id for one in kept if one.corrects_id}
    by_id = {one.pk: one for one in kept}

    def first_kept(one: Measurement) -> Measurement:
        while one.corrects_id and one.corrects_id in by_id:
            one = by_id[one.corrects_id]
        return one

    standing = [
        one
        for one in kept
        if one.series == series and one.taken_back_at is None and one.pk not in replaced
    ]
    return sorted(standing, key=lambda one: (one.day, first_kept(one).made_at, one.pk))


def start_of(wording: TargetWording, counting: Sequence[Measurement]) -> Mark | None:
    """Where it starts: as the plan says, or else the newest baseline that was recorded."""
    recorded = [one for one in counting if one.is_baseline]
    if wording.baseline_value is not None:
        day = wording.baseline_on or wording.plan.in_force_on
        return Mark(day, wording.baseline_value) if day else None
    return Mark(recorded[-1].day, recorded[-1].value) if recorded else None


def numbers(wording: TargetWording, seen: Sequence[Measurement], start: Mark | None) -> str:
    """ "12 readings since Mon 7 September. Now 8, aim 15 by Fri 11 December." No opinion."""
    if scale_of_wording(wording).is_described:
        return _("Described in words.")
    said = [_how_many(seen)]
    if seen:
        said.append(_("now %(value)s") % {"value": value_text(seen[-1].value, wording)})
    elif start:
        said.append(_("start %(value)s") % {"value": value_text(start.value, wording)})
    aim = _aim_words(wording)
    words = ", ".join([*said[1:], *([aim] if aim else [])])
    return f"{said[0]} {words[:1].upper()}{words[1:]}." if words else said[0]


def _how_many(seen: Sequence[Measurement]) -> str:
    if not seen:
        return _("No readings yet.")
    return ngettext("%(n)d reading, on %(day)s.", "%(n)d readings since %(day)s.", len(seen)) % {
        "n": len(seen),
        "day": day_text(seen[0].day),
    }


def _aim_words(wording: TargetWording) -> str:
    if wording.aim_value is None:
        return ""
    value = value_text(wording.aim_value, wording)
    if wording.due_on is None:
        return _("aim %(value)s") % {"value": value}
    return _("aim %(value)s by %(day)s") % {"value": value, "day": day_text(wording.due_on)}


def _picture(wording: TargetWording, seen: Sequence[Measurement], start: Mark | None) -> Markup:
    scale = scale_of_wording(wording)
    if scale.is_described:
        return Markup("")
    has_aim = wording.aim_value is not None and wording.due_on is not None
    aim = Mark(wording.due_on, wording.aim_value) if has_aim else None  # type: ignore[arg-type]
    points = [Mark(one.day, one.value) for one in seen]
    return draw(
        Picture(
            id=f"picture-{wording.pk}",
            title=_("How it is going: %(target)s") % {"target": sentence_of(wording)},
            desc=numbers(wording, seen, start),
            points=points, start=start, aim=aim,
            low=scale.low, high=scale.high, is_whole=scale.decimals == 0,
            say_value=lambda value: bare_value(value, wording),
            say_day=_short_day,
            aim_word=_("aim"),
        )
    )  # fmt: skip


def _short_day(day: date) -> str:
    return day_text(day).split(" ", 1)[1]
