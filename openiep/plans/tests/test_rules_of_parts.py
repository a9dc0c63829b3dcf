"""What may stand in a part that is words or a list, and what a writer may want to know."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.rules.content import EMPTY, LIST_PARTS, PART_KEYS, ROW_PARTS
from openiep.plans.rules.notes import notes_on
from openiep.plans.rules.parts import check_key, check_nothing_needed, check_part, tidy_part
from openiep.reference.packs import pack, plan_type
from openiep.rules import Refused

TODAY = date(2026, 11, 23)
WORD_PARTS = [key for key in PART_KEYS if key not in LIST_PARTS | ROW_PARTS]


def codes(key, content, before=None):
    try:
        check_part(key, content, before or EMPTY[key], today=TODAY, pack=pack())
    except Refused as refused:
        return [(reason.code, reason.field) for reason in refused.reasons]
    return []


@pytest.mark.parametrize("key", PART_KEYS)
def test_every_part_may_be_empty(key):
    assert tidy_part(key, {}) == EMPTY[key]
    assert codes(key, EMPTY[key]) == []


def test_a_part_that_there_is_not_is_refused():
    with pytest.raises(Refused, match="no_such_part"):
        check_key("punishment")


def test_a_field_that_there_is_not_is_refused():
    with pytest.raises(Refused, match="no_such_field"):
        tidy_part("needs", {"diagnosis": "none"})


def test_days_become_text_and_ticks_yes_or_no():
    tidy = tidy_part("review", {"day": date(2026, 12, 11), "at_parents_evening": "on"})
    assert (tidy["day"], tidy["at_parents_evening"], tidy["place"]) == ("2026-12-11", True, "")


def test_a_need_without_audience_is_for_staff_only():
    tidy = tidy_part("other_needs", {"items": [{"id": "a", "text": "Wears glasses."}]})
    assert tidy["items"][0]["audience"] == "staff"


def test_lines_without_words_are_left_out():
    lines = [{"id": "a", "text": " "}, {"id": "b", "text": "To swim"}]
    assert [line["id"] for line in tidy_part("hopes", {"items": lines})["items"]] == ["b"]


@pytest.mark.parametrize(
    ("key", "content", "code", "field"),
    [
        ("needs", {"needs": "x" * 4001}, "too_long", "needs"),
        ("review", {"day": "2026-11-22"}, "day_is_past", "day"),
        ("review", {"day": "2062-01-01"}, "day_is_too_far", "day"),
        ("review", {"day": "soon"}, "no_day", "day"),
        (
            "hopes",
            {"items": [{"id": "a", "text": "T", "whose": "aunt"}]},
            "unknown_choice",
            "items-a-whose",
        ),
        ("hopes", {"items": [{"text": "T"}]}, "no_id", ""),
        (
            "hopes",
            {"items": [{"id": str(n), "text": "T"} for n in range(31)]},
            "too_many_lines",
            "",
        ),
    ],
)
def test_what_cannot_stand_is_said_where_it_stands(key, content, code, field):
    assert codes(key, tidy_part(key, content)) == [(code, field)]


def test_a_review_day_that_has_passed_since_may_stay():
    past = {**EMPTY["review"], "day": "2026-11-01"}
    assert codes("review", {**past, "place": "Room 4"}, before=past) == []


@pytest.mark.parametrize(
    ("key", "has_rows", "code"),
    [("targets", False, "is_needed"), ("review", False, "is_needed"), ("home", True, "has_rows")],
)
def test_a_part_with_something_in_it_and_what_a_plan_is_made_of_cannot_be_nothing(
    key, has_rows, code
):
    with pytest.raises(Refused, match=code):
        check_nothing_needed(key, has_rows=has_rows)


@given(st.sampled_from(WORD_PARTS), st.text(max_size=60))
def test_tidying_twice_changes_nothing_more(key, text):
    content = {name: text if like == "" else like for name, like in EMPTY[key].items()}
    once = tidy_part(key, content)
    assert tidy_part(key, once) == once


def a_plan(targets=(), review_day=None):
    parts = {
        key: {
            "nothing_needed": False,
            **({"items": []} if key in ROW_PARTS else {"content": deepcopy(EMPTY[key])}),
        }
        for key in PART_KEYS
    }
    parts["targets"]["items"] = list(targets)
    parts["review"]["content"]["day"] = review_day
    return {"plan": {"starts_on": None}, "parts": parts}


def notes(plan):
    found = notes_on(plan, plan_type("england_iep"), TODAY)
    return {
        place: [reason.code for reason in reasons] for place, reasons in found.items() if reasons
    }


def test_four_targets_are_not_too_many_and_five_are_noted():
    target = [{"id": str(n)} for n in range(5)]
    assert notes(a_plan(target[:4])) == {}
    assert notes(a_plan(target)) == {"targets": ["many_targets"]}


def test_a_review_half_a_year_away_is_fine_and_later_is_noted():
    half = TODAY + timedelta(weeks=26)
    assert notes(a_plan(review_day=half.isoformat())) == {}
    later = half + timedelta(days=1)
    assert notes(a_plan(review_day=later.isoformat())) == {"review": ["review_is_far"]}


@pytest.mark.parametrize(
    ("direction", "now", "aim", "noted"),
    [("up", "7", "18", False), ("up", "18", "7", True), ("down", "5", "1", False),
     ("down", "1", "5", True), ("none", "5", "1", False), ("up", "", "3", False)],
)  # fmt: skip
def test_an_aim_on_the_wrong_side_of_the_start_is_noted(direction, now, aim, noted):
    target = {"id": "t", "direction": direction, "baseline_value": now, "aim_value": aim}
    assert notes(a_plan([target])) == ({"target:t": ["aim_lies_behind"]} if noted else {})


def test_a_target_that_is_due_after_the_review_is_noted():
    target = {"id": "t", "due_on": "2026-12-18"}
    assert notes(a_plan([target], "2026-12-18")) == {}
    assert notes(a_plan([target], "2026-12-11")) == {"target:t": ["due_after_review"]}
