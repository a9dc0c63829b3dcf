"""The panel beside a target: six points, repairs from the writer's own words, and when it rests."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.presenters.smart_words import reason
from openiep.plans.rules.copies import Copied
from openiep.plans.rules.line_repairs import LineRepair
from openiep.plans.rules.panel import Facts, State, panel_of, tally_of
from openiep.plans.rules.reach import Numbers, reach_of
from openiep.plans.rules.smart.sentences import ENGLISH
from openiep.plans.rules.ways import Said
from openiep.reference.measures import measure

REVIEW = date(2026, 12, 11)
FACTS = Facts("Sam", names=("Grace", "Will", "Amina"), review_day=REVIEW)
WHOLE = Said(
    who="Sam", will_do="read a short passage aloud", conditions="with one prompt",
    how_well="on 4 out of 5 occasions", due_on=REVIEW,
)  # fmt: skip


def rules(said: Said, facts: Facts = FACTS) -> dict[str, str]:
    panel = panel_of(said, facts)
    return {one.key: one.rule for one in (*panel.points, *panel.also) if one.rule}


def repair(said: Said, key: str) -> LineRepair | None:
    return panel_of(said, FACTS).point(key).repair


def test_a_target_that_has_everything_is_fine_on_every_point():
    panel = panel_of(WHOLE, FACTS)
    assert [one.state for one in panel.points] == [State.FINE] * 4
    assert panel.open == panel.also == ()


def test_a_vague_wish_is_followed_point_by_point_to_a_target_that_is_fine():
    said = Said(who="Sam", will_do="improve his reading")
    assert repair(said, "measurable") is None  # nobody can count an improvement
    said = Said(who="Sam", will_do=repair(said, "specific").value)
    assert said.will_do == "read a short passage aloud"
    how_well, help_ = repair(said, "measurable"), repair(said, "conditions")
    assert (how_well.line, help_.line) == ("how_well", "conditions")
    assert repair(said, "time_related") == LineRepair(
        "due_on", "11 December 2026", "11 December 2026"
    )
    whole = Said("Sam", said.will_do, help_.value, how_well.value, REVIEW)
    assert panel_of(whole, FACTS).open == ()


def test_without_a_review_day_no_day_is_invented():
    made = panel_of(Said(who="Sam", will_do="read"), Facts("Sam")).point("time_related").repair
    assert (made.line, made.words) == ("how_well", "by the end of this term")


def test_one_sentence_is_read_and_repaired_as_a_sentence():
    said = Said(sentence="Sam will improve his reading so that he enjoys books")
    made = repair(said, "time_related")
    assert made.line == "sentence"
    assert made.value == (
        "Sam will improve his reading by 11 December 2026 so that he enjoys books"
    )
    assert repair(said, "specific").value.startswith("Sam will read a short passage aloud so that")


@pytest.mark.parametrize(
    ("said", "line", "value"),
    [
        (Said(who="Sam", will_do="read", conditions="with some support"), "conditions",
         "with one prompt"),
        (Said(who="Sam", will_do="put up a hand", how_well="consistently"), "how_well",
         "on 4 out of 5 occasions"),
    ],
)  # fmt: skip
def test_a_vague_word_gives_way_to_the_repair_where_it_stood(said, line, value):
    made = [one.repair for one in panel_of(said, FACTS).repairs() if one.repair.line == line]
    assert value in [one.value for one in made]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (Said(who="Sam", will_do="use [letters] to write his name"), "placeholder.blank"),
        (Said(who="Sam", will_do="read 10 words and will also tie his laces"),
         "specific.two_targets"),
        (Said(who="Sam", will_do="be given a word mat"), "specific.provision"),
        (Said(who="Sam", will_do="be aware of others"), "specific.hidden_verb"),
        (Said(who="Sam", will_do="improve", how_well="80%"), "measurable.nothing_counted"),
        (Said(who="Sam", will_do="read 10 words daily"), "time_related.frequency"),
        (Said(who="Sam", will_do="read 10 words", how_well="for 3 weeks in a row"),
         "time_related.window"),
        (Said(who="Sam", will_do="read CVC words"), "wording.jargon"),
        (Said(who="Sam", will_do="take turns with Amina"), "wording.other_child"),
    ],
)  # fmt: skip
def test_what_is_caught(said, rule):
    assert rule in rules(said).values()


@pytest.mark.parametrize(
    "will_do",
    [
        "say grace before lunch", "greet Miss Grace by name", "will read 10 words",
        "ask “Will you play with me?”", "read the story of Amina's",
    ],
)  # fmt: skip
def test_words_adults_and_quotations_are_no_other_child(will_do):
    named = Facts("Sam", names=("Grace", "Will"))
    assert "wording" not in rules(Said(who="Sam", will_do=will_do), named)


def test_another_childs_name_gives_way_and_its_ending_stays():
    said = Said(who="Sam", will_do="read", conditions="with Amina's book")
    made = next(one.repair for one in panel_of(said, FACTS).also)
    assert made == LineRepair("conditions", "with another child's book", "another child")


def test_a_target_that_is_described_is_asked_for_no_number():
    said = Said(who="Sam", will_do="join in the song", measure="described")
    panel = panel_of(said, FACTS)
    assert panel.point("measurable").state is State.RESTS
    assert "measurable" not in panel.open


def test_an_aim_beside_the_words_says_when_it_is_met():
    said = Said(who="Sam", will_do="read aloud", has_aim=True)
    assert panel_of(said, FACTS).point("measurable").rule == "measurable.by_aim"


@pytest.mark.parametrize(
    "said",
    [
        Said(who="I", will_do="try my best"),
        Said(sentence="I will be a better friend"),
        Said(sentence="I'm going to improve"),
    ],
)
def test_nobody_comments_on_a_childs_own_words(said):
    panel = panel_of(said, FACTS)
    assert panel.own_words
    assert panel.points == panel.also == ()


def test_nothing_is_missing_before_anything_is_written():
    assert panel_of(Said(who="Sam", due_on=REVIEW), FACTS).empty
    assert panel_of(Said(who="Sam", will_do="will "), FACTS).empty


@pytest.mark.parametrize("place", ["last", "from", "elsewhere"])
def test_the_same_words_elsewhere_are_pointed_out(place):
    copied = Facts("Sam", copied=Copied(place, "Amina" if place == "from" else ""))
    assert rules(WHOLE, copied) == {"wording": f"wording.copied_{place}"}


WORDS = """read improve understand his reading 20 words consistently daily with support from cards
    in lessons 80% of when asked by July, and will tie [name] more often Amina at lunch without
    help 4 out of 5 so that he for 3 weeks as measured by"""
PIECES = st.lists(
    st.sampled_from(WORDS.split()),
    max_size=9,
).map(" ".join)


@given(PIECES, PIECES | st.text(max_size=20), PIECES)
def test_no_repair_takes_away_what_was_there(will_do, conditions, how_well):
    said = Said("Sam", will_do, conditions, how_well)
    before = panel_of(said, FACTS)
    for one in before.repairs():
        made = one.repair
        if made.line == "due_on":
            continue
        after = panel_of(
            Said(**{**_lines(said), made.line: made.value}), Facts("Sam", names=FACTS.names)
        )
        if not after.points:
            continue
        assert set(after.open) <= set(before.open), (made, after.open, before.open)


def _lines(said: Said) -> dict:
    return {name: getattr(said, name) for name in ("who", "will_do", "conditions", "how_well")}


def test_a_whole_plan_is_counted_point_by_point():
    panels = [
        panel_of(said, FACTS)
        for said in (WHOLE, Said(who="Sam", will_do="read 10 words daily"), Said(who="I"), Said())
    ]
    tally = tally_of(panels)
    assert tally.total == 2
    assert dict(tally.fine) == {
        "specific": 2, "measurable": 2, "time_related": 1, "conditions": 1, "realistic": 0,
    }  # fmt: skip


# Within reach


@pytest.mark.parametrize(
    ("numbers", "key", "growth", "rule", "state"),
    [
        (Numbers(), "out_of", None, "no_baseline", State.MISSING),
        (Numbers(start_in_words=True), "", None, "start_in_words", State.FINE),
        (Numbers(Decimal(7)), "out_of", None, "no_aim", State.CLEARER),
        (Numbers(Decimal(7), Decimal(18), due_on=REVIEW), "out_of", None, "asked", State.FINE),
        (Numbers(Decimal(7), Decimal(18), due_on=REVIEW), "out_of", 1.0, "fine", State.FINE),
        (Numbers(Decimal(7), Decimal(18), due_on=REVIEW), "out_of", 0.4, "steep", State.CLEARER),
        (Numbers(Decimal(7), Decimal(18), due_on=REVIEW), "out_of", 0.0, "standing",
         State.CLEARER),
        (Numbers(Decimal(7), Decimal(18)), "out_of", 0.4, "no_weeks", State.CLEARER),
        (Numbers(Decimal(18), Decimal(7), due_on=REVIEW), "out_of", None, "already_there",
         State.CLEARER),
        (Numbers(Decimal(18), Decimal(7), due_on=REVIEW, direction="down"), "count", -1.0, "fine",
         State.FINE),
        (Numbers(Decimal(2), Decimal(5), due_on=REVIEW), "prompt", None, "known", State.FINE),
        (Numbers(), "described", None, "described", State.RESTS),
    ],
)  # fmt: skip
def test_within_reach_is_said_from_the_record(numbers, key, growth, rule, state):
    kind = measure(key) if key else None
    point = reach_of(numbers, kind, today=date(2026, 9, 25), growth=growth)
    assert (point.rule, point.state) == (f"realistic.{rule}", state)


def test_the_sentence_holds_both_numbers():
    numbers = Numbers(Decimal(7), Decimal(18), due_on=REVIEW)
    point = reach_of(numbers, measure("out_of"), today=date(2026, 9, 25), growth=0.4)
    said = reason(point.rule, {**point.about, "baseline": "7 out of 20"}, "Sam")
    assert said == (
        "From 7 out of 20 to 18 in 11 weeks asks 1 a week; so far Sam has gained 0.4 a week. "
        "A later day or a nearer aim?"
    )


def test_every_rule_that_can_be_found_has_its_sentence():
    about = dict.fromkeys(("words", "plain", "baseline", "aim", "weeks", "asked", "so_far"), "x")
    silent = [rule for rule in ENGLISH if not reason(rule, about, "Sam")]
    # Said in other words beside the panel: the record knows the start, and whose words they are.
    assert silent == ["baseline.none", "wording.copied"]
