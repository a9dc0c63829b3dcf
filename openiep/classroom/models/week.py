"""What was kept of a week already, and whose week it is; a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models

from openiep.classroom.models.sessions import Session
from openiep.monitoring.models import Measurement, Observation
from openiep.people.models import ClassMembership, Pupil, SchoolClass
from openiep.people.models.school import holds_on
from openiep.plans.models import Plan

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from openiep.access.models import User
    from openiep.classroom.rules.week import Box
    from openiep.people.models import School
    from openiep.people.models.pupil import PupilQuerySet

Place = tuple["UUID", "date"]  # a target or an arrangement, and the day


def to_record_for(school: School, user: User, in_class: UUID | None = None) -> PupilQuerySet:
    """The children with a plan in force for whom the user may record, in the order of a register."""
    plans = Plan.objects.visible_to(user).in_force().filter(school=school)
    pupils = Pupil.objects.visible_to(user).recorded_by(user)
    pupils = pupils.filter(pk__in=plans.values("pupil"))
    if in_class is not None:
        members = ClassMembership.objects.filter(holds_on(school.today()), school_class=in_class)
        pupils = pupils.filter(pk__in=members.values("pupil"))
    return pupils.by_name()


def classes_of(school: School, user: User) -> list[SchoolClass]:
    """The classes in which these children are today, by name."""
    pupils = to_record_for(school, user).order_by().values("pk")
    members = ClassMembership.objects.filter(holds_on(school.today()), pupil__in=pupils)
    classes = SchoolClass.objects.visible_to(user).filter(school=school)
    return list(classes.filter(pk__in=members.values("school_class")).order_by("name"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands already, by place, each with the name of who saw it."""

    values: dict[Place, list[Measurement]] = field(default_factory=lambda: defaultdict(list))
    words: dict[Place, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    sessions: dict[Place, list[Session]] = field(default_factory=lambda: defaultdict(list))

    def at(self, box: Box) -> Sequence[Measurement] | Sequence[Observation] | Sequence[Session]:
        """What stands already where this box is."""
        place = (box.about, box.day)
        if box.scale is None:
            return self.sessions.get(place, ())
        return self.words.get(place, ()) if box.takes_words else self.values.get(place, ())


def kept_in(
    user: User, days: Collection[date], targets: Collection[UUID], provisions: Collection[UUID]
) -> Kept:
    """What was kept on these days and neither corrected nor taken back. Three queries."""
    kept = Kept()
    values = Measurement.objects.visible_to(user).standing_now().of(targets).with_names()
    for one in values.filter(day__in=days, series=models.F("target__series")):
        kept.values[one.target_id, one.day].append(one)
    words = Observation.objects.visible_to(user).standing_now().of(targets).with_names()
    for seen in words.filter(day__in=days):
        kept.words[seen.target_id, seen.day].append(seen)
    sessions = Session.objects.visible_to(user).standing_now().of(provisions).with_names()
    for held in sessions.filter(day__in=days):
        kept.sessions[held.provision_id, held.day].append(held)
    return kept
