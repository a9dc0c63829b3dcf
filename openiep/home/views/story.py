"""The child's story on one page, and who opened records with a reason."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from openiep.access.finding import find, note_list_read
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.presenters.story import story_of
from openiep.people.models import LookWithReason, Pupil, School
from openiep.web.pages import page

A_PAGE = 60


@require_GET
def story(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Everything that happened, plan after plan, the first first."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.VIEW_WHOLE_PLAN, pk=pupil_id)
    return page(request, "home/story.html", {"pupil": pupil, "events": story_of(pupil, user)})


@require_GET
def reasons(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Who opened which record with which reason, newest first."""
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, by=user, may=Permission.VIEW_REASONS, pk=school_id)
    looks = LookWithReason.objects.visible_to(user).filter(school=school).order_by("-made_at")
    looks = looks.select_related("pupil", "user").prefetch_related("user__persons")
    shown = Paginator(looks, A_PAGE).get_page(request.GET.get("page"))
    lines = [
        (look, next((p.called for p in look.user.persons.all() if p.school_id == school.pk), ""))
        for look in shown.object_list
    ]
    note_list_read(
        by=user,
        may=Permission.VIEW_REASONS,
        school_id=school.pk,
        pupil_ids=dict.fromkeys(look.pupil_id for look, _name in lines),
        subject="people.LookWithReason",
    )
    return page(request, "home/reasons.html", {"school": school, "lines": lines, "shown": shown})
