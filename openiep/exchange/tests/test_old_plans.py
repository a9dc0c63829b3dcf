"""An old plan is parted by its own headings: nothing of it is lost, nothing is invented."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.exchange.rules.old_plans.heads import place_of
from openiep.exchange.rules.old_plans.passages import passages_of
from openiep.exchange.rules.old_plans.pasted import lines_in
from openiep.exchange.rules.old_plans.proposals import propose
from openiep.letters.rules.word import Line, lines_of
from openiep.letters.tests.factories import paragraph, table, word_file
from openiep.reference.old_plans import old_plan_words

TODAY = date(2026, 11, 23)


def proposed(lines):
    return [propose(passage, TODAY) for passage in passages_of(lines)]


def found(text: str):
    return [(p.part, dict(p.values)) for p in proposed(lines_in(text)) if p.part]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Targets", "targets"), ("2. TARGETS:", "targets"), ("Targets for the summer term", "targets"),
        ("My strengths", "needs.strengths"), ("Section 3: Areas of need", "needs.needs"),
        ("Parent’s contribution", "home"), ("Pupil Voice", "child_part"),
        ("Review date", "review.day"), ("Success criteria", ""), ("Sam reads to his dog", ""),
        ("Targets are hard to reach for him.", ""), ("", ""),
        ("Support", "arrangements"), ("Support him with the zip of his coat", ""),
    ],
)  # fmt: skip
def test_a_heading_says_where_the_words_belong(line, place):
    assert place_of(line) == place


def test_every_spelling_is_written_as_it_is_compared():
    from openiep.exchange.rules.old_plans.heads import plain

    words = old_plan_words()
    spellings = [*words.places, *(w for several in words.columns.values() for w in several)]
    assert [word for word in spellings if plain(word) != word] == []


def test_a_pasted_plan_is_parted_by_its_headings():
    assert found(
        "Individual Education Plan\nName: Sam\n\nStrengths\nKind to others.\nKnows all buses.\n\n"
        "Targets\n1. Sam will read 20 common words from flash cards, 18 out of 20, by 18/12/2026.\n"
        "• To put on his coat by the end of term\n\n"
        "Help from home: Play the word game 3 times a week for 5 minutes\nReview date: 10 December 2026"
    ) == [
        ("needs", {"strengths": "Kind to others.\nKnows all buses."}),
        ("targets", {"who": "Sam", "will_do": "read 20 common words", "due_on": "2026-12-18",
                     "conditions": "from flash cards", "how_well": "18 out of 20"}),
        ("targets", {"will_do": "put on his coat"}),
        ("home", {"what": "Play the word game 3 times a week for 5 minutes",
                  "times_a_week": "3", "minutes": "5"}),
        ("review", {"day": "2026-12-10"}),
    ]  # fmt: skip


def test_a_table_of_targets_gives_each_row_its_columns():
    body = paragraph("IEP for Sam", "Title") + table(
        ("Target", "Strategies", "Who", "By when", "Success criteria", "Outcome"),
        ("Sam will count to 10", "Number line", "Miss Byrne", "18 December 2026", "4 out of 5 days", ""),
        ("Sam will ask for help", "Help card", "All", "July", "", "Partly met"),
    )  # fmt: skip
    targets = [p for p in proposed(lines_of(word_file(body))) if p.part == "targets"]
    assert dict(targets[0].values) == {
        "who": "Sam", "will_do": "count to 10", "how_well": "4 out of 5 days",
        "due_on": "2026-12-18", "strategies": "Number line", "used_by": "Miss Byrne",
    }  # fmt: skip
    assert "due_on" not in targets[1].values
    assert targets[1].open == ("by_when",)
    assert "Partly met" not in str(targets[1].values)
    assert "Partly met" in targets[1].passage.words


def test_a_table_of_two_columns_is_read_as_headings_with_their_words():
    body = table(("Strengths", "Kind."), ("Areas of need", "Reading."), ("Class", "3K"))
    parts = [(p.part, dict(p.values)) for p in proposed(lines_of(word_file(body)))]
    assert parts[:2] == [("needs", {"strengths": "Kind."}), ("needs", {"needs": "Reading."})]
    assert all(part == "" or "3K" in str(values) for part, values in parts[2:])


def test_labels_below_a_target_go_with_it():
    said = found(
        "Targets\nSam will count to 10\nSuccess criteria: 4 out of 5\nStrategies: Number line"
    )
    assert said == [
        ("targets", {"who": "Sam", "will_do": "count to 10", "how_well": "4 out of 5",
                     "strategies": "Number line"})
    ]  # fmt: skip


WORDS = st.sampled_from(
    ["Targets", "Strengths: kind", "Sam will count to 10 by July", "Success criteria: 4 out of 5",
     "Review date", "10/12/2026", "Help at home", "twice a week", "• jump", "3) sit", "Who", "By when",
     "Target", "Strategies", "Medical", "–", "x:", ": y", "Provision", "How often"]
) | st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40)  # fmt: skip
LINES = st.lists(
    st.builds(Line, WORDS.map(lambda t: " ".join(t.split()) or "x"), st.booleans(), st.just(0))
    | st.builds(
        Line, WORDS.map(lambda t: " ".join(t.split()) or "x"), st.booleans(), st.integers(1, 2),
        st.integers(1, 3), st.integers(1, 3),
    ),
    max_size=14,
)  # fmt: skip


def in_words(texts) -> list[str]:
    return sorted(word for text in texts for word in re.findall(r"\w+", text.casefold()))


@given(LINES)
def test_every_word_of_the_old_plan_stands_in_exactly_one_passage(lines):
    passages = passages_of(lines)
    kept = [text for one in passages for text in (one.heading, *one.words)]
    assert in_words(kept) == in_words(line.text for line in lines)


@given(LINES)
def test_nothing_is_proposed_that_the_old_plan_does_not_say(lines):
    for one in proposed(lines):
        old = set(in_words(one.passage.words)) | {"1", "2"}
        for name, value in one.values.items():
            if name in {"due_on", "day", "times_a_week"}:
                continue
            assert set(in_words([value])) <= old, (name, value)


@given(LINES)
def test_the_same_plan_is_always_parted_alike(lines):
    assert proposed(lines) == proposed(lines)


@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text):
    kept = [t for one in passages_of(lines_in(text)) for t in (one.heading, *one.words)]
    assert in_words(kept) == in_words(lines.text for lines in lines_in(text))
