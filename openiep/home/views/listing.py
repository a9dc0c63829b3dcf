"""What the pages of the list share: the school, what is wanted, what this person sees, the pages."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.http import Http404, HttpRequest, QueryDict
from django.utils.functional import cached_property

from openiep.access.finding import note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission, Role, permits
from openiep.home.caseload import SORTS, Line, Wanted
from openiep.people.models import School
from openiep.people.rights import rights_of

WITH_A_PLAN, EVERYBODY = "any", "all"
STATUSES = {WITH_A_PLAN, EVERYBODY, "none", "lacking", "draft", "proposed", "in_force"}
KEPT = ("class", "year", "status", "need", "stage", "attention", "sort", "order")


class CountedWithItsFirstPage(Paginator):  # type: ignore[type-arg]
    """Fetches the first page and the number of all in one query, however long the list is."""

    @cached_property
    def first(self) -> list[Any]:
        """The first page, each with `whole`: how many there are."""
        everything: Any = self.object_list
        return list(everything.annotate(whole=Window(Count("pk")))[: self.per_page])

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return int(self.first[0].whole) if self.first else 0

    def page(self, number: int | str) -> Page[Any]:
        """One page; the first needs no second query. Raises `InvalidPage`."""
        found = super().page(number)
        if found.number == 1:
            found.object_list = self.first
        return found


def school_of(user: User, school_id: UUID) -> School:
    """The school, if the user works there. Raises `Http404`."""
    for post in rights_of(user).posts:
        if post.school_id == school_id:
            return post.school
    raise Http404


def sees_drafts(user: User, school: School) -> bool:
    """True for all but assistants."""
    return bool(school.roles_of(user) - {Role.TEACHING_ASSISTANT, Role.INSTALLER})


def sees_progress(user: User, school: School) -> bool:
    """True where how it is going may be shown."""
    return permits(school.roles_of(user), Permission.VIEW_PROGRESS)


def wanted_of(request: HttpRequest) -> Wanted:
    """The filters and the order from the address, the search text from the form alone.

    Without a word about plans the list holds the children with one; a search, and what needs
    attention, is looked for among all.
    """
    asked, sort = request.GET, request.GET.get("sort", "child")
    words = request.POST.get("words", "").strip()[:80]
    attention = asked.get("attention") == "yes"
    usual = EVERYBODY if words or attention else WITH_A_PLAN
    status = found if (found := asked.get("status", "")) in STATUSES else usual
    return Wanted(
        class_name=asked.get("class", ""),
        year=asked.get("year", ""),
        status="" if status == EVERYBODY else status,
        need=asked.get("need", ""),
        stage=asked.get("stage", ""),
        words=words,
        attention=attention,
        sort=sort if sort in SORTS else "child",
        down=asked.get("order") == "down",
    )


def is_narrowed(wanted: Wanted) -> bool:
    """True when the list holds less than the children with plans, or than all."""
    narrow = (wanted.class_name, wanted.year, wanted.need, wanted.stage, wanted.words)
    return any(narrow) or wanted.attention or wanted.status not in {"", WITH_A_PLAN}


def filters_of(asked: QueryDict, *, order: bool = False) -> str:
    """What of an address narrows the list, as an address again; never a name or a search text."""
    names = KEPT if order else KEPT[:-2]
    return urlencode({name: asked[name][:60] for name in names if asked.get(name)})


def note(user: User, school: School, lines: list[Line]) -> None:
    """Record that the list was read, with its children."""
    note_list_read(
        by=user,
        may=Permission.LIST_CHILDREN,
        school_id=school.pk,
        pupil_ids=[line.pupil.pk for line in lines],
        subject="people.Pupil",
    )
