"""How answers are taken down, a plan is put in force, and a spelling in it is corrected."""

from tests.journeys.walking import Walk


def take_down(
    walk: Walk,
    who: str,
    answer: str,
    *,
    words: str = "",
    way: str = "at the meeting",
    instead_of: str = "",
) -> None:
    """Somebody takes down what one of the three voices said."""
    walk.follow(f"Take down the answer {instead_of or who}")
    if instead_of:
        walk.follow(f"{who} answers instead")
        walk.says(f"What {who} says")
    walk.choose(answer)
    if words:
        walk.write(f"In {who}’s words", words)
    walk.choose(way)
    walk.click("Take down this answer")
    walk.says(f"The answer of {who} is taken down.")


def everybody_answers(walk: Walk) -> None:
    """The class teacher agrees for the school, the mother adds something on paper, Sam says yes."""
    take_down(walk, "Mr Khan", "Agrees", instead_of="Ms Okafor")
    take_down(
        walk, "Sara Taylor", "Agrees, and adds something", words="Please not on Mondays.",
        way="on paper",
    )  # fmt: skip
    take_down(walk, "Sam", "Yes", words="I want to read to Rufus.")
    walk.says("Please not on Mondays.", "I want to read to Rufus.")


def puts_in_force(senco: Walk) -> None:
    """The SENCo puts the plan in force today."""
    senco.follow("Put in force")
    senco.click("Put in force")
    senco.says("The plan is in force.")


def corrects_a_spelling(senco: Walk) -> None:
    """A letter too many in what happens at school; the change is seen word by word."""
    senco.follow("Change this plan")
    senco.click("Correct a spelling")
    senco.follow("Change Strengths and needs")
    senco.write("What goes well", "Listens well to stories. Knows all about busses.")
    senco.click("Save", exact=True)
    senco.follow("See the change and finish it")
    senco.says("buses", "busses")
    senco.click("Finish: make it version 2")
    senco.says("version 2", "Please not on Mondays.")
