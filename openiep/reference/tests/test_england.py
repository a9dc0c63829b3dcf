"""England's pack answers each line of the founding leaflet, in words that families meet."""

import json
import re
from importlib.resources import files

import pytest

from openiep.reference.needs import statuses
from openiep.reference.packs import pack, plan_type

PARTS = [
    "needs",
    "hopes",
    "targets",
    "arrangements",
    "home",
    "child_part",
    "other_needs",
    "checking",
    "review",
]
FIELDS = {
    "needs": {"strengths", "needs", "difficulties"},
    "hopes": {"text", "whose", "ehc_outcome"},
    "arrangements": {
        "programme", "staff", "activities", "materials", "equipment", "group_size",
        "times_a_week", "minutes", "starts_on", "ends_on", "place", "exit_criterion",
    },
    "home": {"what", "who", "times_a_week", "minutes", "until"},
    "child_part": {"words", "scribed_by"},
    "other_needs": {"kind", "text", "audience"},
    "checking": {"how", "who", "how_often"},
    "review": {"day", "place", "at_parents_evening", "arrangements"},
}  # fmt: skip


def iep():
    return plan_type("england_iep")


def test_the_parts_stand_in_their_order():
    assert [part.key for part in iep().parts] == PARTS


@pytest.mark.parametrize(("part", "fields"), FIELDS.items())
def test_each_part_asks_for_what_the_plan_keeps(part, fields):
    assert {field.key for field in iep().part(part).fields} == fields


def test_the_parts_answer_the_leaflets_lines_two_to_nine():
    lines = {part.line for part in iep().parts}
    assert lines >= {f"L{number}" for number in range(2, 10)}


def test_one_target_and_a_review_day_are_enough_to_propose():
    assert iep().needed_to_propose == ("targets", "review")
    assert iep().fewest_targets == 1


def test_a_school_may_call_it_a_sen_support_plan():
    assert str(iep().wording("sen_support_plan").label) == "SEN Support Plan"


def test_reviews_are_twice_a_year_usually_termly_and_every_six_weeks_in_a_nursery():
    rule = iep().review_rule
    assert (rule.least_a_year, rule.usual, rule.nursery_weeks) == (2, "termly", 6)
    assert rule.at_parents_evening == 1
    assert rule.longest_weeks * rule.least_a_year == 52


def test_a_review_asks_five_questions():
    keys = [question.key for question in pack().review_questions]
    assert keys == ["help_given", "progress", "effectiveness", "updates", "future"]


@pytest.mark.parametrize(
    ("of", "keys"),
    [
        ("target_results", "met partly_met not_yet no_longer_right"),
        ("review_decisions", "continue change more less finish ask_specialist"),
        ("plan_statuses", "draft proposed in_force closed withdrawn"),
        ("whose_ideas", "child family school together"),
        (
            "answers",
            "agree agree_with_comment do_not_agree leave_to_you not_asked not_reached shown",
        ),
    ],
)
def test_each_list_of_choices_is_the_one_used_everywhere(of, keys):
    assert pack().keys(of) == tuple(keys.split())


def test_every_status_but_no_sen_has_a_level():
    levels = {status.code: pack().level_of(status.code) for status in statuses()}
    assert levels.pop("N") is None
    assert all(levels.values())
    assert {s.code for s in statuses() if s.historic} == {
        level.status for level in pack().levels if level.historic
    }


def test_a_parent_can_ask_the_teacher_the_senco_and_the_advice_service():
    assert [helper.key for helper in pack().whom_to_ask.people] == [
        "class_teacher", "senco", "advice_line",
    ]  # fmt: skip


def test_families_and_children_never_meet_our_words():
    ours = re.compile(r"provision|baseline|version|restriction|contribution", re.I)
    for part in iep().parts:
        assert not ours.search(f"{part.family_label} {part.child_label}")
    for question in pack().review_questions:
        assert not ours.search(f"{question.family_question} {question.child_question}")


def test_no_text_labels_a_child_or_says_home_for_the_family():
    raw = files("openiep.reference").joinpath("packs/england.json").read_text(encoding="utf-8")
    words = " ".join(value for value in _english(json.loads(raw)))
    assert not re.search(r"suffers|special needs child|\bnormal\b|\bhome\b|not met", words, re.I)


def test_a_part_or_choice_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        iep().part("funding")
    with pytest.raises(KeyError):
        pack("atlantis")


def _english(raw):
    if isinstance(raw, dict):
        if "en" in raw:
            yield raw["en"]
        for value in raw.values():
            yield from _english(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _english(value)
