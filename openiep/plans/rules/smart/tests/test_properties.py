"""What holds for every text: nothing fails, spans quote their words, repairs spoil nothing."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from openiep.plans.rules.smart import Checked, check, join, message, split

OPENINGS = st.sampled_from(
    [
        "Sam will", "Sam will be able to", "To", "For Ayesha to", "I can", "I will", "Given a story,",
        "By the end of term,", "When asked,", "Independently", "- ", "1. ", "Target:", "[name] will",
        "STUDENT WILL", "By 12/05/2027", "During PE", "At playtime", "", "The teacher will",
    ]
)  # fmt: skip
DEEDS = st.sampled_from(
    [
        "improve his reading", "read 20 words", "sit on the carpet", "know the days of the week",
        "understand", "use a number line", "concentrate", "ask for help", "be given support",
        "develop social skills and confidence", "count to 20", "write a 5-sentence story",
        "behave appropriately", "put on her coat", "take part in lessons", "stay on task",
        "increase attention", "learn", "achieve level 2", "recognise when he is cross", "be calm",
    ]
)  # fmt: skip
REST = st.sampled_from(
    [
        "in 4 out of 5 lessons", "80% of the time", "every day", "for 10 minutes", "with support",
        "with one prompt", "so that he can play with friends", "as measured by the teacher",
        "by July 2027", "within 8 weeks", "___ out of ___", "from 3 to 8", "consistently", "daily",
        "for 3 consecutive weeks", "and will tell an adult", ".", ",", "(e.g. a card)", "independently",
        "without", "by", "in order to", "when", "in the", "with a", "on 3 of 4", "from", "to",
    ]
)  # fmt: skip
TARGETS = st.builds(
    lambda start, deed, rest, end: " ".join([start, deed, *rest]).strip() + end,
    OPENINGS, DEEDS, st.lists(REST, max_size=5), st.sampled_from(["", ".", " ", "…", "!\n", "\t"]),
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="_.[]() /xX%0123456789,;\n\t", max_size=200),
    st.text(alphabet="אבגדשלוםمرحبا😀🧑‍🏫<b>&amp;\u200f\u202e İßŉ", max_size=120),
    TARGETS,
)
RATED = ("specific", "measurable", "time_related", "conditions", "baseline")


@given(ANY_TEXT)
@settings(max_examples=600, deadline=None)
@example("İİİ will read 20 words by __")
@example("<script>alert(1)</script> Sam will read")
@example("\u202eSam will read 20 words")
def test_no_text_makes_it_fail_and_every_span_quotes_its_words(text: str) -> None:
    checked = check(text, names=["Will", "Mo"], earlier=["Sam will read"])
    for finding in checked.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        words = finding.span.of(text)
        quoted = finding.about["words"]
        assert words == quoted or (quoted.endswith("…") and words.startswith(quoted[:-1]))
        assert message(finding)


@given(st.one_of(TARGETS, ANY_TEXT))
@settings(max_examples=800, deadline=None)
def test_a_repair_never_makes_another_criterion_worse(text: str) -> None:
    checked = check(text)
    for finding in checked.findings:
        if finding.repair is None:
            continue
        better = check(finding.repair.applied_to(text))
        for name in RATED:
            assert getattr(better, name) >= getattr(checked, name), (
                name,
                finding.rule,
                better.text,
            )
        assert better.placeholder <= checked.placeholder, (finding.rule, better.text)


@given(TARGETS)
@settings(max_examples=400, deadline=None)
def test_all_repairs_one_after_the_other_never_lower_the_rating(text: str) -> None:
    rating = check(text).rating
    for _ in range(6):
        repairs = [one.repair for one in check(text).findings if one.repair]
        if not repairs:
            break
        text = repairs[0].applied_to(text)
        assert check(text).rating >= rating
        rating = check(text).rating


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_the_four_lines_can_be_made_of_any_text_and_joined_again(text: str) -> None:
    assert isinstance(join(split(text)), str)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "\n", "_", ".", "[", "(", "1", "1/", "x ", "by the ", "will ", "with a ", "in 4 out of 5 ",
     "from 1 ", "to be ", "and ", ", ", "שלום ", "😀", "<b>", "read 20 ", "%", "- ", "\t \n",
     "given ", "for 10 minutes "],
)  # fmt: skip
def test_a_hundred_thousand_characters_take_no_longer_than_a_breath(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begin = time.process_time()
    checked = check(text)
    assert isinstance(checked, Checked)
    assert time.process_time() - begin < 2.0


def test_twice_the_text_takes_about_twice_the_time() -> None:
    sentence = (
        "By July, given a story, Sam will name 3 characters in 4 out of 5 lessons with a friend. "
    )
    times = []
    for many in (10, 40):
        begin = time.process_time()
        for _ in range(3):
            check(sentence * many)
        times.append(time.process_time() - begin)
    assert times[1] < times[0] * 16
