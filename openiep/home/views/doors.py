"""Two doors for one account, and the mails that wait."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from openiep.access.doors import FAMILY_DOOR, go_through, is_family
from openiep.access.finding import find
from openiep.access.outbox import is_demo
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.presenters.outbox import mail_lines
from openiep.people.models import School
from openiep.people.rights import family_of, holds_post
from openiep.web.pages import page


@require_GET
def doors(request: HttpRequest) -> HttpResponse:
    """Where somebody with two doors chooses one; everybody else goes through the only one."""
    user = user_of(request)
    if not (holds_post(user) and family_of(user)):
        return redirect("home:start")
    return page(request, "home/doors.html", {"is_family": is_family(request)})


@require_POST
def change_door(request: HttpRequest) -> HttpResponse:
    """From a colleague's pages to one's own child's. The other way asks for the password again."""
    user = user_of(request)
    if is_family(request):
        if not holds_post(user):
            raise Http404
        logout(request)
        messages.info(request, _("Sign in as a colleague now."))
        return redirect("access:sign_in")
    if not family_of(user):
        raise Http404
    go_through(request, FAMILY_DOOR)
    return redirect("home:start")


@require_GET
def outbox(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The e-mails of the school: what waits, what went, what could not be sent."""
    user = user_of(request)
    school = find(
        School.objects.visible_to(user), by=user, may=Permission.VIEW_OUTBOX, pk=school_id
    )
    return page(
        request, "home/outbox.html", {"school": school, "lines": mail_lines(school, is_demo())}
    )
