"""Whom a parent in doubt may ask, with telephone numbers (L15)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.access.rules import Role
from openiep.people.models import Person, Post, Pupil, School, SchoolClass, Teaching
from openiep.people.models.school import holds_on

MOST_TEACHERS = 3  # a student of nine sets needs few names, and the SENCo's
OF_A_SET = "set_teacher"


@dataclass(frozen=True)
class Contact:
    """Somebody to ask: what they are (a key, and in words), their name, how to reach them."""

    key: str
    works_as: str
    name: str
    telephone: str
    address: str = ""


@dataclass
class _Taught:
    """Where somebody teaches the child: the class, or these sets."""

    in_class: bool = False
    sets: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[bool, tuple[str, ...]]:
        """Class teachers first, then by the names of the sets."""
        return not self.in_class, self.sets

    @property
    def key(self) -> str:
        """Whether class teacher or teacher of a set."""
        return "class_teacher" if self.in_class else OF_A_SET

    @property
    def words(self) -> str:
        """What they are to the child, as "Teaches Maths, set 2"."""
        if self.in_class:
            return _("Class teacher")
        return _("Teaches %(sets)s") % {"sets": "; ".join(self.sets)}


def whom_to_ask(pupil: Pupil, today: date) -> list[Contact]:
    """The class teacher, else those who teach the child's sets, at most three; the SENCo; and the
    area's advice service. Three queries.
    """
    school = pupil.school
    roles, taught = _roles(school, today), _taught(pupil, today)
    teachers: list[tuple[tuple[bool, tuple[str, ...]], Contact]] = []
    sencos: list[Contact] = []
    for person in Person.objects.filter(school=school, user__in=list(roles)).order_by("called"):
        posts, where = roles[person.user_id], taught.get(person.user_id)
        number = person.telephone or school.telephone
        if where and Role.TEACHER in posts:
            contact = Contact(where.key, where.words, person.called, number)
            teachers.append((where.order, contact))
        if Role.SENCO in posts:
            sencos.append(Contact("senco", _("SENCo"), person.called, number))
    first = [contact for _order, contact in sorted(teachers, key=lambda pair: pair[0])]
    return [*first[:MOST_TEACHERS], *sencos, *_advice(school)]


def _roles(school: School, today: date) -> Mapping[UUID | None, set[str]]:
    """The posts of everybody who works in the school on a day."""
    roles: dict[UUID | None, set[str]] = defaultdict(set)
    posts = Post.objects.filter(holds_on(today), school=school)
    for user, role in posts.values_list("user", "role"):
        roles[user].add(role)
    return roles


def _taught(pupil: Pupil, today: date) -> Mapping[UUID | None, _Taught]:
    """Who teaches or helps in the classes and sets that the child is in on a day."""
    taught: dict[UUID | None, _Taught] = defaultdict(_Taught)
    rows = Teaching.objects.filter(
        holds_on(today),
        holds_on(today, "school_class__memberships__"),
        school_class__memberships__pupil=pupil,
    ).order_by("school_class__name")
    for user, name, kind in rows.values_list(
        "user", "school_class__name", "school_class__kind"
    ).distinct():
        if kind == SchoolClass.Kind.CLASS:
            taught[user].in_class = True
        else:
            taught[user].sets += (name,)
    return taught


def _advice(school: School) -> list[Contact]:
    if not school.advice_name:
        return []
    words, name = _("Free and independent advice"), school.advice_name
    number, address = school.advice_telephone, school.advice_address
    return [Contact("advice_service", words, name, number, address)]
