"""Which week and which children an address asks for: the same on the screen and on paper."""

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from openiep.access.models import User
from openiep.classroom.models.week import to_record_for
from openiep.classroom.rules.week import monday_of
from openiep.people.models import Pupil, School

CHILDREN_ON_A_PAGE = 30


def asked_week(request: HttpRequest, school: School, *, ahead: int = 0) -> date:
    """The Monday of the week in the address; of this week where there is none. A later one than
    `ahead` weeks from now is brought back to that.
    """
    now = monday_of(school.today())
    with suppress(ValueError):
        asked = monday_of(date.fromisoformat(request.GET.get("from", "")))
        return min(asked, now + timedelta(weeks=ahead))
    return now


def asked_children(request: HttpRequest, school: School, user: User) -> Page[Pupil]:
    """One page of my children, or of those of the class in the address."""
    in_class = None
    with suppress(ValueError):
        in_class = UUID(request.GET.get("class", ""))
    pupils = to_record_for(school, user, in_class)
    return Paginator(pupils, CHILDREN_ON_A_PAGE).get_page(request.GET.get("page"))
