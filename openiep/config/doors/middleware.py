"""Whoever works with children's records sets up a second factor before anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from openiep.access.doors import is_family
from openiep.access.models import User
from openiep.classroom.turns import is_turn
from openiep.people.rights import rights_of

GetResponse = Callable[[HttpRequest], HttpResponse]
OPEN = ("/sign-in/", "/sign-out/", "/static/", "/about/")
HAS_FACTOR = "has_factor"


def second_factor_first(get_response: GetResponse) -> GetResponse:
    """Leads staff without a second factor to where they set one up; asked once in each session."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR and _lacks_one(request):
            return redirect("mfa_index")
        return get_response(request)

    return answer


def _lacks_one(request: HttpRequest) -> bool:
    user = request.user
    at_home = is_family(request) or is_turn(request)
    if not isinstance(user, User) or at_home or request.path.startswith(OPEN):
        return False
    if request.session.get(HAS_FACTOR):
        return False
    rights = rights_of(user)
    if not rights.posts and not rights.is_installer:
        return False
    request.session[HAS_FACTOR] = Authenticator.objects.filter(user=user).exists()
    return not request.session[HAS_FACTOR]
