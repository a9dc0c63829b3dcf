"""The pages on which a class list is brought in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from openiep.exchange.models import ImportBatch
from openiep.exchange.tests.test_import_children import AMINA, LEO, csv, take_in
from openiep.people.models import Pupil

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(school):
    """The page on which a list is chosen."""
    return reverse("exchange:imports", args=[school.pk])


def upload(client, where, data: bytes, name="list.csv", **kept):
    """Choose a file."""
    return client.post(where, {"file": SimpleUploadedFile(name, data)}, **kept)


def test_the_senco_looks_confirms_and_undoes(signed_in, senco, where, school):
    client = signed_in(senco)
    preview = upload(client, where, csv(AMINA, LEO), follow=True)
    page = preview.content.decode()
    assert "Amina Begum" in page
    assert "Take in 2 children" in page
    batch = ImportBatch.objects.get()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    done = client.post(
        reverse("exchange:import_children", args=[batch.pk]), {"seen": seen}, follow=True
    )
    assert "The list was taken in" in done.content.decode()
    assert Pupil.objects.count() == 2
    undone = client.post(reverse("exchange:undo_import", args=[batch.pk]), follow=True)
    assert "The import is undone" in undone.content.decode()
    assert not Pupil.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "empty.csv", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "picture.csv", "This is a picture"),
        (b"PK\x03\x04" + b"\0" * 64, "sheet.csv", "This is an archive"),
        (b"UPN,Forename,Surname\n", "headings.csv", "no children below them"),
        (b"%PDF-1.7\n", "list.csv", "This is a PDF"),
        (b"a" * (5 * 1024 * 1024 + 1), "large.csv", "larger than 5 MB"),
    ],
    ids=["empty", "picture", "archive", "headings", "pdf", "large"],
)
def test_a_wrong_file_gets_a_sentence_and_nothing_is_kept(
    signed_in, senco, where, data, name, says
):
    answer = upload(signed_in(senco), where, data, name)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_no_file_gets_a_sentence(signed_in, senco, where):
    answer = signed_in(senco).post(where, {})
    assert answer.status_code == 422
    assert "Choose the file of your list" in answer.content.decode()


def test_a_row_that_cannot_be_taken_says_why(signed_in, senco, where):
    bad = "Zoe,Ng,B801200005009,01/02/2062,3K,3,K,SLCN,"
    page = upload(signed_in(senco), where, csv(bad, AMINA), follow=True).content.decode()
    assert "Cannot be taken in" in page
    assert "does not fit this UPN" in page
    assert "cannot be right" in page


def test_the_same_upn_twice_refuses_both_rows(signed_in, senco, where):
    page = upload(signed_in(senco), where, csv(AMINA, AMINA.replace("Amina", "Ana")), follow=True)
    assert page.content.decode().count("Only one child can bear it") == 2


def test_formulas_in_cells_stay_text(signed_in, senco, where, school):
    row = '"=HYPERLINK(""http://x"")",Begum,B801200005001,14/03/2018,3K,3,K,SLCN,'
    client = signed_in(senco)
    upload(client, where, csv(row))
    batch = ImportBatch.objects.get()
    address = reverse("exchange:import_children", args=[batch.pk])
    seen = client.get(address).content.decode().split('name="seen" value="')[1].split('"')[0]
    client.post(address, {"seen": seen})
    exported = client.get(reverse("home:children_csv", args=[school.pk])).content.decode(
        "utf-8-sig"
    )
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in exported.split(","))


def test_columns_are_corrected_by_hand(signed_in, senco, where):
    client = signed_in(senco)
    data = b"First thing,Second thing\nAmina,Begum\n"
    page = upload(client, where, data, follow=True).content.decode()
    assert "Say which columns hold the first name" in page
    batch = ImportBatch.objects.get()
    chosen = {"column-0": "given_name", "column-1": "family_name"}
    page = client.post(
        reverse("exchange:choose_columns", args=[batch.pk]), chosen, follow=True
    ).content.decode()
    assert "Take in 1 child" in page


def test_wrongly_corrected_columns_get_a_sentence(signed_in, senco, where):
    client = signed_in(senco)
    upload(client, where, csv(AMINA))
    batch = ImportBatch.objects.get()
    address = reverse("exchange:choose_columns", args=[batch.pk])
    answer = client.post(address, {"column-0": "upn", "column-2": "upn"})
    assert answer.status_code == 422
    assert "Two columns are said to be" in answer.content.decode()


def test_a_stale_confirm_shows_the_children_as_they_are_now(signed_in, senco, where, school):
    client = signed_in(senco)
    upload(client, where, csv(AMINA))
    batch = ImportBatch.objects.get()
    take_in(school, senco, AMINA)
    answer = client.post(reverse("exchange:import_children", args=[batch.pk]), {"seen": "old"})
    assert answer.status_code == 422
    assert "look once more" in answer.content.decode()
    assert Pupil.objects.count() == 1


def test_nobody_else_meets_these_pages(signed_in, senco, teacher, head, stranger, client, where):
    upload(signed_in(senco), where, csv(AMINA))
    batch = reverse("exchange:import_children", args=[ImportBatch.objects.get().pk])
    for user in (teacher, head):
        assert signed_in(user).get(where).status_code == 403
        assert signed_in(user).get(batch).status_code == 403
    assert signed_in(stranger).get(where).status_code == 404
    assert signed_in(stranger).get(batch).status_code == 404
    assert client.get(where).status_code == 302
