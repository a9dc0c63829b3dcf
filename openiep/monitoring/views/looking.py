"""Looking at how it is going."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openiep.access.guard import may
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.monitoring.models import life_of
from openiep.monitoring.presenters.ahead import ahead_of
from openiep.monitoring.presenters.progress import progress_of
from openiep.monitoring.views.finding import find_target
from openiep.web.pages import page

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
            "ahead": ahead_of(wording, progress) if life.in_force else None,
            "life": life,
            "may_record": (life.in_force or life.can_be_started)
            and may(user_of(request), Permission.RECORD_MEASUREMENT, wording.target),
            "may_correct": may(user_of(request), Permission.CORRECT_MEASUREMENT, wording.target),
            "in_sight": ROWS_IN_SIGHT,
        },
    )
