"""After a register with contacts: many parents and carers are verified at once, each by the door."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.exchange.actions.importing import import_children
from openiep.exchange.actions.reading import read_list
from openiep.exchange.preview import preview_of
from openiep.people.actions.around import verify_standing
from openiep.people.models import Involvement, PupilIdentifier
from openiep.people.tests.factories import InvolvementFactory, PupilFactory, SchoolClassFactory
from openiep.rules import Refused

pytestmark = pytest.mark.django_db
WAITING = {"verified_on": None, "verified_by": None}
UPN = "B801200005001"
CONTACTS = (
    "UPN,Forename,Surname,Contact Forename,Contact Surname,Relationship,Parental Responsibility,"
    f"Court Order\n{UPN},Sam,Taylor,Farida,Begum,Mother,Y,\n{UPN},Sam,Taylor,Karim,Begum,Father,Y,Y\n"
)


@pytest.fixture
def where(school):
    return reverse("home:verify_standing", args=[school.pk])


@pytest.fixture
def waits(pupil):
    """Tom, Sam's father, whom nobody has verified."""
    return InvolvementFactory(
        pupil=pupil, person__called="Tom Taylor", relation="father", **WAITING
    )


def key(involvement) -> str:
    return f"{involvement.pk}:{involvement.version}"


def page_of(client, where) -> str:
    return client.get(where).content.decode().split("<main", 1)[1]


def test_those_ticked_are_verified_today_by_the_senco_with_a_line_each(
    signed_in, senco, where, waits, pupil
):
    grandmother = InvolvementFactory(pupil=pupil, relation="grandmother", **WAITING)
    left = InvolvementFactory(pupil=pupil, relation="aunt", **WAITING)
    posted = {"one": [key(waits), key(grandmother)]}
    page = signed_in(senco).post(where, posted, follow=True).content.decode()
    assert "2 people are verified today by you" in page
    for one in (waits, grandmother):
        one.refresh_from_db()
        assert one.has_standing
        assert (one.verified_on, one.verified_by.called) == (pupil.school.today(), "Ms Okafor")
    left.refresh_from_db()
    assert left.verified_on is None
    entries = AuditEntry.objects.filter(action="verify_standing", outcome="done")
    assert set(entries.values_list("subject_id", flat=True)) == {waits.pk, grandmother.pk}
    assert set(entries.values_list("pupil_id", flat=True)) == {pupil.pk}


def test_everything_known_of_each_stands_there_and_nothing_of_the_verified(
    signed_in, senco, where, waits, mother
):
    page = page_of(signed_in(senco), where)
    for words in ("Tom Taylor", "father", "Sam Taylor", "3K", "yes", "none known", "by hand"):
        assert words in page
    assert "Sara Taylor" not in page
    assert key(waits) in page
    read = AuditEntry.objects.get(outcome="read", subject="people.Involvement")
    assert read.pupil_ids == [str(waits.pupil_id)]


def test_a_list_of_contacts_names_its_file_and_an_order_has_no_box(
    signed_in, senco, school, pupil, where
):
    PupilIdentifier.objects.create(school=school, pupil=pupil, scheme="upn", value=UPN)
    batch = read_list(school=school, file_name="contacts.csv", data=CONTACTS.encode(), by=senco)
    import_children(batch=batch, decisions={}, seen=preview_of(batch).digest, by=senco)
    page = page_of(signed_in(senco), where)
    farida, karim = (
        Involvement.objects.get(person__called=f"{n} Begum") for n in ("Farida", "Karim")
    )
    assert page.count("contacts.csv") == 2
    assert key(farida) in page
    assert str(karim.pk) not in page
    assert "court order" in page
    done = signed_in(senco).get(reverse("exchange:import_children", args=[batch.pk]))
    assert where in done.content.decode()


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ({"restriction": "Order of 3 May", "court_order": True}, "verify_alone"),
        ({"restriction": "Not to be told"}, "verify_alone"),
        ({"responsibility": "unknown", "care": "unknown"}, "verify_what"),
        ({"responsibility": "unknown", "care": "no"}, "verify_what"),
        ({"kind": "professional"}, "not_to_verify"),
    ],
)
def test_who_is_not_for_the_bulk_is_refused_even_when_posted(
    signed_in, senco, where, pupil, waits, spoiled, code
):
    alone = InvolvementFactory(pupil=pupil, **WAITING, **spoiled)
    with pytest.raises(Refused, match=code):
        verify_standing(involvement=alone, version=1, by=senco)
    signed_in(senco).post(where, {"one": [key(alone), key(waits)]})
    alone.refresh_from_db()
    waits.refresh_from_db()
    assert alone.verified_on is None
    assert waits.verified_on is not None
    assert key(alone) not in page_of(signed_in(senco), where)


