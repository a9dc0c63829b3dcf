"""Colleagues, classes and the school."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people import presenters
from openiep.people.actions import factors
from openiep.people.actions import staff as actions
from openiep.people.forms.staff import ClassForm, ColleagueForm, KnownColleagueForm, SchoolForm
from openiep.people.models import Person, School, Teaching
from openiep.people.models.school import holds_on
from openiep.rules import Refused
from openiep.web.pages import answer_form, page


def _school(request: HttpRequest, school_id: UUID, may: Permission) -> tuple[User, School]:
    user = user_of(request)
    return user, find(School.objects.visible_to(user), by=user, may=may, pk=school_id)


@require_GET
def staff(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Everybody who works here, and their classes."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    context = {
        "school": school,
        "colleagues": presenters.colleagues(school, user),
        "classes": presenters.classes(school, user),
    }
    return page(request, "people/staff.html", context)


@require_http_methods(["GET", "POST"])
def add_colleague(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A new colleague; the page after it shows the link with which they choose a password."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    form = ColleagueForm(request.POST or None, school=school, initial=drafts.typed_before(request))

    def act() -> User:
        said = form.cleaned_data
        return actions.add_colleague(
            school=school,
            called=said["called"],
            email=said["email"],
            telephone=said["telephone"],
            role=said["role"],
            classes=form.chosen(),
            by=user,
        )

    return answer_form(
        request,
        form,
        act,
        template="people/add_colleague.html",
        context={"school": school},
        then=lambda new: reverse("people:colleague", args=[school_id, new.pk]),
        done=_("Saved."),
        say=presenters.say,
    )


def _colleague(school: School, user: User, user_id: UUID) -> tuple[Person, User]:
    known = Person.objects.visible_to(user).filter(school=school, user=user_id)
    found = known.filter(user__posts__school=school).first()
    if found is None or found.user is None:
        raise Http404
    return found, found.user


def _link(request: HttpRequest, user: User, token: str) -> str:
    return request.build_absolute_uri(reverse("access:choose_password", args=[user.pk, token]))


@require_http_methods(["GET", "POST"])
def colleague(request: HttpRequest, school_id: UUID, user_id: UUID) -> HttpResponse:
    """One colleague: the classes, the way to a password, the end of the post."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    person, theirs = _colleague(school, user, user_id)
    form = _known(request.POST or None, user, school, person)
    return answer_form(
        request,
        form,
        lambda: actions.change_colleague(
            school=school,
            user=theirs,
            called=form.cleaned_data["called"],
            telephone=form.cleaned_data["telephone"],
            classes=form.chosen(),
            by=user,
        ),
        template="people/colleague.html",
        context={"school": school, "person": person, "link": ""},
        then=reverse("people:staff", args=[school_id]),
        done=_("Saved."),
        say=presenters.say,
    )


def _known(
    posted: QueryDict | None, by: User, school: School, person: Person
) -> KnownColleagueForm:
    taught = Teaching.objects.visible_to(by).filter(
        holds_on(school.today()), school=school, user=person.user_id
    )
    initial = {
        "called": person.called,
        "telephone": person.telephone,
        "classes": [str(pk) for pk in taught.values_list("school_class", flat=True)],
    }
    return KnownColleagueForm(posted, school=school, initial=initial)


@require_POST
def invite_colleague(request: HttpRequest, school_id: UUID, user_id: UUID) -> HttpResponse:
    """Show, once, the link with which the colleague chooses a password."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    person, theirs = _colleague(school, user, user_id)
    try:
        token = actions.invite_colleague(school=school, user=theirs, by=user)
    except Refused as refused:
        messages.warning(request, presenters.say(refused.reasons[0]))
        return redirect("people:colleague", school_id, user_id)
    context = {
        "school": school,
        "person": person,
        "link": _link(request, theirs, token),
        "form": _known(None, user, school, person),
    }
    return page(request, "people/colleague.html", context)


@require_POST
def remove_second_factor(request: HttpRequest, school_id: UUID, user_id: UUID) -> HttpResponse:
    """A colleague lost device or app; they set up another after the next sign-in."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    person, _theirs = _colleague(school, user, user_id)
    try:
        factors.remove_second_factor(person=person, by=user)
        said = _("Removed. %(name)s is told by e-mail, and sets up a new one at the next sign-in.")
        messages.success(request, said % {"name": person})
    except Refused as refused:
        messages.warning(request, presenters.say(refused.reasons[0]))
    return redirect("people:colleague", school_id, user_id)


@require_POST
def end_post(request: HttpRequest, school_id: UUID, user_id: UUID) -> HttpResponse:
    """A colleague leaves; access ends at once."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    person, theirs = _colleague(school, user, user_id)
    try:
        actions.end_post(school=school, user=theirs, by=user)
        messages.success(request, _("%(name)s can no longer see anything here.") % {"name": person})
    except Refused as refused:
        messages.warning(request, presenters.say(refused.reasons[0]))
    return redirect("people:staff", school_id)


@require_http_methods(["GET", "POST"])
def add_class(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """A new class."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    form = ClassForm(request.POST or None, initial=drafts.typed_before(request))
    return answer_form(
        request,
        form,
        lambda: actions.add_class(school=school, by=user, **form.cleaned_data),
        template="people/add_class.html",
        context={"school": school},
        then=reverse("people:staff", args=[school_id]),
        done=_("Saved."),
        say=presenters.say,
    )


@require_http_methods(["GET", "POST"])
def change_school(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The school, and whom parents may ask outside it."""
    user, school = _school(request, school_id, Permission.CHANGE_SCHOOL)
    names = list(SchoolForm.base_fields)
    initial = {name: getattr(school, name) for name in names} | drafts.typed_before(request)
    form = SchoolForm(request.POST or None, initial=initial)
    return answer_form(
        request,
        form,
        lambda: actions.change_school(school=school, values=form.cleaned_data, by=user),
        template="people/change_school.html",
        context={"school": school},
        then=reverse("home:today", args=[school_id]),
        done=_("Saved."),
        say=presenters.say,
    )
