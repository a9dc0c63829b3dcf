"""Every way of measuring has a range, a step and a usual direction that fit each other."""

from decimal import Decimal

import pytest

from openiep.reference.measures import measure, measures


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.key)
def test_step_and_decimals_agree(one):
    if one.step is not None:
        assert one.step == round(one.step, one.decimals)
        assert one.step > 0


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.key)
def test_the_range_is_a_range(one):
    if one.low is not None and one.high is not None:
        assert one.low < one.high


def test_every_level_of_a_ladder_has_its_words():
    prompt = measure("prompt")
    assert len(prompt.levels) == int(prompt.high - prompt.low) + 1
    assert str(prompt.levels[-1]) == "without help"


def test_what_is_described_in_words_has_no_number_and_no_direction():
    described = measure("described")
    assert not described.is_a_number
    assert described.direction == "none"


def test_a_count_asks_which_way_is_better_because_incidents_should_fall():
    assert measure("count").ask_direction


def test_a_reading_age_is_kept_in_months():
    assert str(measure("reading_age").unit) == "months"
    assert measure("reading_age").low <= Decimal(7 * 12 + 10) <= measure("reading_age").high


def test_a_share_takes_its_highest_value_from_the_target():
    assert [one.key for one in measures().values() if one.needs_total] == ["out_of", "steps"]


def test_an_unknown_measure_is_an_error():
    with pytest.raises(KeyError):
        measure("vibes")


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.key)
def test_every_level_has_its_short_word_and_its_icon_or_none_has(one):
    for said in (one.short_levels, one.icons):
        assert len(said) in {0, len(one.levels)}


def test_a_ladder_names_its_levels_or_lets_the_target_describe_them():
    own = [one.key for one in measures().values() if one.own_levels]
    assert own == ["words", "goal_scale"]
    assert not any(measure(key).levels for key in own)
