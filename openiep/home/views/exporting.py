"""Everything about one child, for who asks to see what is held."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home import packing
from openiep.home.actions.exporting import export_child as act
from openiep.home.forms import ExportForm
from openiep.people.models import Pupil
from openiep.web.pages import page


@require_http_methods(["GET", "POST"])
def export_child(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Say why, choose a password if it leaves the school, and get the archive."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.EXPORT_CHILD, pk=pupil_id)
    form = ExportForm(
        request.POST if request.method == "POST" else None, initial=drafts.typed_before(request)
    )
    if not (form.is_bound and form.is_valid()):
        status = 422 if form.is_bound else 200
        context = {"form": form, "pupil": pupil}
        return page(request, "home/export_child.html", context, status=status)
    everything = act(pupil=pupil, why=form.cleaned_data["why"], by=user)
    archive = packing.packed(everything, user)
    name = f"{_('record')}-{everything.day.isoformat()}.zip"
    if password := form.cleaned_data["password"]:
        archive, name = packing.sealed(archive, password), f"{name}.age"
    kind = "application/octet-stream" if password else "application/zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(archive, content_type=kind, headers=headers)
