"""In which class, at which stage and with which needs a child is from today; what was is kept."""

from datetime import date, timedelta
from typing import Any

from openiep.people.belonging import check_of_school
from openiep.people.models import ClassMembership, Need, Pupil, SchoolClass, SenStatus
from openiep.people.models.school import holds_on


def place_in_class(pupil: Pupil, school_class: SchoolClass | None, today: date) -> None:
    """End the membership of another class and begin the new one; no change when it is the same.

    Raises `Refused("of_another_school")`.
    """
    check_of_school(pupil.school_id, school_class)
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
    end_rows(now, today)


def set_stage(pupil: Pupil, code: str, today: date) -> None:
    """The child's SEN status from today; the former one ends yesterday and is kept."""
    now = SenStatus.objects.filter(pupil=pupil, ends_on__isnull=True)
    if not code or now.filter(code=code).exists():
        return
    end_rows(now, today)
    SenStatus.objects.create(school=pupil.school, pupil=pupil, code=code, starts_on=today)


def rank_needs(pupil: Pupil, codes: list[str], today: date) -> None:
    """The child's needs in order of weight from today; those gone end yesterday and are kept."""
    wanted = {code: rank for rank, code in enumerate([c for c in codes if c], start=1)}
    now = {need.code: need for need in Need.objects.filter(pupil=pupil, ends_on__isnull=True)}
    end_rows(Need.objects.filter(pk__in=[n.pk for c, n in now.items() if c not in wanted]), today)
    for code, rank in wanted.items():
        if code not in now:
            Need.objects.create(
                school=pupil.school, pupil=pupil, code=code, rank=rank, starts_on=today
            )
        elif now[code].rank != rank:
            Need.objects.filter(pk=now[code].pk).update(rank=rank)


def end_rows(rows: Any, today: date) -> None:
    """From this day they no longer hold; those that had not begun are as if they had never been."""
    rows.filter(starts_on__gte=today).delete()
    rows.update(ends_on=today - timedelta(days=1))