def test_what_was_changed_since_the_page_was_shown_is_looked_at_again(
    signed_in, senco, where, waits
):
    was = key(waits)
    Involvement.objects.filter(pk=waits.pk).update(version=2, responsibility="no")
    page = signed_in(senco).post(where, {"one": [was]}, follow=True).content.decode()
    assert "was changed meanwhile" in page
    waits.refresh_from_db()
    assert waits.verified_on is None


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "other_teacher", "stranger"])
def test_nobody_but_the_senco_verifies(who, waits, where, signed_in, request):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        verify_standing(involvement=waits, version=1, by=by)
    assert signed_in(by).post(where, {"one": [key(waits)]}).status_code in {403, 404}
    waits.refresh_from_db()
    assert waits.verified_on is None


def test_another_schools_people_are_neither_shown_nor_verified(signed_in, stranger, waits):
    posts = stranger.posts.get()
    theirs = reverse("home:verify_standing", args=[posts.school_id])
    page = signed_in(stranger).post(theirs, {"one": [key(waits)]}, follow=True).content.decode()
    assert "Tom Taylor" not in page
    waits.refresh_from_db()
    assert waits.verified_on is None


@pytest.mark.parametrize("posted", [{}, {"one": "x"}, {"one": ["1:1", "::", "a:b"]}])
def test_nothing_ticked_or_nonsense_changes_nothing_and_says_what_to_do(
    signed_in, senco, where, waits, posted
):
    page = signed_in(senco).post(where, posted, follow=True).content.decode()
    assert "Tick the people" in page
    assert not AuditEntry.objects.filter(action="verify_standing").exists()


def test_a_class_narrows_the_list_and_stays_chosen(signed_in, senco, where, waits, school):
    oak = SchoolClassFactory(school=school, name="Oak")
    other = InvolvementFactory(pupil=PupilFactory(school=school, in_class=oak), **WAITING)
    client = signed_in(senco)
    page = page_of(client, f"{where}?class=Oak")
    assert key(other) in page
    assert key(waits) not in page
    assert client.post(f"{where}?class=Oak", {"one": [key(other)]}).url.endswith("?class=Oak")
    assert " checked" not in page
    assert " checked" in page_of(client, f"{where}?tick=all")


def test_who_is_no_longer_around_or_whose_child_left_is_not_on_the_list(
    signed_in, senco, where, waits, pupil, school
):
    Involvement.objects.filter(pk=waits.pk).update(ends_on=school.today() - timedelta(days=1))
    gone = PupilFactory(school=school, left_on=school.today())
    InvolvementFactory(pupil=gone, **WAITING)
    assert "Nobody waits" in page_of(signed_in(senco), where)


def test_what_needs_you_counts_them_for_the_senco_alone(signed_in, senco, teacher, school, waits):
    today = reverse("home:today", args=[school.pk])
    assert "1 parent or carer waits to be verified" in signed_in(senco).get(today).content.decode()
    assert "to be verified" not in signed_in(teacher).get(today).content.decode()


def test_the_number_of_queries_does_not_grow(signed_in, senco, where, pupil, waits, school_class):
    client = signed_in(senco)
    client.get(where)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(where)
        return sum("SAVEPOINT" not in query["sql"] for query in queries)

    few = asked()
    for _n in range(12):
        InvolvementFactory(
            pupil=PupilFactory(school=pupil.school, in_class=school_class), **WAITING
        )
    assert asked() == few <= 12
