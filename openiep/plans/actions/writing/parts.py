"""Saving one part of a plan."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.writing._locked import check_being_written, part_of
from openiep.plans.models import Plan, PlanPart
from openiep.plans.models.content import plain, rows_of
from openiep.plans.rules.conflict import saved_meanwhile
from openiep.plans.rules.content import ROW_PARTS
from openiep.plans.rules.parts import check_key, check_nothing_needed, check_part, tidy_part
from openiep.reference.packs import pack


@guarded(Permission.WRITE_PLAN, on="plan")
def save_part(
    *,
    plan: Plan,
    key: str,
    content: Mapping[str, Any],
    nothing_needed: bool,
    version: int,
    by: User,
) -> PlanPart:
    """Save one part as it was read at `version`, or say that nothing is needed in it.

    Words stay where nothing is needed, unseen, and come back when something is. Of targets,
    arrangements and help from the family only `nothing_needed` is saved here; `content` is {}.
    Raises `Refused`: `not_being_written`, `saved_meanwhile`, `is_needed`, `has_rows`,
    `no_such_part`, and what `check_part` names.
    """
    check_key(key)
    check_being_written(plan)
    part = part_of(plan, key)
    if nothing_needed:
        check_nothing_needed(key, key in ROW_PARTS and any(True for _row in rows_of(plan, key)))
    tidy = tidy_part(key, plain(content))
    if key not in ROW_PARTS:
        school = plan.school
        check_part(key, tidy, part.content, today=school.today(), pack=pack(school.pack))
    values = {
        "content": tidy,
        "nothing_needed": nothing_needed,
        "version": version + 1,
        "changed_by": by,
        "changed_at": timezone.now(),
    }
    if not PlanPart.objects.filter(pk=part.pk, version=version).update(**values):
        raise saved_meanwhile(version)
    for name, value in values.items():
        setattr(part, name, value)
    return part
