"""How a form is shown, acted on, refused and moved on from."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from openiep.rules import Reason, Refused, because, refuse
from openiep.web import errors, forms
from openiep.web.pages import answer_form


class NameForm(forms.Form):
    name = forms.TextField(label="Name")


@pytest.fixture(autouse=True)
def _only_this_room(settings) -> None:
    templates = settings.TEMPLATES[0]
    options = {**templates["OPTIONS"], "context_processors": []}
    settings.TEMPLATES = [{**templates, "OPTIONS": options}]


def a_request(sent: dict[str, str] | None = None) -> HttpRequest:
    request = RequestFactory().get("/") if sent is None else RequestFactory().post("/", sent)
    request._messages = CookieStorage(request)
    return request


def answer(
    sent: dict[str, str] | None, act: Callable[[], object]
) -> tuple[HttpRequest, HttpResponse]:
    request = a_request(sent)
    form = NameForm(request.POST or None)
    response = answer_form(
        request, form, act, template="web/forms/page.html", done="Saved.",
        then=lambda result: f"/{result}/", say=lambda reason: f"Sorry: {reason.code}",
        context={"title": "Name"},
    )  # fmt: skip
    return request, response


def test_a_form_is_shown_first() -> None:
    _, response = answer(None, pytest.fail)
    assert response.status_code == 200
    assert b"Please look at this again" not in response.content


def test_nothing_is_done_on_a_form_with_errors() -> None:
    _, response = answer({"name": ""}, pytest.fail)
    assert response.status_code == 422
    assert response.content.count(b"Enter the name") == 2
    assert b"<title>Error:" in response.content


def test_a_good_form_is_acted_on_and_moves_on_with_a_word() -> None:
    request, response = answer({"name": "Sam"}, lambda: "next")
    assert (response.status_code, response["Location"]) == (302, "/next/")
    assert [str(message) for message in get_messages(request)] == ["Saved."]


@pytest.mark.parametrize("field", ["name", "", "unknown"])
def test_reasons_of_a_refusal_are_said_on_the_form(field: str) -> None:
    def act() -> None:
        raise refuse("name_taken", field=field)

    request, response = answer({"name": "Sam"}, act)
    assert response.status_code == 422
    assert response.content.count(b"Sorry: name_taken") == (2 if field == "name" else 1)
    assert b'value="Sam"' in response.content
    assert not list(get_messages(request))


def test_all_reasons_are_said() -> None:
    def act() -> None:
        raise Refused([Reason("one"), because("two", field="name")])

    _, response = answer({"name": "Sam"}, act)
    assert b"Sorry: one" in response.content
    assert b"Sorry: two" in response.content


def test_errors_are_plain_and_name_whom_to_ask() -> None:
    cases = [
        (errors.not_found(a_request(), Exception()), 404, b"not found"),
        (errors.forbidden(a_request(), None), 403, b"somebody else has to do it"),
        (errors.bad_request(a_request(), Exception()), 400, b"could not read"),
        (errors.csrf_failed(a_request(), "x"), 403, b"open for too long"),
        (errors.failed(a_request()), 500, b"our side"),
    ]
    for response, status, words in cases:
        assert response.status_code == status
        assert words in response.content
        assert response.content.count(b"<h1>") == 1
