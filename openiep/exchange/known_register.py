"""The adults and groups a school has, as the plain values that matching compares; seven queries."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from openiep.exchange.rules.known_adults import KnownAdult, KnownAround, KnownGroup
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Person,
    PersonIdentifier,
    Post,
    School,
    SchoolClass,
    Teaching,
)
from openiep.people.models.school import holds_on


def known_adults(school: School) -> list[KnownAdult]:
    """Every adult of the school with numbers, posts, classes, and around whom they are today."""
    today = school.today()
    keys: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for one in PersonIdentifier.objects.filter(school=school):
        keys[one.person_id].add((one.scheme, one.value))
    around: dict[UUID, dict[str, KnownAround]] = defaultdict(dict)
    for involved in Involvement.objects.filter(holds_on(today), school=school).exclude(
        kind=Involvement.Kind.STAFF
    ):
        around[involved.person_id][str(involved.pupil_id)] = KnownAround(
            str(involved.pk), involved.relation, involved.responsibility, involved.care,
            involved.court_order, involved.priority,
        )  # fmt: skip
    posts: dict[UUID, set[str]] = defaultdict(set)
    for post in Post.objects.filter(holds_on(today), school=school):
        posts[post.user_id].add(post.role)
    classes: dict[UUID, set[str]] = defaultdict(set)
    for taught in Teaching.objects.filter(holds_on(today), school=school).select_related(
        "school_class"
    ):
        classes[taught.user_id].add(taught.school_class.name)
    return [
        _known(person, keys[person.pk], around[person.pk], posts, classes)
        for person in Person.objects.filter(school=school).select_related("user")
    ]


def _known(
    person: Person,
    keys: set[tuple[str, str]],
    around: dict[str, KnownAround],
    posts: dict[Any, set[str]],
    classes: dict[Any, set[str]],
) -> KnownAdult:
    user = person.user
    return KnownAdult(
        id=str(person.pk),
        called=person.called,
        full_name=person.full_name,
        telephone=person.telephone,
        email=user.email if user else person.email,
        address=person.address,
        language=person.language,
        needs_interpreter=person.needs_interpreter,
        reached_by=person.reached_by,
        keys=frozenset(keys),
        user_id=str(user.pk) if user else "",
        posts=frozenset(posts[user.pk]) if user else frozenset(),
        classes=frozenset(classes[user.pk]) if user else frozenset(),
        around=around,
    )


def known_groups(school: School) -> tuple[KnownGroup, ...]:
    """Every class and set not over, with its children and who teaches it today, by person's id.

    Of two that bear one name today's comes last, and so is the one that is found by it.
    """
    today = school.today()
    children: dict[UUID, set[str]] = defaultdict(set)
    members = ClassMembership.objects.filter(holds_on(today), school=school)
    for school_class, pupil in members.values_list("school_class", "pupil"):
        children[school_class].add(str(pupil))
    person_of = dict(
        Person.objects.filter(school=school, user__isnull=False).values_list("user", "pk")
    )
    teachers: dict[UUID, set[str]] = defaultdict(set)
    taught = Teaching.objects.filter(holds_on(today), school=school)
    for school_class, user in taught.values_list("school_class", "user"):
        teachers[school_class].add(str(person_of.get(user, "")))
    return tuple(
        KnownGroup(
            str(one.pk), one.name, one.own_id, one.kind == SchoolClass.Kind.CLASS,
            frozenset(children[one.pk]), frozenset(teachers[one.pk]),
        )
        for one in SchoolClass.objects.filter(school=school).not_over(today)
    )  # fmt: skip
