"""Every answer is locked up: errors, files and pages alike."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from openiep.config.context import site
from openiep.web import errors

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def answers(senco, teacher, pupil, school, monkeypatch):
    """One answer of each kind."""
    client = Client(raise_request_exception=False)
    client.force_login(senco)
    assistant = Client()
    assistant.force_login(teacher)
    strict = Client(enforce_csrf_checks=True)
    found = {
        "page": client.get(reverse("home:children", args=[school.pk])),
        "file": client.get(reverse("home:children_csv", args=[school.pk])),
        "form with errors": client.post(
            reverse("people:add_child", args=[school.pk]), {"given_name": ""}
        ),
        "signed out": Client().get("/"),
        "sign in": Client().get(reverse("access:sign_in")),
        "open page": Client().get(reverse("home:your_data")),
        "not found": client.get("/nowhere/"),
        "not permitted": assistant.get(reverse("people:staff", args=[school.pk])),
        "method": client.get(reverse("access:sign_out")),
        "csrf": strict.post(reverse("access:sign_in"), {}),
        "wrong host": client.get("/", HTTP_HOST="evil.example"),
    }
    monkeypatch.setattr("openiep.home.views.words.page", lambda *_args: 1 / 0)
    found["our fault"] = client.get(reverse("home:your_data"))
    return found


def test_the_answers_are_what_they_are_called(answers):
    codes = {name: answer.status_code for name, answer in answers.items()}
    assert codes == {
        "page": 200, "file": 200, "form with errors": 422, "signed out": 302, "sign in": 200,
        "open page": 200, "not found": 404, "not permitted": 403, "method": 405, "csrf": 403,
        "wrong host": 400, "our fault": 500,
    }  # fmt: skip


def test_every_answer_carries_every_wall(answers):
    missing = [
        (name, header, answer.headers.get(header))
        for name, answer in answers.items()
        for header, value in EVERYWHERE.items()
        if answer.headers.get(header) != value
    ]
    assert missing == []


def test_no_answer_is_kept_by_any_cache(answers):
    for name, answer in answers.items():
        kept = answer.headers.get("Cache-Control", "")
        assert "no-store" in kept, name
        assert "private" in kept, name
        assert "public" not in kept, name


def directives(answer):
    policy = answer.headers["Content-Security-Policy"]
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.strip().split())}


def test_every_answer_forbids_what_it_does_not_bring_itself(answers):
    for name, answer in answers.items():
        found = directives(answer)
        assert found["default-src"] == ["'none'"], name
        for wall in ("object-src", "base-uri", "frame-ancestors"):
            assert found[wall] == ["'none'"], name
        assert found["form-action"] == ["'self'"], name
        assert "unsafe" not in answer.headers["Content-Security-Policy"], name
        assert "*" not in answer.headers["Content-Security-Policy"], name
        for words in found.values():
            for word in words:
                assert word.startswith(("'none'", "'self'", "'nonce-", "data:")), (name, word)


def test_the_nonce_is_new_in_every_answer(senco):
    client = Client()
    client.force_login(senco)

    def nonce():
        policy = client.get(reverse("home:your_data")).headers["Content-Security-Policy"]
        return re.findall(r"'nonce-([^']+)'", policy)

    assert nonce() == [] or nonce() != nonce()


def test_no_page_carries_a_script_or_style_of_its_own(answers):
    for name, answer in answers.items():
        text = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), name
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", text), name


def test_nothing_tells_what_we_are_made_of(answers):
    for answer in answers.values():
        assert "X-Powered-By" not in answer.headers
        assert "Django" not in answer.content.decode(errors="ignore")
        assert "Traceback" not in answer.content.decode(errors="ignore")


def test_troubles_are_said_in_plain_words(answers):
    for name in ("not found", "not permitted", "method", "csrf", "wrong host", "our fault"):
        text = answers[name].content.decode()
        assert re.search(r"<h1>[A-Z][^<]{8,}</h1>", text), name
        assert re.search(r'<p class="lead">[A-Z][^<]{8,}</p>', text), name


def test_the_page_for_our_fault_needs_nothing():
    assert errors.failed(RequestFactory().get("/")).status_code == 500


def test_the_layout_can_be_drawn_before_anybody_is_known(db):
    request = RequestFactory().get("/")
    assert site(request)["site"]["demo"] is False


PROBE = """
import django, json; django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
print(json.dumps({
    name: getattr(settings, name)
    for name in dir(settings)
    if name.startswith(("SECURE_", "SESSION_", "CSRF_", "ALLOWED_HOSTS", "HTTPS"))
}))
"""


@pytest.fixture(scope="module")
def deployed(tmp_path_factory):
    """The settings of a school behind HTTPS, after Django's own check of a deployment."""
    surroundings = {
        **os.environ,
        "OPENIEP_DATA": str(tmp_path_factory.mktemp("deployed")),
        "OPENIEP_HTTPS": "yes",
        "OPENIEP_HOSTS": "iep.school.example",
        "DJANGO_SETTINGS_MODULE": "openiep.config.settings",
    }
    surroundings.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # for tests in a browser only
    call = [sys.executable, "-c", PROBE]
    done = subprocess.run(
        call, env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    return json.loads(done.stdout.splitlines()[-1])


def test_with_https_djangos_own_check_of_a_deployment_finds_nothing(deployed):
    assert deployed["HTTPS"] is True


def test_with_https_everything_is_locked(deployed, db):
    proxied = {"HTTP_HOST": "iep.school.example", "HTTP_X_FORWARDED_PROTO": "https"}
    with override_settings(**deployed):
        plain = Client().get("/sign-in/", HTTP_HOST="iep.school.example")
        assert (plain.status_code, plain.url) == (301, "https://iep.school.example/sign-in/")
        locked = Client().get("/sign-in/", **proxied)
        assert locked.status_code == 200
        transport = locked.headers["Strict-Transport-Security"]
        assert transport == "max-age=31536000; includeSubDomains; preload"
        cookie = locked.cookies["__Host-csrf"]
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert (deployed["SESSION_COOKIE_NAME"], deployed["SESSION_COOKIE_SECURE"]) == (
            "__Host-session",
            True,
        )


@pytest.mark.parametrize("host", ["evil.example", "iep.school.example.evil.example", "a b"])
def test_another_hosts_name_is_not_answered(deployed, db, host):
    with override_settings(**deployed):
        assert Client().get("/sign-in/", HTTP_HOST=host).status_code == 400
        locked = Client().get("/sign-in/", HTTP_HOST=host, HTTP_X_FORWARDED_PROTO="https")
        assert locked.status_code == 400
