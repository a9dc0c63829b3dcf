"""A week of one's children as rows of days: what stands already, and the boxes that are open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import dateformat
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.classroom.forms import WeekForm
from openiep.classroom.models.arrangements import Arrangement, arrangements_now
from openiep.classroom.models.week import Kept, kept_in
from openiep.classroom.presenters.now import names_of
from openiep.classroom.presenters.week_cells import Held, Option, held_at, options_of, sessions_of
from openiep.classroom.rules.week import Box, name_of_box, school_days, why_closed
from openiep.monitoring.models import (
    life_of,
    scale_of_wording,
    stands_in_force,
    to_record,
    wordings_now,
)
from openiep.monitoring.presenters.values import question_of, short_of, suffix_of
from openiep.people.models import Pupil, School
from openiep.plans.models import TargetWording
from openiep.plans.presenters.sentences import dose
from openiep.web.days import day_text

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a row: closed with a word why, or what stands, or an open box."""

    day: date
    short: str
    closed: str
    held: tuple[Held, ...]
    box: Box | None


@dataclass(frozen=True, slots=True)
class Row:
    """One target, or one arrangement, through the week.

    `look` is number, age, choice, words or session; `about` says how to collect it.
    """

    id: UUID
    title: str
    about: str
    question: str
    suffix: str
    look: str
    options: tuple[Option, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """A child with the rows of the week."""

    pupil_id: UUID
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The whole week; `wordings` and `arranged` are what its rows are about."""

    monday: date
    children: tuple[Child, ...]
    wordings: Mapping[UUID, TargetWording]
    arranged: Mapping[UUID, Arrangement]

    @property
    def title(self) -> str:
        """From Monday to Friday."""
        days = school_days(self.monday)
        return _("%(first)s to %(last)s") % {"first": day_text(days[0]), "last": day_text(days[-1])}

    @property
    def pupil_ids(self) -> list[UUID]:
        """Whose week it is, for the record of what was read."""
        return [child.pupil_id for child in self.children]

    def boxes(self) -> Iterator[tuple[Child, Box]]:
        """Every open box, with its child."""
        for child in self.children:
            for row in child.rows:
                yield from ((child, cell.box) for cell in row.cells if cell.box)


def week_of(
    school: School,
    user: User,
    pupils: list[Pupil],
    monday: date,
    typed: Iterable[str] = (),
    *,
    on_paper: bool = False,
) -> Week:
    """The week of these children. A box into which something was `typed` stays open whatever stands
    there by now, so that nobody's typing disappears. `on_paper` days to come have boxes as well.
    """
    days = school_days(monday)
    ids = [child.pk for child in pupils]
    wordings = stands_in_force(to_record(school, user).filter(pupil__in=ids))
    arranged = arrangements_now(school, user, ids, days=(days[0], days[-1]))
    lives = wordings_now([row.target_id for row in wordings], seen_by=user)
    kept = kept_in(user, days, list(lives), [one.id for one in arranged])
    today = max(school.today(), days[-1]) if on_paper else school.today()
    write = _Writer(today, days, kept, frozenset(typed))
    rows: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in wordings:
        life = lives.get(row.target_id)
        rows[row.pupil_id].append(write.target(row, life_of(life).since if life else None))
    for one in arranged:
        rows[one.pupil.pk].append(write.help(one))
    names = names_of(pupils)
    return Week(
        monday,
        tuple(Child(one.pk, names[one.pk], tuple(rows[one.pk])) for one in pupils if rows[one.pk]),
        {row.target_id: row for row in wordings},
        {one.id: one for one in arranged},
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts rows together from what is known of the week."""

    today: date
    days: tuple[date, ...]
    kept: Kept
    typed: frozenset[str]

    def target(self, row: TargetWording, since: date | None) -> Row:
        """The row of a target."""
        scale = scale_of_wording(row)
        options = options_of(row)
        look = "age" if row.measure == "reading_age" else "number"
        boxes = [Box(name_of_box(row.target_id, d), row.target_id, d, scale) for d in self.days]
        ways = (row.how_measured.strip(), row.conditions.strip())
        return Row(
            id=row.target_id,
            title=short_of(row),
            about=" · ".join(way for way in ways if way),
            question=_("What did you see?") if scale.is_described else question_of(row),
            suffix="" if scale.is_described else suffix_of(row),
            look="words" if scale.is_described else "choice" if options else look,
            options=options,
            cells=tuple(self._cell(box, since, row) for box in boxes),
        )

    def help(self, one: Arrangement) -> Row:
        """The row of an arrangement."""
        boxes = [Box(name_of_box(one.id, day), one.id, day, None) for day in self.days]
        parts = (dose(one.words), str(one.words["staff"] or ""))
        return Row(
            id=one.id,
            title=one.name or _("Help at school"),
            about=", ".join(part.strip().rstrip(".,;") for part in parts if part.strip()),
            question=_("What came of it?"),
            suffix="",
            look="session",
            options=sessions_of(),
            cells=tuple(self._cell(box, one.since, None) for box in boxes),
        )

    def _cell(self, box: Box, since: date | None, row: TargetWording | None) -> Cell:
        held = held_at(self.kept.at(box), row)
        closed = why_closed(box.day, today=self.today, since=since)
        is_open = box.name in self.typed or not (held or closed)
        words = {"": "", "to_come": _("to come"), "before": _("before the plan")}[closed]
        short = dateformat.format(box.day, _("D j"))
        return Cell(box.day, short, "" if held else words, held, box if is_open else None)


def mistakes_of(form: WeekForm, week: Week) -> list[dict[str, str]]:
    """What has to be mended: whose day it is, what is wrong, and the way to the box."""
    found = [{"text": str(error)} for error in form.non_field_errors()]
    found += [{"text": str(error)} for error in form.errors.get("id", ())]
    for child, box in week.boxes():
        about: dict[str, Any] = {"name": child.name, "day": day_text(box.day)}
        for error in form.errors.get(box.name, ()):
            words = _("%(name)s, %(day)s: %(error)s") % {**about, "error": error}
            found.append({"text": words, "href": f"#id_{box.name}"})
    return found


def weeks_around(school: School, monday: date, **asked: str) -> dict[str, str]:
    """The addresses of this week, the one before and the one after (`""` where it is to come), and
    of the sheets of paper for this one and the next.
    """
    where, paper = reverse("classroom:week", args=[school.pk]), _paper(school)
    more = "".join(f"&{name}={value}" for name, value in asked.items() if value)

    def at(first: date, where: str = where) -> str:
        return f"{where}?from={first.isoformat()}{more}"

    after = monday + WEEK
    return {
        "here": at(monday),
        "before": at(monday - WEEK),
        "after": at(after) if after <= school.today() else "",
        "paper": at(monday, paper),
        "paper_after": at(after, paper),
    }


def _paper(school: School) -> str:
    return reverse("documents:print_week", args=[school.pk])
