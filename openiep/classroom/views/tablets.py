"""The school's tablets: enrolled by the SENCo, used in turns with a name and a PIN."""

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import check_password
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from openiep.access import throttle
from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.actions import tablets as actions
from openiep.classroom.forms import ChoosePinForm, PinForm, TabletForm
from openiep.classroom.models.tablets import Pin, Tablet, adults_at, pin_of, tablet_with
from openiep.classroom.presenters.reasons import say
from openiep.classroom.turns import AT_TABLET, TURN_AT
from openiep.people.models import School
from openiep.web.pages import answer_form, page

YEAR = 365 * 24 * 3600


def _school(request: HttpRequest, school_id: UUID, may: Permission) -> tuple[User, School]:
    user = user_of(request)
    return user, find(School.objects.visible_to(user), by=user, may=may, pk=school_id)


def _here(request: HttpRequest) -> Tablet:
    """The tablet at which this is. Raises Http404 on every other device."""
    found = tablet_with(request.COOKIES.get(settings.TABLET_COOKIE, ""))
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def tablets(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Every tablet of the school; this device can be made one, which signs the SENCo out here."""
    user, school = _school(request, school_id, Permission.CHANGE_TABLETS)
    form = TabletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _made, secret = actions.enrol_tablet(school=school, name=form.cleaned_data["name"], by=user)
        logout(request)
        response = redirect("classroom:tablet")
        response.set_cookie(
            settings.TABLET_COOKIE, secret, max_age=YEAR, secure=settings.HTTPS, httponly=True,
            samesite="Strict",
        )  # fmt: skip
        return response
    listed = Tablet.objects.visible_to(user).filter(school=school).order_by("-made_at")
    context = {"school": school, "tablets": listed, "form": form}
    return page(request, "classroom/tablets.html", context, status=422 if form.errors else 200)


@require_POST
def revoke_tablet(request: HttpRequest, tablet_id: UUID) -> HttpResponse:
    """Lost, broken or given away: from now on nobody takes a turn there."""
    user = user_of(request)
    visible = Tablet.objects.visible_to(user).select_related("school")
    tablet = find(visible, pk=tablet_id, by=user, may=Permission.CHANGE_TABLETS)
    actions.revoke_tablet(tablet=tablet, by=user)
    messages.success(
        request, _("Nobody can take a turn at “%(name)s” any more.") % {"name": tablet}
    )
    return redirect("classroom:tablets", tablet.school_id)


@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
def set_pin(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """One's own PIN for the tablets of the school."""
    user, school = _school(request, school_id, Permission.RECORD_MEASUREMENT)
    form = ChoosePinForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: actions.set_pin(school=school, pin=form.cleaned_data["pin"], by=user),
        template="classroom/set_pin.html",
        context={
            "school": school,
            "has_one": Pin.objects.visible_to(user).filter(school=school, user=user).exists(),
        },
        then=reverse("classroom:now", args=[school_id]),
        done=_("Your PIN is set. It works on the school’s tablets only."),
        say=say,
    )


@login_not_required
@never_cache
@require_safe
def tablet(request: HttpRequest) -> HttpResponse:
    """Whose turn is it? The names of those who have a PIN."""
    here = _here(request)
    return page(
        request, "classroom/tablet.html", {"tablet": here, "adults": adults_at(here.school)}
    )


@login_not_required
@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
def take_turn(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """The PIN of one adult; whoever had the turn before has it no longer."""
    here = _here(request)
    pin = pin_of(here.school, user_id)
    if pin is None:
        raise Http404
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_right(form, pin, here):
        logout(request)
        login(request, pin.user, backend="django.contrib.auth.backends.ModelBackend")
        request.session[AT_TABLET] = str(here.pk)
        request.session[TURN_AT] = int(datetime.now(UTC).timestamp())
        return redirect("classroom:now", here.school_id)
    person = adults_at(here.school).filter(user=user_id).first()
    context = {"form": form, "person": person}
    return page(request, "classroom/take_turn.html", context, status=422 if form.errors else 200)


def _is_right(form: PinForm, pin: Pin, here: Tablet) -> bool:
    """Whether it is the PIN; guessing is slowed for this adult at this tablet."""
    account, place = f"pin|{pin.user_id}", f"tablet|{here.pk}"
    if wait := throttle.seconds_to_wait(account, place):
        minutes = -(-wait // 60)
        said = ngettext(
            "Too many tries. Wait %(minutes)d minute, then try again.",
            "Too many tries. Wait %(minutes)d minutes, then try again.",
            minutes,
        )
        form.add_error(None, said % {"minutes": minutes})
        return False
    if not check_password(form.cleaned_data["pin"], pin.hashed):
        throttle.count_failure(account, place)
        form.add_error("pin", _("That is not the PIN. Try again."))
        return False
    throttle.forget_failures(account, place)
    return True


@login_not_required
@require_POST
def end_turn(request: HttpRequest) -> HttpResponse:
    """The next adult, please."""
    logout(request)
    return redirect("classroom:tablet")
