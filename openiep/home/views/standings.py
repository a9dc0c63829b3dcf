"""Verifying many parents and carers at once, after a register was brought in."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.choosing import choosing
from openiep.home.presenters.standings import say_of, standing_rows
from openiep.home.standings import waiting_by_class
from openiep.people.actions import around as actions
from openiep.people.models import Involvement, School
from openiep.rules import Refused
from openiep.web.pages import page

A_PAGE = 100


@require_http_methods(["GET", "POST"])
def verify_standing(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """All whom nobody has verified, class by class; those ticked are verified today by the user.

    Who is under a court order or restriction has no box, and is looked at on the child's page.
    """
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, by=user, may=Permission.CHANGE_PEOPLE_AROUND, pk=school_id)
    chosen = request.GET.get("class", "")[:40]
    if request.method == "POST":
        _verify(request, user, school)
        keep = f"?{urlencode({'class': chosen})}" if chosen else ""
        return redirect(f"{request.path}{keep}")
    today = school.today()
    found = waiting_by_class(user, school, today, chosen)
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    around = list(shown.object_list)
    note_list_read(
        by=user,
        may=Permission.CHANGE_PEOPLE_AROUND,
        school_id=school.pk,
        pupil_ids=list({one.pupil_id: None for one in around}),
        subject="people.Involvement",
    )
    context = {
        "school": school,
        "rows": standing_rows(school, around),
        "shown": shown,
        "classes": [name for name, _year in choosing(user, school, today).classes],
        "chosen": chosen,
        "ticked": request.GET.get("tick") == "all",
    }
    return page(request, "home/verify_standing.html", context)


def _verify(request: HttpRequest, user: User, school: School) -> None:
    """Verify those ticked, each by itself: one that cannot be keeps none of the others back."""
    ticked = dict(_keys(request.POST.getlist("one")))
    if not ticked:
        messages.warning(request, _("Tick the people whose standing you have checked."))
        return
    around = Involvement.objects.visible_to(user).filter(school=school, pk__in=ticked)
    done = 0
    for one in around.select_related("pupil__school", "school", "person"):
        try:
            actions.verify_standing(involvement=one, version=ticked[one.pk], by=user)
            done += 1
        except Refused as refused:
            messages.warning(request, say_of(one.person.called, refused.reasons[0]))
    if done:
        words = ngettext(
            "%(n)d person is verified today by you.",
            "%(n)d people are verified today by you.",
            done,
        )
        messages.success(request, words % {"n": done})


def _keys(posted: list[str]) -> list[tuple[UUID, int]]:
    """Who was ticked, and which version of them was on the page; anything else is left out."""
    found = []
    for key in posted[:A_PAGE]:
        pk, _colon, version = key.partition(":")
        try:
            found.append((UUID(pk), int(version)))
        except ValueError:
            continue
    return found
