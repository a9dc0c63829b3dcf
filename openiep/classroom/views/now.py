"""Today's list, and what is sent from it without script."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from openiep.access.away import release_key
from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.actions.sessions import record_together
from openiep.classroom.forms import WHYS
from openiep.classroom.presenters.now import now_of
from openiep.classroom.presenters.reasons import say
from openiep.classroom.presenters.shell import device_words
from openiep.classroom.rules.sessions import Outcome, Why
from openiep.classroom.turns import idle_seconds, is_turn
from openiep.monitoring.models import to_record
from openiep.people.models import Pupil, School
from openiep.plans.models import Plan, Provision
from openiep.rules import Refused
from openiep.web.pages import page

CHILDREN_ON_A_PAGE = 30


@require_safe
def now(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """My children, their targets and their help, each to be recorded in three taps."""
    user = user_of(request)
    visible = School.objects.visible_to(user)
    school = find(visible, pk=school_id, by=user, may=Permission.RECORD_MEASUREMENT)
    with_plan = Plan.objects.visible_to(user).in_force().filter(school=school)
    pupils = Pupil.objects.visible_to(user).recorded_by(user)
    pupils = pupils.filter(pk__in=with_plan.values("pupil")).by_name()
    listed = Paginator(pupils, CHILDREN_ON_A_PAGE).get_page(request.GET.get("page"))
    children = list(listed)
    rows = to_record(school, user).filter(pupil__in=[child.pk for child in children])
    shown = now_of(school, user, rows, children)
    note_list_read(
        by=user,
        may=Permission.LIST_CHILDREN,
        school_id=school.pk,
        pupil_ids=shown.pupil_ids,
        subject="plans.Target",
    )
    context = {
        "school": school, "now": shown, "listed": listed, "today": school.today(), "whys": WHYS,
        **device_words(), "on_tablet": is_turn(request), "server_now": int(timezone.now().timestamp() * 1000),
    }  # fmt: skip
    response = page(request, "classroom/now.html", context)
    release_key(response, user, idle_seconds(request))
    return response


@require_POST
def record_sessions(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """One tap for one child or a whole group; each child who was away is kept as away."""
    user = user_of(request)
    visible = School.objects.visible_to(user)
    school = find(visible, pk=school_id, by=user, may=Permission.RECORD_SESSION)
    try:
        kept = _record_each(request, school, user)
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    else:
        messages.success(request, _("Saved.")) if kept else messages.warning(
            request, _("Nothing was recorded: no child was chosen.")
        )
    return redirect("classroom:now", school_id)


def _record_each(request: HttpRequest, school: School, user: User) -> int:
    said = request.POST
    if said.get("outcome") not in set(Outcome):
        return 0
    return record_together(
        school=school,
        provisions=_provisions(request, school, user),
        outcome=Outcome(said["outcome"]),
        away=_uuids(said.getlist("away")),
        why=Why(said["why"]) if said.get("why") in set(Why) else None,
        words=said.get("words", ""),
        form_id=next(iter(_uuids([said.get("id", "")])), None),
        by=user,
    )


def _provisions(request: HttpRequest, school: School, user: User) -> list[Provision]:
    """The arrangements that were sent, each found as one that the user may see. 404 where not."""
    ids = _uuids(request.POST.getlist("provision"))
    visible = Provision.objects.visible_to(user).filter(school=school)
    related = visible.select_related("plan", "pupil", "school")
    return [find(related, pk=pk, by=user, may=Permission.RECORD_SESSION) for pk in ids]


def _uuids(texts: list[str]) -> list[UUID]:
    """Those of the texts that are ids."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found
