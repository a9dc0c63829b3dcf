"""Checks of what is remembered: arrows between tables, the data register, the school of every child."""

from collections import Counter
from collections.abc import Iterable

from django.apps import apps
from django.db import models

from openiep.access.register import Keep
from tests.architecture.house import House

Models = Iterable[type[models.Model]]


def ours() -> list[type[models.Model]]:
    """Every model of the rooms."""
    return [model for model in apps.get_models() if model.__module__.startswith("openiep.")]


def _room(model: type[models.Model]) -> str:
    return model._meta.app_label


def pointing_up(house: House, found: Models) -> list[str]:
    """Foreign keys (named by class or by text) from a lower room to a higher one."""
    return [
        f"{model._meta.label}.{field.name}: {_room(model)} must not know {target._meta.label}"
        for model in found
        for field in model._meta.get_fields(include_parents=False)
        if field.concrete and (target := field.related_model) is not None
        if _room(target) in house.floors and not house.may_know(_room(model), _room(target))
    ]


def wrongly_declared(found: Models) -> list[str]:
    """Fields that stand not exactly once in the data register, or without purpose or retention."""
    faults = []
    for model in found:
        held = (*getattr(model, "data_register", ()), *getattr(model, "ALWAYS_HELD", ()))
        named = Counter(name for entry in held for name in entry.fields)
        fields = {field.name for field in model._meta.get_fields() if field.concrete}
        label = model._meta.label
        faults += [f"{label}.{name}: not declared" for name in sorted(fields - set(named))]
        faults += [f"{label}.{name}: no such field" for name in sorted(set(named) - fields)]
        faults += [f"{label}.{name}: declared twice" for name, n in named.items() if n > 1]
        faults += [
            f"{label}.{'/'.join(entry.fields)}: no purpose or retention"
            for entry in held
            if len(entry.purpose) < 5 or not isinstance(entry.keep, Keep)
        ]
    return faults


def about_a_child(found: Models) -> list[type[models.Model]]:
    """The models with a foreign key `pupil`."""
    return [model for model in found if any(f.name == "pupil" for f in model._meta.fields)]


def without_school(found: Models) -> list[str]:
    """Models about a child whose rows need not carry a school."""
    faults = []
    for model in about_a_child(found):
        schools = [field for field in model._meta.fields if field.name == "school"]
        if not schools or schools[0].null or not schools[0].is_relation:
            faults.append(model._meta.label)
    return faults


def in_two_schools(found: Models) -> list[str]:
    """Rows that carry another school than their child does."""
    return [
        f"{row._meta.label} {row.pk}"
        for model in about_a_child(found)
        for row in model._base_manager.exclude(pupil=None).select_related("pupil")
        if row.school_id != row.pupil.school_id
    ]


def pointing_across(found: Models) -> list[str]:
    """Rows that point at a row of another school."""
    faults = []
    for model in found:
        if not any(field.name == "school" for field in model._meta.fields):
            continue
        for field in model._meta.fields:
            target = field.related_model
            if target is None or not any(f.name == "school" for f in target._meta.fields):
                continue
            rows = model._base_manager.exclude(**{field.name: None}).select_related(field.name)
            faults += [
                f"{row._meta.label} {row.pk}: {field.name}"
                for row in rows
                if getattr(row, field.name).school_id != row.school_id
            ]
    return faults
