"""Who answered what, to exactly which words. Answers are superseded or withdrawn, never edited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models.plan import Plan
from openiep.plans.models.versions import PlanVersion
from openiep.plans.rules.agreement import AnswerCode, Party, Way


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers in the field's words."""

    def visible_to(self, user: User) -> AnswerQuerySet:
        """Those to the plans that the user may see."""
        return self.filter(version__plan__in=Plan.objects.visible_to(user))

    def standing_now(self) -> AnswerQuerySet:
        """Those neither superseded nor withdrawn."""
        return self.filter(superseded_by__isnull=True, withdrawn_on__isnull=True)


class Answer(PupilRecord):
    """One answer, by one person or the child, to a version: to the whole plan or to one line of it."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="answers")
    party = models.CharField(max_length=6, choices=[(p.value, p.value) for p in Party])
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    standing = models.CharField(max_length=60, blank=True)
    line = models.CharField(max_length=60, blank=True)
    answer = models.CharField(max_length=20, choices=[(a.value, a.value) for a in AnswerCode])
    words = models.TextField(blank=True)
    shown = models.TextField(blank=True)
    seen_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    day = models.DateField()
    way = models.CharField(max_length=12, choices=[(w.value, w.value) for w in Way])
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AnswerQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("party", "person", "standing", purpose="who answered, and in what standing"),
        personal("answer", "words", "shown", "seen_by", purpose="what they said or showed"),
        personal("day", "way", "taken_by", purpose="when and how it was taken down, by whom"),
        personal("withdrawn_on", "withdrawn_by", purpose="that it was taken back"),
        plain("version", "line", "carried_from", "superseded_by"),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "version"], name="answers_to_version")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(party=Party.CHILD) | models.Q(person__isnull=True),
                name="child_answers_as_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.answer
