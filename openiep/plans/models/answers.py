"""Who answered what, to exactly which words. Answers are superseded or withdrawn, never edited."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.people.rights import rights_of
from openiep.plans.models.plan import Plan
from openiep.plans.models.versions import PlanVersion
from openiep.plans.rules.agreement import AnswerCode, Asked, Given, Party, Way, is_theirs

STANDS = models.Q(superseded_by__isnull=True, withdrawn_on__isnull=True)
NAMED = models.Q(party=Party.FAMILY, person__isnull=False)
MAY_CHANGE = frozenset({"superseded_by", "withdrawn_on", "withdrawn_by"})


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers in the field's words."""

    def visible_to(self, user: User) -> AnswerQuerySet:
        """Those to the plans that the user may see; a parent finds their own."""
        found = self.filter(version__plan__in=Plan.objects.visible_to(user))
        return found.filter(person__user=user) if rights_of(user).family else found

    def standing_now(self) -> AnswerQuerySet:
        """Those neither superseded nor withdrawn."""
        return self.filter(STANDS)

    def with_people(self) -> AnswerQuerySet:
        """Each with who answered, who saw it, and as `taken_called` who took it down."""
        called = Person.objects.filter(
            user=models.OuterRef("taken_by"), school=models.OuterRef("school")
        )
        return self.select_related("person", "seen_by").annotate(
            taken_called=models.Subquery(called.values("called")[:1])
        )

    def carry_to(
        self, version: PlanVersion, *, asked: Sequence[Asked], but_lines: Collection[str] = ()
    ) -> None:
        """Let these answers stand for a later version too, but for those to some lines.

        Whoever is asked no longer, because a restriction came or care has ended, has no answer to
        words that were written since.
        """
        self.model.objects.bulk_create(
            one.carried_to(version)
            for one in self
            if one.line not in but_lines and any(is_theirs(a, one.as_given()) for a in asked)
        )


class Answer(PupilRecord):
    """One answer, by one person or the child, to a version: to the whole plan or to one line."""

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
    # The version that was before the person when they answered; a carried answer keeps it.
    given_to = models.PositiveSmallIntegerField()
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
        plain("version", "line", "given_to", "carried_from", "superseded_by"),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "version"], name="answers_to_version")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(party=Party.CHILD) | models.Q(person__isnull=True),
                name="child_answers_as_itself",
            ),
            models.UniqueConstraint(
                fields=["version", "person", "line"],
                condition=STANDS & NAMED,
                name="one_answer_per_parent",
            ),
            models.UniqueConstraint(
                fields=["version", "party", "line"],
                condition=STANDS & ~NAMED,
                name="one_answer_per_voice",
            ),
        ]

    def __str__(self) -> str:
        return self.answer

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the answer once; later only that it was superseded or withdrawn.

        Raises `ValueError` for any other change.
        """
        fields = kwargs.get("update_fields")
        if not self._state.adding and (fields is None or not MAY_CHANGE.issuperset(fields)):
            raise ValueError("An answer is superseded or withdrawn, never edited.")
        super().save(*args, **kwargs)

    @property
    def stands(self) -> bool:
        """True when it was neither superseded nor withdrawn."""
        return self.superseded_by_id is None and self.withdrawn_on is None

    def as_given(self) -> Given:
        """The answer as the rules read it."""
        return Given(
            Party(self.party), self.person_id, AnswerCode(self.answer), self.line, self.given_to
        )

    def carried_to(self, version: PlanVersion) -> Answer:
        """The same answer, standing for a later version, not saved yet."""
        same = ("school_id", "pupil_id", "party", "person_id", "standing", "line", "answer", "words",
                "shown", "seen_by_id", "day", "way", "given_to", "taken_by_id")  # fmt: skip
        kept = {name: getattr(self, name) for name in same}
        return Answer(version=version, carried_from_id=self.carried_from_id or self.pk, **kept)
