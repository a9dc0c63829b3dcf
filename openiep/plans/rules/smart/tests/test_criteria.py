"""What each criterion takes for present, and what it does not: both sides of every trap."""

import pytest

from openiep.plans.rules.smart import Checked, check


def checked(text: str) -> Checked:
    return check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sam will hang up his coat on his peg.",
        "Sam will be able to tell an adult when he feels cross.",
        "To write the first letter of his name",
        "For Ayesha to greet an adult at the door",
        "I can wait for my turn in a board game.",
        "Names six colours",
        "Mimics the teacher",
        "Tom and Ada's target: to swap toys with a partner",
        "Given a choice of two, Leo will point to the snack he wants.",
        "Sam will listen to a story on the carpet.",
        "Sam will manage his feelings by asking for his break card.",
        "Sam will reduce the number of times he calls out.",
        "Sam will show that he understands time by telling an adult the half hours.",
        "Will will put his tray away.",
    ],
)
def test_a_deed_that_somebody_could_see_or_hear_is_specific(text: str) -> None:
    assert checked(text).specific


@pytest.mark.parametrize(
    "text",
    [
        "Sam will improve his reading.",
        "Sam will understand fractions.",
        "Sam will be aware of danger.",
        "To develop social skills",
        "Sam will concentrate better.",
        "Sam will reach level 3.",
        "Sam will be given a laptop.",
        "The teaching assistant will read with Sam every day.",
        "Sam will use strategies.",
        "Sam will read.",
        "To learn to behave appropriately",
        "Sam will be willing to try new things.",
        "Wants to go to school",
        "",
    ],
)
def test_what_cannot_be_seen_or_is_a_whole_area_is_not_specific(text: str) -> None:
    assert not checked(text).specific


@pytest.mark.parametrize(
    "text",
    [
        "Sam will read 30 words.",
        "Sam will hang up his coat on 4 out of 5 mornings.",
        "Sam will spell words with 80% accuracy.",
        "Sam will sit at the table for ten minutes.",
        "Sam will read 60 words a minute with no more than three errors.",
        "Sam will run 50 metres.",
        "Sam will say all the days of the week.",
        "Sam will begin his work within two minutes of being asked.",
        "Sam will draw a person with six parts.",
        "Sam will ask for help twice a lesson.",
    ],
)
def test_a_number_with_what_it_counts_makes_a_target_measurable(text: str) -> None:
    assert checked(text).measurable


@pytest.mark.parametrize(
    "text",
    [
        "Sam will follow two-step instructions.",
        "Sam will ask for help more often.",
        "Sam will consistently put up his hand.",
        "Sam will understand place value with 80% accuracy.",
        "Sam will improve his behaviour in 4 out of 5 lessons.",
        "Sam will read ___ words.",
        "Sam will write sentences as in his reading programme.",
        "Sam will be given support three times a week.",
        "Sam, in Year 4, will add numbers.",
        "Given a set of 10 cards, Sam will sort pictures.",
    ],
)
def test_a_number_about_the_task_or_of_nothing_does_not(text: str) -> None:
    assert not checked(text).measurable


@pytest.mark.parametrize(
    "text",
    [
        "By July 2027 Sam will read a page.",
        "Sam will read a page by the end of the spring term.",
        "Within 8 weeks, Sam will read a page.",
        "By the next review Sam will read a page.",
        "Before he moves to secondary school, Sam will travel by bus.",
        "By 12/05/2027, Sam will read a page.",
        "By the end of Key Stage 2 Sam will read a page.",
        "Over the next half term Sam will read a page to his dad.",
        "During his senior year, Sam will visit two colleges.",
        "Sam will read a page by Easter.",
        "By the age of 11 Sam will swim a length.",
    ],
)
def test_a_day_or_a_time_by_which_is_a_deadline(text: str) -> None:
    assert checked(text).time_related


@pytest.mark.parametrize(
    "text",
    [
        "Sam will read a page daily.",
        "Sam will read a page every week.",
        "Sam will sit for 10 minutes.",
        "Sam will read a page in 4 out of 5 lessons for 3 consecutive weeks.",
        "By [date], Sam will read a page.",
        "By ___ Sam will read a page.",
        "Sam will tidy up by the end of the lesson.",
        "Sam will start within 2 minutes.",
        "Sam will read a page, measured weekly.",
        "Sam may march in May's parade.",
    ],
)
def test_how_often_how_long_and_a_mastery_window_are_no_deadline(text: str) -> None:
    assert not checked(text).time_related


@pytest.mark.parametrize(
    "text",
    [
        "Given a number line, Sam will add two numbers.",
        "Sam will put on his coat independently.",
        "Sam will read with one prompt.",
        "Sam will play a game with two friends.",
        "Sam will ask for help in lessons.",
        "When asked, Sam will say his name.",
        "Sam will sit on the carpet.",
        "Sam will write a sentence using a word mat.",
        "Sam will count to 20 without help.",
    ],
)
def test_what_where_with_whom_and_how_much_help_are_conditions(text: str) -> None:
    assert checked(text).conditions


@pytest.mark.parametrize(
    "text",
    [
        "Sam will write a sentence with capital letters.",
        "Sam will read 20 words as measured by a weekly check in class.",
        "Sam will name colours with support.",
        "Sam will hop on 4 out of 5 days.",
        "Sam will read words, so that he can join in with his friends.",
        "Sam will adjust the volume depending on what is said.",
        "Sam will finish without excessive prompting.",
    ],
)
def test_the_tool_the_content_and_vague_help_are_not(text: str) -> None:
    assert not checked(text).conditions


def test_a_starting_point_is_told_from_a_range() -> None:
    assert checked("Sam will read 40 words, up from 12 today.").baseline
    assert checked("Sam will go from 2/10 to 8/10 in spelling tests.").baseline
    assert not checked("Sam will count from 1 to 20.").baseline
    assert not checked("Sam will read 40 words, up from ___ today.").baseline


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sam will read ___ words.", ["___"]),
        ("By [date], [name] will read.", ["[date]", "[name]"]),
        ("Sam will spell with XX% accuracy.", ["XX"]),
        ("Sam will read X words.", ["X"]),
        ("Sam will read ...... words by / / .", ["......", "/ /"]),
        ("Sam will read (insert number) words.", ["(insert number)"]),
        ("Child's name will read 20 words.", ["Child's name"]),
        ("Sam will read {number} words by TBC.", ["{number}", "TBC"]),
    ],
)
def test_every_blank_of_a_template_is_pointed_at(text: str, left: list[str]) -> None:
    found = checked(text)
    spans = [one.span.of(text) for one in found.findings if one.rule == "placeholder.blank"]
    assert found.placeholder
    assert spans == left


@pytest.mark.parametrize(
    "text",
    [
        "Sam will do 10 x 10.",
        "Sam will say the letters x and z.",
        "Sam will wait... and then ask.",
        "Sam (with his friend) will read and/or write.",
        "Sam will say the sound /s/.",
        "Sam will ask \u201cMay I?\u201d",
    ],
)
def test_ordinary_marks_are_no_blanks(text: str) -> None:
    assert not checked(text).placeholder
