"""One session of an arrangement with one child: it happened, partly, it did not, the child was away."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.classroom.rules.sessions import Outcome, Why
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID


class SessionQuerySet(models.QuerySet["Session"]):
    """Sessions in the field's words."""

    def visible_to(self, user: User) -> SessionQuerySet:
        """Those of the arrangements in plans that the user may see."""
        return self.filter(provision__in=Provision.objects.visible_to(user))

    def standing_now(self) -> SessionQuerySet:
        """Those that nobody has taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of(self, provisions: Iterable[UUID]) -> SessionQuerySet:
        """Everything ever kept for these arrangements, newest first."""
        return self.filter(provision__in=provisions).order_by("-day", "-made_at", "-id")

    def on(self, day: date) -> SessionQuerySet:
        """Those of one day."""
        return self.filter(day=day)

    def with_names(self) -> SessionQuerySet:
        """Each with the names of who saw it and who took it back, as the school calls them."""
        return self.annotate(
            seen_by_name=_called("seen_by"), taken_back_by_name=_called("taken_back_by")
        )


def _called(who: str) -> models.Subquery:
    person = Person.objects.filter(school=models.OuterRef("school"), user=models.OuterRef(who))
    return models.Subquery(person.values("called")[:1])


def outcomes_of(provisions: Iterable[str]) -> dict[str, list[tuple[Outcome, Why | None]]]:
    """What came of each session that stands, for arrangements that somebody has found already."""
    found: defaultdict[str, list[tuple[Outcome, Why | None]]] = defaultdict(list)
    kept = Session.objects.standing_now().filter(provision__in=list(provisions)).order_by()
    counted = kept.values_list("provision", "outcome", "why").annotate(n=models.Count("pk"))
    for provision, outcome, why, n in counted:
        found[str(provision)] += [(Outcome(outcome), Why(why) if why else None)] * n
    return found


class Session(PupilRecord):
    """What came of one session with one child on a day. A wrong one is taken back, never lost."""

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="sessions")
    day = models.DateField()
    outcome = models.CharField(max_length=10, choices=[(o.value, o.value) for o in Outcome])
    why = models.CharField(max_length=12, choices=[(w.value, w.value) for w in Why], blank=True)
    words = models.CharField(max_length=300, blank=True)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_why = models.CharField(max_length=300, blank=True)

    objects = SessionQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("provision", "day", "outcome", purpose="whether the promised help happened"),
        personal("why", "words", purpose="why it did not, so that it can be mended"),
        personal("seen_by", "taken_back_by", purpose="says who wrote it"),
        plain("taken_back_at", "taken_back_why", purpose="keeps the trace"),
    )

    class Meta:
        ordering = ("day", "made_at", "id")
        indexes = [
            models.Index(fields=["school", "provision", "day"], name="sessions_of_arrangement")
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.day}"
