"""The review on paper: a record when it was held, a sheet to write on before."""

import pytest

from openiep.documents.presenters import print_review
from openiep.documents.presenters.inputs import ReviewRecord
from openiep.documents.tests.content import TODAY, WHOM_TO_ASK, plan_content
from openiep.documents.tests.meeting import HELD
from openiep.documents.tests.reading import pages_of

FIVE = (
    "What help did school and family give?",
    "How has Sam got on?",
    "How well has the plan worked?",
    "What is new: information and advice?",
    "What should happen next?",
)


def printed(record, targets=3):
    return pages_of(
        print_review(plan_content(targets), record, version=2, ask=WHOM_TO_ASK, today=TODAY)
    )


def flat(pages):
    return " ".join("\n".join(pages).split())


@pytest.mark.parametrize("record", [HELD, ReviewRecord()])
@pytest.mark.parametrize("targets", [1, 3, 4])
def test_a_review_takes_about_two_pages(record, targets):
    assert len(printed(record, targets)) <= 3
    assert len(printed(record, 3)) == 2


@pytest.mark.parametrize("record", [HELD, ReviewRecord()])
def test_the_five_questions_stand_in_their_order(record):
    text = flat(printed(record))

    places = [text.index(question) for question in FIVE]

    assert places == sorted(places)


def test_contributions_are_kept_apart_with_the_word_for_each_voice():
    text = flat(printed(HELD))

    assert "School: Mr Khan (class teacher) Sam now offers" in text
    assert "Family: Sara Bell (mum) He reads to the dog" in text
    assert "Sam I like Fridays." in text
    assert "Others: Dr Lee (educational psychologist) Keep the reading" in text
    assert "by telephone, written down by Mrs Green" in text


def test_what_is_for_staff_is_on_the_copy_for_staff_only():
    usual = {"version": 2, "ask": WHOM_TO_ASK, "today": TODAY}

    for_staff = print_review(plan_content(), HELD, audience="staff", **usual)

    assert "Only staff read this." not in flat(printed(HELD))
    assert "Only staff read this." in flat(pages_of(for_staff))


def test_the_paper_says_who_was_invited_and_who_came():
    text = flat(printed(HELD))

    assert "Family: Sara Bell (mum) Thu 19 November 2026 yes" in text
    assert "Family: Tom Bell (dad) letter, two calls no" in text
    assert "no, but sent word" in text


def test_results_are_words_with_their_reasons():
    text = flat(printed(HELD))

    assert "Met Three Fridays in a row." in text
    assert "Partly met Ten words at a time were too many." in text
    assert "Not yet The hall is still too loud." in text


def test_the_decision_what_is_next_and_whom_to_ask_are_there():
    text = flat(printed(HELD))

    assert "Decided Change the plan" in text
    assert "Write the spring plan" in text
    assert "We meet again Thu 25 March 2027" in text
    assert "01962 555 0102" in text


def test_a_blank_sheet_offers_every_result_and_decision_to_tick():
    text = flat(printed(ReviewRecord()))

    for option in ("Met", "Partly met", "Not yet", "No longer the right target"):
        assert text.count(option) >= 3
    for option in ("Go on with the plan as it is", "Give more help", "Ask a specialist"):
        assert option in text


def test_every_page_says_whose_review_it_is():
    pages = printed(HELD, 8)

    for number, text in enumerate(pages, start=1):
        assert "Sam · Class 3K, Year 3 · review of the plan, version 2" in text
        assert f"Page {number} of {len(pages)}" in text


def test_a_closed_record_has_no_lines_to_write_on_but_says_that_nothing_was_said():
    text = flat(printed(ReviewRecord(closed=True, decision="continue")))

    assert text.count("Nothing was written down.") == 3 + 5
    assert "Review record" in text
