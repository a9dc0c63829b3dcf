"""A child leaves: the plan is closed, the record handed over, the receipt noted."""

from datetime import date
from typing import Any

from django.db.models import Q

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.home.rules import check_handed_over
from openiep.people.models import ClassMembership, Involvement, Leaving, Person, Pupil
from openiep.people.placing import end_rows
from openiep.people.saving import save_if_unchanged
from openiep.plans.actions.closing import close_plan
from openiep.plans.actions.proposing import withdraw_plan
from openiep.plans.models import Plan
from openiep.reviews.actions.preparing import call_off_review
from openiep.reviews.models import Review
from openiep.rules import refuse


@guarded(Permission.RECORD_LEAVING, on="pupil")
def record_leaving(*, pupil: Pupil, left_on: date, to_school: str, words: str, by: User) -> Leaving:
    """The child is no longer here from `left_on`: plans end, classes and staff around the child too.

    A prepared review is called off, a draft given up; all stays to be read. Raises `Refused`:
    `left_already`, `leaves_later` for a day to come, `change_begun`.
    """
    if pupil.left_on is not None:
        raise refuse("left_already")
    if left_on > (today := pupil.school.today()):
        raise refuse("leaves_later", field="left_on", today=today)
    why = words.strip() or to_school
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gte=left_on)
    for review in Review.objects.open().filter(pupil=pupil):
        call_off_review(review=review, why=why, by=by)
    for plan in Plan.objects.being_written().filter(pupil=pupil):
        withdraw_plan(plan=plan, why=why, by=by)
    for plan in Plan.objects.in_force().filter(pupil=pupil):
        day = max(left_on, plan.in_force_on or left_on)
        close_plan(plan=plan, on=day, words=why, by=by)
    end_rows(ClassMembership.objects.filter(goes_on, pupil=pupil), left_on)
    staff = Involvement.objects.filter(goes_on, pupil=pupil)
    end_rows(staff.exclude(kind=Involvement.Kind.FAMILY), left_on)
    Pupil.objects.filter(pk=pupil.pk).update(left_on=left_on, version=pupil.version + 1)
    return Leaving.objects.create(
        school=pupil.school, pupil=pupil, left_on=left_on, to_school=to_school, words=words.strip()
    )


@guarded(Permission.RECORD_LEAVING, on="leaving")
def note_hand_over(*, leaving: Leaving, values: dict[str, Any], version: int, by: User) -> Leaving:
    """How the record was handed over, and by whom it was received when.

    Raises `Refused`: `day_to_come`, `handed_over_first`, `received_before`,
    `received_by_whom`, `saved_meanwhile`.
    """
    check_handed_over(values, today=leaving.school.today())
    person = Person.objects.filter(school=leaving.school, user=by).first()
    keeps = leaving.handed_over_by if leaving.handed_over_on == values["handed_over_on"] else None
    who = (keeps or person) if values["handed_over_on"] else None
    save_if_unchanged(leaving, version=version, **values, handed_over_by=who)
    return leaving


@guarded(Permission.RECORD_LEAVING, on="leaving")
def take_back_leaving(*, leaving: Leaving, by: User) -> Leaving:
    """The child is here again, or never left. Closed plans stay closed; a next one can begin.

    Raises `Refused("back_already")`.
    """
    if leaving.came_back_on is not None:
        raise refuse("back_already")
    leaving.came_back_on = leaving.school.today()
    leaving.save(update_fields=["came_back_on"])
    pupil = leaving.pupil
    Pupil.objects.filter(pk=pupil.pk).update(left_on=None, version=pupil.version + 1)
    return leaving
