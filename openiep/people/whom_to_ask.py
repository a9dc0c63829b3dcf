"""Whom a parent in doubt may ask, with telephone numbers (L15)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from openiep.access.rules import Role
from openiep.people.models import Person, Post, Pupil, Teaching
from openiep.people.models.school import holds_on


@dataclass(frozen=True)
class Contact:
    """Somebody to ask: what they are (a key, and in words), their name, how to reach them."""

    key: str
    works_as: str
    name: str
    telephone: str
    address: str = ""


def whom_to_ask(pupil: Pupil, today: date) -> list[Contact]:
    """The class teacher, the SENCo and the area's advice service; two queries."""
    school = pupil.school
    posts = list(Post.objects.filter(holds_on(today), school=school).values("user", "role"))
    roles: dict[object, set[str]] = {}
    for post in posts:
        roles.setdefault(post["user"], set()).add(post["role"])
    teachers = set(
        Teaching.objects.filter(
            holds_on(today),
            holds_on(today, "school_class__memberships__"),
            school_class__memberships__pupil=pupil,
        ).values_list("user", flat=True)
    )
    contacts = []
    for person in Person.objects.filter(school=school, user__in=list(roles)).order_by("called"):
        if person.user_id in teachers and Role.TEACHER in roles[person.user_id]:
            contacts.append(
                (0, _contact("class_teacher", _("Class teacher"), person, school.telephone))
            )
        elif Role.SENCO in roles[person.user_id]:
            contacts.append((1, _contact("senco", _("SENCo"), person, school.telephone)))
    ordered = [contact for _rank, contact in sorted(contacts, key=lambda pair: pair[0])]
    if school.advice_name:
        advice = _("Free and independent advice")
        ordered.append(
            Contact(
                "advice_service",
                advice,
                school.advice_name,
                school.advice_telephone,
                school.advice_address,
            )
        )
    return ordered


def _contact(key: str, works_as: str, person: Person, school_telephone: str) -> Contact:
    return Contact(key, works_as, person.called, person.telephone or school_telephone)
