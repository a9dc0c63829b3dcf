"""What an adult saw is kept, corrected with its trace, or taken back."""

from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.monitoring.models import (
    Measurement,
    Observation,
    Reading,
    life_of,
    scale_of_wording,
    wording_now,
)
from openiep.monitoring.rules.recording import (
    why_not_now,
    why_not_that_day,
    why_not_that_value,
)
from openiep.plans.models import Target
from openiep.rules import Reason, Refused, because, refuse

R = TypeVar("R", Measurement, Observation)


@guarded(Permission.RECORD_MEASUREMENT, on="target")
def record_measurement(
    *,
    target: Target,
    value: Decimal,
    day: date,
    note: str = "",
    is_baseline: bool = False,
    id: UUID | None = None,
    by: User,
) -> Measurement:
    """Keep a value for a target in force; a baseline also for one still being written.

    `id` is made on the device: sent twice, it is stored once. Raises `Refused`.
    """
    if id and (sent := Measurement.objects.filter(pk=id).first()):
        return _same(sent, (sent.target_id, sent.value, sent.day), (target.pk, value, day), by)
    if reasons := _why_not(target, day, value, is_baseline=is_baseline):
        raise Refused(reasons)
    return Measurement.objects.create(
        **_kept(target, day, note, by, id),
        value=value,
        series=target.series,
        is_baseline=is_baseline,
    )


@guarded(Permission.RECORD_MEASUREMENT, on="target")
def record_observation(
    *, target: Target, words: str, day: date, id: UUID | None = None, by: User
) -> Observation:
    """Keep what was seen, in words, for a target in force or still a draft. Raises `Refused`."""
    if id and (sent := Observation.objects.filter(pk=id).first()):
        return _same(sent, (sent.target_id, sent.note, sent.day), (target.pk, words, day), by)
    if reasons := _why_not(target, day, None, is_baseline=False):
        raise Refused(reasons)
    if not words.strip():
        raise refuse("no_words", field="words")
    return Observation.objects.create(**_kept(target, day, words, by, id))


@guarded(Permission.CORRECT_MEASUREMENT, on="measurement")
def correct_measurement(
    *, measurement: Measurement, value: Decimal, day: date, note: str, why: str, by: User
) -> Measurement:
    """Put a right value in place of a wrong one, which stays to be read. Raises `Refused`."""
    _check_can_change(measurement, why)
    new_value = value if value != measurement.value else None
    if reasons := _why_wrong(measurement, day, new_value, is_baseline=measurement.is_baseline):
        raise Refused(reasons)
    return Measurement.objects.create(
        **_corrected(measurement, day, note, why, by),
        value=value,
        series=measurement.series,
        is_baseline=measurement.is_baseline,
    )


@guarded(Permission.CORRECT_MEASUREMENT, on="observation")
def correct_observation(
    *, observation: Observation, words: str, day: date, why: str, by: User
) -> Observation:
    """Put right words in place of wrong ones, which stay to be read. Raises `Refused`."""
    _check_can_change(observation, why)
    if not words.strip():
        raise refuse("no_words", field="words")
    if reasons := _why_wrong(observation, day, None, is_baseline=False):
        raise Refused(reasons)
    return Observation.objects.create(**_corrected(observation, day, words, why, by))


@guarded(Permission.CORRECT_MEASUREMENT, on="measurement")
def take_back_measurement(*, measurement: Measurement, why: str = "", by: User) -> None:
    """Say that this value is not to count; it stays to be read. Twice is as once."""
    _take_back(measurement, why, by)


@guarded(Permission.CORRECT_MEASUREMENT, on="observation")
def take_back_observation(*, observation: Observation, why: str = "", by: User) -> None:
    """Say that these words are not to count; they stay to be read."""
    _take_back(observation, why, by)


def _kept(target: Target, day: date, note: str, by: User, id: UUID | None) -> dict[str, object]:
    kept: dict[str, object] = {
        "school_id": target.school_id,
        "pupil_id": target.pupil_id,
        "target": target,
        "day": day,
        "note": note.strip(),
        "seen_by": by,
        "kept_by": by,
    }
    return {**kept, "id": id} if id else kept


def _same(sent: R, was: tuple[object, ...], now: tuple[object, ...], by: User) -> R:
    """What was stored under this id, if it is the same; else refuse, so that nothing is lost."""
    if was != now or sent.seen_by_id != by.pk:
        raise refuse("saved_already")
    return sent


def _why_not(
    target: Target, day: date, value: Decimal | None, *, is_baseline: bool
) -> list[Reason]:
    wording = wording_now(target)
    if wording is None:
        return [because("not_in_force")]
    life, is_words = life_of(wording), value is None
    reasons = why_not_now(life, is_baseline=is_baseline, is_words=is_words)
    reasons += why_not_that_day(
        day, target.school.today(), life, is_baseline=is_baseline, is_words=is_words
    )
    return reasons + ([] if value is None else why_not_that_value(value, scale_of_wording(wording)))


def _corrected(reading: Reading, day: date, note: str, why: str, by: User) -> dict[str, object]:
    kept = _kept(reading.target, day, note, by, None)
    return {**kept, "seen_by": reading.seen_by, "corrects": reading, "correction_why": why.strip()}


def _why_wrong(
    reading: Measurement | Observation, day: date, value: Decimal | None, *, is_baseline: bool
) -> list[Reason]:
    """As for a new one, but only for what changes, and also long after the plan has ended."""
    wording, reasons = wording_now(reading.target), list[Reason]()
    if wording is None:
        return reasons
    if day != reading.day:
        is_words = isinstance(reading, Observation)
        today = reading.school.today()
        reasons += why_not_that_day(
            day, today, life_of(wording), is_baseline=is_baseline, is_words=is_words
        )
    is_present = isinstance(reading, Measurement) and reading.series == reading.target.series
    if value is not None and is_present:
        reasons += why_not_that_value(value, scale_of_wording(wording))
    return reasons


def _check_can_change(reading: Reading, why: str) -> None:
    if reading.taken_back_at is not None:
        raise refuse("taken_back_already")
    if type(reading)._default_manager.filter(corrects=reading).exists():
        raise refuse("corrected_already")
    if not why.strip():
        raise refuse("say_why", field="why")


def _take_back(reading: Reading, why: str, by: User) -> None:
    if type(reading)._default_manager.filter(corrects=reading).exists():
        raise refuse("corrected_already")
    if reading.taken_back_at is None:
        reading.taken_back_at, reading.taken_back_by = timezone.now(), by
        reading.taken_back_why = why.strip()
        reading.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
