"""What may stand in a target, an arrangement and help from the family."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.rules.rows import begins_new_series, check_row, tidy_row
from openiep.plans.tests.factories import ARRANGEMENT, HOME, read_aloud
from openiep.reference.packs import pack
from openiep.rules import Refused

TODAY = date(2026, 11, 23)


def codes(key, values, before=None):
    try:
        check_row(key, values, before or {}, today=TODAY, pack=pack())
    except Refused as refused:
        return [(reason.code, reason.field) for reason in refused.reasons]
    return []


@pytest.mark.parametrize(
    ("key", "values"),
    [("targets", read_aloud(TODAY)), ("arrangements", ARRANGEMENT), ("home", HOME), ("home", {})],
)
def test_what_schools_write_may_stand_and_so_may_nothing(key, values):
    assert codes(key, values) == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"due_on": TODAY - timedelta(days=1)}, "day_is_past", "due_on"),
        ({"due_on": date(2062, 1, 1)}, "day_is_too_far", "due_on"),
        ({"baseline_on": TODAY + timedelta(days=1)}, "day_is_ahead", "baseline_on"),
        ({"aim_value": Decimal(21)}, "off_the_scale", "aim_value"),
        ({"baseline_value": Decimal(-1)}, "off_the_scale", "baseline_value"),
        ({"aim_value": Decimal("17.5")}, "too_fine", "aim_value"),
        ({"scale_to": None}, "say_out_of_how_many", "scale_to"),
        ({"scale_to": Decimal(0)}, "scale_upside_down", "scale_to"),
        ({"measure": ""}, "choose_measure", "measure"),
        ({"measure": "described"}, "choose_measure", "measure"),
        ({"measure": "guess"}, "unknown_choice", "measure"),
        ({"area": "naughty"}, "unknown_choice", "area"),
        ({"who": "x" * 81}, "too_long", "who"),
        ({"will_do": "x" * 4001}, "too_long", "will_do"),
        ({"strategies": [{"text": "one"}] * 13}, "too_many_lines", ""),
    ],
)
def test_a_target_says_what_cannot_stand_and_where(change, code, field):
    assert codes("targets", {**read_aloud(TODAY), **change}) == [(code, field)]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"minutes": 0}, "off_the_scale", "minutes"),
        ({"times_a_week": Decimal("0.25")}, "off_the_scale", "times_a_week"),
        ({"times_a_week": Decimal("2.25")}, "too_fine", "times_a_week"),
        ({"group_size": 300}, "off_the_scale", "group_size"),
        ({"ends_on": TODAY - timedelta(days=2)}, "day_is_past", "ends_on"),
        (
            {"starts_on": TODAY + timedelta(days=9), "ends_on": TODAY},
            "ends_before_it_starts",
            "ends_on",
        ),
    ],
)
def test_an_arrangement_says_what_cannot_stand_and_where(change, code, field):
    assert codes("arrangements", {**ARRANGEMENT, **change}) == [(code, field)]


def test_a_day_that_has_passed_since_may_stay_when_other_words_change():
    past = read_aloud(TODAY, due_on=TODAY - timedelta(days=30))
    assert codes("targets", {**past, "how_well": "better"}, before=past) == []


def test_a_rating_may_have_its_own_ends():
    rating = read_aloud(TODAY, measure="rating", scale_from=Decimal(1), scale_to=Decimal(10))
    assert codes("targets", {**rating, "baseline_value": Decimal(2), "aim_value": Decimal(9)}) == []
    rating |= {"scale_from": None, "scale_to": None}
    assert codes("targets", {**rating, "baseline_value": Decimal(2), "aim_value": Decimal(9)}) == [
        ("off_the_scale", "aim_value")
    ]


@pytest.mark.parametrize(
    ("change", "is_new"),
    [
        ({}, False),
        ({"will_do": "will read more"}, False),
        ({"unit": "out of 10", "scale_to": Decimal(10)}, True),
        ({"direction": "down"}, True),
        ({"measure": "percent", "unit": "%", "scale_to": None}, True),
    ],
)
def test_another_measure_unit_or_way_up_begins_a_new_series(change, is_new):
    before = read_aloud(TODAY)
    assert begins_new_series(before, {**before, **change}) is is_new


def test_a_unit_spelled_better_and_a_first_measure_begin_nothing_new():
    rate = read_aloud(TODAY, measure="rate", unit="wrods a minute", scale_to=None)
    assert not begins_new_series(rate, {**rate, "unit": "words a minute"})
    assert not begins_new_series({**rate, "measure": ""}, rate)


def test_texts_are_trimmed_and_empty_strategies_left_out():
    lines = [{"text": " Trace ", "used_by": ""}, {"text": "", "used_by": " "}]
    now = {"who": "", "strategies": []}
    assert tidy_row("targets", {"who": "  Sam ", "strategies": lines}, now) == {
        "who": "Sam",
        "strategies": [{"text": "Trace", "used_by": ""}],
    }


def test_a_field_that_nobody_asks_for_is_refused():
    with pytest.raises(Refused, match="no_such_field"):
        tidy_row("home", {"mother_works": "nights"}, {"what": ""})


amounts = st.decimals(min_value=-100, max_value=100, places=1)


@given(value=amounts, total=st.integers(1, 50))
def test_what_may_stand_lies_on_its_scale(value, total):
    row = read_aloud(TODAY, aim_value=value, baseline_value=None, scale_to=Decimal(total))
    stands = codes("targets", row) == []
    assert stands == (0 <= value <= total and value == value.to_integral_value())
