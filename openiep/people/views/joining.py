"""The school invites a family, and the family comes in with the code."""

from datetime import timedelta
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access import outbox, throttle
from openiep.access.finding import find
from openiep.access.models import OutboxMail, User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people import presenters
from openiep.people.actions import joining as actions
from openiep.people.forms.joining import CodeForm, InviteForm, MailboxForm
from openiep.people.joining import (
    account_with,
    account_without_mailbox,
    find_by_code,
    hash_of,
    invitation_in_hand,
    put_down,
    take_in_hand,
)
from openiep.people.models import Involvement, School, Welcome
from openiep.people.rights import holds_post
from openiep.people.welcomes import lines_of_welcomes, message_to_copy
from openiep.rules import Refused
from openiep.web.pages import add_reasons, page


@never_cache
@require_http_methods(["GET", "POST"])
def invite_family(request: HttpRequest, involvement_id: UUID) -> HttpResponse:
    """Make a code for one adult and one child, and show it once."""
    user = user_of(request)
    around = Involvement.objects.visible_to(user).select_related("pupil__school", "person")
    involvement = find(around, by=user, may=Permission.INVITE_FAMILY, pk=involvement_id)
    email = involvement.person.email
    form = InviteForm(request.POST or None, email=email)
    context: dict[str, object] = {"form": form, "involvement": involvement}
    if form.is_bound and form.is_valid():
        way = Welcome.Way(form.cleaned_data["way"])
        try:
            welcome, code = actions.invite_family(involvement=involvement, way=way, by=user)
        except Refused as refused:
            add_reasons(form, refused.reasons, presenters.say)
        else:
            link = request.build_absolute_uri(reverse("people:join_with", args=[code]))
            text = message_to_copy(involvement.school, code, link, actions.CODE_DAYS)
            if way == Welcome.Way.EMAIL:
                _send(involvement, text)
            context |= {"welcome": welcome, "code": code, "link": link, "text": text, "sent": email}
            return page(request, "people/invited.html", context)
    return page(request, "people/invite_family.html", context, status=422 if form.errors else 200)


def _send(involvement: Involvement, text: str) -> None:
    outbox.queue(
        to=involvement.person.email,
        subject=_("A code from the school"),
        text=text,
        kind=OutboxMail.Kind.INVITATION,
        school_id=involvement.school_id,
        useful=timedelta(days=actions.CODE_DAYS),
    )


@require_POST
def end_invitation(request: HttpRequest, involvement_id: UUID) -> HttpResponse:
    """The code that was handed out works no more."""
    user = user_of(request)
    around = Involvement.objects.visible_to(user).select_related("school")
    involvement = find(around, by=user, may=Permission.INVITE_FAMILY, pk=involvement_id)
    actions.end_invitation(involvement=involvement, by=user)
    messages.success(request, _("The code works no more."))
    return redirect("people:invitations", involvement.school_id)


@require_GET
def invitations(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Which families were invited, which have come in, and whose code is over."""
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, by=user, may=Permission.INVITE_FAMILY, pk=school_id)
    context = {"school": school, "lines": lines_of_welcomes(school, user)}
    return page(request, "people/invitations.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, code: str = "") -> HttpResponse:
    """Ask for the code of the letter and the child's first name."""
    form = CodeForm(request.POST or None, initial={"code": code})
    if form.is_bound and form.is_valid() and _show(request, form):
        return redirect("people:join_how")
    return page(request, "people/join.html", {"form": form}, status=422 if form.errors else 200)


def _show(request: HttpRequest, form: CodeForm) -> bool:
    """Take the invitation in hand, or say the one sentence that tells a guesser nothing."""
    said, address = form.cleaned_data, throttle.address_of(request)
    account = f"join|{hash_of(said['code'])}"
    if wait := throttle.seconds_to_wait(account, address):
        form.add_error(None, throttle.too_many_tries(wait))
        return False
    invitation = find_by_code(said["code"], said["first_name"])
    if invitation is None:
        throttle.count_failure(account, address)
        form.add_error(
            None,
            _(
                "This code and name do not go together, or the code is too old. "
                "The school office makes you a new code in a minute."
            ),
        )
        return False
    throttle.forget_failures(account, address)
    take_in_hand(request, invitation)
    return True


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def join_how(request: HttpRequest) -> HttpResponse:
    """Ask how the person wants to sign in from now on: a passkey, or a code by e-mail."""
    invitation = invitation_in_hand(request)
    if invitation is None or not invitation.is_open:
        messages.warning(request, _("Please type your code again."))
        return redirect("people:join")
    way = request.POST.get("way", "")
    here = request.user if isinstance(request.user, User) else None
    form = MailboxForm(request.POST if way == "email" else None)
    if way == "here" and here is not None:
        return _join_now(request, invitation, here)
    if way == "passkey" and here is None and _may_come_by_letter(invitation):
        return _come_by_letter(request, invitation)
    by_mail = way == "email" and here is None and form.is_valid() and outbox.sends_mail()
    if by_mail and (answer := _send_code(request, form)):
        return answer
    context = {
        "form": form,
        "invitation": invitation,
        "here": here,
        "sends_mail": outbox.sends_mail(),
        "is_colleague": not _may_come_by_letter(invitation),
    }
    return page(request, "people/join_how.html", context, status=422 if form.errors else 200)


def _join_now(request: HttpRequest, invitation: Welcome, user: User) -> HttpResponse:
    put_down(request)
    try:
        actions.accept_invitation(invitation=invitation, by=user)
    except Refused as refused:
        messages.error(request, presenters.say(refused.reasons[0]))
        return redirect("home:start")
    request.session.pop("at_school", None)  # from now on there may be two doors
    messages.success(request, _("Done. You see the plan by your own door."))
    return redirect("home:doors")


def _may_come_by_letter(invitation: Welcome) -> bool:
    """A letter opens a parent's account, old or new, never a colleague's."""
    user = invitation.involvement.person.user
    return user is None or (user.is_active and not holds_post(user) and not user.is_system)


def _come_by_letter(request: HttpRequest, invitation: Welcome) -> HttpResponse:
    user = invitation.involvement.person.user or account_without_mailbox()
    record_authentication(request, user, method="letter", reauthenticated=True)
    login = Login(user=user, redirect_url=reverse("mfa_add_webauthn"))
    answer: HttpResponse = perform_login(request, login)
    return answer


def _send_code(request: HttpRequest, form: MailboxForm) -> HttpResponse | None:
    """Send a code to the address: only who reads it there comes in."""
    email, address = form.cleaned_data["email"].strip(), throttle.address_of(request)
    if wait := throttle.seconds_to_wait(f"ask|{email}", address):
        form.add_error(None, throttle.too_many_tries(wait))
        return None
    throttle.count_failure(f"ask|{email}", address)
    user = account_with(email)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email)
    return redirect("account_confirm_login_code")
