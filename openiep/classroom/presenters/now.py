"""Today's list: my children, their targets and the help arranged for them, each ready to record."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

import uuid_utils.compat
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.classroom.models import Arrangement, Session, arrangements_now
from openiep.classroom.presenters.delivered import OUTCOMES, Bar, bars_now
from openiep.classroom.rules.sessions import Outcome
from openiep.monitoring.models import scale_of_wording, stands_in_force
from openiep.monitoring.presenters.recording import Tap, control_of
from openiep.monitoring.presenters.values import (
    bare_value,
    question_of,
    short_of,
    suffix_of,
    value_text,
)
from openiep.people.models import Pupil, School
from openiep.plans.models import TargetWording
from openiep.plans.presenters.sentences import dose
from openiep.web.days import day_text

# How a value of a measure is given; what is not named here is typed.
CONTROLS = {"count": "tally", "duration": "timer"}
MOST_TAPS = 11  # a scale with more values than this is counted up and down instead


@dataclass(frozen=True, slots=True)
class Line:
    """One target: what is asked, how it is answered, and what was recorded last.

    `control` is tally, timer, taps, number, age or words; `id` is the id under which the plain
    form keeps the reading, made anew for each page.
    """

    id: UUID
    target_id: UUID
    target: str
    conditions: str
    control: str
    question: str
    suffix: str
    taps: tuple[Tap, ...]
    in_a_row: bool
    step: str
    low: str
    high: str
    last: str


@dataclass(frozen=True, slots=True)
class Member:
    """One child of a session, what is known of today, and of all sessions so far."""

    provision_id: UUID
    name: str
    today: str
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """An arrangement to record, for one child or for a group of them."""

    id: UUID
    name: str
    about: str
    members: tuple[Member, ...]

    @property
    def is_group(self) -> bool:
        """True where several children have it together."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class Child:
    """A child on the list."""

    pupil_id: UUID
    name: str
    lines: tuple[Line, ...]
    helps: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """The whole list: groups first, then child by child."""

    groups: tuple[Help, ...]
    children: tuple[Child, ...]

    @property
    def pupil_ids(self) -> list[UUID]:
        """Whose list it is, for the record of what was read."""
        return [child.pupil_id for child in self.children]


def now_of(school: School, user: User, rows: Iterable[TargetWording], pupils: list[Pupil]) -> Now:
    """The list of these children, from the wordings of their targets."""
    targets: defaultdict[UUID, list[Line]] = defaultdict(list)
    for pupil_id, found in groupby(stands_in_force(rows), key=lambda row: row.pupil_id):
        targets[pupil_id] += [line_of(row) for row in found]
    names = names_of(pupils)
    arranged = arrangements_now(school, user, names)
    known = _Known(_done_today(school, user, arranged), bars_now(arranged, names, school.today()))
    groups, single = _grouped(arranged)
    helps: defaultdict[UUID, list[Help]] = defaultdict(list)
    for one in single:
        helps[one.pupil.pk].append(_help([one], names, known))
    return Now(
        tuple(_help(group, names, known) for group in groups),
        tuple(
            Child(pupil.pk, names[pupil.pk], tuple(targets[pupil.pk]), tuple(helps[pupil.pk]))
            for pupil in pupils
        ),
    )


def names_of(pupils: list[Pupil]) -> dict[UUID, str]:
    """The first name; with the family name's first letter where two children share it."""
    shared = Counter(pupil.known_as for pupil in pupils)
    return {
        pupil.pk: f"{pupil.known_as} {pupil.family_name[:1]}"
        if shared[pupil.known_as] > 1
        else pupil.known_as
        for pupil in pupils
    }


def line_of(row: TargetWording) -> Line:
    """One target, from a wording with `last_value` and `last_day`."""
    scale = scale_of_wording(row)
    taps = _taps(row)
    return Line(
        id=uuid_utils.compat.uuid7(),
        target_id=row.target_id,
        target=short_of(row),
        conditions=row.conditions.strip(),
        control=_control(row, is_tapped=bool(taps)),
        question=_("What did you see?") if scale.is_described else question_of(row),
        suffix="" if scale.is_described else suffix_of(row),
        taps=taps,
        in_a_row=bool(taps) and control_of(row, None).in_a_row,
        step=f"{scale.step}",
        low="" if scale.low is None else f"{scale.low}",
        high="" if scale.high is None else f"{scale.high}",
        last=_last(row),
    )


def _control(row: TargetWording, *, is_tapped: bool) -> str:
    if scale_of_wording(row).is_described:
        return "words"
    if is_tapped:
        return "taps"
    if row.measure == "reading_age":
        return "age"
    return CONTROLS.get(row.measure, "number")


def _taps(row: TargetWording) -> tuple[Tap, ...]:
    """Every value of a ladder, and of "out of 5" and the like, where one tap can say it."""
    scale = scale_of_wording(row)
    if scale.kind != "ratio" or scale.low is None or scale.high is None:
        return control_of(row, None).taps
    if scale.high - scale.low >= MOST_TAPS:
        return ()
    choices = [scale.low + n for n in range(int(scale.high - scale.low) + 1)]
    return tuple(Tap(f"{value}", bare_value(value, row)) for value in choices)


def _last(row: TargetWording) -> str:
    value, day = getattr(row, "last_value", None), getattr(row, "last_day", None)
    if value is None or day is None:
        return ""
    return _("%(value)s on %(day)s") % {"value": value_text(value, row), "day": day_text(day)}


def _grouped(arranged: list[Arrangement]) -> tuple[list[list[Arrangement]], list[Arrangement]]:
    """Those that children have together: the same programme for a group, with the same adult."""
    together: dict[tuple[str, str, str], list[Arrangement]] = defaultdict(list)
    for one in arranged:
        if one.is_for_a_group and one.name:
            words = (one.name, one.words["staff"], one.words["times_a_week"])
            key = tuple(str(word or "").strip().casefold() for word in words)
            together[key].append(one)  # type: ignore[index]
    groups = [
        group
        for group in together.values()
        if len({one.pupil.pk for one in group}) == len(group) > 1
    ]
    in_groups = {one.id for group in groups for one in group}
    return groups, [one for one in arranged if one.id not in in_groups]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of each arrangement: of today in words, of all sessions as a bar."""

    done: dict[UUID, str]
    bars: dict[UUID, Bar]


def _help(group: list[Arrangement], names: dict[UUID, str], known: _Known) -> Help:
    first = group[0]
    about = (dose(first.words), str(first.words["staff"] or ""), str(first.words["place"] or ""))
    return Help(
        id=uuid_utils.compat.uuid7(),
        name=first.name or _("Help at school"),
        about=", ".join(part.strip().rstrip(".,;") for part in about if part.strip()),
        members=tuple(
            Member(one.id, names[one.pupil.pk], known.done.get(one.id, ""), known.bars.get(one.id))
            for one in group
        ),
    )


def _done_today(school: School, user: User, arranged: list[Arrangement]) -> dict[UUID, str]:
    """What was recorded today for each, by whom; the newest where there is more than one."""
    kept = Session.objects.visible_to(user).standing_now().on(school.today())
    said: dict[UUID, str] = {}
    for one in kept.of([each.id for each in arranged]).with_names():
        about = {
            "outcome": str(OUTCOMES[Outcome(one.outcome)]),
            "name": getattr(one, "seen_by_name", "") or _("a colleague"),
        }
        said.setdefault(one.provision_id, _("%(outcome)s (%(name)s)") % about)
    return said
