"""What differs between two contents, which kind each change takes, and what is asked again."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.rules.changes import (
    changes_between,
    check_kind,
    kind_needed,
    lines_to_ask_again,
    marked_words,
)
from openiep.plans.rules.content import EMPTY, PART_KEYS, ROW_PARTS
from openiep.plans.rules.status import ChangeKind
from openiep.rules import Refused

CORRECTION, WHO, AGREED = ChangeKind


def content(**parts):
    """A plan of empty parts, but for those that are given."""
    empty = {
        key: {"nothing_needed": False, "items": []}
        if key in ROW_PARTS
        else {"nothing_needed": False, "content": copy.deepcopy(EMPTY[key])}
        for key in PART_KEYS
    }
    return {"schema": 1, "parts": {**empty, **parts}}


def rows(*items):
    return {"nothing_needed": False, "items": list(items)}


def words(**fields):
    return {"nothing_needed": False, "content": fields}


TARGET = {"id": "t1", "will_do": "reads aloud", "aim_value": "60", "due_on": "2026-12-11",
          "strategies": [{"text": "shares the first page", "used_by": "Mrs Ali"}]}  # fmt: skip
HELP = {"id": "a1", "programme": "Paired reading", "staff": "Mrs Ali", "times_a_week": "4",
        "starts_on": "2026-09-14", "place": "Library"}  # fmt: skip


def only_change(old, new):
    (found,) = changes_between(old, new)
    return found


def test_two_equal_contents_do_not_differ():
    one = content(targets=rows(TARGET))
    assert changes_between(one, copy.deepcopy(one)) == []


def test_empty_and_missing_read_the_same():
    old = content(targets=rows({**TARGET, "conditions": ""}))
    assert changes_between(old, content(targets=rows({**TARGET, "conditions": None}))) == []
    assert changes_between(old, content(targets=rows(TARGET))) == []


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("will_do", "reads alloud", CORRECTION),
        ("will_do", "reads to the class", AGREED),
        ("aim_value", "80", AGREED),
        ("due_on", "2027-03-11", AGREED),
        ("strategies", [{"text": "shares the first page", "used_by": "Mr Khan"}], WHO),
        ("strategies", [{"text": "shares the frist page", "used_by": "Mrs Ali"}], CORRECTION),
        ("strategies", [{"text": "shares the last page", "used_by": "Mr Khan"}], AGREED),
        ("strategies", [], AGREED),
    ],
)
def test_each_field_of_a_target_takes_its_kind(field, value, kind):
    change = only_change(
        content(targets=rows(TARGET)), content(targets=rows({**TARGET, field: value}))
    )
    assert (change.line, change.field, change.kind) == ("target:t1", field, kind)


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("staff", "Mr Khan", WHO),
        ("place", "Hall", WHO),
        ("times_a_week", "2", AGREED),
        ("starts_on", "2027-01-11", AGREED),
        ("programme", "Paired raeding", CORRECTION),
    ],
)
def test_who_and_where_are_told_but_dose_and_days_of_help_were_agreed(field, value, kind):
    change = only_change(
        content(arrangements=rows(HELP)), content(arrangements=rows({**HELP, field: value}))
    )
    assert change.kind is kind


def test_another_day_for_the_review_is_told():
    old = content(review=words(day="2026-12-10", place="Hall"))
    assert only_change(old, content(review=words(day="2026-12-12", place="Hall"))).kind is WHO


def test_a_row_that_came_or_went_is_a_change_of_what_was_agreed():
    without, with_it = content(), content(home=rows({"id": "h1", "what": "Reads to the dog"}))
    came, went = only_change(without, with_it), only_change(with_it, without)
    assert (came.line, came.old, came.kind) == ("home:h1", None, AGREED)
    assert (went.line, went.new, went.kind) == ("home:h1", None, AGREED)


def test_rows_that_changed_places_are_seen_and_ask_nobody():
    other = {**TARGET, "id": "t2"}
    change = only_change(content(targets=rows(TARGET, other)), content(targets=rows(other, TARGET)))
    assert (change.field, change.kind) == ("order", CORRECTION)


def test_nothing_needed_is_a_change_of_what_was_agreed_for_that_part():
    old, new = content(), content()
    new["parts"]["hopes"]["nothing_needed"] = True
    assert lines_to_ask_again(AGREED, changes_between(old, new)) == ["part:hopes"]


def test_what_only_staff_read_is_never_asked_of_the_family():
    def needs(text, audience):
        item = {"id": "o1", "kind": "other", "text": text, "audience": audience}
        return content(other_needs=words(items=[item]))

    quiet = changes_between(needs("Ask the office", "staff"), needs("Ask Ms Okafor", "staff"))
    check_kind(CORRECTION, quiet)
    assert lines_to_ask_again(AGREED, quiet) == []
    opened = changes_between(needs("Ask the office", "staff"), needs("Ask the office", "all"))
    assert lines_to_ask_again(AGREED, opened) == ["other_needs:o1"]


def test_a_button_too_small_is_refused_with_the_biggest_kind_that_is_needed():
    old = content(arrangements=rows(HELP), targets=rows(TARGET))
    new = content(
        arrangements=rows({**HELP, "staff": "Mr Khan", "times_a_week": "1"}), targets=rows(TARGET)
    )
    changes = changes_between(old, new)
    with pytest.raises(Refused) as refused:
        check_kind(CORRECTION, changes)
    (reason,) = refused.value.reasons
    assert reason.code == "takes_another_kind"
    assert (reason.about["kind"], reason.about["name"]) == ("what_was_agreed", "times_a_week")
    check_kind(AGREED, changes)


def test_a_bigger_button_than_needed_is_let_through():
    changes = changes_between(
        content(targets=rows(TARGET)), content(targets=rows({**TARGET, "will_do": "reads alloud"}))
    )
    for kind in ChangeKind:
        check_kind(kind, changes)
    assert kind_needed(changes) is CORRECTION


def test_no_difference_at_all_is_refused():
    with pytest.raises(Refused, match="nothing_changed"):
        check_kind(CORRECTION, [])


def test_only_what_was_agreed_is_asked_again_and_each_line_once():
    old = content(arrangements=rows(HELP), targets=rows(TARGET, {**TARGET, "id": "t2"}))
    new = content(
        arrangements=rows({**HELP, "staff": "Mr Khan"}),
        targets=rows({**TARGET, "aim_value": "80", "due_on": None}, {**TARGET, "id": "t2"}),
    )
    changes = changes_between(old, new)
    assert lines_to_ask_again(AGREED, changes) == ["target:t1"]
    assert lines_to_ask_again(WHO, changes) == []


def test_somebody_who_says_that_a_spelling_was_agreed_is_believed():
    changes = changes_between(
        content(targets=rows(TARGET)), content(targets=rows({**TARGET, "will_do": "reads alloud"}))
    )
    assert lines_to_ask_again(AGREED, changes) == ["target:t1"]


def test_words_that_stand_beside_each_other_are_marked_together():
    assert marked_words("Sam reads ten short words aloud", "Sam reads five long words aloud") == [
        ("same", "Sam reads "),
        ("gone", "ten short"),
        ("new", "five long"),
        ("same", " words aloud"),
    ]


def test_a_text_that_came_or_went_is_marked_whole():
    assert marked_words("", "reads aloud") == [("new", "reads aloud")]
    assert marked_words("reads aloud", "") == [("gone", "reads aloud")]


WORDS = st.sampled_from(["Sam", "reads", "ten", "words", " ", "\n", "aloud."])
TEXTS = st.lists(WORDS).map(" ".join)


@given(TEXTS, TEXTS)
def test_marked_words_hold_both_texts_whole(old, new):
    marked = marked_words(old, new)
    assert "".join(text for what, text in marked if what != "gone") == new
    assert "".join(text for what, text in marked if what != "new") == old
    assert all(text for _, text in marked)
