"""The list of children with and without plans, what needs somebody, and the same as a spreadsheet."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from openiep.access.finding import note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission, Role, permits
from openiep.access.signed_in import user_of
from openiep.home.caseload import SORTS, Line, Wanted, lines_for, visible_lines
from openiep.home.presenters import children as present
from openiep.home.presenters.cards import cards_for
from openiep.home.presenters.going import add_targets
from openiep.home.presenters.needs import Task, situation_of, task_for
from openiep.home.rules import NeedsYou, most_pressing
from openiep.people.models import School, SchoolClass
from openiep.people.rights import rights_of
from openiep.web.pages import page

A_PAGE = 150
ON_TOP = 7
STATUSES = {"", "any", "none", "draft", "proposed", "in_force"}


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


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Go to the day of the first school in which the person works."""
    posts = rights_of(user_of(request)).posts
    if not posts:
        return page(request, "home/no_post.html")
    return redirect("home:today", posts[0].school_id)


def _school(user: User, school_id: UUID) -> School:
    for post in rights_of(user).posts:
        if post.school_id == school_id:
            return post.school
    raise Http404


def _sees_drafts(user: User, school: School) -> bool:
    return bool(school.roles_of(user) - {Role.TEACHING_ASSISTANT, Role.INSTALLER})


def _sees_progress(user: User, school: School) -> bool:
    return permits(school.roles_of(user), Permission.VIEW_PROGRESS)


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    sort = asked.get("sort", "child")
    return Wanted(
        class_name=asked.get("class", ""),
        status=status if (status := asked.get("status", "")) in STATUSES else "",
        need=asked.get("need", ""),
        stage=asked.get("stage", ""),
        words=request.POST.get("words", "").strip()[:80],
        sort=sort if sort in SORTS else "child",
        down=asked.get("order") == "down",
    )


def _note(user: User, school: School, lines: list[Line]) -> None:
    note_list_read(
        by=user,
        may=Permission.LIST_CHILDREN,
        school_id=school.pk,
        pupil_ids=[line.pupil.pk for line in lines],
        subject="people.Pupil",
    )


@require_http_methods(["GET", "POST"])
def children(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The list. Filters stand in the address; the search text never does, so searching is a POST."""
    user = user_of(request)
    school, wanted = _school(user, school_id), _wanted(request)
    today = school.today()
    pages = CountedWithItsFirstPage(visible_lines(user, school.pk, today, wanted), A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    lines = lines_for(list(shown.object_list), today)
    _note(user, school, lines)
    if _sees_progress(user, school):
        add_targets(lines, today)
    with_drafts = _sees_drafts(user, school)
    due = _due(lines, today) if with_drafts and not _is_narrowed(wanted) else []
    names = present.need_names()
    context = {
        "school": school,
        "rows": present.rows_for(lines, today, with_drafts=with_drafts),
        "with_drafts": with_drafts,
        "with_progress": _sees_progress(user, school),
        "tasks": _tasks(due, lines, today),
        "more": max(0, len(due) - ON_TOP),
        "may_import": Role.SENCO in school.roles_of(user),
        "counts": present.counts(lines, pages.count),
        "shown": shown,
        "wanted": wanted,
        "classes": SchoolClass.objects.visible_to(user)
        .filter(school=school, kind="class", ends_on__isnull=True)
        .order_by("name")
        .values_list("name", "name"),
        "needs": sorted(names.items(), key=lambda item: item[1]),
        "stages": [("K", present.stage_names()["K"]), ("E", present.stage_names()["E"])],
        "keep": _filters_kept(request),
    }
    return page(request, "home/children.html", context)


def _is_narrowed(wanted: Wanted) -> bool:
    return bool(wanted.class_name or wanted.status or wanted.need or wanted.stage or wanted.words)


def _filters_kept(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for name in ("sort", "order", "page"):
        kept.pop(name, None)
    return kept.urlencode()


@require_GET
def children_csv(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The same list for a spreadsheet, with the same filters."""
    user = user_of(request)
    school = _school(user, school_id)
    today = school.today()
    lines = lines_for(list(visible_lines(user, school.pk, today, _wanted(request))), today)
    _note(user, school, lines)
    with_drafts = _sees_drafts(user, school)
    rows = present.rows_for(lines, today, with_drafts=with_drafts)
    name = f"{_('children-with-plans')}-{today.isoformat()}.csv"
    return HttpResponse(
        present.as_csv(rows, lines, with_answers=with_drafts),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_GET
def today(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A person's day: what needs them, and their children."""
    user = user_of(request)
    school = _school(user, school_id)
    day = school.today()
    wanted = Wanted()
    lines = lines_for(list(visible_lines(user, school.pk, day, wanted)), day)
    _note(user, school, lines)
    if _sees_progress(user, school):
        add_targets(lines, day)
    with_drafts = _sees_drafts(user, school)
    due = _due(lines, day) if with_drafts else []
    with_plan = [line for line in lines if line.plan]
    teaches = bool(school.roles_of(user) & {Role.TEACHER, Role.TEACHING_ASSISTANT})
    context = {
        "school": school,
        "day": day,
        "tasks": _tasks(due, lines, day),
        "more": max(0, len(due) - ON_TOP),
        "is_head": Role.HEAD in school.roles_of(user),
        "is_senco": Role.SENCO in school.roles_of(user),
        "teaches": teaches,
        "cards": cards_for(with_plan, user) if teaches else [],
        "numbers": _numbers(lines, day),
    }
    return page(request, "home/today.html", context)


def _due(lines: list[Line], day: date) -> list[NeedsYou]:
    return most_pressing([situation_of(line, day) for line in lines], day)


def _tasks(due: list[NeedsYou], lines: list[Line], day: date) -> list[Task]:
    """The most pressing things as sentences."""
    of = {line.pupil.pk: line for line in lines}
    return [task_for(one, of[one.pupil_id], day) for one in due[:ON_TOP]]


def _numbers(lines: list[Line], day: date) -> list[tuple[str, int]]:
    return [
        (_("children"), len(lines)),
        (_("with SEN support or an EHC plan"), sum(line.sen_code in "KE" for line in lines)),
        (_("plans in force"), sum(line.plan is not None for line in lines)),
        (_("agreed by all"), sum(line.agreement == "agreed" for line in lines)),
        (
            _("reviews overdue"),
            sum(
                bool(line.plan and line.plan.review_due and line.plan.review_due < day)
                for line in lines
            ),
        ),
    ]
