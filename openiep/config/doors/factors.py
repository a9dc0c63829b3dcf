"""The passkeys and the app of one account."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator

from openiep.access.models import User


@dataclass(frozen=True, slots=True)
class Factors:
    """Passkeys, the oldest first, and the app for codes where there is one."""

    passkeys: tuple[Any, ...]
    app: Any


def factors_of(user: User) -> Factors:
    """What the account can show beside a password, or instead of one. One query."""
    kept = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    return Factors(
        tuple(one for one in kept if one.type == Authenticator.Type.WEBAUTHN),
        next((one for one in kept if one.type == Authenticator.Type.TOTP), None),
    )
