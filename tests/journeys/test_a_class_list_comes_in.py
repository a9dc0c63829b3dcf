"""The SENCo of an empty school brings in a class list, looks, confirms, undoes."""

import pytest

from openiep.people.models import Pupil

pytestmark = pytest.mark.django_db(transaction=True)
LIST = (
    "Brook Lane Primary\nForename;Surname;UPN;Date of Birth;Reg;Year;SEN Status;SEN Need 1\n"
    "Amina;Begum;B801200005001;14/03/2018;3K;3;K;SLCN\n"
    "Zoë;O'Brien;R201100018042;02/05/2018;3K;3;N;\n"
    "Łukasz;Nowak;Q201100018042;02/05/2062;3K;3;K;SPLD\n"
    "Total;3;;;;;;\n"
)


def test_a_class_list_comes_in_and_goes_back(open_window, size, senco):
    walk = open_window(size)
    walk.sign_in(senco.email)
    walk.follow("Bring in the register")
    walk.page.get_by_label("File").set_input_files(
        {"name": "3K.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252", "replace")}
    )
    walk.click("Look at the list")
    walk.says("Cannot be taken in")
    assert not Pupil.objects.exists()
    walk.click("Take in 2 children")
    walk.says("The list was taken in")
    walk.follow("Children with plans")
    walk.says("Zoë O'Brien")
    walk.page.go_back()
    walk.click("Undo this import")
    walk.says("The import is undone")
    assert not Pupil.objects.exists()
