"""Two doors for one account: as a colleague, or as a parent. What is behind them is never mixed."""

from django.http import HttpRequest

DOOR = "door"
STAFF_DOOR = "staff"
FAMILY_DOOR = "family"


def is_family(request: HttpRequest) -> bool:
    """True for somebody who came in by the family's door."""
    return request.session.get(DOOR) == FAMILY_DOOR


def go_through(request: HttpRequest, door: str) -> None:
    """From now on this session stands behind this door; it gets a new name, so no old one serves."""
    request.session.cycle_key()
    request.session[DOOR] = door
    request.session.pop("at_school", None)
