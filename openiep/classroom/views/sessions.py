"""Every session of one arrangement: planned and happened, and taking one back."""

from uuid import UUID

import uuid_utils.compat
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.guard import may
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.actions import sessions as actions
from openiep.classroom.forms import SessionForm
from openiep.classroom.models import Session
from openiep.classroom.models.arrangements import holds_now
from openiep.classroom.presenters.delivered import bars_of
from openiep.classroom.presenters.reasons import say
from openiep.classroom.presenters.sessions import rows_of
from openiep.classroom.rules.sessions import Outcome, Why
from openiep.plans.models import Provision
from openiep.plans.models.content import row_content
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest, provision_id: UUID) -> HttpResponse:
    """Planned, happened and why; below it every session, and a form for one of another day."""
    user = user_of(request)
    wanted = Permission.RECORD_SESSION if request.method == "POST" else Permission.VIEW_PROGRESS
    visible = Provision.objects.visible_to(user).select_related("plan", "pupil", "school")
    provision = find(visible, pk=provision_id, by=user, may=wanted)
    first = {"id": str(uuid_utils.compat.uuid7()), "day": provision.school.today()}
    form = SessionForm(request.POST or None, initial={**first, **drafts.typed_before(request)})

    def act() -> Session:
        said = form.cleaned_data
        return actions.record_session(
            provision=provision,
            outcome=Outcome(said["outcome"]),
            why=Why(said["why"]) if said["why"] else None,
            words=said["words"],
            day=said["day"],
            id=said["id"],
            by=user,
        )

    def context() -> dict[str, object]:
        row = row_content("arrangements", provision)
        kept = Session.objects.visible_to(user).of([provision.pk]).with_names()
        return {
            "provision": provision,
            "pupil": provision.pupil,
            "name": row["programme"] or row["activities"] or _("Help at school"),
            "bar": bars_of(provision.plan, [row]).get(row["id"]),
            "rows": rows_of(kept),
            "may_record": holds_now(provision) and may(user, Permission.RECORD_SESSION, provision),
        }

    return answer_form(
        request,
        form,
        act,
        template="classroom/sessions.html",
        context=context,
        then=request.path,
        done=_("Saved."),
        say=say,
    )


@require_POST
def take_back_session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Undo: the session stays to be read and no longer counts."""
    user = user_of(request)
    visible = Session.objects.visible_to(user)
    session = find(visible, pk=session_id, by=user, may=Permission.RECORD_SESSION)
    actions.take_back_session(session=session, why=request.POST.get("why", ""), by=user)
    messages.success(request, _("Taken back. It stays to be read."))
    if request.POST.get("then") == "now":
        return redirect("classroom:now", session.school_id)
    return redirect("classroom:sessions", session.provision_id)
