"""September: next year's classes are prepared, begin by themselves, and nothing is retyped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.belonging import check_colleague, check_of_school
from openiep.people.models import ClassMembership, NextYear, Pupil, School, SchoolClass, Teaching
from openiep.people.models.school import holds_on
from openiep.people.rules import check_year, next_year_group
from openiep.reference.years import year_groups
from openiep.rules import refuse

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Moving:
    """What becomes of a class: its next name ("" where the children leave), year group, adults."""

    school_class: SchoolClass
    name: str
    year_group: str
    adults: tuple[User, ...] = ()


@guarded(Permission.PREPARE_YEAR, on="school")
def prepare_year(
    *, school: School, first_day: date, reads_from: date, moving: Sequence[Moving], by: User
) -> NextYear:
    """Prepare the classes of the year that begins on `first_day`; today's go on until the day before.

    Each child moves with the class; each adult named may read from `reads_from`. Raises `Refused`:
    `prepared_already`, `year_not_to_come`, `reads_too_late`, `class_twice`, `of_another_school`,
    `not_a_colleague`.
    """
    if NextYear.objects.filter(school=school, begun_at__isnull=True).exists():
        raise refuse("prepared_already")
    today = school.today()
    check_year(
        [one.name for one in moving], first_day=first_day, reads_from=reads_from, today=today
    )
    check_of_school(school.pk, *(one.school_class for one in moving))
    for adult in {adult for one in moving for adult in one.adults}:
        check_colleague(school, adult)
    _end_this_year([one.school_class for one in moving], first_day - A_DAY)
    for one in moving:
        if one.name:
            _begin_class(school, one, first_day, reads_from)
    return NextYear.objects.create(
        school=school, first_day=first_day, reads_from=reads_from, prepared_by=by
    )


def _end_this_year(classes: Sequence[SchoolClass], last_day: date) -> None:
    SchoolClass.objects.filter(pk__in=[one.pk for one in classes]).update(ends_on=last_day)
    for rows in (ClassMembership.objects, Teaching.objects):
        rows.filter(school_class__in=classes, ends_on__isnull=True).update(ends_on=last_day)


def _begin_class(school: School, one: Moving, first_day: date, reads_from: date) -> None:
    following = SchoolClass.objects.create(
        school=school, name=one.name, year_group=one.year_group, starts_on=first_day
    )
    goes_on = ClassMembership.objects.filter(
        school_class=one.school_class, ends_on=first_day - A_DAY
    )
    ClassMembership.objects.bulk_create(
        ClassMembership(
            school=school, pupil_id=pupil_id, school_class=following, starts_on=first_day
        )
        for pupil_id in goes_on.filter(pupil__left_on__isnull=True)
        .values_list("pupil", flat=True)
        .distinct()
    )
    for adult in dict.fromkeys(one.adults):
        Teaching.objects.create(
            school=school, user=adult, school_class=following,
            starts_on=first_day, reads_from=reads_from,
        )  # fmt: skip


@guarded(Permission.PREPARE_YEAR, on="next_year")
def give_up_year(*, next_year: NextYear, by: User) -> None:
    """Take back what was prepared, before its first day: today's classes go on. Refused: `year_begun`."""
    school, first_day = next_year.school, next_year.first_day
    if first_day <= school.today():
        raise refuse("year_begun")
    new = SchoolClass.objects.filter(school=school, starts_on=first_day)
    for rows in (ClassMembership.objects, Teaching.objects):
        rows.filter(school_class__in=new).delete()
    new.delete()
    for kind in (SchoolClass, ClassMembership, Teaching):
        kind._base_manager.filter(school=school, ends_on=first_day - A_DAY).update(ends_on=None)
    next_year.delete()


@guarded(Permission.PREPARE_YEAR, on="next_year")
def begin_year(*, next_year: NextYear, by: User) -> int:
    """On the first day or after: every child on roll is a year group further. Returns how many.

    Classes and access have changed by their dates already. Refused: `begun_already`,
    `year_not_there_yet`.
    """
    school = next_year.school
    if next_year.begun_at is not None:
        raise refuse("begun_already")
    if next_year.first_day > school.today():
        raise refuse("year_not_there_yet")
    codes = [year.code for year in year_groups()]
    count = 0
    # From the oldest down, so that nobody is moved twice.
    for code in reversed(codes[:-1]):
        here = Pupil.objects.filter(school=school, year_group=code).on_roll(next_year.first_day)
        joined_before = Q(joined_on__isnull=True) | Q(joined_on__lt=next_year.first_day)
        count += here.filter(joined_before).update(year_group=next_year_group(code, codes))
    next_year.begun_at = timezone.now()
    next_year.save(update_fields=["begun_at"])
    return count


@guarded(Permission.PREPARE_YEAR, on="pupil")
def move_next_year(*, pupil: Pupil, school_class: SchoolClass | None, by: User) -> None:
    """Another class than the others for one child, from the first day of the prepared year; or none.

    Raises `Refused`: `of_another_school`, `nothing_prepared`.
    """
    check_of_school(pupil.school_id, school_class)
    year = NextYear.objects.filter(school=pupil.school, begun_at__isnull=True).first()
    if year is None or (school_class and school_class.starts_on != year.first_day):
        raise refuse("nothing_prepared")
    ClassMembership.objects.filter(pupil=pupil, starts_on=year.first_day).delete()
    now = ClassMembership.objects.filter(
        holds_on(year.first_day), pupil=pupil, school_class__kind=SchoolClass.Kind.CLASS
    )
    now.update(ends_on=year.first_day - A_DAY)
    if school_class:
        ClassMembership.objects.create(
            school=pupil.school, pupil=pupil, school_class=school_class, starts_on=year.first_day
        )
