"""Answers a device about each thing that it sent: kept, refused with a sentence, or asked for its day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import Model
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
from openiep.plans.models import Provision, Target, TargetWording
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


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends to which school, when it came, and what of theirs was found for it already.

    What one delivery is about is looked up and recorded as read once; the door asks for the right
    of each thing afresh.
    """

    school: School
    user: User
    sent_at: int
    received: datetime
    found: dict[tuple[type[Model], UUID], Any] = field(default_factory=dict)


def answer_to(raw: Raw, sender: Sender) -> dict[str, str]:
    """Take in one thing and say what came of it. Nothing of it is kept unless all of it is."""
    try:
        state, said = _kept_or_asked(raw, sender)
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


def _kept_or_asked(raw: Raw, sender: Sender) -> tuple[str, str]:
    claim = _claim(raw, sender.sent_at)
    where = placed(claim, sender.received, ZoneInfo(sender.school.time_zone))
    if where.day is None:
        return "ask", _("On which day was this?")
    if claim.day:
        check_answered(claim.day, sender.school.today())
    delivery = Delivery(
        claim.id, where.day, claim.taken_at, int(where.error.total_seconds()),
        day_was_asked=claim.day is not None,
    )  # fmt: skip
    _take_in(raw, delivery, sender)
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


def _take_in(raw: Raw, delivery: Delivery, sender: Sender) -> None:
    user = sender.user
    if raw["kind"] == "session":
        return _take_in_session(raw, delivery, sender)
    target = _found(Target, raw["target"], sender, Permission.RECORD_MEASUREMENT)
    if raw["kind"] == "words":
        return arriving.take_in_words(target=target, delivery=delivery, words=raw["words"], by=user)
    wording = _wording(target, sender)
    value = value_field(scale_of_wording(wording), label="").clean(raw["value"])
    return arriving.take_in_value(
        target=target, delivery=delivery, value=value, note=raw["note"], by=user
    )


def _wording(target: Target, sender: Sender) -> TargetWording:
    """The words that hold now. Raises Http404 where none do."""
    key = TargetWording, target.pk
    found = sender.found.get(key) or wording_now(target)
    if found is None:
        raise Http404
    sender.found[key] = found
    return found


def _take_in_session(raw: Raw, delivery: Delivery, sender: Sender) -> None:
    if raw["outcome"] not in set(Outcome) or raw["why"] not in {"", *Why}:
        raise Unreadable
    arriving.take_in_session(
        provision=_found(Provision, raw["provision"], sender, Permission.RECORD_SESSION),
        delivery=delivery,
        outcome=Outcome(raw["outcome"]),
        why=Why(raw["why"]) if raw["why"] else None,
        words=raw["words"],
        by=sender.user,
    )


def _found(model: Any, raw_id: str, sender: Sender, may: Permission) -> Any:
    """What the id names, as the user may see it. Raises Http404, PermissionDenied, Unreadable."""
    try:
        found_id = UUID(raw_id)
    except ValueError:
        raise Unreadable from None
    if (model, found_id) not in sender.found:
        related = ("school", "pupil", *(("plan",) if model is Provision else ()))
        visible = model.objects.visible_to(sender.user).filter(school=sender.school)
        found = find(visible.select_related(*related), pk=found_id, by=sender.user, may=may)
        sender.found[model, found_id] = found
    return sender.found[model, found_id]
