"""Bringing in contacts, staff and groups: found by number, never by name; undone exactly."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import User
from openiep.exchange.actions.importing import import_children
from openiep.exchange.actions.reading import read_list
from openiep.exchange.actions.undoing import undo_import
from openiep.exchange.models import ImportBatch
from openiep.exchange.preview import preview_of
from openiep.exchange.rules.matching import Outcome
from openiep.exchange.tests.test_import_children import AMINA, LEO, csv
from openiep.people.actions.years import Moving, prepare_year
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Person,
    PersonIdentifier,
    Post,
    Pupil,
    PupilIdentifier,
    SchoolClass,
    Teaching,
)
from openiep.people.models.school import holds_on
from openiep.people.tests.factories import PupilFactory, SchoolClassFactory
from openiep.rules import Refused

pytestmark = pytest.mark.django_db

CONTACTS = (
    "UPN,Forename,Surname,Contact ID,Contact Title,Contact Forename,Contact Surname,Relationship,"
    "Parental Responsibility,Court Order,Priority,House,Street,Town,Postcode,Mobile,Email,"
    "First Language,Interpreter,Preferred contact method\n"
    "B801200005001,Amina,Begum,C1,Mrs,Farida,Begum,Mother,Y,,1,1,Brook Lane,Brookford,BR1 1AA,"
    "07700 900123,farida@example.com,Bengali,Yes,Text\n"
    "B801200005001,Amina,Begum,C2,Mr,Karim,Begum,Father,Y,Y,2,,,,,07700 900124,,,,\n"
    "R201100018042,Leo,O'Brien,C1,Mrs,Farida,Begum,Childminder,N,,3,,,,,,,,,\n"
)
STAFF = (
    "Staff Code,Title,Forename,Surname,Work Email,Job Title,Class\n"
    "JL,Ms,Jo,Lind,jo.lind@school.example,Class Teacher,3K\n"
    "AX,Mr,Ali,Xavier,ali.x@school.example,Teaching Assistant,\n"
    "ZZ,Mr,Zed,Zimmer,zed@school.example,Caretaker,\n"
)
GROUPS = (
    "Group,Group type,UPN,Teacher code\n"
    "3/Ma1,set,B801200005001,JL\n"
    "3/Ma1,set,R201100018042,JL\n"
    "3/En2,set,B801200005001,\n"
)


def take(school, by, data, decisions=None) -> ImportBatch:
    """Read and confirm a file."""
    data = data if isinstance(data, bytes) else data.encode()
    batch = read_list(school=school, file_name="list.csv", data=data, by=by)
    seen = preview_of(batch).digest
    return import_children(batch=batch, decisions=decisions or {}, seen=seen, by=by)


def outcomes(school, by, data) -> list[Outcome]:
    """What each row of a file would do."""
    data = data if isinstance(data, bytes) else data.encode()
    batch = read_list(school=school, file_name="list.csv", data=data, by=by)
    return [match.outcome for match in preview_of(batch).everything]


def everything() -> list:
    """All rows that an import may touch, with all that they say but when they were made."""
    kinds = (
        User, Person, PersonIdentifier, Post, Teaching, Involvement, Pupil, PupilIdentifier,
        SchoolClass, ClassMembership,
    )  # fmt: skip
    found = []
    for kind in kinds:
        names = [f.attname for f in kind._meta.concrete_fields if f.name not in {"made_at"}]
        names = [n for n in names if n not in {"last_login", "version"}]
        found.append(sorted(map(repr, kind._base_manager.values_list(*names))))
    return found


@pytest.fixture
def children(school, senco):
    """Amina and Leo are here."""
    take(school, senco, csv(AMINA, LEO))


@pytest.mark.parametrize("data", [CONTACTS, STAFF, GROUPS], ids=["contacts", "staff", "groups"])
def test_who_may_not_import_is_refused(school, teacher, head, stranger, data):
    for user in (teacher, head, stranger):
        with pytest.raises(PermissionDenied):
            take(school, user, data)


@pytest.mark.usefixtures("children")
def test_a_contact_comes_in_whole_and_asks_to_be_checked(school, senco):
    take(school, senco, CONTACTS)
    mother = Involvement.objects.get(relation="mother")
    person = mother.person
    assert (person.called, person.email) == ("Farida Begum", "farida@example.com")
    assert person.address == "1\nBrook Lane\nBrookford\nBR1 1AA"
    assert (person.telephone, person.language) == ("07700 900123", "Bengali")
    assert (person.needs_interpreter, person.reached_by) == (True, "message")
    assert (mother.responsibility, mother.priority) == ("yes", 1)
    assert mother.verified_on is None
    assert not mother.has_standing


@pytest.mark.usefixtures("children")
def test_a_court_order_restricts_whatever_the_other_flags_say(school, senco):
    take(school, senco, CONTACTS)
    father = Involvement.objects.get(relation="father")
    assert father.court_order
    assert father.restriction
    father.verified_on, father.verified_by = school.today(), father.person
    father.save()
    assert not father.has_standing
    assert father not in Involvement.objects.with_standing()


@pytest.mark.usefixtures("children")
def test_one_number_is_one_person_around_two_children(school, senco):
    take(school, senco, CONTACTS)
    farida = Person.objects.get(called="Farida Begum")
    assert farida.involvements.count() == 2


@pytest.mark.usefixtures("children")
def test_one_name_with_two_numbers_is_two_people(school, senco):
    take(school, senco, CONTACTS)
    other = CONTACTS.replace("C1,", "C9,").replace("Childminder", "Neighbour")
    take(school, senco, other)
    assert Person.objects.filter(called="Farida Begum").count() == 2


@pytest.mark.usefixtures("children")
def test_without_a_number_the_name_alone_never_joins(school, senco):
    take(school, senco, CONTACTS)
    line = "UPN,Contact name,Relationship\nR201100018042,Karim Begum,Uncle\n"
    assert outcomes(school, senco, line) == [Outcome.NEW]
    reached = "UPN,Contact name,Relationship,Mobile\nR201100018042,Karim Begum,Uncle,07700900124\n"
    assert outcomes(school, senco, reached) == [Outcome.DECIDE]
    karim = Person.objects.get(called="Karim Begum")
    take(school, senco, reached, {2: str(karim.pk)})
    assert karim.involvements.count() == 2


@pytest.mark.usefixtures("children")
@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",Farida Begum,Mother,C1", "child_not_named"),
        ("A801200005001,Farida Begum,Mother,C1", "upn_wrong_check_letter"),
        ("B801200005001,,Mother,C1", "name_missing"),
        ("H801200001001,Farida Begum,Mother,C1", "child_not_known"),
    ],
)
def test_a_wrong_row_knows_its_error_and_the_others_come_in(school, senco, row, code):
    good = "R201100018042,Una O'Brien,Mother,C5"
    data = f"UPN,Contact name,Relationship,Contact ID\n{row}\n{good}\n".encode()
    batch = read_list(school=school, file_name="a.csv", data=data, by=senco)
    wrong, right = preview_of(batch).everything
    assert code in [reason.code for reason in wrong.reasons]
    assert (wrong.outcome, right.outcome) == (Outcome.REFUSED, Outcome.NEW)
    import_children(batch=batch, decisions={}, seen=preview_of(batch).digest, by=senco)
    assert Involvement.objects.count() == 1


@pytest.mark.usefixtures("children")
def test_a_changed_flag_in_law_has_to_be_checked_again_and_no_order_is_ever_lifted(school, senco):
    take(school, senco, CONTACTS)
    mother = Involvement.objects.get(relation="mother")
    checker = Person.objects.get(user=senco)
    Involvement.objects.filter(pk=mother.pk).update(
        verified_on=school.today(), verified_by=checker, version=2
    )
    changed = CONTACTS.replace("Mother,Y,,1", "Mother,N,,1").replace("Father,Y,Y", "Father,Y,")
    take(school, senco, changed)
    mother.refresh_from_db()
    assert (mother.responsibility, mother.verified_on) == ("no", None)
    assert Involvement.objects.get(relation="father").court_order


@pytest.mark.usefixtures("children")
def test_staff_come_in_with_posts_and_classes_and_nobody_without_a_post(school, senco):
    take(school, senco, STAFF)
    jo = Person.objects.get(called="Jo Lind")
    assert list(Post.objects.filter(user=jo.user).values_list("role", flat=True)) == ["teacher"]
    assert jo.user.email == "jo.lind@school.example"
    assert not jo.user.has_usable_password()
    assert Pupil.objects.visible_to(jo.user).count() == 2
    assert not User.objects.filter(email="zed@school.example").exists()


@pytest.mark.usefixtures("children")
def test_teaching_groups_give_their_teacher_the_right_to_see(school, senco):
    take(school, senco, STAFF.replace(",3K", ","))
    jo = User.objects.get(email="jo.lind@school.example")
    assert not Pupil.objects.visible_to(jo).exists()
    take(school, senco, GROUPS)
    jo.forget_rights()
    assert Pupil.objects.visible_to(jo).count() == 2
    amina = Pupil.objects.get(given_name="Amina")
    names = amina.memberships.values_list("school_class__name", flat=True)
    assert sorted(names) == ["3/En2", "3/Ma1", "3K"]


@pytest.mark.usefixtures("children")
def test_every_list_twice_changes_nothing(school, senco):
    for data in (STAFF, CONTACTS, GROUPS):
        take(school, senco, data)
        before = everything()
        assert Outcome.NEW not in outcomes(school, senco, data)
        with pytest.raises(Refused, match="nothing_to_import"):
            take(school, senco, data)
        assert everything() == before


@pytest.mark.usefixtures("children")
def test_every_import_is_undone_exactly_in_any_order_of_lists(school, senco):
    states, batches = [], []
    changed = CONTACTS.replace("07700 900123", "07700 900999").replace("Mother,Y", "Mother,N")
    for data in (STAFF, CONTACTS, GROUPS, changed):
        states.append(everything())
        batches.append(take(school, senco, data))
    for batch, state in zip(reversed(batches), reversed(states), strict=True):
        undo_import(batch=batch, by=senco)
        batch.refresh_from_db()
        assert batch.counts["kept"] == 0
        assert everything() == state


@pytest.mark.usefixtures("children")
def test_what_somebody_checked_or_used_since_stays(school, senco):
    batch = take(school, senco, CONTACTS)
    mother = Involvement.objects.get(relation="mother")
    checked = {"verified_on": school.today(), "verified_by": Person.objects.get(user=senco)}
    Involvement.objects.filter(pk=mother.pk).update(version=2, **checked)
    undo_import(batch=batch, by=senco)
    assert Person.objects.filter(called="Farida Begum").exists()
    assert not Person.objects.filter(called="Karim Begum").exists()
    assert batch.counts["kept"] == 1


def test_nothing_of_another_school_is_found(school, senco, children):
    foreign = PupilFactory()
    PupilIdentifier.objects.create(
        school=foreign.school, pupil=foreign, scheme="upn", value="H801200001001"
    )
    line = "UPN,Contact name,Relationship\nH801200001001,Una Ng,Mother\n"
    assert outcomes(school, senco, line) == [Outcome.REFUSED]


@pytest.mark.usefixtures("children")
def test_the_preview_says_what_happens_and_asks_where_it_is_not_clear(school, senco, signed_in):
    take(school, senco, CONTACTS)
    line = (
        "UPN,Contact name,Relationship,Mobile\n"
        "R201100018042,Karim Begum,Uncle,07700900124\nR201100018042,Una Ng,Aunt,\n"
    )
    batch = read_list(school=school, file_name="x.csv", data=line.encode(), by=senco)
    address = reverse("exchange:import_children", args=[batch.pk])
    client = signed_in(senco)
    page = client.get(address).content.decode()
    assert "around another child" in page
    assert "it is somebody else, new here" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(address, {"seen": seen, "row-2": "new"})
    assert Person.objects.filter(called="Karim Begum").count() == 2
    assert Person.objects.filter(called="Una Ng").count() == 1


def test_between_preparing_a_year_and_its_first_day_todays_class_of_the_name_counts(school, senco):
    take(school, senco, csv(AMINA, LEO.replace("3K", "")))
    take(school, senco, STAFF)
    now = SchoolClass.objects.get(school=school, name="3K")
    SchoolClass.objects.filter(pk=now.pk).update(own_id="G3K")
    second = SchoolClassFactory(school=school, name="2K", year_group="2")
    moving = [Moving(now, "4K", "4", ()), Moving(second, "3K", "3", ())]
    first_day = school.today() + timedelta(days=30)
    prepare_year(
        school=school, first_day=first_day, reads_from=school.today(), moving=moving, by=senco
    )
    coming = SchoolClass.objects.get(school=school, name="3K", starts_on=first_day)
    staff = "Staff Code,Forename,Surname,Work Email,Job Title,Class\n"
    staff += "JL,Jo,Lind,jo.lind@school.example,Class Teacher,3K\n"
    assert outcomes(school, senco, staff) == [Outcome.SAME]
    groups = "Group,Group ID,Group type,UPN,Teacher code\n3K,{},class,{},{}\n"
    for number, child, who in (("", "R201100018042", "JL"), ("G3K", "B801200005001", "AX")):
        take(school, senco, groups.format(number, child, who))
        assert outcomes(school, senco, groups.format(number, child, who)) == [Outcome.SAME]
    assert not coming.memberships.exists()
    assert not coming.teachings.exists()
    assert Teaching.objects.filter(school_class=now).count() == 2
    assert ClassMembership.objects.filter(holds_on(school.today()), school_class=now).count() == 2
