"""What was proposed, word for word: written once, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models.plan import Plan
from openiep.plans.rules.content import PART_KEYS, Content, hash_of, part_hashes
from openiep.plans.rules.status import VersionKind

if TYPE_CHECKING:
    from datetime import date


class PlanVersionQuerySet(models.QuerySet["PlanVersion"]):
    """Versions in the field's words."""

    def visible_to(self, user: User) -> PlanVersionQuerySet:
        """Those of the plans that the user may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user))

    def newest_first(self) -> PlanVersionQuerySet:
        """The one that counts first."""
        return self.order_by("-number")

    def with_makers(self) -> PlanVersionQuerySet:
        """Each with the name of who made it as `maker`."""
        known = Person.objects.filter(
            user=models.OuterRef("made_by"), school=models.OuterRef("school")
        )
        return self.annotate(maker=models.Subquery(known.values("called")[:1]))

    def update(self, **kwargs: Any) -> int:  # noqa: ARG002
        """Never. Raises `ValueError`."""
        raise ValueError("A version is never changed.")


class PlanVersion(PupilRecord):
    """The plan as it was put before everybody: canonical JSON with a hash for each part."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in VersionKind])
    schema = models.PositiveSmallIntegerField()
    content = models.JSONField()
    part_hashes = models.JSONField()
    content_hash = models.CharField(max_length=64)
    # Each line asked again, with the number of the version that asked it last.
    asks_lines = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PlanVersionQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("content", "why", purpose="the plan exactly as it was proposed"),
        personal("made_by", purpose="says who proposed it"),
        plain("plan", "number", "kind", "schema", "part_hashes", "content_hash", "asks_lines"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_per_number"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the version once. Raises `ValueError` when it is there already."""
        if not self._state.adding:
            raise ValueError("A version is never changed.")
        super().save(*args, **kwargs)

    @classmethod
    def freeze(
        cls,
        plan: Plan,
        content: Content,
        *,
        kind: VersionKind,
        by: User,
        why: str = "",
        asks_lines: Mapping[str, int] | None = None,
    ) -> PlanVersion:
        """Write the content as the plan's next version."""
        last = cls.objects.filter(plan=plan).aggregate(last=models.Max("number"))["last"]
        return cls.objects.create(
            school_id=plan.school_id,
            pupil_id=plan.pupil_id,
            plan=plan,
            number=(last or 0) + 1,
            kind=kind,
            schema=content["schema"],
            content=content,
            part_hashes=part_hashes(content),
            content_hash=hash_of(content),
            asks_lines=dict(asks_lines or {}),
            why=why,
            made_by=by,
        )

    @property
    def is_as_written(self) -> bool:
        """True while the words still give the hashes that were written beside them."""
        same = part_hashes(self.content) == {key: self.part_hashes.get(key) for key in PART_KEYS}
        return same and hash_of(self.content) == self.content_hash

    def made_on(self) -> date:
        """The day it was made, at the school."""
        return timezone.localdate(self.made_at, ZoneInfo(self.school.time_zone))
