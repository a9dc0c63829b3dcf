"""Writing targets, arrangements and help from the family: one row at a time, each by itself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access.signed_in import user_of
from openiep.plans.actions import writing
from openiep.plans.models.content import ROW_MODELS
from openiep.plans.presenters.reasons import say
from openiep.plans.views.row_pages import (
    ARRANGEMENT,
    HOME_HELP,
    TARGET,
    add_page,
    row_of,
    save_page,
    take_out_or_put_back,
)
from openiep.plans.views.writing import back_to, plan_to_write
from openiep.rules import Refused


@require_http_methods(["GET", "POST"])
def add_target(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write a new target."""
    return add_page(request, plan_id, TARGET)


@require_http_methods(["GET", "POST"])
def save_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Write in a target."""
    return save_page(request, plan_id, row_id, TARGET)


@require_POST
def take_out_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Take a target out."""
    return take_out_or_put_back(request, plan_id, row_id, TARGET, out=True)


@require_POST
def put_back_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Put a target back."""
    return take_out_or_put_back(request, plan_id, row_id, TARGET, out=False)


@require_http_methods(["GET", "POST"])
def add_arrangement(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write a new arrangement."""
    return add_page(request, plan_id, ARRANGEMENT)


@require_http_methods(["GET", "POST"])
def save_arrangement(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Write in an arrangement."""
    return save_page(request, plan_id, row_id, ARRANGEMENT)


@require_POST
def take_out_arrangement(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Take an arrangement out."""
    return take_out_or_put_back(request, plan_id, row_id, ARRANGEMENT, out=True)


@require_POST
def put_back_arrangement(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Put an arrangement back."""
    return take_out_or_put_back(request, plan_id, row_id, ARRANGEMENT, out=False)


@require_http_methods(["GET", "POST"])
def add_home_help(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write new help from the family."""
    return add_page(request, plan_id, HOME_HELP)


@require_http_methods(["GET", "POST"])
def save_home_help(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Write in help from the family."""
    return save_page(request, plan_id, row_id, HOME_HELP)


@require_POST
def take_out_home_help(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Take help from the family out."""
    return take_out_or_put_back(request, plan_id, row_id, HOME_HELP, out=True)


@require_POST
def put_back_home_help(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Put help from the family back."""
    return take_out_or_put_back(request, plan_id, row_id, HOME_HELP, out=False)


@require_POST
def move_row(request: HttpRequest, plan_id: UUID, key: str, row_id: UUID) -> HttpResponse:
    """Move a row up or down among its own kind."""
    user = user_of(request)
    plan = plan_to_write(user, plan_id)
    if key not in ROW_MODELS:
        raise Http404
    row = row_of(user, plan, key, row_id)
    try:
        writing.move_row(row=row, places=-1 if request.POST.get("places") == "-1" else 1, by=user)
    except Refused as refused:
        messages.error(request, say(refused.reasons[0]))
    return HttpResponseRedirect(back_to(plan, key))
