"""September: next year's classes, prepared, looked at, changed for one child, begun."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access.finding import find, note_list_read
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people import presenters
from openiep.people.actions import years as actions
from openiep.people.forms.years import MoveForm, YearForm
from openiep.people.models import NextYear, Pupil, School
from openiep.people.moving import adults, now_and_next, prepared
from openiep.rules import Refused
from openiep.web.pages import answer_form, page


def _school(user: User, school_id: UUID) -> School:
    schools = School.objects.visible_to(user)
    return find(schools, by=user, may=Permission.PREPARE_YEAR, pk=school_id)


def _open_year(user: User, school: School) -> NextYear | None:
    years = NextYear.objects.visible_to(user).filter(school=school, begun_at__isnull=True)
    return years.select_related("school").first()


@require_GET
def next_year(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The year that is prepared, class by class."""
    user = user_of(request)
    school = _school(user, school_id)
    year = _open_year(user, school)
    if year is None:
        return redirect("people:prepare_year", school_id)
    classes, nowhere = prepared(year, user)
    note_list_read(
        by=user,
        may=Permission.PREPARE_YEAR,
        school_id=school.pk,
        pupil_ids=[one.pk for _class, children, _names in classes for one in children],
        subject="people.Pupil",
    )
    context = {
        "school": school, "year": year, "classes": classes, "nowhere": nowhere,
        "is_there": year.first_day <= school.today(),
    }  # fmt: skip
    return page(request, "people/next_year.html", context)


@require_http_methods(["GET", "POST"])
def prepare_year(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Say once what becomes of each class; the children move along."""
    user = user_of(request)
    school = _school(user, school_id)
    if request.method == "GET" and _open_year(user, school):
        return redirect("people:next_year", school_id)
    classes = now_and_next(school, user)
    teachers, assistants, users = adults(school)
    form = YearForm(request.POST or None, classes=classes, teachers=teachers, assistants=assistants)

    def act() -> NextYear:
        moving = []
        for one in classes:
            name, who = form.said_of(one, users)
            moving.append(actions.Moving(one.school_class, name, one.year_group, who))
        return actions.prepare_year(
            school=school,
            first_day=form.cleaned_data["first_day"],
            reads_from=form.cleaned_data["reads_from"],
            moving=moving,
            by=user,
        )

    return answer_form(
        request,
        form,
        act,
        template="people/prepare_year.html",
        context={"school": school},
        then=reverse("people:next_year", args=[school_id]),
        done=_("Prepared. Today’s classes go on until the day before."),
        say=presenters.say,
    )


def _year(request: HttpRequest, year_id: UUID) -> tuple[User, NextYear]:
    user = user_of(request)
    years = NextYear.objects.visible_to(user).select_related("school")
    return user, find(years, by=user, may=Permission.PREPARE_YEAR, pk=year_id)


@require_POST
def give_up_year(request: HttpRequest, year_id: UUID) -> HttpResponse:
    """Take back what was prepared."""
    user, year = _year(request, year_id)
    try:
        actions.give_up_year(next_year=year, by=user)
        messages.success(request, _("Taken back. Today’s classes go on."))
    except Refused as refused:
        messages.warning(request, presenters.say(refused.reasons[0]))
    return redirect("people:staff", year.school_id)


@require_POST
def begin_year(request: HttpRequest, year_id: UUID) -> HttpResponse:
    """On the first day: every child is a year group further."""
    user, year = _year(request, year_id)
    try:
        count = actions.begin_year(next_year=year, by=user)
        sentence = ngettext(
            "The year has begun: %(n)d child is a year further.",
            "The year has begun: %(n)d children are a year further.",
            count,
        )
        messages.success(request, sentence % {"n": count})
    except Refused as refused:
        messages.warning(request, presenters.say(refused.reasons[0]))
    return redirect("people:staff", year.school_id)


@require_http_methods(["GET", "POST"])
def move_next_year(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Another class next year for one child."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.PREPARE_YEAR, pk=pupil_id)
    year = _open_year(user, pupil.school)
    classes = [one for one, _children, _names in prepared(year, user)[0]] if year else []
    by_id = {str(one.pk): one for one in classes}
    now = next(
        (key for key in by_id if pupil.memberships.filter(school_class=UUID(key)).exists()), ""
    )
    named = [(key, one.name) for key, one in by_id.items()]
    form = MoveForm(request.POST or None, classes=named, initial={"school_class": now})
    return answer_form(
        request,
        form,
        lambda: actions.move_next_year(
            pupil=pupil, school_class=by_id.get(form.cleaned_data["school_class"]), by=user
        ),
        template="people/move_next_year.html",
        context={"pupil": pupil, "year": year},
        then=reverse("people:next_year", args=[pupil.school_id]),
        done=_("Saved."),
        say=presenters.say,
    )
