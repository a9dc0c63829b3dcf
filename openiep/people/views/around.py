"""The people around a child."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rebasing import rebased
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people import presenters
from openiep.people.actions import around as actions
from openiep.people.forms.around import PersonAroundForm
from openiep.people.models import Involvement, Pupil
from openiep.rules import refuse
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def add_person_around(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """An adult around the child."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.CHANGE_PEOPLE_AROUND, pk=pupil_id)
    form = PersonAroundForm(
        request.POST or None, school=pupil.school, initial=drafts.typed_before(request)
    )
    return answer_form(
        request,
        form,
        lambda: actions.add_person_around(pupil=pupil, values=form.cleaned_data, by=user),
        template="people/person_around_form.html",
        context={"pupil": pupil, "involvement": None, "theirs": []},
        then=reverse("home:child", args=[pupil_id]),
        done=_("Saved."),
        say=presenters.say,
    )


@require_http_methods(["GET", "POST"])
def change_person_around(request: HttpRequest, involvement_id: UUID) -> HttpResponse:
    """What an adult is to the child, and how to reach them."""
    user = user_of(request)
    involvements = Involvement.objects.visible_to(user).select_related("pupil__school", "person")
    involvement = find(
        involvements, by=user, may=Permission.CHANGE_PEOPLE_AROUND, pk=involvement_id
    )
    pupil = involvement.pupil
    form, theirs = rebased(
        request,
        partial(PersonAroundForm, school=pupil.school),
        presenters.around_values(involvement),
    )

    def act() -> Involvement:
        if theirs:
            raise refuse("saved_meanwhile")
        return actions.change_person_around(
            involvement=involvement,
            values=form.cleaned_data,
            version=int(form.cleaned_data["version"] or 0),
            by=user,
        )

    return answer_form(
        request,
        form,
        act,
        template="people/person_around_form.html",
        context={"pupil": pupil, "involvement": involvement, "theirs": theirs},
        then=reverse("home:child", args=[pupil.pk]),
        done=_("Saved."),
        say=presenters.say,
    )


@require_POST
def end_involvement(request: HttpRequest, involvement_id: UUID) -> HttpResponse:
    """From today the adult is no longer around the child."""
    user = user_of(request)
    involvement = find(
        Involvement.objects.visible_to(user).select_related("school", "pupil__school"),
        by=user,
        may=Permission.CHANGE_PEOPLE_AROUND,
        pk=involvement_id,
    )
    actions.end_involvement(involvement=involvement, by=user)
    return redirect("home:child", involvement.pupil_id)
