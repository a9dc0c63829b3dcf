"""What came in about a child: what it is, from whom, of which day, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.access.rules import Role
from openiep.letters.rules.kinds import Media
from openiep.people.models import Pupil
from openiep.people.models.pupil import PupilRecord

if TYPE_CHECKING:
    from datetime import date


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters in the field's words."""

    def visible_to(self, user: User) -> LetterQuerySet:
        """Those about the children whom the user may see; what is the SENCo's only for the SENCo."""
        from openiep.people.rights import rights_of

        posts = rights_of(user).posts
        of_staff = models.Q(school__in={post.school_id for post in posts})
        theirs = models.Q(school__in={p.school_id for p in posts if p.role is Role.SENCO})
        for_family = models.Q(audience=Letter.Audience.FAMILY_AND_STAFF)
        seen = for_family | (of_staff & models.Q(audience=Letter.Audience.STAFF)) | theirs
        return self.filter(seen, pupil__in=Pupil.objects.visible_to(user))

    def kept(self) -> LetterQuerySet:
        """Those that were not taken out, the newest first."""
        return self.filter(taken_out_at__isnull=True).order_by("-dated_on", "-made_at")

    def taken_out(self) -> LetterQuerySet:
        """Those that were taken out and can be put back."""
        return self.filter(taken_out_at__isnull=False).order_by("-taken_out_at")


class Letter(PupilRecord):
    """One file about a child. What stands in it lies sealed in the data folder, under this id."""

    class Kind(models.TextChoices):
        """What sort of letter it is."""

        REPORT = "report"
        LETTER = "letter"
        SIGNED = "signed"
        OLD_PLAN = "old_plan"
        WORK = "work"
        OTHER = "other"

    class Audience(models.TextChoices):
        """Who may see it."""

        FAMILY_AND_STAFF = "family_and_staff"
        STAFF = "staff"
        SENCO = "senco"

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=120)
    sender = models.CharField(max_length=120, blank=True)
    dated_on = models.DateField()
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.STAFF)
    media = models.CharField(max_length=4, choices=[(one.value, one.value) for one in Media])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_out_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LetterQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("kind", "title", "sender", "dated_on", purpose="what came in about the child"),
        personal("audience", purpose="decides who may see it"),
        personal("added_by", "taken_out_at", purpose="says who kept it, and when it was taken out"),
        plain("media", "size", "sha256", "version", purpose="finds the file, and proves it whole"),
    )

    class Meta:
        indexes = [models.Index(fields=["pupil", "dated_on"], name="letters_of_child")]

    def __str__(self) -> str:
        return self.title

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is to the child; of a letter for the SENCo alone, nothing else counts."""
        roles = super().roles_of(user)
        return roles & {Role.SENCO} if self.audience == self.Audience.SENCO else roles

    @property
    def is_kept(self) -> bool:
        """False once it was taken out."""
        return self.taken_out_at is None

    def is_dated_ahead(self, today: date) -> bool:
        """True when the day that it bears has not come yet."""
        return self.dated_on > today
