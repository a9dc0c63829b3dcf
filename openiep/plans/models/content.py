"""The plan's rows read as its neutral content (schema 1), with a constant number of queries."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db import models

from openiep.people.models import ClassMembership, Person, Pupil, SchoolClass
from openiep.people.models.school import holds_on
from openiep.plans.models.help import HomeHelp, Provision
from openiep.plans.models.plan import Plan, PlanPart
from openiep.plans.models.targets import PlanRow, TargetWording
from openiep.plans.rules.content import EMPTY, PART_KEYS, ROW_PARTS, SCHEMA, Content

# Each row's fields, in the order of the page. What is written back from a version takes the same.
ROW_FIELDS: dict[str, tuple[str, ...]] = {
    "targets": (
        "area", "who", "will_do", "conditions", "how_well", "due_on", "whose_idea", "measure",
        "unit", "direction", "scale_from", "scale_to", "levels", "measure_name", "step",
        "how_measured", "baseline_value", "baseline_text", "baseline_on", "aim_value", "aim_text",
        "strategies", "hope_id",
    ),
    "arrangements": (
        "programme", "staff", "activities", "materials", "equipment", "group_size",
        "times_a_week", "minutes", "starts_on", "ends_on", "place", "exit_criterion",
    ),
    "home": ("what", "who", "times_a_week", "minutes", "until"),
}  # fmt: skip
ROW_MODELS: dict[str, type[PlanRow]] = {
    "targets": TargetWording,
    "arrangements": Provision,
    "home": HomeHelp,
}
Rows = Mapping[str, Iterable[PlanRow]]


def plan_content(plan: Plan, rows: Rows | None = None) -> Content:
    """What the plan says now, read from its rows: five queries, however much there is.

    Where `plan.pupil` and `plan.school` are not loaded yet, they take one more each; `rows` that
    were read already take none.
    """
    parts = {part.key: part for part in cast("Iterable[PlanPart]", plan.parts.all())}
    standing = rows or {key: rows_of(plan, key) for key in ROW_MODELS}
    content: Content = {}
    for key in PART_KEYS:
        part = parts.get(key)
        content[key] = {"nothing_needed": bool(part and part.nothing_needed)}
        if key in ROW_PARTS:
            content[key]["items"] = [row_content(key, row) for row in standing[key]]
        else:
            content[key]["content"] = {**EMPTY[key], **_words_of(part)}
    return {
        "schema": SCHEMA,
        "plan": {"id": str(plan.pk), "type": plan.plan_type, "starts_on": plain(plan.in_force_on)},
        "school": {"id": str(plan.school_id), "name": plan.school.name},
        "child": _child(plan.pupil, plan.school.today()),
        "parts": content,
    }


def _words_of(part: PlanPart | None) -> Content:
    """A part's words; where nothing is needed they stay in the row, unseen."""
    return {} if part is None or part.nothing_needed else part.content


def rows_of(plan: Plan, key: str) -> Iterable[PlanRow]:
    """The rows that stand in a part, in their order; those taken out are left out."""
    rows = ROW_MODELS[key]._default_manager.filter(plan=plan, taken_out_at__isnull=True)
    return cast("Iterable[PlanRow]", rows)


def rows_with_those_taken_out(plan: Plan) -> tuple[Rows, Rows]:
    """The rows of each part that stand, and those that were taken out: three queries."""
    found = {
        key: cast("list[PlanRow]", list(model._default_manager.filter(plan=plan)))
        for key, model in ROW_MODELS.items()
    }
    stand = {k: [r for r in rows if r.taken_out_at is None] for k, rows in found.items()}
    out = {k: [r for r in rows if r.taken_out_at is not None] for k, rows in found.items()}
    return stand, out


def with_writers(plan: Plan) -> None:
    """Load the plan's parts, each with `written_by`: who wrote in it last, by the name they chose."""
    called = Person.objects.filter(
        school=models.OuterRef("school"), user=models.OuterRef("changed_by")
    )
    parts = PlanPart.objects.annotate(written_by=models.Subquery(called.values("called")[:1]))
    models.prefetch_related_objects([plan], models.Prefetch("parts", queryset=parts))


def name_of_writer(row: PlanRow) -> str:
    """Who wrote in a row last, by the name they chose at its school; "" when that is not known."""
    if row.changed_by_id is None:
        return ""
    known = Person.objects.filter(school_id=row.school_id, user_id=row.changed_by_id)
    return known.values_list("called", flat=True).first() or ""


def row_content(key: str, row: models.Model) -> dict[str, Any]:
    """One row of a part as plain values. A target bears the id that outlives its wordings."""
    identity = row.target_id if isinstance(row, TargetWording) else row.pk
    return {
        "id": str(identity),
        **{name: plain(getattr(row, name)) for name in ROW_FIELDS[key]},
    }


def plain(value: object) -> Any:
    """Days as ISO text and numbers as their shortest decimal text; None and text as they are."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        text = f"{Decimal(value):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    return value


def _child(pupil: Pupil, today: date) -> dict[str, str]:
    membership = (
        ClassMembership.objects.filter(
            holds_on(today), pupil=pupil, school_class__kind=SchoolClass.Kind.CLASS
        )
        .select_related("school_class")
        .first()
    )
    return {
        "id": str(pupil.pk),
        "known_as": pupil.known_as,
        "full_name": pupil.full_name,
        "class_name": membership.school_class.name if membership else "",
        "year_group": pupil.year_group,
    }
