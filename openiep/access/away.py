"""The key under which an author's recordings wait on a device, released only to the signed-in author.

It is worked out from a secret of this installation and the account, so nothing of it is stored: not
in the database, and on the device only in the session's cookie, which ends with the browser, with
signing out and with the session. The name by which the device knows the author says nothing either.
"""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpResponse

from openiep.access.models import User


@dataclass(frozen=True, slots=True)
class AwayKey:
    """Sixteen letters that name the author on a device, and the 32 bytes of their key."""

    author: str
    key: bytes


def away_key(user: User) -> AwayKey:
    """The author's key and name; always the same for the same person on this installation."""
    made = HKDF(SHA256(), length=40, salt=None, info=b"openiep.away|" + user.pk.bytes).derive(
        settings.AWAY_KEY.encode()
    )
    return AwayKey(made[:8].hex(), made[8:])


def release_key(response: HttpResponse, user: User, idle_seconds: int) -> None:
    """Give the key to the page in a cookie of the session: the author, since when, how long it may
    lie idle, the key. Script has to read it; it never leaves this site and is not kept on disk by
    us.
    """
    held = away_key(user)
    parts = (
        held.author,
        str(int(datetime.now(UTC).timestamp())),
        str(idle_seconds),
        base64.urlsafe_b64encode(held.key).decode().rstrip("="),
    )
    response.set_cookie(
        settings.AWAY_COOKIE, ".".join(parts), secure=settings.HTTPS, samesite="Strict"
    )


def take_key_back(response: HttpResponse) -> None:
    """Nobody is signed in here any more: what waits stays locked until its author comes."""
    response.delete_cookie(settings.AWAY_COOKIE, samesite="Strict")
    response.cookies[settings.AWAY_COOKIE]["secure"] = settings.HTTPS
