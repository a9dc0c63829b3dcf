"""`openiep import` takes in every kind of file, and writes nothing before --confirm."""

import pytest

from openiep.access.models import User
from openiep.config.cli import main
from openiep.exchange.models import ImportBatch
from openiep.exchange.tests.archives import CTF, one_roster
from openiep.people.models import ClassMembership, Involvement, PupilIdentifier
from openiep.people.models.pupil import Pupil
from openiep.people.tests.factories import PupilFactory, SchoolFactory, hold_post

UPN = "B801200005001"
CHILDREN = "UPN,Forename,Surname\nR201100018042,Leo,O'Brien\n"
CONTACTS = (
    "UPN,Forename,Surname,Contact Forename,Contact Surname,Relationship,Parental Responsibility\n"
    f"{UPN},Amina,Begum,Farida,Begum,Mother,Y\n"
)
STAFF = (
    "Staff Code,Title,Forename,Surname,Work Email,Job Title\n"
    "JL,Ms,Jo,Lind,jo.lind@school.example,Class Teacher\n"
)
GROUPS = f"Group,Group type,UPN\n3/Ma1,set,{UPN}\n"
KINDS = {
    "children": (CHILDREN.encode(), lambda: Pupil.objects.filter(given_name="Leo").count()),
    "contacts": (CONTACTS.encode(), Involvement.objects.count),
    "staff": (STAFF.encode(), lambda: User.objects.filter(email="jo.lind@school.example").count()),
    "groups": (GROUPS.encode(), lambda: ClassMembership.objects.filter(
        school_class__name="3/Ma1").count()),
    "one_roster": (one_roster(), lambda: Pupil.objects.filter(given_name="Zoë").count()),
    "ctf": (CTF, lambda: Pupil.objects.filter(given_name="Łukasz").count()),
}  # fmt: skip


@pytest.fixture
def bring(monkeypatch, tmp_path, school, senco):
    """`bring(data, *words)` writes a file and runs the command; Amina is on the register."""
    monkeypatch.setattr("openiep.config.start.ready", lambda **_more: None)
    amina = PupilFactory(school=school, known_as="Amina", family_name="Begum")
    PupilIdentifier.objects.create(school=school, pupil=amina, scheme="upn", value=UPN)

    def run(data: bytes, *words: str, by: str = senco.email) -> int:
        file = tmp_path / "list.csv"
        file.write_bytes(data)
        return main(["import", str(file), "--by", by, *words])

    return run


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_shown_first_and_taken_in_with_confirm(bring, kind, capsys):
    data, taken_in = KINDS[kind]
    named = ("--kind", kind) if kind in {"children", "contacts", "staff", "groups"} else ()
    assert bring(data, *named) == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert taken_in() == 0
    assert bring(data, *named, "--confirm") == 0
    assert "Taken in" in capsys.readouterr().out
    assert taken_in() == 1
    assert ImportBatch.objects.filter(kind=kind, status="done").count() == 1
    assert not ImportBatch.objects.exclude(sealed=b"").exists()


def test_headings_say_the_kind_where_it_is_not_named(bring):
    assert bring(CONTACTS.encode(), "--confirm") == 0
    assert Involvement.objects.get().relation == "mother"
    assert not Involvement.objects.get().has_standing


def test_a_kind_that_there_is_not_ends_with_2(bring, capsys):
    with pytest.raises(SystemExit) as end:
        bring(CONTACTS.encode(), "--kind", "parents")
    assert end.value.code == 2
    assert "contacts" in capsys.readouterr().err


def test_the_same_file_twice_changes_nothing(bring, capsys):
    bring(STAFF.encode(), "--confirm")
    assert bring(STAFF.encode(), "--confirm") == 1
    assert User.objects.filter(email="jo.lind@school.example").count() == 1
    assert capsys.readouterr().out.count("Taken in") == 1


def test_a_teacher_brings_nothing_in(bring, teacher, capsys):
    assert bring(CONTACTS.encode(), "--confirm", by=teacher.email) == 1
    assert "Only a SENCo" in capsys.readouterr().out
    assert not ImportBatch.objects.exists()


def test_who_brings_it_in_and_where_is_asked_for(bring, capsys, senco, school):
    assert bring(CONTACTS.encode(), by="nobody@school.example") == 1
    assert "Nobody signs in as" in capsys.readouterr().out
    assert bring(CONTACTS.encode(), "--school", "Elsewhere") == 1
    assert "Name one school" in capsys.readouterr().out
    both = hold_post(SchoolFactory(name="Hill"), "senco", "Ms Both")
    both.posts.create(school=school, role="senco", starts_on="2020-09-01")
    assert bring(CONTACTS.encode(), by=both.email) == 1
    assert bring(CONTACTS.encode(), "--school", school.name.upper(), by=both.email) == 0


def test_what_is_no_list_is_refused_with_a_sentence(bring, capsys, tmp_path, senco):
    assert bring(b"\x89PNG\r\n\x1a\n" + bytes(200)) == 1
    assert "." in capsys.readouterr().out
    assert main(["import", str(tmp_path / "none.csv"), "--by", senco.email]) == 1
    assert "cannot be read" in capsys.readouterr().out
