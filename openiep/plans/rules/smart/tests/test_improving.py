"""A sentence that is made better is never rated lower, wherever the new words are put."""

import pytest

from openiep.plans.rules.smart import check

STARTS = (
    "Sam will put on his coat.",
    "Tom kicks a ball to a partner.",
    "request a drink at snack time",
    "To be able to name the parts of a plant",
    "Follows two-step directions in PE",
    "Pupils recognise their own name",
    "They show an interest in others, for example, waving to a friend.",
    "Sam will improve his reading.",
    "Ella will read 20 words, as measured by the class teacher",
    "Jo will keep her hands to herself in the line so that she feels safe",
    "Identify the coins: penny, nickel, dime, and quarter",
    "Ali will read s, a, t, p, i and n",
    "Mark will use a number line to add two numbers",
)
BEHIND = (
    "by the end of the summer term", "by 12 July 2027", "within 8 weeks", "on 4 out of 5 occasions",
    "with 80% accuracy", "when given a picture card", "with one verbal prompt", "independently",
    "using a word mat", "from a baseline of 2 out of 5", "(currently 1 out of 5)",
)  # fmt: skip
BEFORE = (
    "by the end of the summer term", "within 8 weeks", "when given a picture card",
    "given one verbal prompt", "during maths lessons", "using a word mat",
)  # fmt: skip


def marks(text: str) -> tuple[bool, ...]:
    one = check(text)
    return one.specific, one.measurable, one.time_related, one.conditions, one.baseline


@pytest.mark.parametrize("start", STARTS)
def test_words_added_behind_take_nothing_away(start: str) -> None:
    before = marks(start)
    for phrase in BEHIND:
        for glue in (" ", ", "):
            better = start.rstrip(".") + glue + phrase + "."
            after = marks(better)
            assert all(new >= old for old, new in zip(before, after, strict=True)), better


@pytest.mark.parametrize("start", STARTS)
def test_words_put_first_take_nothing_away(start: str) -> None:
    before = marks(start)
    for phrase in BEFORE:
        better = phrase.capitalize() + ", " + start[0].lower() + start[1:]
        after = marks(better)
        assert all(new >= old for old, new in zip(before, after, strict=True)), better


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ("Sam will understand number bonds", "Sam will say number bonds"),
        ("Sam will improve his behaviour", "Sam will walk in the corridor"),
        ("Sam will use strategies", "Sam will use the starfish breathing technique"),
        ("Sam will develop social skills", "Sam will wave to a friend"),
        ("Sam will spell __ words", "Sam will spell 10 words"),
        ("Sam will hop by [date]", "Sam will hop by 3 May 2027"),
    ],
)
def test_a_clearer_word_is_rated_higher(hidden: str, seen: str) -> None:
    assert check(seen).rating > check(hidden).rating
