"""The session ended while somebody was writing: the typing comes back, and to nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from openiep.access.models import Draft
from openiep.plans.actions.writing import start_plan
from openiep.plans.models.content import plan_content
from openiep.plans.tests.asking import as_author, is_sent_to_sign_in, sign_in, text_of


@pytest.fixture
def plan(pupil, teacher):
    return start_plan(pupil=pupil, by=teacher)


def part_page(plan, key):
    return reverse("plans:save_part", args=[plan.pk, key])


def send_signed_out(user, address, **typed):
    """The page was open, the session has ended, "Save" is pressed."""
    response = Client().post(address, as_author(user, **typed))
    assert is_sent_to_sign_in(response)


def test_words_come_back_to_their_author_and_are_saved_then(plan, teacher):
    page = part_page(plan, "needs")
    send_signed_out(teacher, page, version="0", strengths="Kind to others.")
    assert plan_content(plan)["parts"]["needs"]["content"]["strengths"] == ""
    client = sign_in(teacher)
    shown = text_of(client.get(page))
    assert "Kind to others." in shown
    assert "This is what you typed at" in shown
    client.post(page, {"version": "0", "strengths": "Kind to others."})
    assert plan_content(plan)["parts"]["needs"]["content"]["strengths"] == "Kind to others."
    assert not Draft.objects.exists()


def test_lines_that_were_added_come_back_too(plan, teacher):
    page = part_page(plan, "hopes")
    typed = {"items": "a,b", "items-a-text": "To swim", "items-b-text": "To sing"}
    send_signed_out(teacher, page, version="0", **typed)
    shown = text_of(sign_in(teacher).get(page))
    assert "To swim" in shown
    assert "To sing" in shown


def test_a_tick_that_was_taken_away_stays_away(plan, teacher):
    page = part_page(plan, "review")
    typed = {"day": "1/2/2027", "at_parents_evening": "on"}
    client = sign_in(teacher)
    client.post(page, {**typed, "version": "0"})
    assert "checked" in text_of(client.get(page))
    send_signed_out(teacher, page, version="1", day="1/2/2027")
    assert "checked" not in text_of(sign_in(teacher).get(page))


def test_a_target_with_its_measure_comes_back(plan, teacher):
    page = reverse("plans:add_target", args=[plan.pk])
    typed = {"will_do": "will read", "measure": "out_of", "scale_to": "twenty", "strategies": "0"}
    send_signed_out(teacher, page, version="1", **typed, **{"strategies-0-text": "Trace"})
    shown = text_of(sign_in(teacher).get(page))
    for words in ("will read", "twenty", "Trace", "Out of how many"):
        assert words in shown


def test_nobody_else_finds_it(plan, teacher, senco):
    page = part_page(plan, "needs")
    send_signed_out(teacher, page, version="0", strengths="Kind to others.")
    assert "Kind to others." not in text_of(sign_in(senco).get(page))


def test_nothing_changes_for_one_who_no_longer_may(plan, teacher, other_teacher):
    page = part_page(plan, "needs")
    send_signed_out(other_teacher, page, version="0", strengths="Mine.")
    assert sign_in(other_teacher).get(page).status_code == 404


JUNK = ("", "🐛", "-1", "9" * 40, '{"a": {"b": []}}', "a-b,,a-b", "\x00")


@pytest.mark.parametrize("key", ["version", "before", "items", "taken_out", "then"])
def test_what_the_page_hides_may_be_tampered_with_without_a_crash(plan, teacher, key):
    client, page = sign_in(teacher), part_page(plan, "hopes")
    typed = {"version": "1", "items": "a", "items-a-text": "To swim", "then": "out:items-a"}
    for junk in JUNK:
        for one in (typed, {**typed, "then": "save"}):
            assert client.post(page, {**one, key: junk}).status_code in {200, 302, 409, 422}


@pytest.mark.parametrize("junk", JUNK)
def test_an_id_that_is_none_is_as_good_as_no_id(plan, teacher, junk):
    page = reverse("plans:add_target", args=[plan.pk])
    typed = {"version": "1", "will_do": "will read", "id": junk, "strategies": junk}
    assert sign_in(teacher).post(page, typed).status_code in {302, 422}
