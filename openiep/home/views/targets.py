"""The SENCo's look over the targets of the school: which could be clearer."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.presenters import targets as present
from openiep.people.models import School
from openiep.web.pages import page

A_PAGE = 60


def _lines(request: HttpRequest, school_id: UUID) -> tuple[User, School, list[present.Line]]:
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, pk=school_id, by=user, may=Permission.LOOK_OVER_TARGETS)
    return user, school, present.lines_of(user, school.pk, school.today())


def _wanted(request: HttpRequest) -> tuple[str, str]:
    point = request.GET.get("point", "")
    return point if point in present.POINTS else "", request.GET.get("class", "")


def _note(user: User, school: School, lines: list[present.Line]) -> None:
    note_list_read(
        by=user,
        may=Permission.LOOK_OVER_TARGETS,
        school_id=school.pk,
        pupil_ids=dict.fromkeys(line.pupil_id for line in lines),
        subject="plans.Target",
    )


@require_GET
def targets(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Which targets could be clearer, by child and plan."""
    user, school, lines = _lines(request, school_id)
    point, class_name = _wanted(request)
    found = present.narrowed(lines, point, class_name)
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    _note(user, school, list(shown.object_list))
    context = {
        "school": school,
        "lines": shown.object_list,
        "shown": shown,
        "count": len(found),
        "all": len(lines),
        "point": point,
        "class_name": class_name,
        "points": present.point_names(),
        "counts": present.counts_of(lines),
        "classes": sorted({line.class_name for line in lines if line.class_name}),
        "keep": _kept(request),
    }
    return page(request, "home/targets.html", context)


@require_GET
def targets_csv(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The same list for a spreadsheet, with the same filters."""
    user, school, lines = _lines(request, school_id)
    found = present.narrowed(lines, *_wanted(request))
    _note(user, school, found)
    name = f"{_('targets')}-{school.today().isoformat()}.csv"
    return HttpResponse(
        present.as_csv(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _kept(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()
