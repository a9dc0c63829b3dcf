"""Who was invited, who came, and what each person said, kept apart."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.people.rights import rights_of
from openiep.reviews.models.review import Review, ReviewRowQuerySet
from openiep.reviews.rules.codes import Audience, Came, How, Voice


class InvitationQuerySet(ReviewRowQuerySet["Invitation"]):
    """Invitations in the field's words."""

    def visible_to(self, user: User) -> Self:
        """Those of the reviews that the user may see; a parent finds their own."""
        found = super().visible_to(user)
        return found.filter(person__user=user) if rights_of(user).family else found

    def in_order(self) -> Self:
        """School, family, child, others; each in the order in which they were asked."""
        places = [models.When(voice=voice, then=place) for place, voice in enumerate(Voice)]
        return self.order_by(models.Case(*places, default=len(places)), "made_at", "id")


class Invitation(PupilRecord):
    """That somebody was invited, as what, and what became of it.

    The child has no person. A family without anybody known stands as one without person and name.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    voice = models.CharField(max_length=6, choices=[(v.value, v.value) for v in Voice])
    name = models.CharField(max_length=80, blank=True)
    standing = models.CharField(max_length=60, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    came = models.CharField(
        max_length=12, choices=[(c.value, c.value) for c in Came], default=Came.INVITED
    )
    tries = models.TextField(blank=True)

    objects = InvitationQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("review"),
        personal("person", "voice", "name", "standing", purpose="who was invited, and as what"),
        personal("invited_on", "came", "tries", purpose="that everybody had the chance"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "person"],
                condition=models.Q(person__isnull=False),
                name="invited_once",
            ),
            models.UniqueConstraint(
                fields=["review"],
                condition=models.Q(voice=Voice.CHILD),
                name="the_child_is_invited_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(voice=Voice.CHILD) | models.Q(person__isnull=True),
                name="child_comes_as_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.standing or self.voice

    @property
    def called(self) -> str:
        """What to call them: the child's first name, or the name that the adult chose."""
        if self.voice == Voice.CHILD:
            return self.pupil.known_as
        return self.person.called if self.person else self.name


class ContributionQuerySet(ReviewRowQuerySet["Contribution"]):
    """What people said, in the field's words."""

    def visible_to(self, user: User) -> Self:
        """What was said for the reviews that the user may see; a parent finds their own words."""
        found = super().visible_to(user)
        return found.filter(invitation__person__user=user) if rights_of(user).family else found

    def standing_now(self) -> Self:
        """Those neither taken back nor said anew."""
        return self.filter(taken_back_at__isnull=True)


class Contribution(PupilRecord):
    """What one person says for a review, in their words; who wrote it down; who may read it.

    It is never edited: it is said anew, and the old one stays.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="contributions")
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, related_name="contributions"
    )
    words = models.TextField()
    day = models.DateField()
    way = models.CharField(max_length=13, choices=[(h.value, h.value) for h in How])
    scribed_by = models.CharField(max_length=80, blank=True)
    audience = models.CharField(
        max_length=8, choices=[(a.value, a.value) for a in Audience], default=Audience.MEETING
    )
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    says_anew = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="said_anew_by"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("review", "says_anew", "taken_back_at"),
        personal("invitation", purpose="who says it, and as what"),
        personal("words", "day", "way", "scribed_by", "taken_by", purpose="what they say"),
        personal("audience", purpose="who may read it"),
    )

    class Meta:
        ordering = ("day", "made_at", "id")

    def __str__(self) -> str:
        return f"{self.day}"

    @property
    def voice(self) -> str:
        """School, family, child or other."""
        return self.invitation.voice

    @property
    def called(self) -> str:
        """Who says it."""
        return self.invitation.called

    @property
    def standing(self) -> str:
        """As what they say it."""
        return self.invitation.standing

    @property
    def is_for_staff(self) -> bool:
        """True where it is not for the meeting."""
        return self.audience == Audience.STAFF
