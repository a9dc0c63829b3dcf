"""Seals what must not be readable in the database, with a key that lies outside it."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _box() -> Fernet:
    digest = hashlib.sha256(settings.DRAFT_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def seal(plain: bytes) -> bytes:
    """Encrypted and signed."""
    return _box().encrypt(plain)


def unseal(sealed: bytes) -> bytes | None:
    """What was sealed; None when the key has changed since, or somebody tampered."""
    try:
        return _box().decrypt(sealed)
    except InvalidToken:
        return None
