"""Colleagues, their posts and their classes; and the school itself."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q

from openiep.access.guard import guarded
from openiep.access.models import Installation, User
from openiep.access.rules import Permission, Role
from openiep.people.belonging import check_colleague, check_of_school, is_of_this_school_only
from openiep.people.models import Involvement, Person, Post, School, SchoolClass, Teaching
from openiep.people.models.school import holds_on
from openiep.rules import refuse


@guarded(Permission.START_SCHOOL, on="installation")
def start_school(
    *, installation: Installation, name: str, senco_email: str, senco_called: str, by: User
) -> tuple[School, User]:
    """A new, empty school with its SENCo, who still has to choose a password."""
    school = School.objects.create(name=name)
    user = _user(senco_email)
    _known_here(school, user, senco_called, "")
    Post.objects.create(school=school, user=user, role=Role.SENCO.value, starts_on=school.today())
    return school, user


@guarded(Permission.CHANGE_SCHOOL, on="school")
def change_school(*, school: School, values: dict[str, Any], by: User) -> School:
    """Name and telephone of the school, and the area's advice service."""
    for field, value in values.items():
        setattr(school, field, value)
    school.save(update_fields=[*values])
    return school


@guarded(Permission.CHANGE_STAFF, on="school")
def add_colleague(
    *,
    school: School,
    called: str,
    email: str,
    telephone: str,
    role: str,
    classes: Iterable[SchoolClass],
    by: User,
) -> User:
    """A colleague with a post, in these classes.

    Refused: `has_this_post`, `of_another_school` (a class), `not_a_person` (the machine's account).
    """
    classes = list(classes)
    check_of_school(school.pk, *classes)
    user = _user(email)
    if user.is_system:
        raise refuse("not_a_person", field="email")
    today = school.today()
    if Post.objects.filter(holds_on(today), school=school, user=user, role=role).exists():
        raise refuse("has_this_post", field="email")
    _known_here(school, user, called, telephone)
    Post.objects.create(school=school, user=user, role=role, starts_on=today)
    _teach_only(school, user, classes)
    return user


@guarded(Permission.CHANGE_STAFF, on="school")
def change_colleague(
    *,
    school: School,
    user: User,
    called: str,
    telephone: str,
    classes: Iterable[SchoolClass],
    by: User,
) -> None:
    """A colleague's name, telephone for parents, and classes from today; former classes end
    yesterday. Refused: `not_a_colleague`, `of_another_school` (a class).
    """
    classes = list(classes)
    check_colleague(school, user)
    check_of_school(school.pk, *classes)
    Person.objects.filter(school=school, user=user).update(called=called, telephone=telephone)
    _teach_only(school, user, classes)


@guarded(Permission.CHANGE_STAFF, on="school")
def invite_colleague(*, school: School, user: User, by: User) -> str:
    """The sign for a link that works once, with which a colleague chooses a password.

    Refused: `not_a_colleague`; `works_elsewhere` where the account opens more than this school,
    for whoever chooses the password holds the account.
    """
    check_colleague(school, user)
    if not is_of_this_school_only(school, user):
        raise refuse("works_elsewhere")
    return default_token_generator.make_token(user)


@guarded(Permission.CHANGE_STAFF, on="school")
def end_post(*, school: School, user: User, by: User) -> None:
    """A colleague leaves: access ends at once, also what was to begin later.

    Refused for the school's last SENCo (`last_senco`).
    """
    today = school.today()
    sencos = Post.objects.filter(holds_on(today), school=school, role=Role.SENCO.value)
    if sencos.filter(user=user).exists() and not sencos.exclude(user=user).exists():
        raise refuse("last_senco")
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    for rows in (
        Post.objects.filter(not_over, school=school, user=user),
        Teaching.objects.filter(not_over, school=school, user=user),
        Involvement.objects.filter(
            not_over, school=school, person__user=user, kind=Involvement.Kind.STAFF
        ),
    ):
        rows.update(ends_on=today - timedelta(days=1))


@guarded(Permission.CHANGE_STAFF, on="school")
def add_class(*, school: School, name: str, year_group: str, by: User) -> SchoolClass:
    """A new class. Refused when an open one bears the name (`class_exists`)."""
    if SchoolClass.objects.filter(school=school, name=name, ends_on__isnull=True).exists():
        raise refuse("class_exists", field="name")
    return SchoolClass.objects.create(
        school=school, name=name, year_group=year_group, starts_on=school.today()
    )


def _user(email: str) -> User:
    found = User.objects.filter(email__iexact=email.strip()).first()
    return found or User.objects.create_user(email)


def _known_here(school: School, user: User, called: str, telephone: str) -> Person:
    person, _made = Person.objects.update_or_create(
        school=school,
        user=user,
        defaults={"called": called, "email": user.email, "telephone": telephone},
    )
    return person


def _teach_only(school: School, user: User, classes: Iterable[SchoolClass]) -> None:
    today = school.today()
    wanted = {school_class.pk for school_class in classes}
    now = Teaching.objects.filter(holds_on(today), school=school, user=user)
    gone = now.exclude(school_class__in=wanted)
    gone.filter(starts_on__gte=today).delete()
    gone.update(ends_on=today - timedelta(days=1))
    for school_class in wanted - set(now.values_list("school_class", flat=True)):
        Teaching.objects.create(
            school=school, user=user, school_class_id=school_class, starts_on=today
        )
