"""Slows down guessing, through a counter that every process shares."""

import hashlib
import unicodedata
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from openiep.access.models import FailedTries
from openiep.access.rules import MOST_TRIES, pause_after


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; an IPv6 address counts by its /64.

    With HTTPS on there is a proxy before us: it adds the address that it saw itself at the end of
    `X-Forwarded-For`. What stands before that may be made up, and is never read.
    """
    raw = str(request.META.get("REMOTE_ADDR", ""))
    if settings.HTTPS:
        raw = request.headers.get("X-Forwarded-For", raw).rsplit(",", 1)[-1].strip()
    try:
        address = ip_address(raw)
    except ValueError:
        return raw
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)


def _keys(account: str, address: str) -> list[str]:
    name = unicodedata.normalize("NFKC", account.strip()).casefold()
    together = f"both|{name}|{address}"
    return [hashlib.sha256(key.encode()).hexdigest() for key in (together, f"from|{address}")]


def _a_day_ago() -> datetime:
    return timezone.now() - timedelta(days=1)


def seconds_to_wait(account: str, address: str) -> int:
    """How long this address must wait before it may try this account again, in seconds (0 = now).

    Counted per account and address together, and per address alone (twenty times as patient), so
    that nobody can lock somebody else out from elsewhere. A count lasts for a day from its first
    failed try: a school's slips of the finger do not add up over the years.
    """
    both, alone = _keys(account, address)
    longest = 0
    for tries in FailedTries.objects.filter(key__in=[both, alone], made_at__gt=_a_day_ago()):
        failures = tries.failures if tries.key == both else tries.failures // 20
        pause = 24 * 3600 if failures >= MOST_TRIES else pause_after(failures)
        until = tries.last_at + timedelta(seconds=pause)
        longest = max(longest, int((until - timezone.now()).total_seconds()) + bool(pause))
    return longest


def count_failure(account: str, address: str) -> None:
    """One more failed try. Counts that began more than a day ago are forgotten."""
    FailedTries.objects.filter(made_at__lte=_a_day_ago()).delete()
    for key in _keys(account, address):
        FailedTries.objects.get_or_create(key=key)
        FailedTries.objects.filter(key=key).update(
            failures=F("failures") + 1, last_at=timezone.now()
        )


def forget_failures(account: str, address: str) -> None:
    """The right password was given: start from nothing for this account from here."""
    FailedTries.objects.filter(key=_keys(account, address)[0]).delete()


def too_many_tries(seconds: int) -> str:
    """What is said to somebody who has to wait; the same whether the account exists or not."""
    minutes = -(-seconds // 60)
    return ngettext(
        "Too many tries. Wait %(minutes)d minute, then try again.",
        "Too many tries. Wait %(minutes)d minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}
