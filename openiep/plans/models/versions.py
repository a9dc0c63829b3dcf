"""What was proposed, word for word: written once, never changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models.plan import Plan, PlanRowQuerySet
from openiep.plans.rules.status import VersionKind


class PlanVersion(PupilRecord):
    """The plan as it was put before everybody: canonical JSON with a hash for each part."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in VersionKind])
    schema = models.PositiveSmallIntegerField()
    content = models.JSONField()
    part_hashes = models.JSONField()
    content_hash = models.CharField(max_length=64)
    asks_lines = models.JSONField(default=list)
    why = models.TextField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PlanRowQuerySet.as_manager()

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
