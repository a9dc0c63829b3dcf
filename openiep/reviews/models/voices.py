"""Who was invited, who came, and what each person said, kept apart."""

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.reviews.models.review import Review, ReviewRowQuerySet
from openiep.reviews.rules.codes import Came, Voice


class Invitation(PupilRecord):
    """That somebody was invited, and what became of it. The child has no person."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    voice = models.CharField(max_length=6, choices=[(v.value, v.value) for v in Voice])
    standing = models.CharField(max_length=60, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    came = models.CharField(
        max_length=12, choices=[(c.value, c.value) for c in Came], default=Came.INVITED
    )
    tries = models.TextField(blank=True)

    objects = ReviewRowQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("review"),
        personal("person", "voice", "standing", purpose="who was invited, and as what"),
        personal("invited_on", "came", "tries", purpose="that everybody had the chance"),
    )

    def __str__(self) -> str:
        return self.standing or self.voice


class Contribution(PupilRecord):
    """What one person says for a review, in their words; who wrote it down; who may read it."""

    AUDIENCES: ClassVar = [("meeting", "meeting"), ("staff", "staff")]
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="contributions")
    voice = models.CharField(max_length=6, choices=[(v.value, v.value) for v in Voice])
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    standing = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    day = models.DateField()
    way = models.CharField(max_length=12)
    scribed_by = models.CharField(max_length=80, blank=True)
    audience = models.CharField(max_length=8, choices=AUDIENCES, default="meeting")
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewRowQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("review", "version", "taken_back_at"),
        personal("voice", "person", "standing", purpose="who says it, and as what"),
        personal("words", "day", "way", "scribed_by", "taken_by", purpose="what they say"),
        personal("audience", purpose="who may read it"),
    )

    def __str__(self) -> str:
        return self.standing or self.voice
