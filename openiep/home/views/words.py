"""Pages of plain words, open to everybody: what an IEP is, what is held, how to begin for real."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from openiep.web.pages import page


@login_not_required
@require_GET
def what_is_an_iep(request: HttpRequest) -> HttpResponse:
    """For parents: what an Individual Education Plan is."""
    return page(request, "home/what_is_an_iep.html")


@login_not_required
@require_GET
def your_data(request: HttpRequest) -> HttpResponse:
    """What is held, for what, and how long."""
    return page(request, "home/your_data.html")


@login_not_required
@require_GET
def own_school(request: HttpRequest) -> HttpResponse:
    """How to start an empty school of one's own."""
    return page(request, "home/own_school.html")
