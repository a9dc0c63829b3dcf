"""Who can be invited to a child's review: those around the child, with their standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from openiep.access.rules import Role
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Person,
    Post,
    Pupil,
    Teaching,
)
from openiep.people.models.school import holds_on
from openiep.reference.packs import pack
from openiep.reviews.rules.codes import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

SCHOOL_ROLES = (Role.TEACHER, Role.TEACHING_ASSISTANT, Role.SENCO)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be invited, and as what. Without a person, a name that was written."""

    voice: Voice
    person_id: UUID | None
    name: str
    standing: str

    @property
    def key(self) -> str:
        """How a form names them."""
        return str(self.person_id or "")


def candidates(pupil: Pupil) -> list[Candidate]:
    """Those around the child today: staff, family with standing, visiting professionals.

    A parent under a restriction, or whose standing nobody has checked, is not among them.
    """
    today = pupil.school.today()
    found = [*_staff(pupil, today), *_family(pupil, today), *_others(pupil, today)]
    return list({one.person_id: one for one in reversed(found)}.values())[::-1]


def _staff(pupil: Pupil, today: date) -> Iterator[Candidate]:
    classes = ClassMembership.objects.filter(holds_on(today), pupil=pupil).values("school_class")
    teaching = Teaching.objects.filter(holds_on(today), school_class__in=classes).values("user")
    involved = Involvement.objects.filter(
        holds_on(today), pupil=pupil, kind=Involvement.Kind.STAFF
    ).values("person__user")
    posts = (
        Post.objects.filter(holds_on(today), school=pupil.school_id, role__in=SCHOOL_ROLES)
        .filter(Q(user__in=teaching) | Q(user__in=involved) | Q(role=Role.SENCO))
        .values_list("user", "role")
    )
    roles: dict[UUID, str] = dict(posts)
    people = Person.objects.filter(school=pupil.school_id, user__in=roles).order_by("called")
    words = pack(pupil.school.pack)
    listed = sorted(people, key=lambda one: SCHOOL_ROLES.index(Role(roles[one.user_id])))  # type: ignore[index]
    for person in listed:
        role = roles[person.user_id]  # type: ignore[index]
        yield Candidate(Voice.SCHOOL, person.pk, person.called, str(words.role(role).label))


def _family(pupil: Pupil, today: date) -> Iterator[Candidate]:
    around = Involvement.objects.filter(pupil=pupil).on(today).with_standing()
    for one in around.select_related("person"):
        yield Candidate(Voice.FAMILY, one.person_id, one.person.called, one.relation)


def _others(pupil: Pupil, today: date) -> Iterator[Candidate]:
    around = Involvement.objects.filter(pupil=pupil, kind=Involvement.Kind.PROFESSIONAL)
    for one in around.on(today).select_related("person"):
        yield Candidate(Voice.OTHER, one.person_id, one.person.called, one.relation)
