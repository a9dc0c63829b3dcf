"""One sentence and the four lines turn into each other; the record tells what is realistic."""

from datetime import date

import pytest

from benchmarks.smart.agreement import read_labelled
from openiep.plans.rules.smart import Lines, check, check_target, join, realistic, say, split


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        (
            "Given a picture, Sam will say a sentence of four words in 4 out of 5 tries by July 2027.",
            Lines("Sam", "say a sentence of four words", "given a picture", "in 4 out of 5 tries",
                  "by July 2027"),
        ),
        (
            "For Ayesha to greet an adult by name with one prompt on 4 out of 5 mornings by Easter",
            Lines("Ayesha", "greet an adult by name", "with one prompt", "on 4 out of 5 mornings",
                  "by Easter"),
        ),
        (
            "By half-term Amir will tie his laces without help in 4 out of 5 tries",
            Lines("Amir", "tie his laces", "without help", "in 4 out of 5 tries", "by half-term"),
        ),
        (
            "When her name is called Tia will turn towards the adult 4 times out of 5.",
            Lines("Tia", "turn towards the adult", "when her name is called",
                  "4 times out of 5"),
        ),
        (
            "By [date], when he can see the card, Sam will point to it in 3 of 4 trials as measured by "
            "his teacher.",
            Lines("Sam", "point to it", "when he can see the card",
                  "in 3 of 4 trials as measured by his teacher", "by [date]"),
        ),
        (
            "Jack will answer 12 facts from the 3 times table without a chart",
            Lines("Jack", "answer 12 facts from the 3 times table", "without a chart"),
        ),
        ("Will will independently put on his shoes",
         Lines("Will", "put on his shoes", "independently")),
        ("Sam will read 20 words.", Lines("Sam", "read 20 words")),
        ("improve his reading", Lines("", "improve his reading")),
        ("", Lines()),
    ],
)  # fmt: skip
def test_a_sentence_comes_apart_into_the_four_lines(sentence: str, lines: Lines) -> None:
    assert split(sentence) == lines


@pytest.mark.once
def test_the_lines_meet_what_their_sentence_met() -> None:
    lost = []
    for row in read_labelled():
        text = str(row["text"])
        before, after = check(text), check(join(split(text)))
        if after.rating < before.rating:
            lost.append(text)
    assert lost == []


def test_the_four_lines_read_as_one_sentence() -> None:
    lines = Lines("Sam", "read 20 words", "from cards", "in 4 out of 5 sessions", "12 July 2027")
    assert (
        join(lines) == "Sam will read 20 words from cards in 4 out of 5 sessions by 12 July 2027."
    )
    assert join(Lines()) == ""
    assert join(Lines("Sam", "will read.")) == "Sam will read."


def test_what_was_met_in_a_sentence_is_met_in_its_lines() -> None:
    sentence = "By July, given a number line, Ravi will add two numbers to 20 with 90% accuracy."
    before, after = check(sentence), check(join(split(sentence)))
    assert before.rating == after.rating == 4


def test_a_finding_of_the_four_lines_stands_at_its_line() -> None:
    checked = check_target(
        who="Sam", will_do="understand fractions", how_well="more often", by_when=date(2027, 7, 12)
    )
    at = {one.finding.rule: one.line for one in checked.at_lines}
    assert at["specific.hidden_verb"] == "will_do"
    assert at["measurable.vague_word"] == "how_well"
    assert at["conditions.none"] == "conditions"
    assert at["baseline.none"] == "baseline"
    assert checked.checked.time_related
    assert "12 July 2027" in checked.sentence


def test_a_starting_point_from_its_own_field_is_enough() -> None:
    checked = check_target(who="Sam", will_do="read 20 words", baseline="reads 8 words")
    assert all(one.finding.rule != "baseline.none" for one in checked.at_lines)


@pytest.mark.parametrize(
    ("slope", "direction", "way", "rule", "fine"),
    [
        (2.0, "up", (40, 60), "realistic.fine", True),
        (1.0, "up", (40, 60), "realistic.steep", False),
        (0.0, "up", (40, 60), "realistic.standing", False),
        (None, "up", (40, 60), "realistic.asked", None),
        (-1.0, "down", (12, 4), "realistic.fine", True),
        (1.0, "down", (12, 4), "realistic.standing", False),
        (1.0, "up", (60, 60), "realistic.already_there", None),
        (1.0, "up", (None, 60), "realistic.no_baseline", None),
    ],
)
def test_the_growth_asked_for_is_held_against_the_growth_so_far(
    slope: float | None, direction: str, way: tuple[float | None, float], rule: str,
    fine: bool | None,
) -> None:  # fmt: skip
    pace = realistic(
        baseline=way[0], aim=way[1], weeks=10, slope_so_far=slope,
        direction="up" if direction == "up" else "down",
    )  # fmt: skip
    assert (pace.rule, pace.fine) == (rule, fine)
    assert "{" not in say(pace.rule, pace.about)


def test_the_sentence_about_the_pace_holds_both_numbers() -> None:
    pace = realistic(baseline=40, aim=70, weeks=10, slope_so_far=1)
    assert say(pace.rule, pace.about) == (
        "From 40 to 70 in 10 weeks asks 3 a week; so far it has been 1 a week."
    )
