"""Who is at the page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from openiep.access.models import User


def user_of(request: HttpRequest) -> User:
    """The user who has signed in. Raises `PermissionDenied` where nobody has (the door comes first)."""
    if not isinstance(request.user, User):
        raise PermissionDenied("signed_out")
    return request.user
