"""A child's other school."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people import presenters
from openiep.people.actions import schools as actions
from openiep.people.forms.children import OtherSchoolForm
from openiep.people.models import OtherSchool, Pupil
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def add_other_school(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Note a second school."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.CHANGE_CHILD, pk=pupil_id)
    form = OtherSchoolForm(request.POST or None, initial=drafts.typed_before(request))
    return answer_form(
        request,
        form,
        lambda: actions.add_other_school(pupil=pupil, values=form.cleaned_data, by=user),
        template="people/add_other_school.html",
        context={"pupil": pupil},
        then=reverse("home:child", args=[pupil_id]),
        done=_("Saved."),
        say=presenters.say,
    )


@require_POST
def end_other_school(request: HttpRequest, other_school_id: UUID) -> HttpResponse:
    """The child no longer goes there."""
    user = user_of(request)
    rows = OtherSchool.objects.visible_to(user).select_related("pupil", "school")
    other = find(rows, by=user, may=Permission.CHANGE_CHILD, pk=other_school_id)
    actions.end_other_school(other_school=other, by=user)
    messages.success(request, _("Saved. It stays in the story."))
    return redirect("home:child", other.pupil_id)
