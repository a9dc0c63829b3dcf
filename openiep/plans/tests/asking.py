"""The questions that every page's tests ask, in the same order."""

from html import unescape

from django.conf import settings
from django.test import Client
from django.urls import reverse

from openiep.access.drafts import author_token

# Who meets what at a page where a plan is written.
AT_A_PAGE_OF_WRITING = {
    "teacher": 200, "senco": 200, "head": 403, "assistant": 404, "other_teacher": 404,
    "stranger": 404,
}  # fmt: skip


def sign_in(user) -> Client:
    """A client with which the user has signed in."""
    client = Client()
    client.force_login(user)
    return client


def status_for(request, who, address, method="get", data=None):
    """What the person named by a fixture is answered at the address."""
    client = sign_in(request.getfixturevalue(who))
    return getattr(client, method)(address, data or {}).status_code


def is_sent_to_sign_in(response) -> bool:
    """True when the answer asks for a sign-in."""
    return response.status_code == 302 and response["Location"].startswith(
        reverse(settings.LOGIN_URL)
    )


def text_of(response) -> str:
    """What stands on a page, with entities as letters."""
    return unescape(response.content.decode())


def as_author(user, **typed) -> dict[str, str]:
    """A form as the page of this user sends it, naming its author."""
    return {**typed, "author": author_token(user)}
