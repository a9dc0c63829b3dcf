"""How a SENCo sets a school up: classes, colleagues, children, and what matters about a child."""

from tests.journeys.walking import PASSWORD, Walk

LIST = (
    "Brook Lane Primary\nForename;Surname;UPN;Date of Birth;Reg;Year;SEN Status;SEN Need 1\n"
    "Sam;Taylor;B801200005001;14/03/2018;3K;3;K;SPLD\n"
    "Zoë;O'Brien;R201100018042;02/05/2018;3K;3;N;\n"
)


def adds_a_class(senco: Walk, name: str, year: str) -> None:
    """The SENCo adds a class."""
    senco.follow("Staff and classes")
    senco.follow("Add a class")
    senco.write("Name of the class", name)
    senco.pick("Year group", year)
    senco.click("Add this class")


def adds_a_colleague(senco: Walk, called: str, post: str, *, teaches: str) -> str:
    """The SENCo adds a colleague; the link with which the colleague begins."""
    senco.follow("Staff and classes")
    senco.follow("Add a colleague")
    senco.write("Name", called)
    senco.write("E-mail address", f"{called.rsplit(maxsplit=1)[-1].lower()}@brooklane.example")
    senco.choose(post)
    senco.choose(teaches)
    senco.click("Add this colleague")
    senco.click("Make the link to begin with")
    return senco.page.locator("code").inner_text()


def begins(colleague: Walk, link: str) -> None:
    """A colleague opens the link, chooses a password and is in."""
    colleague.go(link.removeprefix(colleague.address))
    colleague.write("Choose a password", PASSWORD)
    colleague.click("Save and sign in")


def brings_in_the_list(senco: Walk) -> None:
    """The SENCo brings in a class list as the school's system exports it."""
    senco.follow("Bring in the register")
    senco.page.get_by_label("File").set_input_files(
        {"name": "3K.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    )
    senco.click("Look at the list")
    senco.click("Take in 2 children")


def opens_sam(walk: Walk) -> None:
    """Somebody opens Sam's record from the list."""
    walk.follow("Children with plans")
    walk.follow("Sam Taylor", exact=True)


def writes_who_sam_is(senco: Walk) -> None:
    """Strengths first: the three questions."""
    senco.follow("Change who Sam is")
    senco.write_all(
        {
            "What people like about me": "Kind to the little ones, and funny.",
            "What matters to me": "My dog Rufus. Knowing what comes next.",
            "How best to help me": "Show me first, and give me time.",
        }
    )
    senco.click("Save")
    senco.says("My dog Rufus.")


def adds_his_mother(senco: Walk) -> None:
    """Sara, with responsibility and care, her standing checked."""
    senco.follow("Add a person")
    senco.write_all(
        {
            "Name": "Sara Taylor",
            "What are they to the child?": "mother",
            "Telephone": "01632 960123",
        }
    )
    for question in ("Do they have parental responsibility?", "Does the child live with them"):
        senco.choose("Yes", of=question)
    senco.choose("I have checked this standing")
    senco.click("Save")
    senco.says("Sara Taylor", "is asked and told")
