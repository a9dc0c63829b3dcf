"""Lets days pass over the records of the demo school.

Actions stamp today's date, and refuse what lies in a future or past that nobody could know; that
is right, and no clock in the product may be turned. So the demo's history is acted out in its
order, each thing on "today", and between two acts everything that is kept of a child is laid back
by the days that pass between them: days, instants, the days inside frozen words (with their
hashes), and the audit entries. At the end each thing stands on the day on which it happened, in the
order in which it was done, having passed every check on its way.

Nothing outside the demo may call this: it rewrites what is otherwise never changed.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Case, DateField, DateTimeField, F, Model, Q, When
from django.db.models.expressions import Combinable, ExpressionWrapper

from openiep.access.models import AuditEntry
from openiep.people.models import Pupil, School
from openiep.plans.models import PlanPart, PlanVersion
from openiep.plans.rules.content import hash_of, part_hashes

NEVER_MOVES = frozenset({(Pupil, "birth_date")})
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Passing:
    """How far to lay back: `days` for what was there, and instants since `since` by `instants`."""

    days: int
    since: datetime
    instants: timedelta


@dataclass(frozen=True, slots=True)
class _Kind:
    model: type[Model]
    days: tuple[str, ...]
    instants: tuple[str, ...]
    whose: str


def let_days_pass(pupils: Collection[UUID], passing: Passing) -> None:
    """Lay back everything that is kept of these children."""
    for kind in _kinds_of_children():
        _lay_back(kind, Q(**{f"{kind.whose}__in": pupils}), passing)
    _lay_back_words(pupils, timedelta(days=passing.days))


def let_instants_pass(
    pupils: Collection[UUID], passing: Passing, models: Collection[type[Model]]
) -> None:
    """Lay back the instants of what was just made for these children, in a few kinds and the audit.

    Enough for what is told its day in so many words, such as an answer or a reading.
    """
    for kind in _kinds_of_children():
        if kind.model in models or kind.model is AuditEntry:
            which = Q(**{f"{kind.whose}__in": pupils})
            for name in kind.instants:
                rows = kind.model._base_manager.filter(which, **{f"{name}__gte": passing.since})
                rows.update(**{name: F(name) - passing.instants})


def let_days_pass_over_school(school: School, passing: Passing) -> None:
    """Lay back what was made since `since` of the school itself: staff, classes, lists read in."""
    for kind in _kinds_of_schools():
        which = Q(made_at__gte=passing.since)
        _lay_back(kind, which & Q(pupil_id=None) if kind.model is AuditEntry else which, passing)
    School.objects.filter(pk=school.pk, made_at__gte=passing.since).update(
        made_at=F("made_at") - passing.instants
    )


def _lay_back(kind: _Kind, which: Q, passing: Passing) -> None:
    back = timedelta(days=passing.days)
    moved: dict[str, Combinable] = {
        name: ExpressionWrapper(F(name) - back, DateField()) for name in kind.days
    }
    for name in kind.instants:
        new = When(**{f"{name}__gte": passing.since}, then=F(name) - passing.instants)
        moved[name] = Case(new, default=F(name) - back, output_field=DateTimeField())
    kind.model._base_manager.filter(which).update(**moved)


@cache
def _kinds_of_children() -> tuple[_Kind, ...]:
    kinds = [_kind(Pupil, "pk"), _kind(AuditEntry, "pupil_id")]
    for model in apps.get_models():
        fields = {field.name: field for field in model._meta.concrete_fields}
        if "pupil" in fields and fields["pupil"].related_model is Pupil:
            kinds.append(_kind(model, "pupil"))
    return tuple(kinds)


@cache
def _kinds_of_schools() -> tuple[_Kind, ...]:
    labels = (
        "access.User", "people.Person", "people.Post", "people.Teaching", "people.SchoolClass",
        "exchange.ImportBatch", "exchange.ImportRow", "exchange.ColumnProfile",
    )  # fmt: skip
    kinds = [_kind(apps.get_model(label), "pk") for label in labels]
    return (*kinds, _kind(AuditEntry, "pk"))


def _kind(model: type[Model], whose: str) -> _Kind:
    fields = model._meta.concrete_fields
    instants = [f.name for f in fields if isinstance(f, DateTimeField)]
    days = [f.name for f in fields if isinstance(f, DateField) and f.name not in instants]
    moving = [name for name in days if (model, name) not in NEVER_MOVES]
    return _Kind(model, tuple(moving), tuple(instants), whose)


def _lay_back_words(pupils: Collection[UUID], back: timedelta) -> None:
    for part in PlanPart._base_manager.filter(pupil__in=pupils, key="review"):
        PlanPart._base_manager.filter(pk=part.pk).update(content=_days_in(part.content, back))
    for version in PlanVersion._base_manager.filter(pupil__in=pupils):
        content = _days_in(version.content, back)
        PlanVersion._base_manager.filter(pk=version.pk).update(
            content=content, part_hashes=part_hashes(content), content_hash=hash_of(content)
        )


def _days_in(words: Any, back: timedelta) -> Any:
    """The same words with every value that is a day and nothing else laid back."""
    if isinstance(words, dict):
        return {key: _days_in(value, back) for key, value in words.items()}
    if isinstance(words, list):
        return [_days_in(value, back) for value in words]
    if isinstance(words, str) and _ISO_DAY.fullmatch(words):
        return (date.fromisoformat(words) - back).isoformat()
    return words
