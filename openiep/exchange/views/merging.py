"""Two records that may be one child's: look at both, put them together, take them apart."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.exchange.actions import merging
from openiep.exchange.models import ChildMerge
from openiep.exchange.presenters.merging import twice_of
from openiep.exchange.presenters.reasons import say
from openiep.people.models import Pupil
from openiep.rules import Refused
from openiep.web.pages import page


@require_http_methods(["GET", "POST"])
def merge_children(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Both records side by side; one button makes them one."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.IMPORT_CHILDREN, pk=pupil_id)
    pairs = twice_of(pupil.school, str(pupil.pk))
    errors: list[str] = []
    if request.method == "POST":
        wanted = [pair for pair in pairs if pair.passes_id == request.POST.get("other")]
        other = children.filter(pk=wanted[0].passes_id).first() if wanted else None
        if other is None:
            errors = [_("This record is no longer here. Look again.")]
        else:
            try:
                merging.merge_children(pupil=pupil, other=other, by=user)
                messages.success(request, _("It is one record now. You can take it apart below."))
                return redirect("exchange:merge_children", pupil_id)
            except Refused as refused:
                errors = [say(reason) for reason in refused.reasons]
    merges = ChildMerge.objects.visible_to(user).filter(pupil=pupil, undone_at__isnull=True)
    context = {
        "pupil": pupil,
        "school": pupil.school,
        "pairs": pairs,
        "merges": list(merges.order_by("-made_at")),
        "errors": errors,
    }
    return page(request, "exchange/merge_children.html", context, status=422 if errors else 200)


@require_POST
def undo_merge(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Two records again."""
    user = user_of(request)
    merges = ChildMerge.objects.visible_to(user).select_related("pupil__school")
    merge = find(merges, by=user, may=Permission.IMPORT_CHILDREN, pk=merge_id)
    try:
        merging.undo_merge(merge=merge, by=user)
        messages.success(request, _("They are two records again, each as it was."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect("exchange:merge_children", merge.pupil_id)
