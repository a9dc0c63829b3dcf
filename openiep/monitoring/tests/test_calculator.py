"""The public calculator: every function, every refusal, and no crash on anything."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openiep.monitoring.rules.calculator import FUNCTIONS, calculate, calculate_line

RISING = {"baseline": 2, "target": 12, "weeks": 10}
EXAMPLES = {
    "baseline": ({"values": [7, 3, 5]}, {"value": 5, "provisional": False}),
    "aim_line": (RISING | {"week": 4}, {"slope": 1, "value": 6}),
    "ols": ({"x": [1, 2, 3], "y": [2, 4, 6]}, {"slope": 2, "intercept": 0, "slope_se": 0}),
    "theil_sen": (
        {"x": [1, 2, 3, 4, 10, 12, 18], "y": [9, 15, 19, 20, 45, 55, 78]},
        {"slope": 4, "intercept": 6},
    ),
    "four_in_a_row": (
        RISING | {"weeks_observed": [1, 2, 3, 4], "scores": [2, 3, 4, 5]},
        {"side": "behind"},
    ),
    "status": (
        RISING | {"points": [[1, 3], [2, 4]], "planned_review": False},
        {"status": "too early", "why": "A line needs 6 checks; so far 2."},
    ),
    "way_covered": ({"baseline": 2, "target": 8, "scores": [1, 5, 5, 5]}, {"percent": 50}),
    "goal_scale_t": ({"levels": [1, 0, -1], "weights": [1, 1, 1], "rho": 0.3}, {"t": 50}),
    "nap": ({"before": [2, 3, 5, 3], "since": [4, 5, 5, 7, 6], "direction": "up"}, {"nap": 0.9}),
}
FORECAST = RISING | {
    "fn": "forecast",
    "points": [[1, 3], [2, 3], [3, 5], [4, 6], [5, 6], [6, 8]],
    "scatter": 1.5,
    "level_sd": 1,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_function_answers_with_its_id_first(name):
    fields, expected = EXAMPLES[name]
    answer = calculate({"id": "q1", "fn": name, **fields})
    assert next(iter(answer)) == "id"
    assert answer == {"id": "q1", **expected}


def test_every_function_has_an_example():
    assert set(EXAMPLES) | {"forecast"} == set(FUNCTIONS)


def test_a_forecast_gives_chance_band_and_range():
    answer = calculate(FORECAST)
    assert set(answer) == {"id", "probability", "band", "low", "high"}
    assert answer["low"] < answer["high"]


def test_a_forecast_knows_the_ends_and_the_kind_of_the_scale():
    assert calculate(FORECAST | {"lowest": 0, "highest": 12})["high"] <= 12
    assert calculate(FORECAST | {"kind": "out_of", "out_of": 12})["high"] <= 12
    assert calculate(FORECAST | {"kind": "count"})["low"] >= 0
    assert "kind must be" in calculate(FORECAST | {"kind": "magic"})["error"]
    assert "whole number" in calculate(FORECAST | {"kind": "out_of", "out_of": 2.5})["error"]


def test_a_range_is_ninety_per_cent_unless_asked_otherwise():
    asked = {"fn": "ols", "x": [1, 2, 3, 4, 5], "y": [1, 3, 2, 5, 4], "x0": 6}
    assert calculate(asked) == calculate(asked | {"level": 0.9})
    wider = calculate(asked | {"level": 0.95})
    assert wider["low"] < calculate(asked)["low"] < calculate(asked)["level_low"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "The field fn is missing."),
        ({"fn": "tau_u"}, "fn must be one of"),
        ({"fn": ["nap"]}, "fn must be one of"),
        ({"fn": "baseline"}, "The field values is missing."),
        ({"fn": "baseline", "values": []}, "at least 1 value"),
        ({"fn": "baseline", "values": "123"}, "must be a list"),
        ({"fn": "baseline", "values": [True]}, "must be a number"),
        ({"fn": "baseline", "values": ["3"]}, "must be a number"),
        ({"fn": "baseline", "values": [math.nan]}, "ordinary number"),
        ({"fn": "baseline", "values": [10**400]}, "ordinary number"),
        ({"fn": "baseline", "values": [0] * 20_001}, "more than 20000"),
        ({"fn": "theil_sen", "x": list(range(2000)), "y": [0] * 2000}, "at most 1500"),
        ({"fn": "aim_line", **RISING, "weeks": 0, "week": 1}, "weeks must be more than nought"),
        ({"fn": "ols", "x": [1, 2], "y": [1, 2], "x0": 3}, "at least 3 points"),
        ({"fn": "ols", "x": [1, 2, 4], "y": [1, 2, 2], "x0": 3, "level": 95}, "share between"),
        ({"fn": "ols", "x": [1e308, -1e308, 0], "y": [1, 2, 3]}, "too large or too small"),
        ({"fn": "status", **RISING, "points": [[1]], "planned_review": True}, "pair"),
        ({"fn": "status", **RISING, "points": [], "planned_review": "yes"}, "true or false"),
        ({"fn": "way_covered", "baseline": 3, "target": 3, "scores": [3]}, "no way to cover"),
        ({"fn": "nap", "before": [1], "since": [1], "direction": 3}, "up or down"),
        ({"fn": "aim_line", "baseline": 1e308, "target": -1e308, "weeks": 5, "week": 1}, "too far"),
        (FORECAST | {"kind": "count", "points": [[n / 60, 1] for n in range(500)]}, "at most 400"),
        ({"fn": "four_in_a_row", **RISING, "weeks_observed": [1], "scores": []}, "same number"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_sentence(asked, told):
    answer = calculate(asked | {"id": 7})
    assert set(answer) == {"id", "error"}
    assert answer["id"] == 7
    assert told in answer["error"]
    assert answer["error"].endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "[1, 2]",
        "3",
        "null",
        '{"id": 1',
        "[" * 100_000,
        '{"a":' * 5_000,
        "\x00",
        "1" * 5000,
    ],
)
def test_a_line_that_is_no_question_gets_an_error(line):
    answer = json.loads(calculate_line(line))
    assert answer["id"] is None
    assert answer["error"].endswith(".")


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_endless_numbers_keep_their_id_and_get_a_sentence(word):
    answer = json.loads(calculate_line(f'{{"id": 5, "fn": "baseline", "values": [1, {word}]}}'))
    assert answer["id"] == 5
    assert answer["error"].endswith(".")


def test_an_endless_id_is_answered_too():
    assert json.loads(calculate_line('{"id": 1e999, "fn": "baseline", "values": [1]}'))["error"]


ANYTHING = st.none() | st.booleans() | st.text(max_size=3) | st.integers() | st.floats()
ANYTHING |= st.lists(ANYTHING, max_size=3) | st.dictionaries(st.just("a"), ANYTHING, max_size=1)
FIELDS = sorted({name for fields, _ in EXAMPLES.values() for name in fields} | set(FORECAST))
NUMBERS = st.lists(st.integers(-5, 30) | st.floats(), max_size=12)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(FUNCTIONS)),
    st.dictionaries(st.sampled_from(FIELDS), ANYTHING | NUMBERS, max_size=8),
)
def test_nothing_that_comes_in_makes_it_fall_over(name, fields):
    answer = json.loads(calculate_line(json.dumps({**fields, "fn": name, "id": 1})))
    assert answer["id"] == 1
    assert answer.get("error", ".").endswith(".")
    assert len(answer) > 1


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.floats(), st.floats()), max_size=9),
    st.floats(),
    st.floats(),
    st.floats(),
    st.sampled_from(["status", "forecast", "count"]),
)
def test_no_number_makes_status_or_forecast_fall_over(points, start, target, weeks, what):
    asked = {
        "fn": "forecast" if what == "count" else what,
        "kind": "count" if what == "count" else "line",
        "points": [list(point) for point in points],
        "baseline": start,
        "target": target,
        "weeks": weeks,
        "planned_review": True,
        "scatter": abs(start),
        "level_sd": abs(target),
    }
    answer = calculate(asked)
    assert all(math.isfinite(one) for one in answer.values() if isinstance(one, float))


def test_the_reference_page_documents_every_function_and_every_field():
    root = Path(__file__).parents[3]
    page = (root / "docs/reference/progress-command.md").read_text(encoding="utf-8")
    page = page.partition("## The calculator")[2]
    for name, (fields, answer) in (
        EXAMPLES | {"forecast": (FORECAST, calculate(FORECAST))}
    ).items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))
        assert all(f"`{one}`" in row for one in {*fields, *answer} - {"id", "fn"})


def test_a_field_that_is_null_counts_as_left_out():
    assert calculate({"fn": "nap", "before": [1], "since": [2], "direction": None})["nap"] == 1
    assert calculate({"fn": "goal_scale_t", "levels": [1], "weights": None, "rho": None})["t"] == 60
