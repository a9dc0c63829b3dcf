"""The adults: a person known to one school, a user's post there, and the classes they teach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.access.rules import Role
from openiep.people.models.classes import SchoolClass
from openiep.people.models.school import Lasting, SchoolRecord

if TYPE_CHECKING:
    from datetime import date


class PersonQuerySet(models.QuerySet["Person"]):
    """Adults in the field's words."""

    def visible_to(self, user: User) -> PersonQuerySet:
        """The adults known to the schools in which the user works."""
        from openiep.people.rights import rights_of

        return self.filter(school__in=rights_of(user).school_ids)

    def staff(self, day: date) -> PersonQuerySet:
        """Those who hold a post in their school on a day."""
        from openiep.people.models.school import holds_on

        posts = Post.objects.filter(
            holds_on(day), user=models.OuterRef("user"), school=models.OuterRef("school")
        )
        return self.filter(models.Exists(posts))


class ReachedBy(models.TextChoices):
    """How an adult wishes to be reached; empty where nobody has asked them yet."""

    LETTER = "letter"
    EMAIL = "email"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    IN_PERSON = "in_person"


class Person(SchoolRecord):
    """An adult known to one school, perhaps without an account. Called by the name they chose."""

    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="persons"
    )
    called = models.CharField(max_length=80)
    full_name = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    reached_by = models.CharField(max_length=10, choices=ReachedBy, blank=True)
    works_as = models.CharField(max_length=80, blank=True)

    objects = PersonQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("called", "full_name", purpose="to call an adult by the name they chose"),
        personal("telephone", "email", purpose="to reach them; staff only, never another family"),
        personal("address", purpose="where letters go; staff only, never another family"),
        personal("language", "needs_interpreter", purpose="so that they understand and are heard"),
        personal("reached_by", purpose="they are reached in the way they chose"),
        personal("works_as", purpose="says what a professional does"),
        plain("user", purpose="joins the adult to their sign-in"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user"],
                condition=models.Q(user__isnull=False),
                name="one_person_per_user_and_school",
            )
        ]

    def __str__(self) -> str:
        return self.called

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is in the school that knows the adult."""
        return self.school.roles_of(user)

    def belongs_to(self) -> tuple[UUID, None]:
        """The school, and no single child."""
        return self.school_id, None


class PersonIdentifier(SchoolRecord):
    """What another system calls an adult, so that the next list finds them without their name."""

    class Scheme(models.TextChoices):
        """Who gave it."""

        OWN = "own"  # a contact's number: not the same row of numbers as the staff's
        STAFF = "staff"
        ONE_ROSTER = "one_roster"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = models.CharField(max_length=80)

    data_register: ClassVar[Register] = (
        personal("person", "scheme", "value", purpose="the next import finds the right adult"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "scheme", "value"], name="one_adult_per_identifier"
            )
        ]

    def __str__(self) -> str:
        return self.value


class OfSchoolQuerySet(models.QuerySet[Any]):
    """Rows of a school that its staff may see."""

    def visible_to(self, user: User) -> OfSchoolQuerySet:
        """Those of the schools in which the user works."""
        from openiep.people.rights import rights_of

        return self.filter(school__in=rights_of(user).school_ids)


class Post(SchoolRecord, Lasting):
    """A user's role in a school, from a day to a day."""

    ROLES: ClassVar = [
        (role.value, role.value)
        for role in (Role.SENCO, Role.HEAD, Role.TEACHER, Role.TEACHING_ASSISTANT)
    ]
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=ROLES)

    objects = OfSchoolQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", "role", purpose="decides what they may do", keep=Keep.STAFF_RECORD),
        personal("starts_on", "ends_on", purpose="ends rights by itself", keep=Keep.STAFF_RECORD),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user", "role"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_post_per_role",
            )
        ]

    def __str__(self) -> str:
        return self.role


class Teaching(SchoolRecord, Lasting):
    """That somebody teaches or helps in a class; the post says whether as teacher or assistant.

    A teacher of next year may read what is known of the children from `reads_from` on.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="teachings")
    school_class = models.ForeignKey(
        SchoolClass, on_delete=models.PROTECT, related_name="teachings"
    )
    reads_from = models.DateField(null=True, blank=True)

    objects = OfSchoolQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", purpose="decides whose record they see", keep=Keep.STAFF_RECORD),
        plain("school_class", "starts_on", "ends_on", "reads_from", keep=Keep.STAFF_RECORD),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user", "school_class"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_teaching_per_class",
            )
        ]

    def __str__(self) -> str:
        return str(self.school_class)
