"""Seals what must not be readable in the database, with a key that lies outside it."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _box(key: str) -> Fernet:
    digest = hashlib.sha256((key or settings.DRAFT_KEY).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def seal(plain: bytes, *, with_key: str = "") -> bytes:
    """Encrypted and signed, with the key of drafts unless another is named."""
    return _box(with_key).encrypt(plain)


def unseal(sealed: bytes, *, with_key: str = "") -> bytes | None:
    """What was sealed; None when the key has changed since, or somebody tampered."""
    try:
        return _box(with_key).decrypt(sealed)
    except InvalidToken:
        return None
