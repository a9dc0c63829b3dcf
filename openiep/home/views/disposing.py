"""Records whose time is over: proposed by one, confirmed by another, taken back by either."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access.finding import find, note_list_read
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.actions import disposing as actions
from openiep.home.forms import ConfirmDisposalForm
from openiep.home.models import Disposal
from openiep.home.presenters import disposal as present
from openiep.home.retention import children_of, over
from openiep.home.whole_record import counts_of
from openiep.people.models import Pupil, School
from openiep.rules import Refused
from openiep.web.pages import answer_form, page

MOST_DONE = 60


@require_GET
def records_over(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Who left and whose day has passed; what is proposed, what is being deleted, what was."""
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, by=user, may=Permission.VIEW_DISPOSALS, pk=school_id)
    rows = over(school, user)
    here = Disposal.objects.visible_to(user).filter(school=school)
    standing = list(here.standing().order_by("made_at"))
    lines = present.lines_of(standing, user)
    note_list_read(
        by=user,
        may=Permission.VIEW_DISPOSALS,
        school_id=school.pk,
        pupil_ids=[one.pupil.pk for one in rows] + [one.child_id for one in standing],
        subject="people.Pupil",
    )
    context = {
        "school": school,
        "rows": rows,
        "proposed": [line for line in lines if line.due_on is None],
        "going": [line for line in lines if line.due_on is not None],
        "done": present.done_of(list(here.done()[:MOST_DONE]), user),
        "schedule": present.schedule_of(school),
    }
    return page(request, "home/records_over.html", context)


@require_POST
def propose_disposal(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Propose that everything about one child be deleted."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.PROPOSE_DISPOSAL, pk=pupil_id)
    try:
        actions.propose_disposal(pupil=pupil, by=user)
        messages.success(
            request, _("Proposed. A second person confirms it; until then nothing changes.")
        )
    except Refused as refused:
        messages.warning(request, present.say(refused.reasons[0]))
    return redirect("home:records_over", pupil.school_id)


@require_http_methods(["GET", "POST"])
def confirm_disposal(request: HttpRequest, disposal_id: UUID) -> HttpResponse:
    """The second person looks at what there is, and confirms."""
    user = user_of(request)
    disposals = Disposal.objects.visible_to(user).select_related("school")
    disposal = find(disposals, by=user, may=Permission.CONFIRM_DISPOSAL, pk=disposal_id)
    pupil = children_of([disposal]).get(disposal.child_id)
    back = reverse("home:records_over", args=[disposal.school_id])
    if pupil is None or not disposal.is_standing or disposal.is_confirmed:
        return redirect(back)
    form = ConfirmDisposalForm(request.POST if request.method == "POST" else None)
    return answer_form(
        request,
        form,
        lambda: actions.confirm_disposal(disposal=disposal, by=user),
        template="home/confirm_disposal.html",
        context=lambda: {
            "pupil": pupil,
            "disposal": disposal,
            "proposed_by": present.names_of([disposal], user).get(disposal.proposed_by_id, ""),
            "is_mine": disposal.proposed_by_id == user.pk,
            "kinds": present.kinds_of(counts_of(pupil)),
        },
        then=back,
        done=_("Confirmed. Nobody finds the record now; in 30 days it is deleted for good."),
        say=present.say,
    )


@require_POST
def take_back_disposal(request: HttpRequest, disposal_id: UUID) -> HttpResponse:
    """Either person takes it back."""
    user = user_of(request)
    disposals = Disposal.objects.visible_to(user).select_related("school")
    disposal = find(disposals, by=user, may=Permission.TAKE_BACK_DISPOSAL, pk=disposal_id)
    try:
        actions.take_back_disposal(disposal=disposal, by=user)
        messages.success(request, _("Taken back. The record is as it was."))
    except Refused as refused:
        messages.warning(request, present.say(refused.reasons[0]))
    return redirect("home:records_over", disposal.school_id)
