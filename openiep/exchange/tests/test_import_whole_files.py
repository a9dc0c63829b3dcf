"""OneRoster and transfer files: one preview, one import, one undo; guardians start with nothing."""

import time

import pytest

from openiep.access.models import User
from openiep.exchange.actions.reading import read_list
from openiep.exchange.actions.undoing import undo_import
from openiep.exchange.preview import preview_of
from openiep.exchange.rules.matching import Outcome
from openiep.exchange.tests.archives import CTF, one_roster
from openiep.exchange.tests.builders import upn
from openiep.exchange.tests.test_import_register import everything, outcomes, take
from openiep.people.models import Involvement, Person, Pupil
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


def test_a_one_roster_archive_brings_the_whole_register_and_goes_back_exactly(school, senco):
    before = everything()
    batch = take(school, senco, one_roster())
    assert Pupil.objects.count() == 2
    amina = Pupil.objects.get(given_name="Amina")
    assert sorted(amina.memberships.values_list("school_class__name", "school_class__kind")) == [
        ("7/Ma1", "set"), ("7K", "class"),
    ]  # fmt: skip
    jo = User.objects.get(email="jo.lind@school.example")
    assert Pupil.objects.visible_to(jo).count() == 2
    undo_import(batch=batch, by=senco)
    assert batch.counts["kept"] == 0
    assert everything() == before


def test_a_guardian_of_one_roster_starts_with_no_standing(school, senco):
    take(school, senco, one_roster())
    for involved in Involvement.objects.all():
        assert (involved.responsibility, involved.care) == ("unknown", "unknown")
        assert not involved.has_standing
    assert Person.objects.get(called="Farida Begum").involvements.count() == 2


def test_a_transfer_file_brings_the_child_the_needs_and_the_mother(school, senco):
    take(school, senco, CTF)
    child = Pupil.objects.get()
    assert child.sen_statuses.get().code == "E"
    assert list(child.needs.order_by("rank").values_list("code", flat=True)) == ["SLCN", "SPLD"]
    mother = child.involvements.get()
    assert (mother.relation, mother.responsibility, mother.care) == ("mother", "yes", "yes")
    assert not mother.has_standing


@pytest.mark.parametrize("data", [one_roster(), CTF], ids=["one_roster", "ctf"])
def test_a_whole_file_twice_changes_nothing(school, senco, data):
    take(school, senco, data)
    before = everything()
    assert set(outcomes(school, senco, data)) == {Outcome.SAME}
    with pytest.raises(Refused, match="nothing_to_import"):
        take(school, senco, data)
    assert everything() == before


def test_contacts_of_a_child_who_is_left_out_are_left_out_too(school, senco):
    Pupil.objects.create(
        school=school, given_name="Łukasz", family_name="Nowak", known_as="Łukasz",
        birth_date="2016-05-02",
    )  # fmt: skip
    assert outcomes(school, senco, CTF) == [Outcome.DECIDE, Outcome.NEW]
    with pytest.raises(Refused, match="nothing_to_import"):
        take(school, senco, CTF)
    assert not Involvement.objects.exists()
    take(school, senco, CTF, {1: str(Pupil.objects.get().pk)})
    assert Pupil.objects.get().involvements.get().person.called == "Ewa Nowak"


@pytest.mark.once
def test_five_thousand_contacts_are_previewed_in_three_seconds(school, senco):
    rows = ["Forename,Surname,UPN,DOB,Reg"]
    lines = ["UPN,Contact ID,Contact name,Relationship,Parental responsibility,Mobile,Email"]
    for n in range(900):
        number = upn(n % 1000, establishment=2000 + n)
        rows.append(f"Child{n},Example,{number},14/03/2018,3K")
    take(school, senco, "\n".join(rows))
    for n in range(5000):
        number = upn(n % 900 % 1000, establishment=2000 + n % 900)
        lines.append(f"{number},K{n},Ad{n} Example,mother,Y,07700 {n:06d},a{n}@example.com")
    batch = read_list(school=school, file_name="all.csv", data="\n".join(lines).encode(), by=senco)
    began = time.process_time()
    preview = preview_of(batch)
    preview.digest  # noqa: B018
    took = time.process_time() - began
    assert preview.count(Outcome.NEW) == 5000
    assert took < 3
