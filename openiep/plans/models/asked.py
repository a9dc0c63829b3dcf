"""Who is asked to agree: one person for the school, each parent or carer with standing, the child.

A parent or carer has standing when responsibility or care is known and verified and there is no
restriction. Where there is none the family stands as one whom nobody knows yet, so that "none
known" can never read as "all agreed".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from openiep.access.rules import Role
from openiep.people.models import Involvement, Post, Teaching
from openiep.people.models.school import holds_on
from openiep.plans.models.plan import Plan
from openiep.plans.rules.agreement import Asked, Party

Staff = tuple[UUID, Asked]  # the user, and the person as whom the user answers


def asked_of(plan: Plan) -> list[Asked]:
    """Everybody whose answer to this plan is asked, the school first, the child last.

    For a plan that is closed: as it was on the day it was closed. Three queries.
    """
    return asked_of_all([plan], plan.closed_on or plan.school.today())[plan.pk]


def asked_of_all(
    plans: Sequence[Plan], day: date, *, name_staff: bool = True
) -> dict[UUID, list[Asked]]:
    """The same for many plans of one school on a day, by plan; three queries for all of them.

    A list that prints no names needs only one: without `name_staff` the school has no person.
    """
    pupils = {plan.pupil_id for plan in plans}
    family = _family(pupils, day)
    teachers = _teachers(pupils, day) if name_staff else defaultdict(list)
    sencos = _sencos({plan.school_id for plan in plans}, day) if name_staff else defaultdict(list)
    return {
        plan.pk: [
            _school(plan, [*teachers[plan.pupil_id], *sencos[plan.school_id]]),
            *(family[plan.pupil_id] or [Asked(Party.FAMILY, None, "")]),
            Asked(Party.CHILD, None, plan.pupil.known_as),
        ]
        for plan in plans
    }


def _family(pupils: Iterable[UUID], day: date) -> Mapping[UUID, list[Asked]]:
    around: dict[UUID, list[Asked]] = defaultdict(list)
    known = Involvement.objects.with_standing().on(day).filter(pupil__in=pupils)
    rows = known.filter(verified_on__lte=day).values_list(
        "pupil", "person", "person__called", "relation"
    )
    for pupil, person, called, relation in rows:
        if person not in {asked.person_id for asked in around[pupil]}:
            around[pupil].append(Asked(Party.FAMILY, person, called, relation))
    return around


def _school(plan: Plan, staff: Sequence[Staff]) -> Asked:
    """One person: who started the plan, else the class teacher, else the SENCo; others instead."""
    people = {asked.person_id: asked for _user, asked in reversed(staff)}
    began = [asked.person_id for user, asked in staff if user == plan.started_by_id]
    order = dict.fromkeys([*began, *(asked.person_id for _user, asked in staff)])
    if not order:
        return Asked(Party.SCHOOL, None, "")
    first, *others = (people[person_id] for person_id in order)
    return replace(first, instead=tuple(others))


def _teachers(pupils: Iterable[UUID], day: date) -> Mapping[UUID, list[Staff]]:
    """By child, the teachers of the child's class."""
    teaching = Teaching.objects.filter(
        holds_on(day),
        holds_on(day, "school_class__memberships__"),
        holds_on(day, "user__posts__"),
        school_class__kind="class",
        school_class__memberships__pupil__in=pupils,
        user__posts__role=Role.TEACHER.value,
        user__posts__school=F("school"),
        user__persons__school=F("school"),
    )
    found: dict[UUID, list[Staff]] = defaultdict(list)
    rows = teaching.order_by("starts_on", "pk").values_list(
        "school_class__memberships__pupil", "user", "user__persons", "user__persons__called"
    )
    for pupil, user, person, called in rows:
        found[pupil].append((user, Asked(Party.SCHOOL, person, called, Role.TEACHER.value)))
    return found


def _sencos(schools: Iterable[UUID], day: date) -> Mapping[UUID, list[Staff]]:
    held = Post.objects.filter(
        holds_on(day),
        Q(user__persons__school=F("school")),
        school__in=schools,
        role=Role.SENCO.value,
    )
    found: dict[UUID, list[Staff]] = defaultdict(list)
    rows = held.order_by("starts_on", "pk").values_list(
        "school", "user", "user__persons", "user__persons__called"
    )
    for school, user, person, called in rows:
        found[school].append((user, Asked(Party.SCHOOL, person, called, Role.SENCO.value)))
    return found
