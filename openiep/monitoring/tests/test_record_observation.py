"""Writing what was seen: in words, for the same people, with the same refusals."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring.models import Observation
from openiep.monitoring.tests.factories import hold_plan, set_target
from openiep.plans.rules.status import Status


def where(target):
    return reverse("monitoring:record_observation", args=[target.pk])


def typed(words="Asked Ava for the ruler.", day="today", **more):
    return {"words": words, "day": day, "id": str(uuid.uuid4()), **more}


def test_the_assistant_writes_what_was_seen(signed_in, assistant, target, today):
    response = signed_in(assistant).post(where(target), typed())
    kept = Observation.objects.get()
    assert response.status_code == 302
    assert (kept.note, kept.day, kept.seen_by) == ("Asked Ava for the ruler.", today, assistant)
    assert AuditEntry.objects.filter(action="record_observation", outcome="done").count() == 1


def test_a_head_may_not(signed_in, head, target):
    assert signed_in(head).post(where(target), typed()).status_code == 403
    assert not Observation.objects.exists()


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_others_find_nothing(signed_in, request, who, target):
    assert signed_in(request.getfixturevalue(who)).get(where(target)).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, target):
    assert reverse("access:sign_in") in client.get(where(target)).url


@pytest.mark.parametrize(
    ("words", "sentence"), [("", "What did you see"), ("  \n ", "What did you")]
)
def test_nothing_written_is_answered_with_a_sentence(signed_in, assistant, target, words, sentence):
    response = signed_in(assistant).post(where(target), typed(words))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Observation.objects.exists()


def test_a_day_that_has_not_come_is_refused_and_the_words_stay(signed_in, assistant, target, today):
    day = f"{today + timedelta(days=1):%d/%m/%Y}"
    response = signed_in(assistant).post(where(target), typed(day=day))
    assert response.status_code == 422
    assert "Asked Ava for the ruler." in response.content.decode()
    assert not Observation.objects.exists()


def test_words_may_be_kept_on_a_draft(signed_in, teacher, pupil):
    target = set_target(hold_plan(pupil, teacher, status=Status.DRAFT))
    assert signed_in(teacher).post(where(target), typed()).status_code == 302
    assert Observation.objects.count() == 1


def test_sent_twice_is_stored_once(signed_in, assistant, target):
    client, form = signed_in(assistant), typed()
    client.post(where(target), form)
    client.post(where(target), form)
    assert Observation.objects.count() == 1


def test_what_looks_like_code_is_shown_as_words(signed_in, assistant, target):
    client = signed_in(assistant)
    client.post(where(target), typed("<script>alert(1)</script>"))
    page = client.get(reverse("monitoring:target", args=[target.pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
