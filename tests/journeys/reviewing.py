"""How a plan is looked at together: prepared, everybody heard, decided, and the next one begun."""

from tests.journeys.walking import Walk
from tests.journeys.writing import in_weeks

QUESTIONS = {
    "What help did the school and the family give?": "Word races daily, the game with Grandad.",
    "What progress has the child made?": "From 7 to 14 words.",
    "How well does the plan work": "Short practice helped.",
    "What new information": "New glasses.",
    "What will be done next?": "The next 20 words.",
}


def prepares(teacher: Walk) -> None:
    """Today, in Room 4, at the parents' evening, with everybody invited."""
    teacher.follow("Prepare the review")
    teacher.write_all({"Day of the review": "today", "Time": "15:30", "Place": "Room 4"})
    teacher.choose("It is part of a parents’ evening")
    teacher.click("Prepare this review")
    teacher.says("The review is prepared.", "Sara Taylor", "Still open")


def says_who_came(teacher: Walk) -> None:
    """Sara and Sam came."""
    teacher.follow("Who came?")
    for who in ("Sara Taylor, mother", "Sam"):
        teacher.choose("Came", of=who)
    teacher.click("Save")


def hears(teacher: Walk, who: str, words: str, *, scribe: str = "") -> None:
    """What somebody says, in their own words."""
    teacher.follow(f"Write down what they say : {who}")
    teacher.write(f"What {who} says, in {who}’s own words", words)
    teacher.choose("At the meeting")
    if scribe:
        teacher.write("Who wrote it down?", scribe)
    teacher.click("Save", exact=True)
    teacher.says(words)


def everybody_is_heard(teacher: Walk) -> None:
    """School, mother and child, kept apart."""
    hears(teacher, "Mr Khan", "He asks for the cards himself now.")
    hears(teacher, "Sara Taylor", "He reads the bus stops to me.")
    hears(teacher, "Sam", "I want harder words!", scribe="Miss Byrne")


def the_meeting(teacher: Walk, *results: tuple[str, str]) -> None:
    """One thing at a time: what people say, each target, the five questions."""
    teacher.follow("Start the meeting")
    teacher.says("I want harder words!")
    teacher.follow("Next: Target 1")
    for result, why in results:
        teacher.choose(result)
        teacher.write("Why? What helped, or stood in the way?", why)
        teacher.click("Save and go on")
    for question, answer in QUESTIONS.items():
        teacher.says(question)
        teacher.write(question, answer, exact=False)
        teacher.click("Save and go on")


def decides(teacher: Walk, carried: str) -> None:
    """Change the plan, carry one target, close: the next plan begins."""
    teacher.choose("Change the plan")
    teacher.write("Why, in words that the family can read", "Reading goes on in smaller steps.")
    teacher.choose(carried, exact=False)
    teacher.write("Day of the next review", in_weeks(12))
    teacher.click("Close the review")


def the_next_plan_is_begun(teacher: Walk) -> None:
    """A draft with the carried target and nothing of the other."""
    teacher.follow("The next plan")
    teacher.says("draft", "will read aloud the first 20 common words")
    teacher.does_not_say("will ask for help instead of leaving")
