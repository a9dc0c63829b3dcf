"""However a sentence is made better, it is never rated lower, and no repair spoils another point."""

import random
from itertools import product

import pytest

from benchmarks.smart.agreement import read_labelled
from openiep.plans.rules.smart import check
from openiep.plans.rules.smart.model import Checked

BY_WHEN = ("by the end of the summer term", "by 12 July 2027", "within 8 weeks", "by half term")
HOW_WELL = (
    "on 4 out of 5 occasions", "with 80% accuracy", "at least twice a day", "in 9/10 lessons",
    "with no more than 2 errors",
)  # fmt: skip
WHERE = (
    "when asked", "when given a picture card", "with one verbal prompt", "in the playground",
    "independently", "using a word mat", "at circle time", "with a familiar adult",
)  # fmt: skip
NOW = ("from a baseline of 2 out of 5", "(currently 1 out of 5)", "up from 20% today")
BEHIND = ("To be achieved by July 2027.", "He does this 1 time in 5 now.")
TARGETS = tuple(str(row["text"]) for row in read_labelled())


def marks(one: Checked) -> tuple[bool, ...]:
    return one.specific, one.measurable, one.time_related, one.conditions, one.baseline


def better(text: str, draw: random.Random) -> str:
    """The sentence with one to four phrases more, behind it, before it or as a second sentence."""
    kinds = draw.sample((BY_WHEN, HOW_WELL, WHERE, NOW), draw.randint(1, 4))
    phrases = [draw.choice(kind) for kind in kinds]
    bare, way = text.rstrip(" .!"), draw.randrange(4)
    if way == 0:
        return f"{bare} {' '.join(phrases)}."
    if way == 1:
        return f"{bare}, {', '.join(phrases)}."
    if way == 2:
        return f"{bare}. {draw.choice(BEHIND)}"
    front = draw.choice((*BY_WHEN, *WHERE))
    named = bare.split(" ", 2)[1:2] in (["will"], ["can"]) or not bare[:1].isupper()
    return f"{front.capitalize()}, {bare if named else bare[:1].lower() + bare[1:]}."


@pytest.mark.once
def test_no_improvement_is_rated_lower_on_any_point() -> None:
    draw = random.Random(20261123)
    lost = []
    for text in TARGETS:
        before = marks(check(text))
        for _ in range(4):
            improved = better(text, draw)
            after = marks(check(improved))
            if any(old and not new for old, new in zip(before, after, strict=True)):
                lost.append((text, improved))
    assert lost == []


@pytest.mark.once
def test_a_repair_by_one_click_spoils_no_other_point_and_can_be_followed_by_the_next() -> None:
    spoiled = []
    for text in TARGETS:
        written = text
        for _ in range(5):
            one = check(written)
            repairs = [found.repair for found in one.findings if found.repair is not None]
            if not repairs:
                break
            after = check(repairs[0].applied_to(written))
            lost = any(old and not new for old, new in zip(marks(one), marks(after), strict=True))
            if lost or (after.placeholder and not one.placeholder):
                spoiled.append((written, after.text))
            written = after.text
    assert spoiled == []


HIDDEN = (
    "understand number bonds", "improve his behaviour", "use strategies", "develop social skills",
    "know his letters", "be more independent", "follow school rules", "have friends",
    "show an awareness of others", "cope with change", "gain confidence", "work at the expected level",
)  # fmt: skip
SEEN = (
    "say the number bonds to 10", "walk in the corridor", "take three deep breaths",
    "wave to a friend", "name 20 letters", "put on his coat", "raise his hand to speak",
    "invite a child to play", "pass a ball to a partner", "carry a tray to the table",
)  # fmt: skip


@pytest.mark.parametrize("frame", ["Sam will {}", "To {}", "By July, Sam will {}", "Sam to {}"])
def test_a_deed_one_can_see_is_rated_above_one_that_is_hidden(frame: str) -> None:
    for hidden, seen in product(HIDDEN, SEEN):
        one, other = check(frame.format(hidden)), check(frame.format(seen))
        assert not one.specific, hidden
        assert other.specific, seen
        assert other.rating > one.rating
