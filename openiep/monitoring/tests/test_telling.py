"""From the analysis to the sentences and the picture, without a slip in between."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.monitoring.rules.aim import Direction, aim
from openiep.monitoring.rules.analysis import analyse
from openiep.monitoring.rules.forecast import Prior
from openiep.monitoring.rules.status import Code
from openiep.monitoring.rules.telling import described, drawn_trend, told
from openiep.monitoring.rules.wording import for_family, for_teacher

START = date(2026, 9, 7)
SLOW = [(1, 4), (2, 5), (3, 5), (4, 6), (5, 5), (6, 6), (7, 7), (8, 7), (9, 7)]


def analysed(points, goal, **more):
    return analyse(points, goal, planned_review=True, **more)


def values(found):
    return told(found, name="Sam", unit="words", due="26 March", tell_by="half-term")


def test_a_slow_series_is_told_with_its_pace_and_where_it_leads():
    found = analysed(SLOW, aim(4, 15, 14))
    assert for_teacher(found.standing, values(found)).english() == (
        "Sam is gaining about 0.4 a week; the target needs 0.8. "
        "At this pace it would be 9.1 words (8 to 10.1) on 26 March, target 15. "
        "Consider: more practice time, a smaller step, another approach, or a later date."
    )
    assert for_family(found.standing, values(found)).english() == (
        "Sam is making progress, more slowly than planned. So far it is from 4 to 7 words. "
        "The aim is 15 by 26 March. We would like to talk with you about what to change."
    )


def test_a_falling_target_is_told_without_minus_signs():
    mirrored = [(week, 20 - score) for week, score in SLOW]
    found = analysed(mirrored, aim(16, 5, 14))
    said = for_teacher(found.standing, values(found)).english()
    assert said.startswith("Sam is coming down by about 0.4 a week; the target needs 0.8.")
    assert found.closer


def test_a_series_that_goes_the_wrong_way_is_not_called_a_gain():
    found = analysed([(week, 6 - score / 4) for week, score in SLOW], aim(5, 15, 14))
    assert not found.closer
    assert values(found).pace == ""
    assert "gaining" not in for_teacher(found.standing, values(found)).english()
    assert "making progress" not in for_family(found.standing, values(found)).english()


def test_what_cannot_be_said_yet_is_left_empty():
    found = analysed([], aim(4, 15, 14), prior=Prior(1.5, 1))
    assert (found.trend, found.now, found.way, found.level, found.forecast) == (None,) * 5
    assert described(found, values(found), first="", last="").english() == (
        "No checks yet. The aim line leads from 4 to 15 by 26 March."
    )


def test_the_alternative_text_says_what_the_picture_shows():
    found = analysed(SLOW, aim(4, 15, 14))
    said = described(found, values(found), first="14 September", last="9 November").english()
    assert said == (
        "Checks: 9, from 14 September to 9 November. Start 4, now 7 words. "
        "The aim line leads to 15 by 26 March."
    )


def test_the_drawn_line_is_the_trend_in_days():
    found = analysed(SLOW, aim(4, 15, 14))
    line = drawn_trend(found.trend, START, lowest=0, highest=20)
    assert (line.first, line.last) == (date(2026, 9, 14), date(2026, 11, 9))
    assert line.last_value == found.trend.at(9)
    assert line.band[-1][1:] == (found.trend.now.low, found.trend.now.high)
    assert drawn_trend(None, START) is None


ASKS = {-2: "never asks", -1: "asks once", 0: "asks twice", 1: "asks often", 2: "always asks"}


@pytest.mark.parametrize("scores", [(-1, 0, 0, 0, 0, 0, -1, 0), (-2, -1, 0, 0, 0, 0, -1, 0)])
def test_a_child_who_is_there_is_not_told_the_same_words_twice(scores):
    found = analysed(list(enumerate(scores, start=1)), aim(-2, 0, 14), lowest=-2, highest=2)
    assert found.standing.code == Code.AHEAD
    said = told(
        found, name="Sam", unit="", due="26 March", bare=lambda v: ASKS[round(v)], has_pace=False
    )
    assert for_teacher(found.standing, said).english() == (
        "At the target already: asks twice. It was hoped for by 26 March. "
        "A bigger next step or an earlier date may suit."
    )
    assert for_family(found.standing, said).english() == (
        "Sam is already where we hoped to be by 26 March: asks twice."
    )


def test_a_child_who_is_past_the_line_but_not_there_hears_of_the_aim():
    found = analysed([(week, 9 + week / 2) for week in range(1, 9)], aim(4, 15, 14))
    assert found.standing.code == Code.AHEAD
    assert "aiming for 15 by 26 March" in for_teacher(found.standing, values(found)).english()
    assert "The aim is 15 by 26 March" in for_family(found.standing, values(found)).english()


@given(st.lists(st.integers(0, 5), max_size=16), st.sampled_from(list(Direction)))
def test_every_series_can_be_told_and_stays_on_its_scale(scores, way):
    goal = aim(1, 5, 12, way) if way == Direction.UP else aim(5, 0, 12, way)
    points = list(enumerate(scores, start=1))
    found = analysed(points, goal, prior=Prior(1, 0.7), lowest=0, highest=5)
    for text in (for_teacher, for_family):
        assert "%(" not in text(found.standing, values(found)).english()
    line = drawn_trend(found.trend, START, lowest=0, highest=5)
    for _, low, high in line.band if line else ():
        assert 0 <= low <= high <= 5
    if found.at_due:
        assert 0 <= found.at_due.low <= found.at_due.high <= 5
