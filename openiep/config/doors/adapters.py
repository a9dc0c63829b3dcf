"""What allauth asks of this house: who comes in by which door, and how its mails go out."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.access import drafts, outbox
from openiep.access.doors import DOOR, FAMILY_DOOR, STAFF_DOOR
from openiep.access.models import OutboxMail, User
from openiep.access.sealing import seal, unseal
from openiep.access.throttle import address_of
from openiep.people.actions.joining import accept_invitation
from openiep.people.joining import invitation_in_hand, put_down
from openiep.people.rights import holds_post
from openiep.rules import Refused

# With these alone nobody comes to the staff's door: a mailbox or a letter is no second factor.
FAMILY_WAYS = frozenset({"code", "letter"})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; a code goes into the outbox; everybody comes in by the door that is theirs."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": gettext_lazy("That code is not right. Look at it again."),
        "too_many_login_attempts": gettext_lazy("Too many tries. Ask for a new code."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Accounts come from the school: a colleague's, or a parent's with a letter."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the request comes from, as our own count of tries reads it."""
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Lay a code to sign in into the outbox. No other mail of allauth's is sent."""
        if not template_prefix.endswith("login_code"):
            return
        minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
        text = _(
            "Your code to sign in is %(code)s\n\nIt works for %(minutes)d minutes, and only on the "
            "page where you asked for it.\nDid you not ask for it? Then you need do nothing.\n"
        )
        outbox.queue(
            to=email,
            subject=_("Your code to sign in"),
            text=text % {"code": context["code"], "minutes": minutes},
            kind=OutboxMail.Kind.CODE,
            useful=timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
        )

    def add_message(self, request: HttpRequest, level: int, *_args: Any, **about: Any) -> None:
        """Say only what is said in our words."""
        if message := about.get("message"):
            messages.add_message(request, level, str(message))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Come in, by the door that the way of signing in opens."""
        ways = {one.get("method") for one in get_authentication_records(request, user)}
        super().login(request, user)
        is_staff = holds_post(user) and not ways & FAMILY_WAYS
        request.session[DOOR] = STAFF_DOOR if is_staff else FAMILY_DOOR
        user.door = request.session[DOOR]
        for old in ("seen_at", "began_at", "at_school", "has_factor"):
            request.session.pop(old, None)
        drafts.forget_old()

    def post_login(self, request: HttpRequest, user: Any, **hooks: Any) -> HttpResponse:
        """Who came with a letter's code is joined to the child's record now."""
        invitation = invitation_in_hand(request)
        if invitation is not None:
            put_down(request)
            try:
                accept_invitation(invitation=invitation, by=user)
            except Refused:
                messages.error(request, _("This code is not valid any more. Ask the school."))
        answer: HttpResponse = super().post_login(request, user, **hooks)
        return answer

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Where everybody begins."""
        return resolve_url("home:start")


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors are for staff; a parent's passkey stands instead of a code, not beside it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("That code is not right. Look at it again."),
    }

    def encrypt(self, text: str) -> str:
        """Seal the seed of an app's codes, with a key outside the database."""
        return seal(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The seed again. Raises `ValueError` where the key has changed."""
        plain = unseal(encrypted_text.encode())
        if plain is None:
            raise ValueError("The key of the second factors has changed.")
        return plain.decode()

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Whether there is one. When a parent signs in by a code, their passkey is not asked too."""
        asks_at_the_door = types == [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        if asks_at_the_door and isinstance(user, User) and not holds_post(user):
            types = [Authenticator.Type.TOTP]
        return bool(super().is_mfa_enabled(user, types=types))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name under which a device keeps the passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "OpenIEP"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What the device shows of the account; no made-up address."""
        about: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        if user.has_no_mailbox:
            about |= {"name": "OpenIEP", "display_name": "OpenIEP"}
        return about

    def send_notification_mail(self, *_args: Any, **_more: Any) -> None:
        """None: few mails, and none that was not asked for."""
