"""Asks a page as somebody, and says in one word what came of it; nothing of it stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.permissions.world import PEOPLE, World

# What is written whoever looks: the record of it, the session, typing kept, tries counted.
ALWAYS_WRITTEN = {
    "access_auditentry", "access_draft", "access_failedtries", "django_session",
}  # fmt: skip
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
EVERY_TIME_NEW = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")[^"]+|(?<=name="author" value=")[^"]+|nonce-[^\']+'
)


@dataclass(frozen=True)
class Came:
    """What came of asking."""

    word: str
    answer: HttpResponse
    written: frozenset[str]

    @property
    def body(self) -> str:
        """The page, without the signs that are new every time."""
        return EVERY_TIME_NEW.sub("", self.answer.content.decode(errors="replace"))


def word_of(answer: HttpResponse) -> str:
    """`yes`, `no` (403), `hidden` (404), `-` (no such method), `why` (asked for a reason), `in`."""
    code = answer.status_code
    plain = {403: "no", 404: "hidden", 405: "-", 200: "yes", 409: "yes", 422: "yes"}
    if code in plain:
        return plain[code]
    if code in {302, 303}:
        if answer.url.startswith("/sign-in/"):
            return "in"
        return "why" if answer.url.endswith("/open/") else "yes"
    return str(code)


class Asker:
    """Keeps a browser for each person, in which they have signed in."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.browsers = {person: Client(raise_request_exception=False) for person in PEOPLE}
        for person, browser in self.browsers.items():
            if user := world.person(person):
                browser.force_login(user)

    def ask(self, person: str, method: str, path: str) -> Came:
        """One request, rolled back afterwards. A POST carries a field that no form knows."""
        browser = self.browsers[person]
        before = browser.cookies.copy()
        written: set[str] = set()

        def watch(execute, sql, params, many, context):
            if found := WRITES.match(sql):
                written.add(found[1].lower())
            return execute(sql, params, many, context)

        with transaction.atomic():
            with connection.execute_wrapper(watch):
                answer = browser.generic(method, path, *_posted(method))
            transaction.set_rollback(True)
        browser.cookies = before
        return Came(word_of(answer), answer, frozenset(written - ALWAYS_WRITTEN))


def _posted(method: str) -> tuple[bytes, str]:
    return (b"no_such_field=1" if method == "POST" else b""), "application/x-www-form-urlencoded"


def path_of(route: str, ids: dict) -> str:
    """The address of a route."""
    return reverse(route, kwargs=ids)


def parameters(route: str) -> dict[str, object]:
    """The converters in the path of a route, by name."""
    return dict(_converters()[route])


def _converters() -> dict[str, dict]:
    return {name: converters for name, _pattern, converters in every_route()}


def every_route() -> Iterator[tuple[str, object, dict]]:
    """Every address of the URLconf with its name, its view and the converters in its path."""
    from django.urls import get_resolver

    def walk(entries, space: str, outer: dict) -> Iterator[tuple[str, object, dict]]:
        for entry in entries:
            inner = {**outer, **entry.pattern.converters}
            if hasattr(entry, "url_patterns"):
                own = f"{entry.namespace}:" if entry.namespace else space
                yield from walk(entry.url_patterns, own, inner)
            else:
                yield f"{space}{entry.name}", entry.callback, inner

    yield from walk(get_resolver().url_patterns, "", {})
