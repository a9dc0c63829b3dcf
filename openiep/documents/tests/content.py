"""A plan as a school might write it, in the neutral form, for the tests of paper."""

from datetime import date
from typing import Any

from openiep.documents.presenters.inputs import Answer, PlanStatus, WhomToAsk

TODAY = date(2026, 11, 23)
IN_FORCE = PlanStatus("in_force", version=2, since=date(2026, 9, 14))
DRAFT = PlanStatus("draft")

WHOM_TO_ASK = (
    WhomToAsk("class_teacher", "Mr Khan", "01962 555 0101", "after 3.15 pm"),
    WhomToAsk("senco", "Mrs Green", "01962 555 0102", "Monday to Thursday"),
    WhomToAsk("advice_service", "Parents’ advice line", "0300 555 0199", "10 am to 3 pm"),
)

ANSWERS = (
    Answer("school", "Mrs Green", "SENCO", "agree", date(2026, 9, 10), "at_meeting"),
    Answer(
        "family",
        "Sara Bell",
        "mum",
        "agree_with_comment",
        date(2026, 9, 10),
        "at_meeting",
        "Please ring me if reading at home is a struggle.",
    ),
    Answer("child", "Sam", "", "agree", date(2026, 9, 11), "on_paper"),
    Answer("family", "Tom Bell", "dad"),
)


def target(number: int, **changes: object) -> dict[str, Any]:
    """A target that has everything."""
    return {**TARGETS[(number - 1) % len(TARGETS)], "id": f"t{number}", **changes}


def _target(
    area: str, will_do: str, conditions: str, how_well: str, **more: object
) -> dict[str, Any]:
    return {
        "area": area,
        "who": "Sam",
        "will_do": will_do,
        "conditions": conditions,
        "how_well": how_well,
        "due_on": "2026-12-11",
        "direction": "up",
        "baseline_on": "2026-09-07",
        "baseline_text": "",
        "aim_text": "",
        "hope_id": "h1",
        **more,
    }


TARGETS = [
    _target(
        "reading",
        "read aloud from a book he has chosen",
        "when given a ruler to follow the line",
        "at 60 words a minute on three days running",
        whose_idea="child",
        measure="rate",
        unit="words a minute",
        baseline_value="38",
        aim_value="60",
        how_measured="One-minute read with Mrs Ali, every Friday",
        strategies=[
            {"text": "shares the first page, then listens", "used_by": "Mrs Ali"},
            {"text": "keeps a ruler on Sam’s table", "used_by": "Mr Khan"},
        ],
    ),
    _target(
        "spelling",
        "write the words of the week from memory",
        "when he hears each word twice",
        "8 words out of 10",
        whose_idea="school",
        measure="out_of",
        unit="out of 10",
        baseline_value="3",
        aim_value="8",
        how_measured="Friday word game",
        strategies=[{"text": "plays the word game with letter tiles", "used_by": "Mrs Ali"}],
    ),
    _target(
        "working with others",
        "leave the room without his break card",
        "in a noisy lesson",
        "no more than once a week",
        whose_idea="family",
        measure="count",
        unit="times a week",
        direction="down",
        baseline_value="5",
        aim_value="1",
        how_measured="Tally on Mr Khan’s week sheet",
        strategies=[{"text": "shows the break card first thing", "used_by": "every teacher"}],
        hope_id="h2",
    ),
    _target(
        "speaking",
        "tell the class one piece of news",
        "with a picture in his hand",
        "in two sentences, once a week",
        whose_idea="together",
        measure="described",
        unit="",
        baseline_value="",
        baseline_text="one word, when asked",
        aim_value="",
        aim_text="two sentences, unasked",
        how_measured="Mr Khan writes down what Sam said",
        strategies=[{"text": "helps Sam choose the picture at home", "used_by": "Sara"}],
        hope_id="h2",
    ),
]


