"""What people read when something went wrong, in plain words and with whom to ask.

`config.urls` names these as Django's handlers, `config.settings` names `csrf_failed`.
"""

from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble in three short texts: what happened, what to do, and whom to ask."""

    title: str
    what: str
    next_step: str


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: there is no such page, or it is not for this person; the two look alike."""
    trouble = Trouble(
        _("This page was not found"),
        _("The address may be wrong, or the page may not be for you."),
        _("Go back and try again. If you think you should see it, ask the person in your school "
          "who looks after plans."),
    )  # fmt: skip
    return _answer(request, trouble, 404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person may see the thing but not do this to it."""
    trouble = Trouble(
        _("You cannot do this"),
        str(exception or "") or _("You may look at this, but somebody else has to do it."),
        _("Ask the person in your school who looks after plans."),
    )
    return _answer(request, trouble, 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: what was sent could not be read."""
    trouble = Trouble(
        _("We could not read what was sent"),
        _("Nothing was changed."),
        _("Go back and try again. If it happens again, tell the person in your school who looks "
          "after plans."),
    )  # fmt: skip
    return _answer(request, trouble, 400)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403 because the form was too old, or came from another place."""
    trouble = Trouble(
        _("This page was open for too long"),
        _("To keep children's records safe we did not take what was sent. Nothing was changed."),
        _("Go back, load the page again and send it once more. Your browser must accept cookies."),
    )
    return _answer(request, trouble, 403)


def not_allowed(request: HttpRequest) -> HttpResponse:
    """405: an address behind a button was opened by itself, as after signing in again."""
    trouble = Trouble(
        _("Press the button once more"),
        _("This address belongs to a button. Nothing was changed."),
        _("Go back to the page with the button and press it again."),
    )
    return _answer(request, trouble, 405)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """500: our fault. Drawn without the request, which may be what broke."""
    trouble = Trouble(
        _("Something went wrong on our side"),
        _("It was not you. What you had saved before is safe."),
        _("Try again in a few minutes. If it happens again, tell the person who runs OpenIEP for "
          "your school, with the time and what you were doing."),
    )  # fmt: skip
    return HttpResponse(render_to_string("web/error.html", asdict(trouble)), status=500)


def _answer(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    return render(request, "web/error.html", asdict(trouble), status=status)
