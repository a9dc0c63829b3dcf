"""The first day: contacts come in, and at two o'clock a child by hand has a printed draft."""

import pytest

from openiep.people.models import Involvement, Pupil, PupilIdentifier
from openiep.people.tests.factories import PupilFactory

pytestmark = pytest.mark.django_db(transaction=True)
CONTACTS = (
    "UPN,Contact ID,Contact name,Relationship,Parental Responsibility,Court Order,Mobile\n"
    "B801200005001,C1,Farida Begum,Mother,Y,,07700 900123\n"
    "B801200005001,C2,Karim Begum,Father,Y,Y,\n"
    ",C3,Nobody Known,Aunt,N,,\n"
)


def test_the_contacts_come_in_and_a_child_by_hand_has_a_draft_on_paper(open_window, senco, school):
    amina = PupilFactory(school=school, known_as="Amina", family_name="Begum")
    PupilIdentifier.objects.create(school=school, pupil=amina, scheme="upn", value="B801200005001")
    walk = open_window()
    walk.sign_in(senco.email)
    walk.follow("Bring in the register")
    walk.page.get_by_label("File").set_input_files(
        {"name": "contacts.csv", "mimeType": "text/csv", "buffer": CONTACTS.encode()}
    )
    walk.click("Look at the list")
    walk.says("Farida Begum", "A court order: no access", "A name alone is not enough")
    walk.click("Take in 2 rows")
    walk.says("The list was taken in")
    assert Involvement.objects.filter(pupil=amina).count() == 2

    walk.follow("Children with plans")
    walk.follow("Add a child")
    walk.write("First name", "Amina")
    walk.write("Family name", "Begum")
    walk.click("Add this child")
    walk.says("Amina Begum is on the list.")
    walk.click("Start a plan")
    walk.follow("Write the first target")
    walk.write("Will do what", "will ask for a word she does not know")
    walk.click("Save", exact=True)
    walk.says("will ask for a word she does not know")
    plan = walk.page.url.split("/plans/")[1].split("/")[0]
    paper = walk.page.request.get(f"{walk.address}/plans/{plan}/print/")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF")

    walk.follow("Bring in the register")
    walk.says("Perhaps one child")
    walk.page.locator("#main-content, main").get_by_role("link", name="Amina Begum").click()
    walk.says("This record stays", "They are one child")
    walk.click("They are one child")
    walk.says("It is one record now")
    assert Pupil.objects.filter(family_name="Begum").count() == 1
    walk.click("Take them apart again")
    walk.says("each as it was")
    assert Pupil.objects.filter(family_name="Begum").count() == 2
