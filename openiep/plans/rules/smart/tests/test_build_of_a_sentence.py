"""The build of a sentence decides: what a phrase is about, what asks for it, what defines it."""

import pytest

from openiep.plans.rules.smart import check


@pytest.mark.parametrize(
    "text",
    [
        "Sam will answer questions using a small talking device with big buttons",
        "By using a strip of pictures, Sam will move from carpet to table",
        "Sam will pack his bag with the support of his key worker",
        "Sam will wait in the supermarket",
        "Sam will count, without a number line",
    ],
)
def test_what_is_at_hand_is_a_circumstance(text: str) -> None:
    assert check(text).conditions


@pytest.mark.parametrize(
    "text",
    [
        "Sam will enrol on a course at the local college",
        "Sam will write sentences using capital letters",
        "Sam will check sums using estimation",
        "Sam will hold a pencil with his thumb and finger",
        "Sam will move on without protest",
        "Given support, Sam will cope",
        "Sam will be provided with a sloping board",
        "Sam will have 1:1 weekly speech therapy",
        "Sam will read aloud in different situations",
    ],
)
def test_what_the_verb_asks_for_is_no_circumstance(text: str) -> None:
    assert not check(text).conditions


@pytest.mark.parametrize(
    "text",
    [
        "Shows an interest in others, for example, waving to a friend",
        "Sam will end talks politely, such as saying goodbye",
        "Pupils match letters to sounds",
        "Mark will use a number line to add",
        "Sam will use the starfish breathing technique",
        "Sam will use appropriate spacing between words",
        "Listens and sits through a story",
        "Sam will be observed sorting three colours into boxes",
        "Sam will use a calming strategy from his choice board",
        "Sam will remain on task during independent work for 10 minutes",
        "Sam will work as a stock assistant",
        "Sam will accept a change in the timetable without shouting",
        "Sam will remember three items from a list",
        "Sam will respond appropriately to a question",
        "Sam will solve problems involving money",
    ],
)
def test_what_defines_the_deed_makes_it_specific(text: str) -> None:
    assert check(text).specific


@pytest.mark.parametrize(
    "text",
    [
        "Sam will respond appropriately to peers",
        "Sam will transition smoothly",
        "Sam will solve problems",
        "Sam will express himself",
        "Sam will demonstrate good listening",
        "Sam will be working at Level 2",
        "Sam will have his needs met",
        "Sam will stay safe online",
        "Sam will work to his ability",
        "Sam will play appropriately with peers",
        "Sam will improve his reading by implementing strategies and tools",
        "Sam will develop his speech by attending therapy sessions",
        "Encourage Sam to join in with games",
        "Support him in building friendships",
        "Sam will have weekly speech and language therapy",
        "Sam will improve his writing. Progress will be measured through samples.",
        "Sam will use calming strategies",
        "Pupils show emerging awareness",
        "Sam will access the curriculum",
        "Understands how to keep safe",
    ],
)
def test_the_way_there_and_what_adults_do_is_not_specific(text: str) -> None:
    assert not check(text).specific


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Sam will read more words in a minute, from 40 to 80", True),
        ("Name spring, summer, autumn and winter", True),
        ("Writes numerals zero through twenty", True),
        ("Sam achieves at least a grade 4", True),
        ("When given 8 coins and 5 notes, Sam will find the total", False),
        ("Add 2 single digit numbers", False),
    ],
)
def test_a_number_counts_where_it_says_how_many_are_to_be_reached(text: str, counted: bool) -> None:
    assert check(text).measurable is counted
