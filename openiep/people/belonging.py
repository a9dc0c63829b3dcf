"""Nothing of one school is ever joined to something of another."""

from typing import Any
from uuid import UUID

from openiep.access.models import User
from openiep.people.models import Involvement, Post, School
from openiep.rules import refuse


def check_of_school(school_id: UUID, *rows: Any) -> None:
    """Raise `Refused("of_another_school")` where a row (None is left out) is another school's."""
    if any(row is not None and row.school_id != school_id for row in rows):
        raise refuse("of_another_school")


def check_colleague(school: School, user: User) -> None:
    """Raise `Refused("not_a_colleague")` where the user never worked at this school.

    A parent who signs in is known here too, and is no colleague.
    """
    if not Post.objects.filter(school=school, user=user).exists():
        raise refuse("not_a_colleague")


def is_of_this_school_only(school: School, user: User) -> bool:
    """True when the account serves this school and nothing else, so that it may hand out its key."""
    elsewhere = Post.objects.filter(user=user).exclude(school=school)
    parent = Involvement.objects.filter(person__user=user, kind=Involvement.Kind.FAMILY)
    more = elsewhere.exists() or parent.exclude(school=school).exists()
    return user.is_active and not (user.is_installer or user.is_system or more)
