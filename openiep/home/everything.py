"""Everything that is held about one child, read from every table that names the child."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from openiep.access.models import AuditEntry, User
from openiep.access.register import Register
from openiep.people.models import Person, Pupil

# What is kept for hours only, or is a copy of what stands elsewhere in the same record.
OF_NO_CHILD = frozenset({"sealed"})
Row = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of record, by the label of its model, with its rows, the oldest first."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Adult:
    """Somebody other than the child who is named in the record: a third person."""

    name: str
    is_staff: bool


@dataclass(frozen=True)
class Everything:
    """The whole record as plain values, and who else is named in it."""

    pupil: Pupil
    day: date
    kinds: tuple[Kind, ...]
    adults: tuple[Adult, ...]
    looks: tuple[Row, ...]


def kinds_about_a_child() -> Iterator[type[models.Model]]:
    """Every table of ours that names a child, the child itself first."""
    yield Pupil
    for model in apps.get_models():
        if not model.__module__.startswith("openiep.") or model is Pupil:
            continue
        if any(field.related_model is Pupil for field in model._meta.concrete_fields):
            yield model


def everything_about(pupil: Pupil, by: User) -> Everything:
    """All rows about the child that `by` may see: one query for each table.

    What a family keeps for itself, such as its diary, is the family's own and stays so.
    """
    people = _Names(pupil)
    kinds = tuple(
        Kind(model._meta.label, tuple(people.row(one) for one in _rows(model, pupil, by)))
        for model in kinds_about_a_child()
    )
    looks = tuple(
        {"at": one.at.isoformat(), "what": one.action, "outcome": one.outcome, "as": one.as_roles}
        for one in AuditEntry.objects.about(pupil.pk).order_by("at", "id")
    )
    return Everything(pupil, pupil.school.today(), kinds, people.named(), looks)


def of_child(model: type[models.Model], pupil: Pupil) -> models.Q:
    """Which rows of a table are about the child."""
    if model is Pupil:
        return models.Q(pk=pupil.pk)
    names = [f.name for f in model._meta.concrete_fields if f.related_model is Pupil]
    return models.Q(**{names[0]: pupil})


def _rows(model: type[models.Model], pupil: Pupil, by: User) -> models.QuerySet[Any]:
    found: Any = getattr(model, "objects", model._base_manager).all()
    visible = found.visible_to(by) if hasattr(found, "visible_to") else found
    rows: models.QuerySet[Any] = visible.filter(of_child(model, pupil)).order_by("pk")
    return rows


class _Names:
    """Rows as plain values; a reference to an adult becomes the name, marked as a third person."""

    def __init__(self, pupil: Pupil) -> None:
        adults = Person._base_manager.filter(school=pupil.school_id)
        self.persons = {one.pk: one for one in adults}
        self.users = {one.user_id: one for one in adults if one.user_id}
        self.met: dict[UUID, Adult] = {}

    def named(self) -> tuple[Adult, ...]:
        """Everybody who was met, by name."""
        return tuple(sorted(self.met.values(), key=lambda one: one.name))

    def row(self, row: models.Model) -> Row:
        """One row: its fields by name, in their order."""
        register: Register = getattr(type(row), "data_register", ())
        told = {name for held in register if held.is_personal for name in held.fields}
        fields = [f for f in row._meta.concrete_fields if f.name not in OF_NO_CHILD]
        values = {f.name: self._value(f, getattr(row, f.attname)) for f in fields}
        return {"tells": sorted(told & set(values)), **values}

    def _value(self, field: Any, value: Any) -> Any:
        if value is None:
            return None
        if field.related_model is Person:
            return self._adult(self.persons.get(value))
        if field.related_model is User:
            return self._adult(self.users.get(value))
        if isinstance(value, date | datetime):
            return value.isoformat()
        if isinstance(value, bytes | memoryview):
            return None
        return value if isinstance(value, bool | int | list | dict) else str(value)

    def _adult(self, person: Person | None) -> Row:
        if person is None:
            return {"third_person": ""}
        self.met[person.pk] = Adult(person.called, is_staff=person.user_id is not None)
        return {"third_person": person.called}
