"""Four lines and one sentence turn into each other, and no word is lost on the way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.forms.target_ways import in_four_lines, in_one_sentence
from openiep.plans.rules.smart import Lines
from openiep.plans.rules.ways import Said, as_lines, as_sentence

TODAY = date(2026, 9, 25)


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Sam will say a sentence of four words in 4 out of 5 tries by 11 December 2026",
         Lines("Sam", "say a sentence of four words", "", "in 4 out of 5 tries",
               "by 11 December 2026")),
        ("improve reading", Lines("Sam", "improve reading")),
        ("At snack time Sam will point to what he wants",
         Lines("Sam", "point to what he wants", "at snack time")),
    ],
)  # fmt: skip
def test_a_sentence_comes_into_the_lines(sentence, lines):
    assert as_lines(sentence, "Sam") == lines


@pytest.mark.parametrize(
    "sentence",
    [
        "Mia will sit at the table during lunch for 10 minutes",
        "For Hana to put on a jumper after PE",
        "Jack will read s, a, t, p, i, n",
        "By half-term Amir will tie his own shoelaces without help in 4 out of 5 tries",
        "When given a picture, Kim will say a sentence in 4/5 trials as measured by the therapist",
    ],
)
def test_every_word_of_a_sentence_is_in_one_of_its_lines(sentence):
    lines = as_lines(sentence, "Sam")
    said = " ".join(
        (lines.who, lines.will_do, lines.conditions, lines.how_well, lines.by_when)
    ).casefold()
    missing = [w for w in sentence.replace(",", " ").casefold().split() if w not in said.split()]
    assert set(missing) <= {"will", "for", "to", "s", "a", "t", "p", "i", "n"}
    assert lines.will_do


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text):
    lines = as_lines(text, "Sam")
    as_sentence(Said(lines.who, lines.will_do, lines.conditions, lines.how_well))


def test_there_and_back_the_lines_say_the_same():
    typed = {
        "who": "Sam", "will_do": "say a sentence of four words", "conditions": "given a picture",
        "how_well": "in 4 out of 5 tries", "due_on": "11 December 2026", "area": "communication",
    }  # fmt: skip
    there = in_one_sentence(typed, "Sam", TODAY)
    assert there["sentence"] == (
        "Sam will say a sentence of four words given a picture in 4 out of 5 tries "
        "by 11 December 2026."
    )
    assert in_four_lines(there, "Sam", TODAY) == typed


def test_a_time_that_is_no_day_stays_in_words():
    typed = {"way": "sentence", "sentence": "Sam will read 20 words by the end of this term"}
    back = in_four_lines(typed, "Sam", TODAY)
    assert (back["how_well"], back["due_on"]) == ("by the end of this term", "")


def test_an_empty_form_begins_as_an_empty_sentence():
    assert in_one_sentence({"who": "Sam"}, "Sam", TODAY)["sentence"] == ""
