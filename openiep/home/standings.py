"""The parents and carers whose standing nobody has verified yet, in a fixed number of queries."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from openiep.access.models import User
from openiep.people.models import ClassMembership, Involvement, School
from openiep.people.models.school import holds_on


def waiting(user: User, school: School, day: date) -> QuerySet[Involvement]:
    """Those around the children of a school on a day, which a user may see."""
    around = Involvement.objects.visible_to(user).family().on(day)
    joined = Q(pupil__joined_on__isnull=True) | Q(pupil__joined_on__lte=day)
    here = Q(pupil__left_on__isnull=True) | Q(pupil__left_on__gt=day)
    return around.filter(joined, here, school=school, verified_on__isnull=True).order_by()


def counting_waiting(found: QuerySet[Any], user: User, school: School, day: date) -> QuerySet[Any]:
    """Each of these children with `unverified`: how many adults wait in the whole school."""
    everybody = waiting(user, school, day)
    number = everybody.values("school").annotate(number=Count("pk")).values("number")
    counted: QuerySet[Any] = found.annotate(unverified=Coalesce(Subquery(number[:1]), 0))
    return counted


def waiting_by_class(
    user: User, school: School, day: date, class_name: str = ""
) -> QuerySet[Involvement]:
    """The same class by class, child by child, each with `class_name`; or of one class."""
    member = ClassMembership.objects.filter(
        holds_on(day), pupil=OuterRef("pupil"), school_class__kind="class"
    ).order_by("-starts_on")
    name = Subquery(member.values("school_class__name")[:1])
    found: QuerySet[Any] = waiting(user, school, day).annotate(class_name=name)
    found = found.select_related("pupil", "person")
    if class_name:
        found = found.filter(class_name=class_name)
    return found.order_by(
        "class_name", "pupil__family_name", "pupil__known_as", "pupil", "priority", "made_at"
    )
