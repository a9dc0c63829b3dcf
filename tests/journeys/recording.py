"""How readings are recorded in a few seconds, seen as picture and table, and corrected."""

from tests.journeys.walking import Walk

READING = "read aloud the first 20 common words"


def opens(assistant: Walk, target: str) -> None:
    """Open a target on the list of today."""
    assistant.page.locator("summary", has_text=target).first.click()
    assistant.look()


def records(assistant: Walk, value: str, day: str = "") -> None:
    """One reading of Sam's first target."""
    assistant.follow("Record", exact=True)
    opens(assistant, "Read aloud the first 20 common words")
    assistant.follow("Another day for Sam: Read aloud the first 20 common words")
    assistant.write("How many out of 20?", value)
    if day:
        assistant.unfold("Another day, or a note")
        assistant.write("Which day was it?", day)
        assistant.write("A note, if it helps", "after lunch")
    assistant.click("Save", exact=True)
    assistant.says("Saved", f"{value} out of 20")


def writes_what_was_seen(assistant: Walk) -> None:
    """Words instead of a number, for the second target."""
    assistant.follow("Record", exact=True)
    opens(assistant, "Ask for help instead of leaving")
    assistant.follow("Another day for Sam: Ask for help instead of leaving")
    assistant.unfold("Another day, or a note")
    assistant.follow("Write what you saw instead of a number")
    assistant.write("What did you see or hear?", "Asked Ava for the ruler, and waited.")
    assistant.click("Save", exact=True)


def sees_how_it_goes(teacher: Walk) -> None:
    """The picture, the sentence and the table that says the same."""
    teacher.follow(READING)
    assert teacher.page.locator("main svg[role=img]").count() == 1
    teacher.says("too early to say", "9 out of 20", "12 out of 20")


def corrects_a_reading(teacher: Walk) -> None:
    """12 should have been 11: the old value stays to be read."""
    teacher.follow("Correct 12 out of 20")
    teacher.write("What it should say", "11")
    teacher.write("Why is it changed?", "counted one twice")
    teacher.click("Correct it")
    teacher.says("11 out of 20", "counted one twice")


def counts_one_up(assistant: Walk, to: str) -> None:
    """Plus counts from the last reading; without script the page comes back with the number."""
    assistant.click("One more")
    assert assistant.field("How many out of 20?").input_value() == to
    assistant.click("Save", exact=True)
    assistant.says("Saved", f"{to} out of 20")
