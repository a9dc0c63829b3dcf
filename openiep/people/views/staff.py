"""Colleagues, classes and the school."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
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
from openiep.people.actions import staff as actions
from openiep.people.forms.staff import ClassesForm, ClassForm, ColleagueForm, SchoolForm
from openiep.people.models import Person, School, Teaching
from openiep.rules import Refused
from openiep.web.pages import answer_form, page


def _school(request: HttpRequest, school_id: UUID, may: Permission) -> tuple[User, School]:
    user = user_of(request)
    return user, find(School.objects.visible_to(user), by=user, may=may, pk=school_id)


@require_GET
def staff(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Everybody who works here, and their classes."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    context = {"school": school, "colleagues": presenters.colleagues(school, user)}
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
        template="people/colleague_form.html",
        context={"school": school},
        then=lambda new: reverse("people:colleague", args=[school_id, new.pk]),
        done=_("Saved."),
        say=presenters.say,
    )


def _colleague(school: School, user: User, user_id: UUID) -> tuple[Person, User]:
    found = Person.objects.visible_to(user).filter(school=school, user=user_id).first()
    if found is None or found.user is None:
        raise Http404
    return found, found.user


@require_http_methods(["GET", "POST"])
def colleague(request: HttpRequest, school_id: UUID, user_id: UUID) -> HttpResponse:
    """One colleague: the classes, the link to begin with, the end of the post."""
    user, school = _school(request, school_id, Permission.CHANGE_STAFF)
    person, theirs = _colleague(school, user, user_id)
    classes = Teaching.objects.filter(school=school, user=user_id, ends_on__isnull=True)
    form = ClassesForm(
        request.POST or None,
        school=school,
        initial={"classes": [str(pk) for pk in classes.values_list("school_class", flat=True)]},
    )
    link = ""
    if not theirs.has_usable_password() or request.GET.get("link") == "new":
        token = default_token_generator.make_token(theirs)
        link = request.build_absolute_uri(
            reverse("access:choose_password", args=[theirs.pk, token])
        )
    return answer_form(
        request,
        form,
        lambda: actions.change_classes(school=school, user=theirs, classes=form.chosen(), by=user),
        template="people/colleague.html",
        context={"school": school, "person": person, "link": link},
        then=reverse("people:staff", args=[school_id]),
        done=_("Saved."),
        say=presenters.say,
    )


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
        template="people/class_form.html",
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
        template="people/school_form.html",
        context={"school": school},
        then=reverse("home:today", args=[school_id]),
        done=_("Saved."),
        say=presenters.say,
    )
