"""A turn at a school tablet opens recording and nothing else, and ends soon after the last touch."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from openiep.classroom.models.tablets import Tablet, tablet_with
from openiep.classroom.turns import AT_TABLET, TURN_AT

BY_ITSELF = frozenset(
    {"classroom:standing", "classroom:send", "classroom:worker", "classroom:shell"}
)
OPEN = BY_ITSELF | {
    "classroom:now", "classroom:record_sessions", "classroom:take_back_session",
    "classroom:move_reading", "classroom:tablet", "classroom:take_turn", "classroom:end_turn",
    "monitoring:record_measurement", "monitoring:record_observation",
    "monitoring:record_own_rating", "monitoring:take_back_own_rating",
    "monitoring:take_back_measurement", "monitoring:take_back_observation", "access:sign_out",
}  # fmt: skip
START = "home:start"
TOUCH_SECONDS = 15


class TurnAtTablet:
    """Looks at sessions that began with a PIN, and at no others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; what was saved leads back to recording and not to a page that is not open here."""
        response = self.get_response(request)
        if response.status_code in {302, 303} and AT_TABLET in request.session:
            path = urlsplit(response.headers["Location"]).path
            tablet = None if _is_open(path) else _here(request)
            if tablet is not None:
                return redirect("classroom:now", tablet.school_id)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """End the turn of a revoked tablet or an idle adult; refuse every page but recording."""
        if AT_TABLET not in request.session:
            return None
        tablet = _here(request)
        now = int(datetime.now(UTC).timestamp())
        idle = now - int(request.session.get(TURN_AT, 0))
        is_its = tablet is not None and str(tablet.pk) == request.session[AT_TABLET]
        if tablet is None or not is_its or idle > settings.TABLET_IDLE_SECONDS:
            logout(request)
            return redirect("classroom:tablet")
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == START:
            return redirect("classroom:now", tablet.school_id)
        if name not in OPEN:
            raise PermissionDenied(_("A school tablet opens recording and nothing else."))
        if name not in BY_ITSELF and idle > TOUCH_SECONDS:
            request.session[TURN_AT] = now
        return None


def _here(request: HttpRequest) -> Tablet | None:
    return tablet_with(request.COOKIES.get(settings.TABLET_COOKIE, ""))


def _is_open(path: str) -> bool:
    try:
        return resolve(path).view_name in OPEN
    except Resolver404:
        return False
