"""What is done from the list: keeping a view of it, and beginning plans for many at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.actions import saved_views as actions
from openiep.home.forms import ViewForm
from openiep.home.models import SavedView
from openiep.home.presenters.children import say
from openiep.home.views.listing import filters_of
from openiep.people.models import Pupil, School
from openiep.plans.actions.writing import start_plans as begin
from openiep.rules import Refused


@require_POST
def keep_view(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Keep the filters and the order of the list under a name."""
    user = user_of(request)
    school = find(
        School.objects.visible_to(user), by=user, may=Permission.LIST_CHILDREN, pk=school_id
    )
    form = ViewForm(request.POST)
    list_page = reverse("home:children", args=[school_id])
    query = filters_of(QueryDict(request.POST.get("query", "")), order=True)
    if not form.is_valid():
        messages.warning(request, _("Give the view a name first."))
    else:
        try:
            actions.keep_view(
                school=school,
                name=form.cleaned_data["name"],
                query=query,
                is_default=form.cleaned_data["is_default"],
                by=user,
            )
            messages.success(request, _("The view is kept. It stands above the list."))
        except Refused as refused:
            messages.warning(request, say(refused.reasons[0]))
    return redirect(f"{list_page}?{query}")


@require_POST
def take_away_view(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Forget a view of one's own."""
    user = user_of(request)
    mine = SavedView.objects.visible_to(user).select_related("school")
    view = find(mine, by=user, may=Permission.LIST_CHILDREN, pk=view_id)
    actions.take_away_view(view=view, by=user)
    messages.success(request, _("The view is taken away. The children stay."))
    return redirect(f"{reverse('home:children', args=[view.school_id])}?status=any")


@require_POST
def start_plans(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Begin a draft for each child that was ticked and has no plan."""
    user = user_of(request)
    school = find(School.objects.visible_to(user), by=user, may=Permission.START_PLAN, pk=school_id)
    listed = Pupil.objects.visible_to(user).filter(school=school).on_roll(school.today())
    ticked = [key for key in request.POST.getlist("child") if _is_id(key)]
    pupils = list(listed.filter(pk__in=ticked).select_related("school").by_name())
    list_page = reverse("home:children", args=[school_id])
    if not pupils:
        messages.warning(request, _("Tick the children for whom a plan begins."))
        return redirect(f"{list_page}?status=lacking")
    begun = begin(school=school, pupils=pupils, by=user)
    messages.success(
        request,
        ngettext("%(n)d plan is begun.", "%(n)d plans are begun.", len(begun)) % {"n": len(begun)},
    )
    return redirect(f"{list_page}?status=draft")


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
