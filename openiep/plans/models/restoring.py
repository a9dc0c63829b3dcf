"""Puts a plan's rows back to what a version says."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Field
from django.utils import timezone

from openiep.access.models import User
from openiep.plans.models.content import ROW_FIELDS, ROW_MODELS, row_content
from openiep.plans.models.plan import Plan, PlanPart
from openiep.plans.models.targets import PlanRow, TargetWording
from openiep.plans.rules.content import PART_KEYS, ROW_PARTS, Content

Item = Mapping[str, Any]


def put_rows_back(plan: Plan, content: Content, *, by: User) -> None:
    """Make the parts and rows of the plan say again, exactly, what the content says.

    What was added since is taken out, what was taken out stands again. Whoever still has an older
    page open is told, for every row that is touched counts as saved once more.
    """
    now = timezone.now()
    parts = {part.key: part for part in PlanPart.objects.filter(plan=plan)}
    for key in PART_KEYS:
        part, said = parts[key], content["parts"][key]
        words = part.content if key in ROW_PARTS or said["nothing_needed"] else said["content"]
        if (part.nothing_needed, part.content) != (said["nothing_needed"], words):
            part.nothing_needed, part.content = said["nothing_needed"], words
            part.version, part.changed_at, part.changed_by = part.version + 1, now, by
            part.save()
        if key in ROW_PARTS:
            _put_back(key, plan, said["items"], by)


def _put_back(key: str, plan: Plan, items: list[Item], by: User) -> None:
    wanted = {item["id"]: (place, item) for place, item in enumerate(items, start=1)}
    for row in ROW_MODELS[key]._default_manager.filter(plan=plan):
        place, item = wanted.get(_identity(row), (row.position, None))
        if _put_row_back(key, row, place, item):
            row.version += 1
            row.changed_by, row.changed_at = by, timezone.now()
            row.save()


def _identity(row: PlanRow) -> str:
    return str(row.target_id if isinstance(row, TargetWording) else row.pk)


def _put_row_back(key: str, row: PlanRow, place: int, item: Item | None) -> bool:
    """Whether the row had to be touched; without an item it does not stand in the plan."""
    if item is None:
        stood, row.taken_out_at = row.taken_out_at is None, row.taken_out_at or timezone.now()
        return stood
    as_it_should = row.taken_out_at is None and row.position == place
    if as_it_should and row_content(key, row) == item:
        return False
    row.taken_out_at, row.position = None, place
    for name in ROW_FIELDS[key]:
        value, field = item.get(name), cast("Field[Any, Any]", row._meta.get_field(name))
        setattr(row, name, field.get_default() if value is None else field.to_python(value))
    return True
