"""Today's classes with what is proposed for next year, and the classes that are prepared."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from openiep.access.models import User
from openiep.access.rules import Role
from openiep.people.forms.years import NowAndNext
from openiep.people.models import (
    ClassMembership,
    NextYear,
    Person,
    Post,
    Pupil,
    School,
    SchoolClass,
    Teaching,
)
from openiep.people.models.school import holds_on
from openiep.people.rules import next_name, next_year_group
from openiep.reference.years import year_groups

Adults = list[tuple[str, str]]


def now_and_next(school: School, by: User) -> list[NowAndNext]:
    """Each class of today with what it is called a year later, and who has that class now."""
    today = school.today()
    codes = [year.code for year in year_groups()]
    held = SchoolClass.objects.visible_to(by).filter(
        holds_on(today), school=school, kind=SchoolClass.Kind.CLASS, ends_on__isnull=True
    )
    classes = list(held.order_by("name"))
    oldest = max((codes.index(c.year_group) for c in classes if c.year_group in codes), default=-1)
    roles = _roles(school)
    taught: dict[tuple[str, str], UUID] = {}
    for one in Teaching.objects.filter(holds_on(today), school_class__in=classes):
        name = next(c.name for c in classes if c.pk == one.school_class_id)
        taught[name, roles.get(one.user_id, "")] = one.user_id
    children: dict[UUID, int] = defaultdict(int)
    for class_id in ClassMembership.objects.filter(
        holds_on(today), school_class__in=classes
    ).values_list("school_class", flat=True):
        children[class_id] += 1
    found = []
    for one in classes:
        leaves = one.year_group in codes and codes.index(one.year_group) == oldest
        name = "" if leaves and len(classes) > 1 else next_name(one.name)
        found.append(
            NowAndNext(
                one, children[one.pk], name, next_year_group(one.year_group, codes),
                taught.get((name, Role.TEACHER.value)),
                taught.get((name, Role.TEACHING_ASSISTANT.value)),
            )
        )  # fmt: skip
    return found


def _roles(school: School) -> dict[UUID, str]:
    posts = Post.objects.filter(holds_on(school.today()), school=school)
    return {user: role for user, role in posts.values_list("user", "role") if role in IN_CLASSES}


IN_CLASSES = (Role.TEACHER.value, Role.TEACHING_ASSISTANT.value)


def adults(school: School) -> tuple[Adults, Adults, dict[str, User]]:
    """Teachers and assistants to choose from, by name, and the users behind them."""
    roles = _roles(school)
    people = Person.objects.filter(school=school, user__in=list(roles)).select_related("user")
    by_role: dict[str, Adults] = defaultdict(list)
    users = {}
    for person in people.order_by("called"):
        if person.user is not None:
            by_role[roles[person.user.pk]].append((str(person.user.pk), person.called))
            users[str(person.user.pk)] = person.user
    return by_role[IN_CLASSES[0]], by_role[IN_CLASSES[1]], users


def prepared(
    year: NextYear, by: User
) -> tuple[list[tuple[SchoolClass, Sequence[Pupil], list[str]]], list[Pupil]]:
    """Each class of the prepared year with its children and adults; and who has no class then."""
    new = SchoolClass.objects.visible_to(by).filter(school=year.school, starts_on=year.first_day)
    children: dict[UUID, list[Pupil]] = defaultdict(list)
    placed = set()
    members = ClassMembership.objects.filter(holds_on(year.first_day), school=year.school)
    for one in members.select_related("pupil").order_by("pupil__family_name", "pupil__known_as"):
        children[one.school_class_id].append(one.pupil)
        placed.add(one.pupil_id)
    names: dict[UUID, list[str]] = defaultdict(list)
    teaching = Teaching.objects.filter(school_class__in=new, user__persons__school=year.school)
    for class_id, called in teaching.values_list("school_class", "user__persons__called"):
        names[class_id].append(called)
    on_roll = Pupil.objects.visible_to(by).filter(school=year.school).on_roll(year.first_day)
    nowhere = list(on_roll.exclude(pk__in=placed).by_name())
    return [(one, children[one.pk], names[one.pk]) for one in new.order_by("name")], nowhere
