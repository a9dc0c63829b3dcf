"""Deleting a child's record whose time is over: proposed, confirmed by another, undone, or done."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import Installation, User
from openiep.access.rules import Permission, Role
from openiep.home.models import Disposal
from openiep.home.models.disposal import roles_of_both
from openiep.home.retention import rule_and_day, stand_of
from openiep.home.rules.retention import check_over, due_on
from openiep.home.whole_record import delete_everything
from openiep.people.models import Pupil
from openiep.rules import refuse

BOTH = frozenset({Role.SENCO, Role.HEAD})


@guarded(Permission.PROPOSE_DISPOSAL, on="pupil")
def propose_disposal(*, pupil: Pupil, by: User) -> Disposal:
    """Propose that everything about a child be deleted. Nothing changes by it.

    Raises `Refused`: `proposed_already`, `still_here`, `plan_goes_on`, `review_goes_on`,
    `time_not_over`.
    """
    if Disposal.objects.standing().filter(child_id=pupil.pk).exists():
        raise refuse("proposed_already")
    check_over(stand_of(pupil), pupil.school.today())
    found = rule_and_day(pupil)
    assert found is not None
    return Disposal.objects.create(
        school=pupil.school, child_id=pupil.pk, rule=found.rule.key, proposed_by=by
    )


@guarded(Permission.CONFIRM_DISPOSAL, on="disposal")
def confirm_disposal(*, disposal: Disposal, by: User) -> Disposal:
    """The second person agrees: from now nobody finds the record, and in 30 days it is deleted.

    One of the two is the SENCo, the other the head. Raises `Refused`: `not_open`, `same_person`,
    `senco_and_head`, and whatever stands against it by now.
    """
    if not disposal.is_standing or disposal.is_confirmed:
        raise refuse("not_open")
    if disposal.proposed_by_id == by.pk:
        raise refuse("same_person")
    if not roles_of_both(disposal.school, disposal.proposed_by, by) >= BOTH:
        raise refuse("senco_and_head")
    pupil = _child(disposal)
    if pupil is None:
        raise refuse("not_open")
    today = disposal.school.today()
    check_over(stand_of(pupil), today)
    disposal.confirmed_by, disposal.confirmed_at = by, timezone.now()
    disposal.due_on = due_on(today)
    disposal.save(update_fields=["confirmed_by", "confirmed_at", "due_on"])
    Pupil.objects.filter(pk=pupil.pk).update(record_ends_on=disposal.due_on)
    return disposal


@guarded(Permission.TAKE_BACK_DISPOSAL, on="disposal")
def take_back_disposal(*, disposal: Disposal, by: User) -> Disposal:
    """Either person undoes it, as long as it was not done: the record is found again as it was.

    Raises `Refused`: `not_open`.
    """
    if not disposal.is_standing:
        raise refuse("not_open")
    Pupil.objects.filter(pk=disposal.child_id).update(record_ends_on=None)
    disposal.taken_back_by, disposal.taken_back_at = by, timezone.now()
    disposal.save(update_fields=["taken_back_by", "taken_back_at"])
    return disposal


@guarded(Permission.DISPOSE, on="disposal")
def dispose(*, disposal: Disposal, by: User) -> Disposal:
    """Delete everything about the child, once the 30 days are over. What is left is this row.

    Raises `Refused`: `not_due`, and whatever stands against it by now.
    """
    today = disposal.school.today()
    if not disposal.is_due(today):
        raise refuse("not_due")
    pupil = _child(disposal)
    if pupil is None:  # an undone import, or a merge, was quicker
        return _done(disposal, {})
    check_over(stand_of(pupil), today)
    return _done(disposal, delete_everything(pupil))


@guarded(Permission.DISPOSE_AGAIN, on="installation")
def dispose_again(*, installation: Installation, child_ids: Collection[UUID], by: User) -> int:
    """After a restore: delete those who had been deleted when the backup was older. How many."""
    found = list(Pupil.objects.select_for_update().filter(pk__in=child_ids).order_by("pk"))
    for pupil in found:
        rule = rule_and_day(pupil)
        disposal = Disposal.objects.standing().filter(child_id=pupil.pk).first() or Disposal(
            school_id=pupil.school_id, child_id=pupil.pk, proposed_by=by,
            rule=rule.rule.key if rule else "",
        )  # fmt: skip
        _done(disposal, delete_everything(pupil))
    return len(found)


def _child(disposal: Disposal) -> Pupil | None:
    """The child, held fast so that nothing is begun meanwhile; None where there is none any more."""
    return Pupil.objects.select_for_update().filter(pk=disposal.child_id).first()


def _done(disposal: Disposal, counts: dict[str, int]) -> Disposal:
    disposal.counts, disposal.done_at = counts, timezone.now()
    disposal.save()
    return disposal
