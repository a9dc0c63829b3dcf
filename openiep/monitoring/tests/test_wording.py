"""Every sentence: true, kind, and readable at nine to eleven."""

import re

import pytest

from openiep.monitoring.rules.aim import Direction, aim
from openiep.monitoring.rules.forecast import Band, Forecast
from openiep.monitoring.rules.status import Code, Standing, status
from openiep.monitoring.rules.wording import Told, for_family, for_teacher, label, plain, why
from openiep.monitoring.rules.wording_results import (
    LEVEL_ON_PAPER,
    forecast_for_family,
    forecast_for_teacher,
    goal_level_for_family,
    goal_level_for_teacher,
    nap_for_teacher,
)
from openiep.monitoring.tests.reading import BARRED, grade, sentences, words
from openiep.rules import because

TOLD = Told(
    name="Sam",
    baseline="4",
    now="7 words",
    target="15",
    due="Easter",
    tell_by="half-term",
    pace="0.4",
    needed="1",
    pace_reaches="9 words (7 to 11)",
)
BACKWARDS = Told("Sam", "4", "3 words", "15", "Easter", closer=False)
FALLING = Told(
    "Amina",
    "12",
    "9 times",
    "3",
    "Fri 18 December",
    "Fri 20 November",
    "0.2",
    "0.6",
    "8 (6 to 9)",
    falling=True,
)
TOLDS = (TOLD, BACKWARDS, FALLING)


def standing(code, reason="few_checks"):
    return Standing(code, because(reason, checks=3, needed=6), 3)


def family_texts():
    for told in TOLDS:
        for code in Code:
            yield for_family(standing(code), told).english()
        for level in range(-2, 3):
            yield goal_level_for_family(level, told).english()
    yield from (text.english() for text in LEVEL_ON_PAPER.values())
    for band in Band:
        yield forecast_for_family(Forecast(0.5, band, 1, 2, 1.5), name="Sam").english()


def teacher_texts():
    for told in TOLDS:
        for code in Code:
            yield for_teacher(standing(code), told).english()
    for level in range(-2, 3):
        yield goal_level_for_teacher(level).english()
    for chance in (0.01, 0.3, 0.99):
        found = Forecast(chance, Band.LIKELY, 6, 11, 8)
        yield forecast_for_teacher(found, due="26 March").english()
    yield nap_for_teacher(0.9, name="Sam", before=6, since=7).english()


def test_the_measure_of_reading_knows_easy_from_hard():
    assert grade("The cat sat on the mat. It was warm.") < 1
    assert grade("Progress monitoring methodology necessitates considerable organisation.") > 15


@pytest.mark.parametrize("text", sorted(set(family_texts())))
def test_a_family_can_read_it_at_nine_to_eleven(text):
    assert grade(text) <= 6.0
    assert max(len(words(one)) for one in sentences(text)) <= 20


def test_together_the_family_texts_read_at_nine():
    assert grade(" ".join(sorted(set(family_texts())))) <= 4.5


@pytest.mark.parametrize("text", sorted(set(family_texts())))
def test_a_family_meets_no_per_cents_and_no_blame(text):
    assert not BARRED.search(text)


@pytest.mark.parametrize("text", sorted(set(teacher_texts())))
def test_staff_meet_no_blame_either(text):
    assert not re.search(r"\bfail|behind|%\(", text)


def test_nothing_is_left_to_fill_in():
    for text in (*family_texts(), *teacher_texts()):
        assert "%" not in text
        assert "  " not in text


def test_the_shown_words_never_say_behind():
    shown = {code: label(code).english() for code in Code}
    assert shown[Code.BEHIND] == "slower than hoped"
    assert shown[Code.MET] == shown[Code.AHEAD] == "there already"
    assert not any("behind" in text for text in shown.values())


def test_a_child_who_went_backwards_is_not_said_to_make_progress():
    assert "making progress" in for_family(standing(Code.BEHIND), TOLD).english()
    assert "making progress" not in for_family(standing(Code.BEHIND), BACKWARDS).english()
    assert "gaining" not in for_teacher(standing(Code.BEHIND), BACKWARDS).english()


def test_a_falling_target_is_told_the_right_way_round():
    assert "above the line" in for_teacher(standing(Code.WORTH_A_LOOK), FALLING).english()
    assert "higher than hoped" in for_family(standing(Code.WORTH_A_LOOK), FALLING).english()
    assert "coming down" in for_teacher(standing(Code.BEHIND), FALLING).english()


def test_the_sentences_are_those_agreed():
    assert for_family(standing(Code.ON_COURSE), TOLD).english() == (
        "Sam is about where we hoped: 7 words now. The aim is 15 by Easter."
    )
    assert for_teacher(standing(Code.ON_COURSE), TOLD).english() == (
        "About on the line (0.4 a week; needed 1)."
    )
    assert for_teacher(standing(Code.TOO_EARLY), TOLD).english().startswith("3 of the 6 checks")


SERIES = {
    "last_three_reached": (aim(2, 12, 10), [12, 12, 13], False),
    "few_checks": (aim(2, 12, 10), [3, 4], False),
    "range_worse": (aim(2, 12, 10), [2, 3, 2, 3, 2, 3, 2, 3], True),
    "range_better": (aim(2, 12, 10), [6, 7, 7, 9, 9, 10], False),
    "four_worse": (aim(12, 2, 10), [12, 12, 12, 12], False),
    "around_the_line": (aim(2, 12, 10), [4, 3, 6, 5, 8, 7], False),
    "range_worse_not_yet_judged": (aim(2, 12, 10), [2, 3, 2, 3, 2, 3, 9.1, 4], False),
}


@pytest.mark.parametrize(("reason", "series"), SERIES.items())
def test_every_status_has_its_why_in_one_line(reason, series):
    goal, scores, review = series
    found = status(list(enumerate(scores, start=1)), goal, planned_review=review)
    said = why(found, goal).english()
    assert found.why.code == reason
    assert said.endswith(".")
    assert "\n" not in said
    assert "behind" not in said


def test_the_why_of_a_falling_target_says_above():
    goal = aim(12, 2, 10, Direction.DOWN)
    found = status([(1, 12), (2, 12), (3, 12), (4, 12)], goal, planned_review=False)
    assert why(found, goal).english() == "The last four checks are all above the aim line."


@pytest.mark.parametrize(("value", "shown"), [(7.0, "7"), (7.04, "7"), (7.06, "7.1"), (-0.01, "0")])
def test_numbers_are_written_as_people_write_them(value, shown):
    assert plain(value) == shown
