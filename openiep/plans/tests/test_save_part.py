"""Saving one part of a plan, and its page."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.models import Profile, SenStatus
from openiep.people.tests.factories import LONG_AGO
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.actions.writing import add_home_help, save_part, start_plan
from openiep.plans.models.content import plan_content
from openiep.plans.tests.asking import (
    AT_A_PAGE_OF_WRITING,
    is_sent_to_sign_in,
    sign_in,
    status_for,
    text_of,
)
from openiep.plans.tests.factories import HOME, NEEDS, part, save_words, written_plan
from openiep.rules import Refused

WORDS = {"strengths": "Kind.", "needs": "", "difficulties": ""}


@pytest.fixture
def plan(pupil, teacher):
    return start_plan(pupil=pupil, by=teacher)


def address(plan, key="needs"):
    return reverse("plans:save_part", args=[plan.pk, key])


def said(plan, key):
    return plan_content(plan)["parts"][key]


# The action


@pytest.mark.parametrize("who", ["teacher", "senco"])
def test_a_teacher_of_the_class_and_the_senco_write(plan, who, request):
    user = request.getfixturevalue(who)
    saved = save_words(plan, "needs", NEEDS, by=user)
    assert said(plan, "needs")["content"] == NEEDS
    assert (saved.version, saved.changed_by) == (1, user)
    assert saved.changed_at is not None


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_writes(plan, who, request):
    with pytest.raises(PermissionDenied):
        save_words(plan, "needs", NEEDS, by=request.getfixturevalue(who))
    assert said(plan, "needs")["content"]["strengths"] == ""


def test_a_proposed_plan_is_not_written_in(pupil, teacher):
    plan = written_plan(pupil, by=teacher)
    propose_plan(plan=plan, by=teacher)
    with pytest.raises(Refused, match="not_being_written"):
        save_words(plan, "needs", WORDS, by=teacher)
    assert said(plan, "needs")["content"] == NEEDS


def test_who_read_an_older_version_is_told_and_nothing_is_written(plan, teacher, senco):
    save_words(plan, "needs", NEEDS, by=teacher)
    with pytest.raises(Refused, match="saved_meanwhile"):
        save_part(plan=plan, key="needs", content=WORDS, nothing_needed=False, version=0, by=senco)
    assert said(plan, "needs")["content"] == NEEDS
    assert part(plan, "needs").changed_by == teacher


def test_nothing_needed_is_said_by_somebody_and_the_words_come_back(plan, teacher, senco):
    save_words(plan, "needs", NEEDS, by=teacher)
    save_part(plan=plan, key="needs", content=NEEDS, nothing_needed=True, version=1, by=senco)
    assert said(plan, "needs") == {"nothing_needed": True, "content": dict.fromkeys(NEEDS, "")}
    assert part(plan, "needs").changed_by == senco
    kept = part(plan, "needs").content
    save_part(plan=plan, key="needs", content=kept, nothing_needed=False, version=2, by=senco)
    assert said(plan, "needs")["content"] == NEEDS


def test_no_help_from_the_family_may_be_needed_until_some_is_written(plan, teacher):
    save_part(plan=plan, key="home", content={}, nothing_needed=True, version=0, by=teacher)
    assert said(plan, "home")["nothing_needed"] is True
    add_home_help(plan=plan, values=HOME, by=teacher)
    assert said(plan, "home")["nothing_needed"] is False
    with pytest.raises(Refused, match="has_rows"):
        save_part(plan=plan, key="home", content={}, nothing_needed=True, version=2, by=teacher)


def test_what_cannot_stand_is_refused_and_nothing_is_half_written(plan, teacher):
    yesterday = plan.school.today() - timedelta(days=1)
    content = {"day": yesterday, "place": "Room 4"}
    with pytest.raises(Refused, match="day_is_past"):
        save_part(
            plan=plan, key="review", content=content, nothing_needed=False, version=0, by=teacher
        )
    assert said(plan, "review")["content"]["place"] == ""
    assert part(plan, "review").version == 0


def test_it_is_recorded(plan, teacher):
    save_words(plan, "needs", NEEDS, by=teacher)
    entry = AuditEntry.objects.get(action="save_part")
    assert (entry.outcome, entry.subject, entry.subject_id) == ("done", "plans.Plan", plan.pk)
    assert "Kind" not in str(entry.details)


# The page


@pytest.mark.parametrize(("who", "status"), AT_A_PAGE_OF_WRITING.items())
def test_who_opens_the_page(plan, who, status, request):
    assert status_for(request, who, address(plan)) == status


@pytest.mark.parametrize("who", ["head", "assistant", "other_teacher", "stranger"])
def test_who_opens_it_in_vain_writes_nothing_either(plan, who, request):
    assert status_for(request, who, address(plan), "post", WORDS) == AT_A_PAGE_OF_WRITING[who]
    assert part(plan, "needs").version == 0


def test_signed_out_one_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.get(address(plan)))


def test_a_part_that_there_is_not_is_not_found(plan, teacher):
    assert sign_in(teacher).get(address(plan, "punishment")).status_code == 404


def test_it_asks_in_the_words_of_the_pack_with_an_example_for_each(plan, teacher):
    shown = text_of(sign_in(teacher).get(address(plan)))
    for words in ("What goes well", "Special educational needs", "Knows all about buses"):
        assert words in shown


def test_what_the_child_says_stands_beside_the_strengths_and_nowhere_else(plan, teacher):
    Profile.objects.create(school=plan.school, pupil=plan.pupil, liked="My jokes", helps="Time")
    client = sign_in(teacher)
    assert "My jokes" in text_of(client.get(address(plan)))
    assert "My jokes" not in text_of(client.get(address(plan, "checking")))


def test_saved_it_leads_back_to_the_part_and_says_so(plan, teacher):
    client = sign_in(teacher)
    response = client.post(address(plan), {**WORDS, "version": "0"})
    assert response["Location"] == reverse("plans:plan", args=[plan.pk]) + "#part-needs"
    assert "Saved at" in client.get(response["Location"]).content.decode()
    assert said(plan, "needs")["content"] == WORDS


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("review", {"day": "soon"}, "Write a day, for example 11 December"),
        ("review", {"day": "1/1/2062"}, "is more than three years ahead"),
        ("review", {"day": "yesterday"}, "is past. Choose a day that is still to come"),
        ("needs", {"needs": "x" * 4001}, "This is too long: 4001 letters, and 4000 fit"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(plan, teacher, key, typed, sentence):
    other = {"place": "Room 4"} if key == "review" else {"strengths": "Kind."}
    response = sign_in(teacher).post(address(plan, key), {**other, **typed, "version": "0"})
    assert response.status_code == 422
    shown = text_of(response)
    assert sentence in shown
    for words in (*other.values(), *typed.values()):
        assert words in shown
    assert part(plan, key).version == 0


def test_an_empty_list_begins_with_one_line_to_write_in(plan, teacher):
    shown = text_of(sign_in(teacher).get(address(plan, "hopes")))
    assert "Hope 1" in shown
    assert "Hope 2" not in shown
    assert "For example: To read the football pages alone." in shown


def test_a_list_grows_by_a_button_that_keeps_what_was_typed(plan, teacher):
    typed = {"items": "a", "items-a-text": "To swim", "items-a-whose": "child", "version": "0"}
    response = sign_in(teacher).post(address(plan, "hopes"), {**typed, "then": "add:items"})
    assert response.status_code == 200
    shown = text_of(response)
    assert "To swim" in shown
    assert "Hope 2" in shown
    assert "autofocus" in shown
    assert part(plan, "hopes").version == 0


def test_a_line_is_taken_out_and_put_back_by_a_button(plan, teacher):
    client = sign_in(teacher)
    typed = {"items": "a,b", "items-a-text": "To swim", "items-b-text": "To sing", "version": "0"}
    out = text_of(client.post(address(plan, "hopes"), {**typed, "then": "out:items-a"}))
    assert "Taken out: To swim" in out
    assert "Hope 2" not in out
    typed |= {"items": "b", "taken_out": "items-a", "then": "back:items-a"}
    back = text_of(client.post(address(plan, "hopes"), typed))
    assert "Hope 2" in back
    assert "Taken out" not in back


def test_lines_are_saved_in_their_order_and_empty_ones_left_out(plan, teacher):
    typed = {
        "items": "b,a,c", "items-a-text": "To swim", "items-b-text": "To sing", "version": "0",
        "items-a-whose": "child", "items-b-whose": "", "items-c-text": "", "items-c-whose": "",
    }  # fmt: skip
    sign_in(teacher).post(address(plan, "hopes"), typed)
    lines = said(plan, "hopes")["content"]["items"]
    assert [(line["text"], line["whose"]) for line in lines] == [
        ("To sing", ""),
        ("To swim", "child"),
    ]


def test_the_outcome_of_an_ehc_plan_is_asked_only_where_there_is_one(plan, teacher):
    client, typed = sign_in(teacher), {"items": "a", "then": "add:items"}
    assert "Outcome in the EHC plan" not in text_of(client.post(address(plan, "hopes"), typed))
    SenStatus.objects.create(school=plan.school, pupil=plan.pupil, code="E", starts_on=LONG_AGO)
    assert "Outcome in the EHC plan" in text_of(client.post(address(plan, "hopes"), typed))


def test_nothing_needed_is_one_button_for_parts_that_have_rows(plan, teacher):
    client = sign_in(teacher)
    client.post(address(plan, "home"), {"version": "0", "nothing_needed": "on"})
    assert said(plan, "home")["nothing_needed"] is True
    client.post(address(plan, "home"), {"version": "1"})
    assert said(plan, "home")["nothing_needed"] is False


def test_targets_cannot_be_nothing_needed(plan, teacher):
    client = sign_in(teacher)
    response = client.post(
        address(plan, "targets"), {"version": "0", "nothing_needed": "on"}, follow=True
    )
    assert "A plan needs this part" in text_of(response)
    assert said(plan, "targets")["nothing_needed"] is False
