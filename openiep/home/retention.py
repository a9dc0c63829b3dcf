"""Whose record's time is over: worked out from who left, never stored."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from openiep.access.models import User
from openiep.home.models import Disposal
from openiep.home.rules.retention import Stand, kept_until, kind_of_record
from openiep.letters.models import Letter
from openiep.people.models import Need, Pupil, School, SenStatus
from openiep.plans.models import HelpBefore, Plan
from openiep.reference.needs import statuses
from openiep.reference.packs import Retention, pack
from openiep.reviews.models import Review

OF_SEN = (Need, Plan, HelpBefore, Letter)


@dataclass(frozen=True, slots=True)
class Over:
    """A child who left, the rule for the record, and the day until which it had to be kept."""

    pupil: Pupil
    rule: Retention
    until: date


def over(school: School, by: User) -> list[Over]:
    """The children of whom everything may be deleted by now, the longest over first. One query."""
    today, rules = school.today(), pack(school.pack).retention
    soonest = date(today.year - min(rule.years for rule in rules.values()), 12, 31)
    born = Q(birth_date__isnull=True) | Q(birth_date__lte=soonest)
    decided = Disposal.objects.standing().filter(child_id=OuterRef("pk"))
    rows = _with_sen(Pupil.objects.visible_to(by).filter(born, school=school, left_on__lte=today))
    found = [
        one
        for pupil in rows.exclude(Exists(decided)).order_by("family_name", "known_as", "pk")
        if (one := _until(pupil, school)) and one.until < today
    ]
    return sorted(found, key=lambda one: one.until)


def rule_and_day(pupil: Pupil) -> Over | None:
    """The rule for one child's record and its last day; None while the child is here."""
    row = _with_sen(Pupil.objects.filter(pk=pupil.pk)).get()
    return _until(row, pupil.school)


def stand_of(pupil: Pupil) -> Stand:
    """How the record stands just now, for the rule that says whether it may be deleted."""
    found = rule_and_day(pupil)
    plans, reviews = Plan.objects.filter(pupil=pupil), Review.objects.filter(pupil=pupil)
    return Stand(
        left_on=pupil.left_on,
        kept_until=found.until if found else None,
        has_plan=plans.in_force().exists() or plans.being_written().exists(),
        has_review=reviews.open().exists(),
    )


def _with_sen(pupils: QuerySet[Pupil]) -> QuerySet[Pupil]:
    """Each with `has_sen`: whether SEN ever had to do with the child."""
    codes = [status.code for status in statuses() if status.has_needs]
    about = Q(Exists(SenStatus.objects.filter(pupil=OuterRef("pk"), code__in=codes)))
    for kind in OF_SEN:
        about |= Q(Exists(kind._base_manager.filter(pupil=OuterRef("pk"))))
    return pupils.annotate(has_sen=about)


def _until(pupil: Pupil, school: School) -> Over | None:
    if pupil.left_on is None:
        return None
    kind = kind_of_record(has_sen=pupil.has_sen)  # type: ignore[attr-defined]
    rule = pack(school.pack).retention[kind]
    return Over(pupil, rule, kept_until(pupil.birth_date, pupil.left_on, rule.years))


def children_of(disposals: list[Disposal]) -> dict[UUID, Pupil]:
    """The children whom these disposals are about, also those whom nobody finds any more.

    Only the page on which two people decide may ask.
    """
    return Pupil.objects.in_bulk([one.child_id for one in disposals])
