"""Every answer is private, an idle screen locks, and nobody comes further without signing in."""

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from openiep.access import drafts
from openiep.access.away import take_key_back
from openiep.access.doors import DOOR, is_family
from openiep.access.models import User
from openiep.web.errors import not_allowed

GetResponse = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 60
SEE_OTHER = frozenset({302, 303})


def keep_private(get_response: GetResponse) -> GetResponse:
    """No page may be kept by a cache, embedded elsewhere, or use the device's sensors."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response.content = not_allowed(request).content
        patch_cache_control(response, no_store=True, private=True)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        return response

    return answer


def lock_when_idle(get_response: GetResponse) -> GetResponse:
    """End a session that was idle too long, or is too old. Writes at most once a minute.

    The clock starts with the answer that signs somebody in.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        now = int(datetime.now(UTC).timestamp())
        session = request.session
        if isinstance(request.user, User):
            request.user.remember_rights()
            request.user.door = str(session.get(DOOR, ""))
            idle = settings.FAMILY_IDLE_SECONDS if is_family(request) else settings.IDLE_SECONDS
            seen = int(session.get("seen_at", now))
            began = int(session.get("began_at", now))
            if now - seen > idle or now - began > settings.SESSION_SECONDS:
                logout(request)
            elif now - seen > TOUCH_SECONDS:
                session["seen_at"] = now
        response = get_response(request)
        if settings.AWAY_COOKIE in request.COOKIES and not isinstance(request.user, User):
            take_key_back(response)
        if isinstance(request.user, User) and "seen_at" not in session:
            session["seen_at"] = session["began_at"] = now
        moved_on = request.method == "POST" and response.status_code in SEE_OTHER
        if moved_on and not request.META.get(drafts.KEPT) and isinstance(request.user, User):
            drafts.let_go(request.user, request.path)
        return response

    return answer


class SignInFirst(LoginRequiredMiddleware):
    """Asks for a sign-in before every page not marked otherwise; keeps what was being typed."""

    def handle_no_permission(  # type: ignore[override]  # a script is told, not led away
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        """Keep the posted form for its author, then ask for a sign-in that leads back to it."""
        if drafts.is_keeping(request):
            return drafts.keep_for_one_away(request)
        drafts.keep_posted(request)
        return super().handle_no_permission(request, view_func)
