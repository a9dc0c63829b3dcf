"""Whatever people type is on the paper, as they typed it, and never stops a plan."""

import logging
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openiep.documents.paper import typeset
from openiep.documents.paper.text import in_every_string, printable, without
from openiep.documents.presenters import plan_paper, print_review
from openiep.documents.presenters.inputs import Contributed, Reviewed, ReviewRecord
from openiep.documents.tests.content import (
    ANSWERS,
    IN_FORCE,
    TODAY,
    WHOM_TO_ASK,
    plan_content,
    target,
)
from openiep.documents.tests.meeting import HELD
from openiep.documents.tests.reading import failures_of, is_lost, squeezed, strings_in, text_of

NOT_PRINTED = {"id", "type", "full_name", "hope_id", "measure", "kind", "audience", "direction"}
CODES = {"child", "family", "school", "together"}
HOSTILE = [
    "*b* #panic(1) $y$",
    "\\ `x` <label> @ref // not a comment /* nor this */ ~ -- --- ...",
    '#import "plan.typ" [open ] {brace}',
    "{page} of {pages} %(name)s %s {{ x }}",
    "Łukasz Żółć, Zoë, Nguyễn Thị",
    "I read to my dog 🐶 and 👨‍👩‍👧 and 🇬🇧",
    "مرحبا بك",
    "中文字 and 日本",
    "a\u0000b\u0007c\u200bd\ufeffe\ud800f\u2028g",
    "w" * 200,
    "https://example.org/" + "x" * 200,
    "A sentence that goes on. " * 120,
]


def typed_texts(content):
    """The texts of the content that somebody typed and this copy shows."""

    def walk(value, key=""):
        if isinstance(value, str):
            if key not in NOT_PRINTED and value not in CODES:
                yield value
        elif isinstance(value, dict):
            if value.get("audience") == "staff":
                return
            for name, inner in value.items():
                yield from walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, key)

    return [one for one in walk(content) if one and not one[:4].isdigit()]


def missing_from(content):
    paper = plan_paper(
        content,
        status=IN_FORCE,
        answers=ANSWERS,
        ask=WHOM_TO_ASK,
        audience="family_and_staff",
        today=TODAY,
    )
    done = typeset("plan", dict(paper), title="A plan", language="en", today=TODAY)
    printed = squeezed(text_of(done.pdf))
    expected = [
        without(printable(one), done.replaced).strip(" .,;\n") for one in typed_texts(content)
    ]
    return [one for one in expected if is_lost(one, printed)], done


def filled_with(text):
    """A plan in which everything that a person may type says `text`."""
    content = plan_content(2)
    codes = {*NOT_PRINTED, "whose", "whose_idea", "area"}

    def walk(value):
        if isinstance(value, dict):
            return {
                key: inner if key in codes else text if is_typed(inner) else walk(inner)
                for key, inner in value.items()
            }
        return [walk(inner) for inner in value] if isinstance(value, list) else value

    content["parts"] = walk(content["parts"])
    content["child"]["known_as"] = text[:60]
    return content


def is_typed(value):
    return isinstance(value, str) and value != "" and not value[:4].isdigit()


def test_everything_written_is_printed():
    lost, done = missing_from(plan_content(4))

    assert lost == []
    assert done.replaced == ()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12].encode("ascii", "replace"))
def test_hostile_text_is_printed_literally_in_every_place(text):
    lost, done = missing_from(filled_with(text))

    assert lost == []
    assert failures_of(done.pdf) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(min_size=1, max_size=80))
def test_generated_text_never_stops_a_plan(text):
    content = plan_content(1)
    content["parts"]["child_part"]["content"]["words"] = text
    content["child"]["known_as"] = text

    _lost, done = missing_from(content)

    assert done.pdf.startswith(b"%PDF")


def test_a_character_in_no_font_is_replaced_visibly_and_logged_without_the_text(caplog):
    content = plan_content(1)
    content["parts"]["child_part"]["content"]["words"] = "I am \U00013000 good"

    with caplog.at_level(logging.WARNING):
        _lost, done = missing_from(content)

    assert done.replaced == ("\U00013000",)
    assert "I am [?] good" in text_of(done.pdf).replace("\n", " ")
    assert "On a plan, characters in no font: 1" in caplog.text
    assert "\U00013000" not in caplog.text


def test_pictures_are_replaced_by_their_names():
    assert without("to my 🐶!", {"🐶"}) == "to my [dog face]!"
    assert without("中文, 👨‍👩", {"中", "文", "👨", "👩", "\u200d"}) == "[?], [man] [woman]"


def test_control_characters_and_half_characters_are_taken_out():
    assert printable("a\x00b\ufeff\ud800c\r\nd\te") == "abc\nd e"


def test_strings_are_changed_without_changing_the_original():
    content = plan_content(1)
    before = deepcopy(content)

    changed = in_every_string(content, str.upper)

    assert content == before
    assert all(one == one.upper() for one in strings_in(changed))


def test_nothing_of_a_review_is_lost():
    content = plan_content(2, targets={"items": [target(1, will_do=one) for one in HOSTILE[:3]]})
    record = ReviewRecord(
        contributions=[Contributed("family", "Sara", one) for one in HOSTILE[:5]],
        five=dict.fromkeys(HELD.five, HOSTILE[0]),
        targets=[Reviewed("t1", HOSTILE[1], "met", HOSTILE[3])],
        decision_reason=HOSTILE[4],
    )

    pdf = print_review(content, record, version=2, ask=WHOM_TO_ASK, today=TODAY)
    printed = squeezed(text_of(pdf))

    assert [one for one in HOSTILE[:5] if is_lost(one, printed)] == []
