"""Makes the demo school: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from openiep.access.models import Installation
from openiep.exchange.actions.importing import import_children
from openiep.exchange.actions.reading import read_list
from openiep.exchange.preview import preview_of
from openiep.home.demo.ageing import let_days_pass_over_school
from openiep.home.demo.around import Telephones, bring_family, know_child
from openiep.home.demo.days import SchoolDays
from openiep.home.demo.register import Child, children, class_list, new_class_list
from openiep.home.demo.staff import Company, begin_school
from openiep.home.demo.telling import tell
from openiep.home.demo.told import Told, Turning, dice
from openiep.people.models import Pupil, PupilIdentifier

# School days ago: when the school began to keep its records here, and when each list was brought in.
BEGAN = 520
LISTS = (("Class lists.csv", 150, ("Oak", "3K", "5W")), ("Acorns.csv", 72, ("Acorns",)))


@dataclass
class Making:
    """What is needed all along while the school is made."""

    company: Company
    days: SchoolDays
    zone: ZoneInfo
    phones: Telephones

    def turning(self, ago: int, name: str) -> Turning:
        """Days of a school's beginning or a list's coming, with dice of their own."""
        return Turning(self.days, self.zone, (), self.days.ago(ago), dice(name))


def make_demo_school() -> Installation:
    """Make the invented school in an empty database, marked as a demo; if anything fails, nothing.

    Same children, same words, same scatter every time; days lie relative to today.
    """
    with transaction.atomic():
        installation = Installation.objects.create(is_demo=True)
        started = timezone.now()
        company = begin_school(installation)
        school = company.school
        days, zone = SchoolDays(school.today()), ZoneInfo(school.time_zone)
        making = Making(company, days, zone, Telephones())
        began = making.turning(BEGAN, "school")
        let_days_pass_over_school(school, began.passing_to(days.today, since=started))
        everybody = children(days)
        for file_name, ago, classes in LISTS:
            listed = [child for child in everybody if child.class_name in classes]
            _bring_in(making, listed, making.turning(ago, file_name), file_name)
    return installation


def demo_class_list() -> bytes:
    """A class that the school does not have yet, as SIMS exports it, to be brought in by hand."""
    return new_class_list(timezone.localdate())


def _bring_in(making: Making, listed: Sequence[Child], lists: Turning, name: str) -> None:
    """Bring a list in as it was some time ago, get to know the children, tell their stories."""
    company, days = making.company, making.days
    ahead = (days.today - lists.now).days
    moved = [_known_since(child, ahead) for child in listed]
    _import(company, name, class_list(moved, days))
    pupils = _pupils(company, listed)
    for child in listed:
        bring_family(company, child, pupils[child.own_number], making.phones, lists.chance)
        know_child(company, child, pupils[child.own_number], days, ahead)
    let_days_pass_over_school(company.school, lists.passing_to(days.today))
    without = [pupils[child.own_number].pk for child in listed if child.story is None]
    replace(lists, pupils=without).turn_to(days.today)
    for child in listed:
        if child.story:
            pupil_id = pupils[child.own_number].pk
            chance = dice(child.story["key"])
            turning = replace(lists, pupils=[pupil_id], chance=chance)
            tell(Told(child.story, company, turning, pupil_id))


def _known_since(child: Child, ahead: int) -> Child:
    since = child.sen_since
    return replace(child, sen_since=since and since + timedelta(days=ahead))


def _import(company: Company, name: str, data: bytes) -> None:
    batch = read_list(school=company.school, file_name=name, data=data, by=company.senco)
    seen = preview_of(batch).digest
    import_children(batch=batch, decisions={}, seen=seen, by=company.senco)


def _pupils(company: Company, listed: Sequence[Child]) -> dict[str, Pupil]:
    numbers = [child.own_number for child in listed]
    known = PupilIdentifier.objects.filter(
        school=company.school, scheme=PupilIdentifier.Scheme.OWN, value__in=numbers
    )
    return {one.value: one.pupil for one in known.select_related("pupil__school")}
