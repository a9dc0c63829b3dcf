"""How a plan is written, part by part, and proposed. Steps that begin and end on the plan's page."""

from datetime import date, timedelta

from tests.journeys.walking import Walk

NEEDS = {
    "What goes well": "Listens well to stories. Knows all about buses.",
    "Special educational needs": "Needs short spoken instructions with a picture.",
    "What is hard": "Loses the thread after two instructions.",
}


def in_weeks(weeks: int) -> str:
    """A day so many weeks from today, as people write it."""
    day = date.today() + timedelta(weeks=weeks)  # noqa: DTZ011 - the school's day, close enough
    return f"{day.day} {day:%B %Y}"


def writes_the_needs(teacher: Walk) -> None:
    """Strengths first, then needs and what is hard."""
    teacher.follow("Write Strengths and needs")
    teacher.write_all(NEEDS)
    teacher.click("Save", exact=True)
    teacher.says("Knows all about buses.")


def writes_the_hopes(teacher: Walk) -> None:
    """Two hopes: the child's and the family's."""
    teacher.follow("Write Hopes and long-term aims")
    teacher.click("Add another hope")
    teacher.write_on("To read the football pages alone.")
    teacher.pick("Whose hope", "The child")
    teacher.click("Add another hope")
    teacher.write_on("To have a friend to play with.")
    teacher.click("Save", exact=True)
    teacher.says("To have a friend to play with.")


def writes_the_first_target(teacher: Walk) -> None:
    """Reading: four short lines, measured out of 20, with two strategies."""
    teacher.follow("Write the first target")
    writes_four_lines(teacher, "will read aloud the first 20 common words")
    teacher.pick("How it is measured", "How many out of a number")
    teacher.click("Show its questions")
    teacher.write_all({"Out of how many": "20", "Where it starts": "7", "Seen on": "yesterday"})
    teacher.write_all({"Aim": "18", "How it is checked": "Miss Byrne hears the words on Fridays"})
    teacher.write("What adults do", "Five new words at a time, trace and say")
    teacher.click("Add another strategy")
    teacher.write_on("A game with the same words")
    teacher.pick("Whose idea", "The child")
    teacher.says("Sam will read aloud the first 20 common words")
    teacher.click("Save", exact=True)


def writes_the_second_target(teacher: Walk) -> None:
    """Asking for help, counted, fewer reminders being better."""
    teacher.follow("Add a target")
    writes_four_lines(teacher, "will ask for help instead of leaving")
    teacher.pick("How it is measured", "How many times")
    teacher.click("Show its questions")
    teacher.write_all({"Where it starts": "1", "Aim": "4"})
    teacher.pick("Area of need", "Communication")
    teacher.click("Save", exact=True)
    teacher.says("Target 2", "will ask for help instead of leaving", "Now 1 time Aim 4 times")


def writes_four_lines(teacher: Walk, what: str) -> None:
    """Who, will do what, when and with what, how well, by when."""
    teacher.write_all(
        {
            "Will do what": what,
            "When, where, with what help": "in class, with a picture",
            "How well": "on three days running",
            "By when": in_weeks(10),
        }
    )


def writes_help_at_school(teacher: Walk) -> None:
    """Who helps, how often, with what, where, and when it can stop."""
    teacher.follow("Write what school will do")
    teacher.write_all(
        {
            "Programme": "Precision teaching",
            "Who helps": "Miss Byrne",
            "Activities": "One-minute word races",
            "Materials": "Word cards",
            "Equipment": "A sloping board",
            "Times a week": "2,5",
            "Minutes each time": "10",
            "How many children together": "1",
            "Where": "The library corner",
            "From": "today",
            "Until": in_weeks(10),
            "When this help can stop": "Reads 40 words a minute on three Fridays",
        }
    )
    teacher.click("Save", exact=True)
    teacher.says("Precision teaching", "The library corner")


def writes_help_from_the_family(teacher: Walk) -> None:
    """What the family will do."""
    teacher.follow("Write what the family will do")
    teacher.write_all(
        {
            "What": "Play the word game",
            "Who": "Grandad",
            "Times a week": "3",
            "Minutes each time": "5",
        }
    )
    teacher.click("Save", exact=True)
    teacher.says("Play the word game")


def writes_what_sam_will_do(teacher: Walk) -> None:
    """The child's part, in the child's words."""
    teacher.follow("Write The child's part")
    teacher.write("In the child's words", "I will show my card when it is too loud.")
    teacher.write("Written down by", "Miss Byrne")
    teacher.click("Save", exact=True)
    teacher.says("I will show my card")


def writes_the_rest(teacher: Walk) -> None:
    """Other support, how it is checked, and the review."""
    teacher.follow("Write Other support")
    teacher.click("Add another")
    teacher.pick("Kind", "Medical")
    teacher.write("What is needed", "Wears glasses for board work.")
    teacher.click("Save", exact=True)
    teacher.follow("Write How it is checked")
    teacher.write_all({"How": "A record sheet", "Who": "Mr Khan", "How often": "Every week"})
    teacher.click("Save", exact=True)
    writes_the_review(teacher)


def writes_the_review(teacher: Walk) -> None:
    """The day on which everyone looks at the plan together."""
    teacher.follow("Write Review")
    teacher.write("Day", in_weeks(12))
    teacher.write("Place", "Room 4")
    teacher.click("Save", exact=True)
    teacher.says("Room 4")


def proposes(teacher: Walk) -> None:
    """The plan goes before everybody who is asked."""
    teacher.follow("Propose for agreement")
    teacher.click("Propose for agreement")
    teacher.says("version 1")
