"""How a session says that it is a turn at a school tablet, and for how long it may lie idle."""

from django.conf import settings
from django.http import HttpRequest

AT_TABLET, TURN_AT = "at_tablet", "turn_at"


def is_turn(request: HttpRequest) -> bool:
    """True where somebody has come with a PIN on a school tablet."""
    return AT_TABLET in request.session


def idle_seconds(request: HttpRequest) -> int:
    """How long the key of what waits may lie idle: minutes on a tablet, a lesson on one's own."""
    return settings.TABLET_IDLE_SECONDS if is_turn(request) else settings.AWAY_SECONDS
