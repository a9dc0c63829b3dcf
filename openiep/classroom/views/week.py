"""A week typed in at once, from paper or from memory."""

from uuid import UUID

import uuid_utils.compat
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from openiep.access import drafts
from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.actions.week import record_week
from openiep.classroom.asked import asked_children, asked_week
from openiep.classroom.forms import WeekForm
from openiep.classroom.models.week import classes_of
from openiep.classroom.presenters.reasons import say
from openiep.classroom.presenters.week import Week, mistakes_of, week_of, weeks_around
from openiep.people.models import School
from openiep.plans.models import Provision, Target
from openiep.rules import Refused
from openiep.web.pages import add_reasons, page


@require_http_methods(["GET", "POST"])
def week(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """One week of my children or of one class: every open box may be filled in, one save keeps all."""
    user = user_of(request)
    visible = School.objects.visible_to(user)
    school = find(visible, pk=school_id, by=user, may=Permission.RECORD_MEASUREMENT)
    monday, listed = asked_week(request, school), asked_children(request, school, user)
    typed = [name for name, value in request.POST.items() if str(value).strip()]
    shown = week_of(school, user, list(listed), monday, typed)
    first = {"id": str(uuid_utils.compat.uuid7()), **drafts.typed_before(request)}
    form = WeekForm(
        request.POST or None, boxes=[box for _child, box in shown.boxes()], initial=first
    )
    addresses = weeks_around(
        school, monday, **{"class": _asked(request, "class"), "page": _asked(request, "page")}
    )
    if form.is_bound and form.is_valid() and (kept := _keep(form, shown, school, user)):
        saved = ngettext("Saved: %(n)d box.", "Saved: %(n)d boxes.", kept)
        messages.success(request, saved % {"n": kept})
        return redirect(addresses["here"])
    note_list_read(
        by=user, may=Permission.LIST_CHILDREN, school_id=school.pk, pupil_ids=shown.pupil_ids,
        subject="plans.Target",
    )  # fmt: skip
    context = {
        "school": school, "week": shown, "boxes": form, "mistakes": mistakes_of(form, shown),
        "addresses": addresses, "classes": classes_of(school, user), "listed": listed,
        "in_class": _asked(request, "class"),
        "paper": {"this": addresses["paper"], "next": addresses["paper_after"]},
    }  # fmt: skip
    return page(request, "classroom/week.html", context, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest, name: str) -> str:
    """An id or a number of the address, as it may stand in ours; "" for anything else."""
    text = request.GET.get(name, "")
    return text if text.replace("-", "").isalnum() and text.isascii() else ""


def _keep(form: WeekForm, shown: Week, school: School, user: User) -> int:
    """Keep all boxes, or none: then each has its sentence. How many were kept."""
    filled = form.filled()
    about = {one.box.about for one in filled}
    targets = Target.objects.visible_to(user).filter(pk__in=about & set(shown.wordings))
    helps = Provision.objects.visible_to(user).filter(pk__in=about & set(shown.arranged))
    try:
        return record_week(
            school=school,
            filled=filled,
            targets={one.pk: one for one in targets.select_related("pupil", "school")},
            provisions={one.pk: one for one in helps.select_related("plan", "pupil", "school")},
            form_id=form.cleaned_data["id"],
            by=user,
        )
    except Refused as refused:
        add_reasons(form, refused.reasons, say)
        return 0
