"""Adding a child, and changing what is known of one."""

from datetime import date, timedelta
from typing import Any

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import (
    ClassMembership,
    Need,
    Profile,
    Pupil,
    School,
    SchoolClass,
    SenStatus,
)
from openiep.people.models.school import holds_on
from openiep.people.rules import check_birth_date, check_needs
from openiep.people.saving import save_if_unchanged
from openiep.rules import refuse


@guarded(Permission.ADD_CHILD, on="school")
def add_child(
    *,
    school: School,
    values: dict[str, Any],
    school_class: SchoolClass | None,
    status: str,
    needs: list[str],
    by: User,
) -> Pupil:
    """A new child, in a class. Refused: `birth_date_off`, `need_twice`, `nsa_only_with_support`."""
    today = school.today()
    check_birth_date(values.get("birth_date"), today)
    check_needs(needs, status)
    pupil = Pupil.objects.create(school=school, joined_on=today, **_named(values))
    place_in_class(pupil, school_class, today)
    set_stage(pupil, status, today)
    rank_needs(pupil, needs, today)
    return pupil


@guarded(Permission.CHANGE_CHILD, on="pupil")
def change_child(
    *,
    pupil: Pupil,
    values: dict[str, Any],
    school_class: SchoolClass | None,
    status: str,
    needs: list[str],
    version: int,
    by: User,
) -> Pupil:
    """What is known of the child. Refused also with `saved_meanwhile`."""
    today = pupil.school.today()
    check_birth_date(values.get("birth_date"), today)
    check_needs(needs, status)
    save_if_unchanged(pupil, version=version, **_named(values))
    place_in_class(pupil, school_class, today)
    set_stage(pupil, status, today)
    rank_needs(pupil, needs, today)
    return pupil


@guarded(Permission.CHANGE_CHILD, on="pupil")
def change_profile(
    *, pupil: Pupil, liked: str, matters: str, helps: str, version: int, by: User
) -> Profile:
    """The child in three answers. Refused: `saved_meanwhile`."""
    words = {"liked": liked, "matters": matters, "helps": helps}
    profile = Profile.objects.filter(pupil=pupil).first()
    if profile is None:
        if version:
            raise refuse("saved_meanwhile")
        return Profile.objects.create(school=pupil.school, pupil=pupil, **words)
    save_if_unchanged(profile, version=version, **words)
    return profile


def _named(values: dict[str, Any]) -> dict[str, Any]:
    known_as = values.get("known_as") or values["given_name"]
    return {**values, "known_as": known_as}


def place_in_class(pupil: Pupil, school_class: SchoolClass | None, today: date) -> None:
    """End the membership of another class and begin the new one; no change when it is the same."""
    now = ClassMembership.objects.filter(
        holds_on(today), pupil=pupil, school_class__kind=SchoolClass.Kind.CLASS
    )
    if school_class and now.filter(school_class=school_class).exists():
        now = now.exclude(school_class=school_class)
    elif school_class:
        ClassMembership.objects.create(
            school=pupil.school, pupil=pupil, school_class=school_class, starts_on=today
        )
        now = now.exclude(school_class=school_class)
    _end(now, today)


def set_stage(pupil: Pupil, code: str, today: date) -> None:
    """The child's SEN status from today; the former one ends yesterday and is kept."""
    now = SenStatus.objects.filter(pupil=pupil, ends_on__isnull=True)
    if not code or now.filter(code=code).exists():
        return
    _end(now, today)
    SenStatus.objects.create(school=pupil.school, pupil=pupil, code=code, starts_on=today)


def rank_needs(pupil: Pupil, codes: list[str], today: date) -> None:
    """The child's needs in order of weight from today; those gone end yesterday and are kept."""
    wanted = {code: rank for rank, code in enumerate([c for c in codes if c], start=1)}
    now = {need.code: need for need in Need.objects.filter(pupil=pupil, ends_on__isnull=True)}
    _end(Need.objects.filter(pk__in=[n.pk for c, n in now.items() if c not in wanted]), today)
    for code, rank in wanted.items():
        if code not in now:
            Need.objects.create(
                school=pupil.school, pupil=pupil, code=code, rank=rank, starts_on=today
            )
        elif now[code].rank != rank:
            Need.objects.filter(pk=now[code].pk).update(rank=rank)


def _end(rows: Any, today: date) -> None:
    rows.filter(starts_on__gte=today).delete()
    rows.update(ends_on=today - timedelta(days=1))
