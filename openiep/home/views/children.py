"""The list of children with and without plans, what needs somebody, and the same as a spreadsheet."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access.models import User
from openiep.access.rules import Permission, Role, permits
from openiep.access.signed_in import user_of
from openiep.home.caseload import Line, Wanted, counting_who_lack, lines_for, visible_lines
from openiep.home.choosing import Choosing, choosing
from openiep.home.forms import ViewForm
from openiep.home.presenters import children as present
from openiep.home.presenters.going import add_targets
from openiep.home.presenters.needs import ON_TOP, due_of, tasks_of
from openiep.home.rules import NeedsYou
from openiep.home.views.listing import (
    WITH_A_PLAN,
    CountedWithItsFirstPage,
    filters_of,
    is_narrowed,
    note,
    school_of,
    sees_drafts,
    sees_progress,
    wanted_of,
)
from openiep.people.models import School
from openiep.web.pages import page

A_PAGE = 150


@require_http_methods(["GET", "POST"])
def children(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The list. Filters stand in the address; the search text never does, so searching is a POST."""
    user = user_of(request)
    school = school_of(user, school_id)
    wanted, today = wanted_of(request), school.today()
    offered = choosing(user, school, today)
    if request.method == "GET" and not request.GET:
        for view in offered.views:
            if view.is_default and view.query:
                return redirect(f"{request.path}?{view.query}")
    shown, lines, due, wanted = _found(request, user, school, wanted, today)
    note(user, school, lines)
    with_drafts = sees_drafts(user, school)
    roles = school.roles_of(user)
    context = {
        "school": school,
        "rows": present.rows_for(lines, today, with_drafts=with_drafts),
        "with_drafts": with_drafts,
        "with_progress": sees_progress(user, school),
        "tasks": tasks_of(due, lines, today) if not is_narrowed(wanted) else [],
        "more": max(0, len(due) - ON_TOP),
        "may_import": Role.SENCO in roles,
        "may_start": permits(roles, Permission.START_PLAN) and wanted.status in {"none", "lacking"},
        "lack": getattr(lines[0].pupil, "lack", 0) if lines and with_drafts else 0,
        "counts": present.counts(lines, shown.paginator.count),
        "shown": shown,
        "wanted": wanted,
        "views": offered.views,
        "view_form": ViewForm(initial={"query": filters_of(request.GET, order=True)}),
        "keep": filters_of(request.GET),
        **_choices(offered),
    }
    return page(request, "home/children.html", context)


def _found(
    request: HttpRequest, user: User, school: School, wanted: Wanted, today: date
) -> tuple[Page[Any], list[Line], list[NeedsYou], Wanted]:
    """The page of the list, its lines, what is due about them, and what was looked for in the end.

    Where nobody has a plan yet, a list that was not narrowed shows all children.
    """
    if wanted.attention:
        return *_with_attention(request, user, school, wanted, today), wanted
    pages = _pages(user, school, wanted, today)
    if not pages.count and _is_usual(wanted):
        wanted = replace(wanted, status="")
        pages = _pages(user, school, wanted, today)
    shown = pages.get_page(request.GET.get("page"))
    lines = lines_for(list(shown.object_list), today)
    return shown, lines, _due(user, school, lines, today), wanted


def _is_usual(wanted: Wanted) -> bool:
    return wanted == Wanted(status=WITH_A_PLAN, sort=wanted.sort, down=wanted.down)


def _pages(user: User, school: School, wanted: Wanted, today: date) -> CountedWithItsFirstPage:
    found = visible_lines(user, school.pk, today, wanted)
    return CountedWithItsFirstPage(counting_who_lack(found, user, school.pk, today), A_PAGE)


def _with_attention(
    request: HttpRequest, user: User, school: School, wanted: Wanted, today: date
) -> tuple[Page[Any], list[Line], list[NeedsYou]]:
    """The same for the children about whom something is due, which only their lines can tell."""
    everything = lines_for(list(visible_lines(user, school.pk, today, wanted)), today)
    due = _due(user, school, everything, today)
    about = {one.pupil_id for one in due}
    lines = [line for line in everything if line.pupil.pk in about]
    shown = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    return shown, list(shown.object_list), due


def _due(user: User, school: School, lines: list[Line], today: date) -> list[NeedsYou]:
    if sees_progress(user, school):
        add_targets(lines, today)
    return due_of(lines, today) if sees_drafts(user, school) else []


def _choices(offered: Choosing) -> dict[str, Any]:
    """What the list can be narrowed to."""
    stages = present.stage_names()
    return {
        "classes": [(name, name) for name, _year in offered.classes],
        "years": present.years_of({year for _name, year in offered.classes}),
        "needs": sorted(present.need_names().items(), key=lambda item: item[1]),
        "stages": [("K", stages["K"]), ("E", stages["E"])],
    }


@require_http_methods(["GET", "POST"])
def children_csv(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The same list for a spreadsheet, with the same filters; POST carries the search text."""
    user = user_of(request)
    school = school_of(user, school_id)
    today, wanted = school.today(), wanted_of(request)
    lines = lines_for(list(visible_lines(user, school.pk, today, wanted)), today)
    if not lines and _is_usual(wanted):
        wanted = replace(wanted, status="")
        lines = lines_for(list(visible_lines(user, school.pk, today, wanted)), today)
    if wanted.attention:
        about = {one.pupil_id for one in _due(user, school, lines, today)}
        lines = [line for line in lines if line.pupil.pk in about]
    note(user, school, lines)
    with_drafts = sees_drafts(user, school)
    rows = present.rows_for(lines, today, with_drafts=with_drafts)
    name = f"{_('children-with-plans')}-{today.isoformat()}.csv"
    return HttpResponse(
        present.as_csv(rows, lines, with_answers=with_drafts),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
