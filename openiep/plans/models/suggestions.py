"""Words that a parent or carer proposes while a plan is being written."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import OfPupilQuerySet, Pupil, PupilRecord
from openiep.people.rights import rights_of
from openiep.plans.models.plan import Plan
from openiep.plans.rules.status import Status


class SuggestionQuerySet(OfPupilQuerySet):
    """Proposed words in the field's words."""

    def visible_to(self, user: User) -> SuggestionQuerySet:
        """Those about the children whom the user may see; a parent finds their own."""
        found = self.filter(pupil__in=Pupil.objects.visible_to(user))
        return found.filter(person__user=user) if rights_of(user).family else found

    def waiting(self) -> SuggestionQuerySet:
        """Those that nobody has answered, the oldest first."""
        return self.filter(answer="", taken_back_at__isnull=True).order_by("made_at")


class Suggestion(PupilRecord):
    """A parent's own words for one part of a plan, and what the school made of them."""

    class Answer(models.TextChoices):
        """What became of it."""

        TAKEN_UP = "taken_up"
        ANSWERED = "answered"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="suggestions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20)
    words = models.TextField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("plan", "part", "taken_back_at", "answered_at"),
        personal("person", "words", purpose="what the family wishes the plan to say"),
        personal("answer", "answer_words", "answered_by", purpose="what the school said to it"),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "plan", "answer"], name="suggestions_of_plan")]

    def __str__(self) -> str:
        return f"{self.part} {self.answer}"


def plan_to_write_with(pupil: Pupil) -> Plan | None:
    """The plan of the child that is being written or changed just now; None where none is.

    The family does not read what is not finished; it may lay its own words beside it.
    """
    being = models.Q(status=Status.DRAFT) | ~models.Q(changing="")
    open_plans = Plan.objects.filter(being, pupil=pupil).exclude(
        status__in=[Status.CLOSED, Status.WITHDRAWN]
    )
    return open_plans.order_by("-made_at").first()


def words_waiting() -> Coalesce:
    """How many of the family's words wait for an answer, asked along with each plan."""
    waiting = Suggestion.objects.filter(plan=models.OuterRef("pk")).waiting().order_by()
    counted = waiting.values("plan").annotate(number=models.Count("pk")).values("number")
    return Coalesce(models.Subquery(counted), 0)
