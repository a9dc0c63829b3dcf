"""What the list can be narrowed to: classes of today and one's own views, asked for in one query."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, CharField, Value

from openiep.access.models import User
from openiep.home.models import SavedView
from openiep.people.models import School, SchoolClass
from openiep.people.models.school import holds_on


@dataclass(frozen=True, slots=True)
class View:
    """A view of one's own: its name, the address it stands for, whether the list begins with it."""

    pk: UUID
    name: str
    query: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """Classes as (name, year group), by name; views by name."""

    classes: list[tuple[str, str]]
    views: list[View]


def choosing(user: User, school: School, day: date) -> Choosing:
    """The school's classes on a day and the user's own views; one query for both."""
    text, flag = CharField(), BooleanField()
    held = SchoolClass.objects.visible_to(user).filter(
        holds_on(day), school=school, kind=SchoolClass.Kind.CLASS
    )
    classes = held.values_list(
        Value("class", output_field=text), "pk", "name", "year_group", Value(False, flag)
    )
    mine = SavedView.objects.visible_to(user).filter(school=school)
    views = mine.values_list(Value("view", output_field=text), "pk", "name", "query", "is_default")
    found = sorted(classes.union(views, all=True), key=lambda row: row[2])
    return Choosing(
        [(name, more) for kind, _pk, name, more, _default in found if kind == "class"],
        [View(pk, name, more, bool(on)) for kind, pk, name, more, on in found if kind == "view"],
    )
