"""Days of the demo school: weekdays only, counted back from the last school day before today."""

from dataclasses import dataclass
from datetime import date, timedelta

FRIDAY = 4
WEEK = 5


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """Weekdays relative to a day. Nothing that has happened in the demo lies on that day itself,
    so that no instant lies ahead of the person who looks.
    """

    today: date

    @property
    def last(self) -> date:
        """The last weekday before today."""
        return self.today - timedelta(days=max(1, self.today.weekday() - FRIDAY))

    def ago(self, weekdays: int) -> date:
        """So many weekdays before the last one; a negative number lies as far behind it."""
        weeks, rest = divmod(abs(weekdays), WEEK)
        way = -1 if weekdays > 0 else 1
        day = self.last + timedelta(weeks=way * weeks)
        while rest:
            day += timedelta(days=way)
            rest -= day.weekday() <= FRIDAY
        return day

    @property
    def school_year(self) -> int:
        """The year in which this school year began."""
        return self.last.year - (self.last.month < 9)
