"""Looking at how it is going, and the list of what there is to record."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openiep.access.finding import find, note_list_read
from openiep.access.guard import may
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.monitoring.models import life_of, to_record
from openiep.monitoring.presenters.progress import progress_of
from openiep.monitoring.presenters.recording import children_of
from openiep.monitoring.views.finding import find_target
from openiep.people.models import Pupil, School
from openiep.web.pages import page

CHILDREN_ON_A_PAGE = 30
ROWS_IN_SIGHT = 15


@require_safe
def target(request: HttpRequest, target_id: UUID) -> HttpResponse:
    """One target: how it reads, how it is measured, how it is going."""
    wording = find_target(request, target_id, Permission.VIEW_PROGRESS)
    progress = progress_of([wording], name=wording.pupil.known_as)[wording.target_id]
    life = life_of(wording)
    return page(
        request,
        "monitoring/target.html",
        {
            "wording": wording,
            "pupil": wording.pupil,
            "progress": progress,
            "life": life,
            "may_record": (life.in_force or life.can_be_started)
            and may(user_of(request), Permission.RECORD_MEASUREMENT, wording.target),
            "may_correct": may(user_of(request), Permission.CORRECT_MEASUREMENT, wording.target),
            "in_sight": ROWS_IN_SIGHT,
        },
    )


@require_safe
def my_children(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """My children and their targets now, each with a button for the thumb."""
    user = user_of(request)
    school = find(
        School.objects.visible_to(user), pk=school_id, by=user, may=Permission.RECORD_MEASUREMENT
    )
    rows = to_record(school, user)
    pupils = (
        Pupil.objects.visible_to(user)
        .filter(pk__in=rows.order_by().values("pupil"))
        .by_name()
        .values_list("pk", flat=True)
    )
    listed = Paginator(pupils, CHILDREN_ON_A_PAGE).get_page(request.GET.get("page"))
    children = children_of(rows.filter(pupil__in=list(listed)))
    note_list_read(
        by=user,
        may=Permission.LIST_CHILDREN,
        school_id=school.pk,
        pupil_ids=[child.pupil.pk for child in children],
        subject="plans.Target",
    )
    return page(
        request, "monitoring/my_children.html",
        {"school": school, "children": children, "listed": listed},
    )  # fmt: skip
