"""The same page without a network: its empty shell, its worker, and taking in what waited."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from openiep.access.away import away_key, release_key
from openiep.access.guard import may
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.presenters.shell import (
    device_words,
    parts_of_shell,
    version_of,
)
from openiep.classroom.turns import idle_seconds
from openiep.classroom.views.taking_in import Sender, answer_to
from openiep.people.models import School

MOST_AT_ONCE = 50
WORKER = Path(__file__).parent.parent / "static" / "classroom" / "worker.js"


def _school(request: HttpRequest, school_id: UUID) -> tuple[User, School]:
    """The school, for those who may record there. Nothing about a child is read, so nothing noted."""
    user = user_of(request)
    school = School.objects.visible_to(user).filter(pk=school_id).first()
    if school is None:
        raise Http404
    if not may(user, Permission.RECORD_MEASUREMENT, school):
        raise PermissionDenied
    return user, school


@require_safe
def shell(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The page without anybody in it: neither a child nor the person who is signed in."""
    _user, school = _school(request, school_id)
    return HttpResponse(
        render_to_string("classroom/shell.html", {"school_id": school.pk, **device_words()})
    )


@require_safe
def worker(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """The service worker of this one page: it keeps the shell and the files the shell needs."""
    _user, school = _school(request, school_id)
    about = {
        "page": reverse("classroom:now", args=[school.pk]),
        "shell": reverse("classroom:shell", args=[school.pk]),
        "parts": parts_of_shell(),
        "version": version_of(WORKER),
    }
    text = f"self.ABOUT = {json.dumps(about)};\n{WORKER.read_text(encoding='utf-8')}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


@require_safe
def standing(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """For the page, before it sends: who is signed in, our clock, and a sign for its request."""
    user, _found = _school(request, school_id)
    answer = JsonResponse(
        {
            "author": away_key(user).author,
            "csrf": get_token(request),
            "now": int(timezone.now().timestamp() * 1000),
        }
    )
    release_key(answer, user, idle_seconds(request))
    return answer


@require_POST
def send(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Take in what waited, in its order, each by itself. It can only add; anything else is refused.

    409 where somebody else is signed in than the author for whom it waited.
    """
    user, school = _school(request, school_id)
    posted = _posted(request)
    if posted is None:
        said = {"said": _("We could not read what was sent. Nothing was changed.")}
        return JsonResponse(said, status=422)
    if posted.get("author") != away_key(user).author:
        return JsonResponse({"said": _("Somebody else is signed in.")}, status=409)
    sender = Sender(school, user, posted["sent_at"], timezone.now())
    return JsonResponse({"answers": [answer_to(raw, sender) for raw in posted["readings"]]})


def _posted(request: HttpRequest) -> dict[str, Any] | None:
    """What was sent, if it has the right shape: an author, an instant, at most fifty readings."""
    try:
        posted = json.loads(request.body)
    except ValueError:
        return None
    if not isinstance(posted, dict) or set(posted) != {"author", "sent_at", "readings"}:
        return None
    readings = posted["readings"]
    is_list = isinstance(readings, list) and len(readings) <= MOST_AT_ONCE
    is_whole = is_list and all(isinstance(one, dict) for one in readings)
    return posted if is_whole and isinstance(posted["sent_at"], int) else None
