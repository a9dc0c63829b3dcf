"""Looks at everything that a made school keeps, whatever model it stands in."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from openiep.access.models import Installation
from openiep.home.demo.school import make_demo_school
from openiep.monitoring.models import Measurement, Observation
from openiep.people.models.school import Lasting
from openiep.plans.models import Plan, PlanVersion
from openiep.plans.models.content import plan_content
from openiep.reviews.models import Contribution, ReviewAnswer, TargetResult

LONDON = ZoneInfo("Europe/London")
ROOMS = ("access", "people", "plans", "monitoring", "classroom", "reviews", "exchange")
# What differs from one making to the next, or with the day on which it is made.
DIFFERS = re.compile(r"id$|_ids$|_id$|hash|sealed|password|^made$|^pupil_ids$|^asks_lines$")
ID_OR_DAY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d")
PLAIN_WORDS = re.compile(r"[^\W\d_]+")


def kept() -> Iterator[type[models.Model]]:
    """Every model of the rooms."""
    for room in ROOMS:
        yield from apps.get_app_config(room).get_models()


def days_kept() -> Iterator[tuple[str, date]]:
    """Every day that stands anywhere, with where it stands. Birthdays are left out, and last days:
    what ends on a Monday lasted until Sunday.
    """
    for model, field in _fields(models.DateField):
        is_last = field.name == "ends_on" and issubclass(model, Lasting)
        is_day = not isinstance(field, models.DateTimeField) and field.name != "birth_date"
        if is_day and not is_last:
            yield from _values(model, field.name)
    for version in PlanVersion.objects.all():
        for text in re.findall(r'"(\d{4}-\d\d-\d\d)"', json.dumps(version.content)):
            yield "PlanVersion.content", date.fromisoformat(text)


def instants_kept() -> Iterator[tuple[str, datetime]]:
    """Every instant but those of the installation itself and the last ones of what ends by itself,
    at the school's own clock.
    """
    for model, field in _fields(models.DateTimeField):
        if model is not Installation and field.name != "expires_at":
            for where, at in _values(model, field.name):
                yield where, timezone.localtime(at, LONDON)


def _fields(kind: type[models.Field]) -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in kept():
        for field in model._meta.concrete_fields:
            if isinstance(field, kind):
                yield model, field


def _values(model: type[models.Model], name: str) -> Iterator[tuple[str, Any]]:
    found = model._base_manager.exclude(**{name: None}).values_list(name, flat=True)
    for value in found:
        yield f"{model.__name__}.{name}", value


def words_of(plan: Plan) -> set[str]:
    """All words that stand in a plan, its readings and its reviews, each once."""
    texts: list[Any] = [plan_content(plan)["parts"], plan.in_force_why, plan.closing_words]
    for model, fields in (
        (Measurement, ["note"]), (Observation, ["note"]), (Contribution, ["words"]),
        (ReviewAnswer, ["words"]), (TargetResult, ["why"]),
    ):  # fmt: skip
        texts += list(model.objects.filter(pupil=plan.pupil_id).values_list(*fields))
    return set(PLAIN_WORDS.findall(json.dumps(texts, ensure_ascii=False)))


def fingerprint() -> list[str]:
    """Everything that is kept, row by row, without identifiers, days and instants."""
    return sorted(
        json.dumps(
            [model.__name__, *(_plain(getattr(row, name)) for name in names)], sort_keys=True
        )
        for model in kept()
        for names in [[f.attname for f in model._meta.concrete_fields if _stays(f)]]
        for row in model._base_manager.all()
    )


def made_on(day: date) -> list[str]:
    """The same of the school as it would have been made on another day, at night."""
    with transaction.atomic():
        _empty()
        with time_machine.travel(
            datetime(day.year, day.month, day.day, 0, 30, tzinfo=LONDON), tick=True
        ):
            make_demo_school()
        found = fingerprint()
        transaction.set_rollback(True)
    return found


def _empty() -> None:
    """Delete everything; what points at what is only checked when a transaction is kept."""
    with connection.cursor() as cursor:
        for model in kept():
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608 - our own names


def _stays(field: Any) -> bool:
    is_value = not isinstance(field, models.DateField | models.ForeignKey | models.UUIDField)
    upn = field.model.__name__ == "PupilIdentifier" and field.name == "value"
    return is_value and not upn and not DIFFERS.search(field.name)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in {"id", "hope_id"}}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, str):
        return ID_OR_DAY.sub("-", value)
    return value if isinstance(value, int | float | bool | None) else str(value)
