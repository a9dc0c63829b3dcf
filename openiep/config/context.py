"""What the layout of every page needs from the rooms: names, navigation, the way out."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from openiep.access.drafts import AUTHOR, author_token
from openiep.access.models import Installation, User
from openiep.classroom.turns import is_turn
from openiep.home.navigation import navigation, place_of

IS_DEMO = "is_demo"


def _hidden_inputs(request: HttpRequest) -> SafeString:
    inputs = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
    )
    if isinstance(request.user, User):
        inputs += format_html(
            '<input type="hidden" name="{}" value="{}">', AUTHOR, author_token(request.user)
        )
    return inputs


def _is_demo(request: HttpRequest) -> bool:
    """Whether the database was made as a demo; kept in the session of whoever has signed in."""
    session = getattr(request, "session", None)
    if session is None or IS_DEMO not in session:
        is_demo = Installation.objects.filter(is_demo=True).exists()
        if session is None or not isinstance(getattr(request, "user", None), User):
            return is_demo
        session[IS_DEMO] = is_demo
    return bool(session[IS_DEMO])


def site(request: HttpRequest) -> dict[str, object]:
    """The layout's `site`, and hidden inputs that also name the author, so that no typing is lost."""
    user = getattr(request, "user", None)
    around: dict[str, object] = {
        "demo": _is_demo(request),
        "demo_help_url": reverse("home:own_school"),
        "footer": [
            {"text": _("What is an IEP?"), "href": reverse("home:what_is_an_iep")},
            {"text": _("Your data"), "href": reverse("home:your_data")},
        ],
    }
    if isinstance(user, User):
        place, at_tablet = place_of(user, request), is_turn(request)
        around |= {
            "school_name": place.school_name,
            "person_name": place.person_name,
            "at_tablet": at_tablet,
            "sign_out_url": reverse("classroom:end_turn" if at_tablet else "access:sign_out"),
            "doors_url": reverse("home:doors") if place.has_both_doors and not at_tablet else "",
            "navigation": [] if at_tablet else navigation(place, request.path),
        }
    return {"site": around, "csrf_input": SimpleLazyObject(lambda: _hidden_inputs(request))}
