"""A child leaves, the record is handed over, the receipt is noted; and who has left."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rebasing import rebased
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.actions import leaving as actions
from openiep.home.forms import HandOverForm, LeavingForm
from openiep.home.presenters.children import say
from openiep.people.models import Leaving, Pupil, School
from openiep.rules import Refused, refuse
from openiep.web.pages import answer_form, page

HANDED = ("handed_over_on", "handed_over_how", "received_on", "received_by")


@require_GET
def left(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The children who left, newest first, and whose record waits for a receipt."""
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, by=user, may=Permission.RECORD_LEAVING, pk=school_id)
    rows = Leaving.objects.visible_to(user).filter(school=school, came_back_on__isnull=True)
    leavings = list(rows.select_related("pupil", "handed_over_by").order_by("-left_on")[:300])
    note_list_read(
        by=user,
        may=Permission.RECORD_LEAVING,
        school_id=school.pk,
        pupil_ids=[one.pupil_id for one in leavings],
        subject="people.Pupil",
    )
    waiting = sum(one.received_on is None for one in leavings)
    context = {"school": school, "leavings": leavings, "waiting": waiting}
    return page(request, "home/left.html", context)


@require_http_methods(["GET", "POST"])
def record_leaving(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Say when a child left, and for where."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.RECORD_LEAVING, pk=pupil_id)
    first = {"left_on": pupil.school.today(), **drafts.typed_before(request)}
    form = LeavingForm(request.POST or None, initial=first)
    return answer_form(
        request,
        form,
        lambda: actions.record_leaving(pupil=pupil, by=user, **form.cleaned_data),
        template="home/record_leaving.html",
        context={"pupil": pupil},
        then=lambda done: reverse("home:note_hand_over", args=[done.pk]),
        done=_("Recorded. Plans and classes end with that day; everything stays to be read."),
        say=say,
    )


def _leaving(user: User, leaving_id: UUID) -> Leaving:
    rows = Leaving.objects.visible_to(user).select_related("pupil__school", "school")
    return find(rows, by=user, may=Permission.RECORD_LEAVING, pk=leaving_id)  # type: ignore[no-any-return]


@require_http_methods(["GET", "POST"])
def note_hand_over(request: HttpRequest, leaving_id: UUID) -> HttpResponse:
    """Note how the record went to the next school, and the receipt."""
    user = user_of(request)
    leaving = _leaving(user, leaving_id)
    now = {name: getattr(leaving, name) for name in (*HANDED, "version")}
    form, theirs = rebased(request, HandOverForm, now)

    def act() -> Leaving:
        if theirs:
            raise refuse("saved_meanwhile")
        values = {name: form.cleaned_data[name] for name in HANDED}
        version = int(form.cleaned_data["version"] or 0)
        return actions.note_hand_over(leaving=leaving, values=values, version=version, by=user)

    return answer_form(
        request,
        form,
        act,
        template="home/note_hand_over.html",
        context={"pupil": leaving.pupil, "leaving": leaving, "theirs": theirs},
        then=reverse("home:left", args=[leaving.school_id]),
        done=_("Saved."),
        say=say,
    )


@require_POST
def take_back_leaving(request: HttpRequest, leaving_id: UUID) -> HttpResponse:
    """The child is here again, or never left."""
    user = user_of(request)
    leaving = _leaving(user, leaving_id)
    try:
        actions.take_back_leaving(leaving=leaving, by=user)
        messages.success(request, _("The child is on the list again. Choose the class now."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
        return redirect("home:child", leaving.pupil_id)
    return redirect("people:change_child", leaving.pupil_id)
