"""The demo door: one click into the invented school, on this machine only."""

from ipaddress import ip_address

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from openiep.access.doors import FAMILY_DOOR, STAFF_DOOR, go_through
from openiep.access.models import Installation
from openiep.home.demo.cast import DOORS, FAMILY_DOORS, is_parent, user_behind
from openiep.web.pages import page

PROXY_HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_VIA")
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


def is_open(request: HttpRequest) -> bool:
    """True for a database made as a demo, asked on the loopback host, without a proxy between."""
    host = request.get_host().rsplit(":", 1)[0] if "]" not in request.get_host() else "[::1]"
    try:
        near = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        near = False
    proxied = any(request.META.get(header) for header in PROXY_HEADERS)
    if not near or proxied or host not in LOOPBACK_HOSTS:
        return False
    return Installation.objects.filter(is_demo=True).exists()


@login_not_required
@require_GET
def door(request: HttpRequest) -> HttpResponse:
    """Choose as whom to look around."""
    if not is_open(request):
        raise Http404
    return page(request, "home/demo.html", {"doors": DOORS, "family_doors": FAMILY_DOORS})


@login_not_required
@require_POST
def enter(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as one of the invented people, behind the door that is theirs."""
    user = user_behind(role) if is_open(request) else None
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    go_through(request, FAMILY_DOOR if is_parent(role) else STAFF_DOOR)
    return redirect("home:start")
