"""The code of an invitation: made, hashed, shown by somebody, and held while they come in."""

import secrets
import time
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from openiep.access.models import User
from openiep.people.models import Welcome

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
LENGTH = 12  # 58 bits
HELD_SECONDS = 30 * 60
IN_HAND = "invitation_in_hand"


def fresh_code() -> str:
    """A new code, as "K7QF-2MXD-9RTB"."""
    plain = "".join(secrets.choice(LETTERS) for _n in range(LENGTH))
    return "-".join(plain[i : i + 4] for i in range(0, LENGTH, 4))


def _bare(code: str) -> str:
    """The code as it is hashed, however it was typed."""
    bare = "".join(one for one in code.upper() if one.isalnum())
    return bare[: 2 * LENGTH]


def hash_of(code: str) -> str:
    """A hash with a key that lies outside the database."""
    return salted_hmac("openiep.welcome", _bare(code), algorithm="sha256").hexdigest()


def is_code_of(welcome: Welcome, code: str) -> bool:
    """Whether this is the code of an invitation that is still open."""
    return welcome.is_open and constant_time_compare(hash_of(code), welcome.code_hash)


def find_by_code(code: str, first_name: str) -> Welcome | None:
    """The open invitation with this code, for a child who is called so; None for anything else.

    The child's first name is asked because a letter or e-mail may reach somebody else; it stands
    in neither.
    """
    welcomes = Welcome.objects.open_at(timezone.now()).select_related(
        "involvement__person__user", "pupil__school", "involvement__pupil__school"
    )
    found: Welcome | None = welcomes.filter(code_hash=hash_of(code)).first()
    if found is None or not found.is_open:
        return None
    names = {found.pupil.known_as, found.pupil.given_name}
    typed = " ".join(first_name.split()).casefold()
    return found if typed in {" ".join(name.split()).casefold() for name in names} else None


def take_in_hand(request: HttpRequest, invitation: Welcome) -> None:
    """Remember for half an hour that this browser has shown the code."""
    request.session.cycle_key()
    request.session[IN_HAND] = {"id": str(invitation.pk), "at": int(time.time())}


def invitation_in_hand(request: HttpRequest) -> Welcome | None:
    """The invitation whose code this browser has shown; None when it is over by now."""
    held = request.session.get(IN_HAND) or {}
    if int(time.time()) - int(held.get("at", 0)) > HELD_SECONDS:
        return None
    welcomes = Welcome.objects.open_at(timezone.now()).select_related(
        "involvement__person__user", "pupil__school", "involvement__pupil__school"
    )
    found: Welcome | None = welcomes.filter(pk=UUID(held["id"])).first()
    if found is not None:
        found.is_in_hand = True
    return found


def put_down(request: HttpRequest) -> None:
    """Forget the invitation."""
    request.session.pop(IN_HAND, None)


def account_with(email: str) -> User | None:
    """The account with this address, a new one where there is none; None for one that is closed."""
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email)
    return user if user.is_active and not user.is_system else None


def forget_mistyped(now: datetime) -> int:
    """Delete accounts to whose address a code went and by which nobody came in for a day; how many.

    Such an account was made by typing an address, perhaps a wrong one. It holds no post, is no
    person of any school, has no password and never signed in.
    """
    unused = User.objects.filter(
        made_at__lt=now - timedelta(days=1),
        last_login__isnull=True,
        is_active=True,
        is_system=False,
        is_installer=False,
        persons__isnull=True,
        posts__isnull=True,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    )
    forgotten = 0
    for user in unused:
        try:
            with transaction.atomic():
                user.delete()
            forgotten += 1
        except ProtectedError:
            continue
    return forgotten


def account_without_mailbox() -> User:
    """A new account of a parent who comes in by a passkey."""
    return User.objects.create_without_mailbox()
