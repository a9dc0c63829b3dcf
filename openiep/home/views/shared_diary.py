"""What a family has chosen to show of its diary."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.models import DiaryEntry
from openiep.people.models import Pupil
from openiep.web.pages import page

MOST = 200


@require_GET
def shared_diary(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The entries that parents and carers share with the school, newest first. Nothing is counted."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.VIEW_PROGRESS, pk=pupil_id)
    entries = DiaryEntry.objects.visible_to(user).filter(pupil=pupil)
    shown = entries.select_related("person", "home_help").order_by("-day", "-made_at")[:MOST]
    return page(request, "home/shared_diary.html", {"pupil": pupil, "entries": list(shown)})
