"""Answers a device about each thing that it sent: kept, refused with a sentence, or asked for its day."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404
from django.utils.translation import gettext as _

from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.classroom.actions import arriving
from openiep.classroom.actions.arriving import Delivery
from openiep.classroom.presenters.reasons import say
from openiep.classroom.rules.clock import Claim, check_answered, placed
from openiep.classroom.rules.sessions import Outcome, Why
from openiep.monitoring.forms import value_field
from openiep.monitoring.models import scale_of_wording, wording_now
from openiep.people.models import School
from openiep.plans.models import Provision, Target
from openiep.rules import Refused

Raw = Mapping[str, Any]
ALWAYS = {"id", "kind", "taken_at", "error", "day"}
# What a device may add, and which fields each has. There is nothing else that it may do.
KINDS: dict[str, set[str]] = {
    "value": {"target", "value", "note"},
    "words": {"target", "words"},
    "session": {"provision", "outcome", "why", "words"},
}
LATEST = 4_102_444_800_000  # the year 2100, in milliseconds: no clock of ours goes further


class Unreadable(Exception):  # noqa: N818 - what a device sent is no reading
    """Something sent is not what a device may send."""


def answer_to(
    raw: Raw, sent_at: int, *, school: School, user: User, received: datetime
) -> dict[str, str]:
    """Take in one thing and say what came of it. Nothing of it is kept unless all of it is."""
    try:
        state, said = _kept_or_asked(raw, sent_at, school, user, received=received)
    except Refused as refused:
        state, said = "refused", say(refused.reasons[0])
    except ValidationError as wrong:
        state, said = "refused", str(wrong.messages[0])
    except (Http404, PermissionDenied):
        state = "refused"
        said = _("This is not yours to record now. Tell the class teacher what you saw.")
    except IntegrityError:  # two tabs at the very same moment: the other one has kept it
        state, said = "later", ""
    except Unreadable:
        state = "refused"
        said = _("A device can only add what was seen. This is something else.")
    return {"id": str(raw.get("id", "")), "state": state, "said": said}


def _kept_or_asked(
    raw: Raw, sent_at: int, school: School, user: User, *, received: datetime
) -> tuple[str, str]:
    claim = _claim(raw, sent_at)
    where = placed(claim, received, ZoneInfo(school.time_zone))
    if where.day is None:
        return "ask", _("On which day was this?")
    if claim.day:
        check_answered(claim.day, school.today())
    delivery = Delivery(
        claim.id, where.day, claim.taken_at, int(where.error.total_seconds()),
        day_was_asked=claim.day is not None,
    )  # fmt: skip
    _take_in(raw, delivery, school, user)
    return "kept", ""


def _claim(raw: Raw, sent_at: int) -> Claim:
    kind = raw.get("kind")
    if kind not in KINDS or set(raw) - ALWAYS != KINDS[str(kind)] or "id" not in raw:
        raise Unreadable
    if not all(isinstance(raw[name], str) for name in KINDS[str(kind)] | {"id"}):
        raise Unreadable
    error, day = raw.get("error"), raw.get("day")
    try:
        return Claim(
            id=UUID(raw["id"]),
            taken_at=_instant(raw.get("taken_at")),
            sent_at=_instant(sent_at),
            known_error=None if error is None else timedelta(milliseconds=int(error)),
            day=date.fromisoformat(day) if day else None,
        )
    except (ValueError, TypeError, OverflowError):
        raise Unreadable from None


def _instant(milliseconds: object) -> datetime:
    if not isinstance(milliseconds, int) or not 0 <= milliseconds <= LATEST:
        raise Unreadable
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _take_in(raw: Raw, delivery: Delivery, school: School, user: User) -> None:
    if raw["kind"] == "session":
        return _take_in_session(raw, delivery, school, user)
    target = _found(Target, raw["target"], school, user, Permission.RECORD_MEASUREMENT)
    if raw["kind"] == "words":
        return arriving.take_in_words(target=target, delivery=delivery, words=raw["words"], by=user)
    wording = wording_now(target)
    if wording is None:
        raise Http404
    value = value_field(scale_of_wording(wording), label="").clean(raw["value"])
    return arriving.take_in_value(
        target=target, delivery=delivery, value=value, note=raw["note"], by=user
    )


def _take_in_session(raw: Raw, delivery: Delivery, school: School, user: User) -> None:
    if raw["outcome"] not in set(Outcome) or raw["why"] not in {"", *Why}:
        raise Unreadable
    arriving.take_in_session(
        provision=_found(Provision, raw["provision"], school, user, Permission.RECORD_SESSION),
        delivery=delivery,
        outcome=Outcome(raw["outcome"]),
        why=Why(raw["why"]) if raw["why"] else None,
        words=raw["words"],
        by=user,
    )


def _found(model: Any, raw_id: str, school: School, user: User, may: Permission) -> Any:
    """What the id names, as the user may see it. Raises Http404, PermissionDenied, Unreadable."""
    try:
        found_id = UUID(raw_id)
    except ValueError:
        raise Unreadable from None
    related = ("school", "pupil", *(("plan",) if model is Provision else ()))
    visible = model.objects.visible_to(user).filter(school=school).select_related(*related)
    return find(visible, pk=found_id, by=user, may=may)
