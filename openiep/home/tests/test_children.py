"""The list of children with and without plans."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.home.views.children import A_PAGE
from openiep.people.models import Need, SenStatus
from openiep.people.tests.factories import LONG_AGO, PupilFactory, SchoolClassFactory
from openiep.plans.tests.factories import written_plan

pytestmark = pytest.mark.django_db
MOST_QUERIES, MOST_ON_A_PLAN = 12, 16
LISTS = ("children", "today", "children_csv")


@pytest.fixture
def where(school):
    """The list's address."""
    return reverse("home:children", args=[school.pk])


@pytest.fixture
def stage(school):
    """`stage(pupil, "K", "SPLD")` gives the child a stage and a need."""

    def give(pupil, code, need=""):
        SenStatus.objects.create(school=school, pupil=pupil, code=code, starts_on=LONG_AGO)
        if need:
            Need.objects.create(school=school, pupil=pupil, code=need, rank=1, starts_on=LONG_AGO)

    return give


def rows_of(client, address) -> list[str]:
    """The names in the table as they stand in the page."""
    page = client.get(address).content.decode()
    return [part.split("</a>")[0].split(">")[-1] for part in page.split('<th scope="row">')[1:]]


def counted(client, address) -> int:
    """How many queries a page takes, transaction control not counted."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    control = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
    return sum(not q["sql"].startswith(control) for q in captured.captured_queries)


def test_the_senco_sees_every_child_of_the_school(signed_in, senco, where, pupil, school):
    PupilFactory(school=school, known_as="Zoë", family_name="Ash")
    assert rows_of(signed_in(senco), where) == ["Zoë Ash", "Sam Taylor"]


def test_a_teacher_sees_the_children_of_the_class(signed_in, teacher, where, pupil, school):
    PupilFactory(school=school, known_as="Zoë", family_name="Ash")
    assert rows_of(signed_in(teacher), where) == ["Sam Taylor"]


def test_a_teacher_of_another_class_sees_nobody(signed_in, other_teacher, where, pupil):
    answer = signed_in(other_teacher).get(where)
    assert "Sam" not in answer.content.decode()
    assert "No children yet" in answer.content.decode()


def test_a_stranger_gets_not_found(signed_in, stranger, where, pupil):
    assert signed_in(stranger).get(where).status_code == 404


def test_who_has_not_signed_in_is_asked_to(client, where):
    assert client.get(where).status_code == 302


def test_an_assistant_sees_no_drafts_and_no_answers(signed_in, assistant, senco, where, pupil):
    written_plan(pupil, by=senco)
    page = signed_in(assistant).get(where).content.decode()
    assert "being written" not in page.split("<table")[1]
    assert "Agreed" not in page.split("<table")[1]


def test_what_is_due_stands_on_top(signed_in, senco, where, pupil, stage):
    stage(pupil, "K")
    page = signed_in(senco).get(where).content.decode()
    assert page.index("What needs you") < page.index("<table")
    assert "Sam Taylor has extra help, and no plan yet." in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("class=3K", ["Sam Taylor"]),
        ("class=4B&status=all", ["Zoë Ash"]),
        ("class=4B", []),
        ("year=3", ["Sam Taylor"]),
        ("year=4", []),
        ("stage=K", ["Sam Taylor"]),
        ("need=SPLD", ["Sam Taylor"]),
        ("need=HI", []),
        ("status=none", ["Zoë Ash"]),
        ("status=lacking", []),
        ("attention=yes", ["Sam Taylor"]),
        ("status=any", ["Sam Taylor"]),
        ("status=draft", ["Sam Taylor"]),
        ("status=in_force", []),
        ("status=nonsense&page=99", ["Sam Taylor"]),
        ("status=all&page=99", ["Zoë Ash", "Sam Taylor"]),
        ("status=all&sort=class", ["Sam Taylor", "Zoë Ash"]),
        ("status=all&sort=class&order=down", ["Zoë Ash", "Sam Taylor"]),
        ("status=all&sort=plan", ["Zoë Ash", "Sam Taylor"]),
    ],
)
def test_it_is_filtered_and_sorted(signed_in, senco, where, pupil, school, stage, query, found):
    other = SchoolClassFactory(school=school, name="4B")
    PupilFactory(school=school, known_as="Zoë", family_name="Ash", in_class=other)
    stage(pupil, "K", "SPLD")
    written_plan(pupil, by=senco)
    assert rows_of(signed_in(senco), f"{where}?{query}") == found


@pytest.mark.parametrize("words", ["sam", "TAY", "taylor sam", "b801200005001"])
def test_it_is_searched_and_the_words_stand_in_no_address(
    signed_in, senco, where, pupil, school, words
):
    PupilFactory(school=school, known_as="Zoë", family_name="Ash")
    pupil.identifiers.create(school=school, scheme="upn", value="B801200005001")
    page = signed_in(senco).post(where, {"words": words}).content.decode()
    assert "Sam Taylor" in page
    assert "Zoë Ash" not in page
    assert f"?words={words}" not in page


def test_nothing_found_says_how_to_go_on(signed_in, senco, where, pupil):
    page = signed_in(senco).post(where, {"words": "nobody"}).content.decode()
    assert "Nobody matches" in page
    assert "Show all children" in page


def test_a_child_who_left_is_no_longer_on_it(signed_in, senco, where, pupil, school):
    pupil.left_on = school.today()
    pupil.save()
    assert rows_of(signed_in(senco), where) == []


def test_a_name_is_shown_as_it_is_written(signed_in, senco, where, school):
    PupilFactory(school=school, known_as="<b>Bo</b>", family_name="O'Brien & Łoś")
    page = signed_in(senco).get(where).content.decode()
    assert "&lt;b&gt;Bo&lt;/b&gt; O&#39;Brien &amp; Łoś" in page


def test_reading_it_is_recorded_once_with_its_children(signed_in, senco, where, pupil):
    signed_in(senco).get(where)
    entry = AuditEntry.objects.get(action="list_children")
    assert entry.pupil_ids == [str(pupil.pk)]


def test_it_can_be_had_for_a_spreadsheet(signed_in, senco, school, pupil, plan_in_force):
    PupilFactory(school=school, known_as="=1+1", family_name="Ash")
    plan_in_force(pupil)
    address = reverse("home:children_csv", args=[school.pk])
    everybody = signed_in(senco).get(f"{address}?status=all").content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(everybody))][1:] == ["'=1+1 Ash", "Sam Taylor"]
    answer = signed_in(senco).get(address)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Child", "Year", "Class", "Stage"]
    assert [row[0] for row in rows[1:]] == ["Sam Taylor"]
    assert "Sam" not in answer["Content-Disposition"]


def test_no_page_takes_more_queries_for_300_children_than_for_10(
    signed_in, senco, school, pupil, plan_in_force, many
):
    plan = plan_in_force(pupil)
    client = signed_in(senco)
    lists = [reverse(f"home:{page}", args=[school.pk]) for page in LISTS]
    lists += [f"{lists[0]}?status=all", f"{lists[0]}?attention=yes&sort=review"]
    plan_page = reverse("plans:plan", args=[plan.pk])
    many(9)
    few = {address: counted(client, address) for address in (*lists, plan_page)}
    many(290, every=20)
    assert {address: counted(client, address) for address in few} == few
    assert max(few[address] for address in lists) <= MOST_QUERIES
    assert few[plan_page] <= MOST_ON_A_PLAN


def test_a_long_list_goes_on_on_the_next_page(signed_in, senco, where, many):
    many(A_PAGE + 2, every=A_PAGE * 2)
    client, everybody = signed_in(senco), f"{where}?status=all"
    assert len(rows_of(client, everybody)) == A_PAGE
    assert "152 children" in client.get(everybody).content.decode()
    last = rows_of(client, f"{everybody}&page=2")
    assert len(last) == 2
    assert rows_of(client, f"{everybody}&page=99") == last
