"""Signing in and out, choosing a first password, and a page that was open too long."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts, throttle
from openiep.access.forms import ChoosePasswordForm, SignInForm
from openiep.access.models import User
from openiep.access.outbox import sends_mail
from openiep.web.errors import csrf_failed
from openiep.web.pages import page


def _where_next(request: HttpRequest) -> str:
    wished = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wished, allowed_hosts={request.get_host()})
    return wished if safe else resolve_url("home:start")


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    """The password was right: in, or first to the second factor where there is one."""
    user.backend = "django.contrib.auth.backends.ModelBackend"
    login = Login(user=user, redirect_url=_where_next(request))
    answer: HttpResponse = perform_password_login(request, {"email": user.email}, login)
    return answer


def _try_to_sign_in(request: HttpRequest, form: SignInForm) -> HttpResponse | None:
    """Sign in, or go on to the second factor; or put on the form what tells a guesser nothing."""
    email, address = form.cleaned_data["email"], throttle.address_of(request)
    if wait := throttle.seconds_to_wait(email, address):
        form.add_error(None, throttle.too_many_tries(wait))
        return None
    user = authenticate(request, username=email, password=form.cleaned_data["password"])
    if not isinstance(user, User) or user.is_system:
        throttle.count_failure(email, address)
        form.add_error(
            None,
            _("That e-mail address and password do not go together. Check both and try again."),
        )
        return None
    throttle.forget_failures(email, address)
    return _enter(request, user)


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail and password; go on to where the person was heading."""
    if request.user.is_authenticated and request.method == "GET":
        return redirect(_where_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (answer := _try_to_sign_in(request, form)):
        return answer
    context = {
        "form": form,
        "next": _where_next(request) if "next" in request.GET else "",
        "sends_mail": sends_mail(),
    }
    return page(request, "access/sign_in.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here and at the server."""
    logout(request)
    messages.success(request, _("You have signed out."))
    response = redirect("access:sign_in")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def choose_password(request: HttpRequest, user_id: UUID, token: str) -> HttpResponse:
    """A new colleague opens the invitation and chooses a password. The link works once."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or not default_token_generator.check_token(user, token):
        raise Http404
    form = ChoosePasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        return _enter(request, user)
    context = {"form": form, "email": user.email}
    return page(request, "access/choose_password.html", context, status=422 if form.errors else 200)


def page_was_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form came without a valid sign of being ours: keep the typing, show the page again."""
    if drafts.is_keeping(request):
        return drafts.keep_for_one_away(request)
    if drafts.keep_posted(request):
        messages.warning(
            request,
            _(
                "This page was open for a long time. What you typed is kept: check it and save again."
            ),
        )
        return redirect(request.path)
    return csrf_failed(request)
