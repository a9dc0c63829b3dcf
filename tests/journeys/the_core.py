"""The core of the work, said once and walked in several ways: write, propose, record, review."""

from tests.journeys import agreeing, recording, reviewing, setting_up, writing
from tests.journeys.walking import Walk


def writes_and_proposes(teacher: Walk) -> None:
    """Sam's plan from nothing to everybody's table."""
    setting_up.opens_sam(teacher)
    teacher.click("Start a plan")
    writing.writes_the_needs(teacher)
    writing.writes_the_first_target(teacher)
    writing.writes_the_review(teacher)
    writing.proposes(teacher)


def takes_answers_down_and_puts_in_force(senco: Walk) -> None:
    """The child's yes; the rest stays open, and the school says why it begins."""
    setting_up.opens_sam(senco)
    senco.follow("Open the proposed plan")
    agreeing.take_down(senco, "Sam", "Yes")
    senco.follow("Put in force")
    senco.write("Why the school begins now", "Sam needs the help now.")
    senco.click("Put in force")
    senco.says("The plan is in force.", "Sam needs the help now.")


def records(assistant: Walk) -> None:
    """One reading, and a plus that counts it one up."""
    recording.records(assistant, "9")
    assistant.follow("Record another")
    recording.counts_one_up(assistant, to="10")


def reviews(teacher: Walk) -> None:
    """Everybody heard, the result, five answers, the decision, the next plan."""
    setting_up.opens_sam(teacher)
    reviewing.prepares(teacher)
    reviewing.says_who_came(teacher)
    reviewing.hears(teacher, "Sara Taylor", "He reads the bus stops to me.")
    reviewing.hears(teacher, "Sam", "I want harder words!", scribe="Miss Byrne")
    reviewing.the_meeting(teacher, ("Partly met", "Five words at a time helped."))
    reviewing.decides(teacher, carried="Read aloud")
    teacher.follow("The next plan")
    teacher.says("draft", "will read aloud the first 20 common words")