def plan_content(how_many: int = 3, **parts: object) -> dict[str, Any]:
    """The content of a whole plan; parts given by name replace ours."""
    return {
        "schema": 1,
        "plan": {"id": "p1", "type": "england_iep", "starts_on": "2026-09-14"},
        "school": {"id": "s1", "name": "Hillside Primary School"},
        "child": {
            "id": "c1",
            "known_as": "Sam",
            "full_name": "Samuel Bell",
            "class_name": "3K",
            "year_group": "3",
        },
        "parts": {**_parts(how_many), **parts},
    }


def empty_content() -> dict[str, Any]:
    """A plan that nobody has begun to write."""
    rows = {"nothing_needed": False, "items": []}
    texts = {"nothing_needed": False, "content": {}}
    return plan_content(
        **{key: rows if key in {"targets", "arrangements", "home"} else texts for key in _parts(0)}
    )


def _parts(how_many: int) -> dict[str, Any]:
    return {
        "needs": _texts(
            strengths="Sam builds wonderful machines, remembers every story he hears, and is kind "
            "to younger children. He asks questions that make the whole class think.",
            needs="Sam learns best by doing and by hearing. He needs more time to read and write, "
            "and a way to say that a room is too loud.",
            difficulties="Reading and spelling take Sam much longer than telling. Noise tires him.",
        ),
        "hopes": _texts(
            items=[
                {"id": "h1", "text": "I want to read to my dog.", "whose": "child"},
                {
                    "id": "h2",
                    "text": "Sam enjoys being with the class all morning.",
                    "whose": "family",
                    "ehc_outcome": False,
                },
            ]
        ),
        "targets": _rows([target(n) for n in range(1, how_many + 1)]),
        "arrangements": _rows(
            [
                {
                    "programme": "Paired reading",
                    "staff": "Mrs Ali (teaching assistant)",
                    "activities": "Reading aloud, one page each",
                    "materials": "Books Sam chooses",
                    "equipment": "Ruler",
                    "group_size": 1,
                    "times_a_week": 4,
                    "minutes": 15,
                    "starts_on": "2026-09-14",
                    "ends_on": "2026-12-11",
                    "place": "Library",
                    "exit_criterion": "60 words a minute on three days",
                },
                {
                    "programme": "Word games",
                    "staff": "Mrs Ali",
                    "activities": "Building words with letter tiles",
                    "materials": "Letter tiles",
                    "equipment": "",
                    "group_size": 3,
                    "times_a_week": 3,
                    "minutes": 10,
                    "starts_on": "2026-09-14",
                    "ends_on": "2026-12-11",
                    "place": "Classroom",
                    "exit_criterion": "",
                },
            ]
        ),
        "home": _rows(
            [
                {
                    "id": "a",
                    "what": "Sam reads to the dog, Sara listens",
                    "who": "Sara (mum)",
                    "times_a_week": 4,
                    "minutes": 10,
                    "until": "2026-12-11",
                },
            ]
        ),
        "child_part": _texts(
            words="I will show my break card before it gets too loud. I will pick the books.",
            scribed_by="Mrs Ali",
        ),
        "other_needs": _texts(
            items=[
                {
                    "id": "o1",
                    "kind": "medical",
                    "text": "Glasses for reading; eyes checked in January.",
                    "audience": "all",
                },
                {
                    "id": "o2",
                    "kind": "counselling",
                    "text": "Talk time with Miss Reed on Wednesdays.",
                    "audience": "family_and_staff",
                },
                {
                    "id": "o3",
                    "kind": "other",
                    "text": "Ask the office before changing the taxi.",
                    "audience": "staff",
                },
            ]
        ),
        "checking": _texts(
            how="One-minute read and word game; Mr Khan looks at the chart",
            who="Mrs Ali, Mr Khan",
            how_often="Every Friday",
        ),
        "review": _texts(
            day="2026-12-10",
            place="Mr Khan’s classroom, 3.30 pm",
            at_parents_evening=True,
            arrangements="Sara, Tom and Sam are invited. Sam brings a book. Mrs Green rings "
            "whoever cannot come.",
        ),
    }


def _texts(**content: object) -> dict[str, Any]:
    return {"nothing_needed": False, "content": content}


def _rows(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"nothing_needed": False, "items": items}
