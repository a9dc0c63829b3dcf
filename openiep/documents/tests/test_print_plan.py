"""The plan on paper: what stands on it, how long it is, who may read what."""

from datetime import date

import pytest

from openiep.documents.presenters import Answer, PlanStatus
from openiep.documents.tests.content import (
    DRAFT,
    IN_FORCE,
    TARGETS,
    empty_content,
    plan_content,
    target,
)
from openiep.documents.tests.reading import pages_of, squeezed, text_of


@pytest.mark.parametrize(("targets", "most"), [(1, 2), (3, 2), (4, 3), (8, 4)])
def test_a_usual_plan_takes_about_two_pages(printed_plan, targets, most):
    assert len(pages_of(printed_plan(plan_content(targets)))) <= most


def test_an_empty_draft_to_write_on_takes_two_pages(printed_plan):
    pdf = printed_plan(empty_content(), status=DRAFT, answers=(), ask=())

    assert len(pages_of(pdf)) == 2


def test_every_page_says_whose_plan_it_is_which_version_and_which_page(printed_plan):
    pages = pages_of(printed_plan(plan_content(8)))

    for number, text in enumerate(pages, start=1):
        assert "Sam · Class 3K, Year 3 · version 2" in text
        assert "In force · version 2" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Hillside Primary School" in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (DRAFT, "Draft"),
        (PlanStatus("proposed", version=3), "Proposed · version 3"),
        (IN_FORCE, "In force · version 2"),
        (PlanStatus("closed", version=2), "Closed · version 2"),
        (PlanStatus("withdrawn", version=1), "Withdrawn · version 1"),
    ],
)
def test_every_page_says_the_status(printed_plan, status, words):
    assert all(words in text for text in pages_of(printed_plan(status=status)))


def test_a_plan_in_force_says_who_has_not_answered_and_why_it_runs_all_the_same(printed_plan):
    status = PlanStatus("in_force", 2, date(2026, 9, 14), because="Sam needs help now")
    answers = [Answer("family", "Tom Bell", code="do_not_agree"), Answer("child", "Sam")]

    text = squeezed(text_of(printed_plan(status=status, answers=answers)))

    assert squeezed("Not everybody agrees with it.") in text
    assert squeezed("Not everybody has answered yet.") in text
    assert squeezed("because: Sam needs help now") in text


def test_a_target_is_one_sentence_with_facts_and_who_does_what(printed_plan):
    text = text_of(printed_plan()).replace("\n", " ").replace("  ", " ")

    assert (
        "Sam will read aloud from a book he has chosen, when given a ruler to follow the line, "
        "at 60 words a minute on three days running, by Fri 11 December 2026."
    ) in text
    assert "38 words a minute (Mon 7 September 2026)" in text
    assert "Mrs Ali: shares the first page, then listens" in text
    assert "1 times a week (less is better)" in text


def test_a_target_stays_on_one_page(printed_plan):
    pages = pages_of(printed_plan(plan_content(8)))
    tops = [(n, t) for n in range(1, 9) for t, page in enumerate(pages) if f"Target {n} " in page]

    for number, where in tops:
        last_words = TARGETS[(number - 1) % len(TARGETS)]["strategies"][-1]["text"][-12:]
        assert last_words in pages[where].replace("\n", " ")


def test_a_target_longer_than_a_page_is_still_printed_whole(printed_plan):
    long = "word " * 1500
    content = plan_content(targets={"items": [target(1, will_do=f"begin {long} end of it")]})

    text = squeezed(text_of(printed_plan(content)))

    assert text.count("word") >= 1500
    assert "endofit" in text


def test_open_answers_become_places_to_sign_that_name_the_version(printed_plan):
    text = text_of(printed_plan())

    assert "Family: Tom Bell (dad)" in text
    assert "My answer to version 2 of Sam’s plan:" in text
    assert "I do not agree" in text


def test_a_draft_is_signed_as_the_draft_of_its_day(printed_plan):
    text = text_of(printed_plan(status=DRAFT, answers=()))

    assert text.count("My answer to the draft of Sam’s plan printed on Mon 23 November 2026:") == 3
    assert "Change it" in text


def test_a_child_who_cannot_say_is_never_ticked_as_agreeing(printed_plan):
    shown = Answer(
        "child",
        "Sam",
        code="shown",
        shown="two photographs",
        words="took the dog picture twice",
        seen_by="Mrs Ali",
    )

    text = text_of(printed_plan(answers=[shown]))

    assert "Was shown: two photographs" in text
    assert "What was seen: took the dog picture twice" in text
    assert "Seen by Mrs Ali" in text
    assert "Agrees" not in text


@pytest.mark.parametrize(
    ("audience", "health", "talk", "taxi"),
    [
        ("all", True, False, False),
        ("family_and_staff", True, True, False),
        ("staff", True, True, True),
        ("somebody else", True, False, False),
    ],
)
def test_other_needs_are_shown_to_their_readers_only(printed_plan, audience, health, talk, taxi):
    text = text_of(printed_plan(audience=audience))

    assert ("Glasses" in text, "Talk time" in text, "taxi" in text) == (health, talk, taxi)


def test_an_other_need_without_audience_is_not_shown(printed_plan):
    items = [{"id": "x", "kind": "medical", "text": "Forgotten audience"}]
    content = plan_content(other_needs={"content": {"items": items}})

    assert "Forgotten" not in text_of(printed_plan(content, audience="staff"))


def test_a_part_left_empty_on_purpose_says_so(printed_plan):
    content = plan_content(home={"nothing_needed": True, "items": []})

    assert "Nothing needed here." in text_of(printed_plan(content))


def test_an_empty_part_of_a_plan_in_force_says_so_and_of_a_draft_has_lines(printed_plan):
    content = plan_content(home={"nothing_needed": False, "items": []})

    assert "Nothing is written here" in text_of(printed_plan(content))
    assert "Nothing is written here" not in text_of(printed_plan(content, status=DRAFT))


def test_whom_to_ask_stands_there_with_telephone_numbers(printed_plan):
    text = text_of(printed_plan())

    for number in ("01962 555 0101", "01962 555 0102", "0300 555 0199"):
        assert number in text


def test_the_full_name_is_not_on_paper_that_lies_about(printed_plan):
    assert "Samuel" not in text_of(printed_plan())
