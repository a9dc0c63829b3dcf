"""The plan and those of its parts to which nothing points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import ClassMembership, Pupil
from openiep.people.models.pupil import PupilRecord
from openiep.people.models.school import holds_on
from openiep.people.rights import rights_of
from openiep.plans.rules.status import ChangeKind, Status

if TYPE_CHECKING:
    from datetime import date

READS_DRAFTS = frozenset({"senco", "teacher", "head"})

FOR_FAMILY = frozenset({Status.PROPOSED, Status.IN_FORCE, Status.CLOSED})


class PlanQuerySet(models.QuerySet["Plan"]):
    """Plans in the field's words."""

    def visible_to(self, user: User) -> PlanQuerySet:
        """The plans of the children whom the user may see; to assistants only once in force, to the
        family once they were put before everybody."""
        children = self.filter(pupil__in=Pupil.objects.visible_to(user))
        if rights_of(user).family:
            return children.filter(status__in=FOR_FAMILY)
        posts = rights_of(user).posts
        everything = {post.school_id for post in posts if post.role.value in READS_DRAFTS}
        taught_by = models.Q(status__in=[Status.IN_FORCE, Status.CLOSED])
        return children.filter(models.Q(school__in=everything) | taught_by)

    def in_force(self) -> PlanQuerySet:
        """Those by which children are taught now."""
        return self.filter(status=Status.IN_FORCE)

    def being_written(self) -> PlanQuerySet:
        """Drafts, and those that wait for answers."""
        return self.filter(status__in=[Status.DRAFT, Status.PROPOSED])

    def with_classes(self, day: date) -> PlanQuerySet:
        """Each with the name of the child's class on a day as `class_name`."""
        member = ClassMembership.objects.filter(
            holds_on(day), pupil=models.OuterRef("pupil"), school_class__kind="class"
        ).order_by("-starts_on")
        return self.annotate(class_name=models.Subquery(member.values("school_class__name")[:1]))

    def due_by(self, day: date) -> PlanQuerySet:
        """Those in force whose review is due on or before a day, earliest first."""
        return self.in_force().filter(review_due__lte=day).order_by("review_due")


class Plan(PupilRecord):
    """One child's Individual Education Plan, from draft to closed. Its status changes by actions only."""

    plan_type = models.CharField(max_length=30, default="england_iep")
    status = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Status], default=Status.DRAFT
    )
    changing = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in ChangeKind], blank=True
    )
    changing_why = models.TextField(blank=True)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_plans"
    )
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    in_force_on = models.DateField(null=True, blank=True)
    in_force_why = models.TextField(blank=True)
    review_due = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_words = models.TextField(blank=True)
    ended_well = models.BooleanField(default=False)

    objects = PlanQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("plan_type", "status", "changing", "previous"),
        personal("started_by", purpose="says who began it"),
        personal("in_force_why", "changing_why", "closing_words", purpose="why it was decided"),
        personal("in_force_on", "review_due", "closed_on", "ended_well", purpose="the plan's days"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "plan_type"],
                condition=models.Q(status=Status.IN_FORCE),
                name="one_plan_in_force",
            ),
            models.UniqueConstraint(
                fields=["pupil", "plan_type"],
                condition=models.Q(status__in=[Status.DRAFT, Status.PROPOSED]),
                name="one_draft_beside_it",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.IN_FORCE)
                | models.Q(in_force_on__isnull=False, review_due__isnull=False),
                name="in_force_has_its_days",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "status", "review_due"], name="plans_due"),
            models.Index(fields=["pupil", "status"], name="plans_of_child"),
        ]

    def __str__(self) -> str:
        return f"Plan {self.pk}"

    @property
    def can_be_written(self) -> bool:
        """True while its parts may be edited: as a draft, or in force with a change begun."""
        return self.status == Status.DRAFT or bool(self.changing)


class PlanRowQuerySet(models.QuerySet[Any]):
    """Rows of a plan in the field's words."""

    def visible_to(self, user: User) -> PlanRowQuerySet:
        """Those of the plans that the user may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user))


class PlanPart(PupilRecord):
    """One part of the plan's page: its words, or that nothing is needed, and how often it was saved."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="parts")
    key = models.CharField(max_length=20)
    content = models.JSONField(default=dict)
    nothing_needed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = PlanRowQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("content", purpose="what the plan says in this part"),
        personal("changed_by", "changed_at", purpose="says who wrote it last"),
        plain("plan", "key", "nothing_needed", "version"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="one_part_per_key"),
        ]

    def __str__(self) -> str:
        return self.key
