"""A person's day: what needs them, and their children."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from openiep.access.models import User
from openiep.access.rules import Role
from openiep.access.signed_in import user_of
from openiep.home.caseload import Line, Wanted, lines_for, visible_lines
from openiep.home.presenters.cards import cards_for
from openiep.home.presenters.going import add_targets
from openiep.home.presenters.needs import ON_TOP, due_of, tasks_of
from openiep.home.standings import counting_waiting
from openiep.home.views.listing import note, school_of, sees_drafts, sees_progress
from openiep.people.models import NextYear, School
from openiep.people.rights import rights_of
from openiep.web.pages import page


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Go to the day of the first school in which the person works."""
    rights = rights_of(user_of(request))
    posts = rights.posts
    if rights.family:
        return redirect("home:family")
    if not posts:
        return page(request, "home/no_post.html")
    return redirect("home:today", posts[0].school_id)


@require_GET
def today(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A person's day: what needs them, and their children."""
    user = user_of(request)
    school = school_of(user, school_id)
    day, roles = school.today(), school.roles_of(user)
    found = visible_lines(user, school.pk, day, Wanted(), coming=False)
    if Role.SENCO in roles:
        found = counting_waiting(found, user, school, day)
    lines = lines_for(list(found), day)
    note(user, school, lines)
    if sees_progress(user, school):
        add_targets(lines, day)
    due = due_of(lines, day) if sees_drafts(user, school) else []
    teaches = bool(roles & {Role.TEACHER, Role.TEACHING_ASSISTANT})
    context = {
        "school": school,
        "day": day,
        "tasks": tasks_of(due, lines, day),
        "more": max(0, len(due) - ON_TOP),
        "year": _year_to_begin(user, school, day) if Role.SENCO in roles else None,
        "unverified": getattr(lines[0].pupil, "unverified", 0) if lines else 0,
        "is_head": Role.HEAD in roles,
        "is_senco": Role.SENCO in roles,
        "teaches": teaches,
        "cards": cards_for([line for line in lines if line.plan], user) if teaches else [],
        "numbers": _numbers(lines, day),
    }
    return page(request, "home/today.html", context)


def _year_to_begin(user: User, school: School, day: date) -> NextYear | None:
    """The prepared year whose first day has come."""
    years = NextYear.objects.visible_to(user).filter(school=school, first_day__lte=day)
    return years.filter(begun_at__isnull=True).first()


def _numbers(lines: list[Line], day: date) -> list[tuple[str, int]]:
    return [
        (_("children"), len(lines)),
        (_("with SEN support or an EHC plan"), sum(line.sen_code in "KE" for line in lines)),
        (_("plans in force"), sum(line.plan is not None for line in lines)),
        (_("agreed by all"), sum(line.agreement == "agreed" for line in lines)),
        (_("reviews overdue"), sum(line.is_overdue(day) for line in lines)),
    ]
