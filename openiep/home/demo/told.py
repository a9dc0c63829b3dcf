"""One child's story as far as it has been told, and the turning of its days."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Model
from django.utils import timezone

from openiep.access.models import User
from openiep.home.demo.ageing import Passing, let_days_pass, let_instants_pass
from openiep.home.demo.days import SchoolDays
from openiep.home.demo.reading import Story
from openiep.home.demo.staff import Company
from openiep.people.models import Involvement, Person, Pupil
from openiep.plans.models import Plan, Target

FIRST_MINUTE, LAST_MINUTE = 8 * 60 + 20, 16 * 60 + 40
SEED = "Alder Brook"


def dice(name: str) -> Random:
    """Dice that fall the same every time, so that a change in one story leaves the others alone."""
    return Random(f"{SEED} {name}")  # noqa: S311 - scatter of invented readings, no secret


@dataclass
class Turning:
    """Which day "today" stands for, for some children, and since when."""

    days: SchoolDays
    zone: ZoneInfo
    pupils: Collection[UUID]
    now: date
    chance: Random
    since: datetime = field(default_factory=timezone.now)

    def there(self, day: date) -> date:
        """What has to be written now for what is to read as this day in the end."""
        return day + (self.days.today - self.now)

    def passing_to(self, day: date, *, since: datetime | None = None) -> Passing:
        """How far it is from now to a day, with some minute of the school day for what was just
        done, that is since the last turn if it is not said since when.
        """
        since = since or self.since
        minute = self.chance.randint(FIRST_MINUTE, LAST_MINUTE)
        at = time(minute // 60, minute % 60, self.chance.randint(0, 59))
        done_at = datetime.combine(self.days.today, at, self.zone)
        days = (day - self.now).days
        return Passing(days, since, timedelta(days=days) + (since - done_at))

    def turn_to(self, day: date) -> None:
        """Go on to another day."""
        if day != self.now:
            let_days_pass(self.pupils, self.passing_to(day))
            self.now, self.since = day, timezone.now()

    def on(self, day: date, happen: Callable[[], None], made: Collection[type[Model]]) -> None:
        """Let something happen that is told its day, on a day up to now; it makes such rows."""
        since = timezone.now()
        happen()
        if day != self.now:
            passing = replace(self, now=day).passing_to(self.now, since=since)
            let_instants_pass(self.pupils, passing, made)


@dataclass
class Told:
    """A child, the story, and where it stands."""

    story: Story
    company: Company
    turning: Turning
    pupil_id: UUID
    targets: list[UUID] = field(default_factory=list)
    plan_id: UUID | None = None

    @property
    def days(self) -> SchoolDays:
        """The school's days."""
        return self.turning.days

    @property
    def chance(self) -> Random:
        """The dice of this child, the same every time."""
        return self.turning.chance

    @property
    def pupil(self) -> Pupil:
        """The child, read afresh."""
        return Pupil.objects.select_related("school").get(pk=self.pupil_id)

    @property
    def plan(self) -> Plan:
        """The plan that the story is about now, read afresh."""
        return Plan.objects.select_related("school", "pupil").get(pk=str(self.plan_id))

    @property
    def class_name(self) -> str:
        """The child's class."""
        return str(self.story["who"]["class"])

    @property
    def teacher(self) -> User:
        """The class teacher."""
        return self.company.users[self.company.teacher(self.class_name)]

    @property
    def assistant(self) -> User:
        """The assistant in the class."""
        return self.company.users[self.company.assistant(self.class_name)]

    @property
    def senco(self) -> User:
        """The SENCo."""
        return self.company.senco

    def writer(self, plan: Story) -> User:
        """Who writes a plan: the class teacher unless the story says otherwise."""
        return self.company.users[plan["by"]] if "by" in plan else self.teacher

    def there(self, ago: int | None) -> date | None:
        """A day of the story as it has to be written now; None stays None."""
        return None if ago is None else self.turning.there(self.days.ago(ago))

    def day(self, ago: int) -> date:
        """The same where there is always a day."""
        return self.turning.there(self.days.ago(ago))

    def adult(self, called: str) -> Person:
        """Somebody around the child, or a colleague, by the name they go by.

        Raises Involvement.DoesNotExist for a name that the story does not have.
        """
        for person in self.company.persons.values():
            if person.called == called:
                return person
        around = Involvement.objects.select_related("person")
        return around.get(pupil=self.pupil_id, person__called=called).person

    def target(self, place: int) -> Target:
        """The target in this place of the plan."""
        return Target.objects.select_related("school", "pupil").get(pk=self.targets[place])
