"""The child's record: strengths first, then people, the plan now, and the story."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from openiep.access.finding import find
from openiep.access.guard import may
from openiep.access.rules import Permission, permits
from openiep.access.signed_in import user_of
from openiep.home.forms import ReasonForm
from openiep.home.presenters.record import record_of
from openiep.people.actions.reasons import open_with_reason as act
from openiep.people.models import Pupil
from openiep.web.pages import answer_form, page


@require_GET
def child(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The record. Somebody who sees lists only is asked for a reason first."""
    user = user_of(request)
    listed = Pupil.objects.visible_to(user).select_related("school", "profile")
    pupil = listed.filter(pk=pupil_id).first()
    if (
        pupil
        and not may(user, Permission.VIEW_CHILD, pupil)
        and may(user, Permission.OPEN_WITH_REASON, pupil)
    ):
        return redirect("home:open_with_reason", pupil_id)
    pupil = find(listed, by=user, may=Permission.VIEW_CHILD, pk=pupil_id)
    roles = pupil.roles_of(user)
    context = {
        "pupil": pupil,
        "record": record_of(pupil, user, roles),
        "may": {p.value: permits(roles, p) for p in Permission},
    }
    return page(request, "home/child.html", context)


@require_http_methods(["GET", "POST"])
def open_with_reason(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Ask a head why the record is opened; it then stays open for the day."""
    user = user_of(request)
    pupil = find(
        Pupil.objects.visible_to(user), by=user, may=Permission.OPEN_WITH_REASON, pk=pupil_id
    )
    form = ReasonForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: act(pupil=pupil, reason=form.cleaned_data["reason"], by=user),
        template="home/open_with_reason.html",
        context={"pupil": pupil},
        then=reverse("home:child", args=[pupil_id]),
        done=_("The record is open for today. The SENCo sees that you opened it."),
    )
