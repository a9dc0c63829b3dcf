"""How a page answers: shown, or a form answered, acted on and moved on from."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from openiep.rules import Reason, Refused

Done = TypeVar("Done")
Say = Callable[[Reason], str]


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Draw `template`. The layout shows the errors of `form`, if the context holds one."""
    return render(request, template, dict(context or {}), status=status)


def say_plainly(reason: Reason) -> str:
    """The sentence of last resort for a reason that no presenter has put into words."""
    return _("This cannot be done now (%(code)s).") % {"code": reason.code.replace("_", " ")}


def answer_form(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[[], Done],
    *,
    template: str,
    then: str | Callable[[Done], str],
    say: Say = say_plainly,
    context: Mapping[str, object] | Callable[[], Mapping[str, object]] | None = None,
    done: str | Callable[[Done], str] = "",
) -> HttpResponse:
    """Show `form`; when it comes back filled in well, run `act` and move on to `then`.

    `act` runs only on a valid form, so it may read `form.cleaned_data`. What it returns goes to
    `then` and `done` where these are functions. A `context` that costs something may be a function:
    it is called only where the page is drawn. If it raises `Refused`, nothing was written and
    each reason becomes an error of the form, on its field if the form has such a field, put into
    words by `say`. A form with errors is answered with status 422; `done` is said after moving on.
    """
    if form.is_bound and form.is_valid():
        try:
            result = act()
        except Refused as refused:
            add_reasons(form, refused.reasons, say)
        else:
            if sentence := done(result) if callable(done) else done:
                messages.success(request, sentence)
            return HttpResponseRedirect(then(result) if callable(then) else then)
    status = 422 if form.is_bound else 200
    around = context() if callable(context) else context
    return page(request, template, {**(around or {}), "form": form}, status=status)


def add_reasons(form: forms.BaseForm, reasons: tuple[Reason, ...], say: Say) -> None:
    """Turn the reasons of a refusal into errors of `form`."""
    for reason in reasons:
        form.add_error(reason.field if reason.field in form.fields else None, say(reason))
