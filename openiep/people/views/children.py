"""Adding a child, and changing what is known of one."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rebasing import rebased
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people import presenters
from openiep.people.actions import children as actions
from openiep.people.forms.children import ChildForm, ProfileForm
from openiep.people.models import Profile, Pupil, School
from openiep.rules import refuse
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def add_child(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A child by hand."""
    user = user_of(request)
    school = find(School.objects.visible_to(user), by=user, may=Permission.ADD_CHILD, pk=school_id)
    form = ChildForm(
        request.POST or None, school=school, initial={"status": "K", **drafts.typed_before(request)}
    )
    return answer_form(
        request,
        form,
        lambda: actions.add_child(school=school, by=user, **form.answers()),
        template="people/child_form.html",
        context={"school": school, "pupil": None, "theirs": []},
        then=lambda pupil: reverse("home:child", args=[pupil.pk]),
        done=lambda pupil: _("%(name)s is on the list.") % {"name": pupil.full_name},
        say=presenters.say,
    )


@require_http_methods(["GET", "POST"])
def change_child(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What is known of a child."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.CHANGE_CHILD, pk=pupil_id)
    form, theirs = rebased(
        request, partial(ChildForm, school=pupil.school), presenters.child_values(pupil)
    )
    assert isinstance(form, ChildForm)

    def act() -> Pupil:
        if theirs:
            raise refuse("saved_meanwhile")
        version = int(form.cleaned_data["version"] or 0)
        return actions.change_child(pupil=pupil, version=version, by=user, **form.answers())

    return answer_form(
        request,
        form,
        act,
        template="people/child_form.html",
        context={"school": pupil.school, "pupil": pupil, "theirs": theirs},
        then=reverse("home:child", args=[pupil_id]),
        done=_("Saved."),
        say=presenters.say,
    )


@require_http_methods(["GET", "POST"])
def change_profile(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The child in three answers."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.CHANGE_CHILD, pk=pupil_id)
    profile = Profile.objects.visible_to(user).filter(pupil=pupil).first()
    now = {
        "liked": profile.liked if profile else "",
        "matters": profile.matters if profile else "",
        "helps": profile.helps if profile else "",
        "version": profile.version if profile else 0,
    }
    form, theirs = rebased(request, ProfileForm, now)

    def act() -> Profile:
        if theirs:
            raise refuse("saved_meanwhile")
        said = form.cleaned_data
        return actions.change_profile(
            pupil=pupil,
            by=user,
            liked=said["liked"],
            matters=said["matters"],
            helps=said["helps"],
            version=int(said["version"] or 0),
        )

    return answer_form(
        request,
        form,
        act,
        template="people/change_profile.html",
        context={"pupil": pupil, "theirs": theirs},
        then=reverse("home:child", args=[pupil_id]),
        done=_("Saved."),
        say=presenters.say,
    )
