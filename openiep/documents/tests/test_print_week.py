"""The week as a sheet of paper: initials, a box for each day, the same rows as the grid."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from openiep.access.models import AuditEntry
from openiep.classroom.rules.week import monday_of
from openiep.classroom.tests.factories import arrange, hold_session
from openiep.documents.presenters.initials import initials_of, without_names
from openiep.documents.tests.reading import failures_of, pages_of, text_of
from openiep.monitoring.tests.factories import MeasurementFactory, hold_plan, queries, set_target
from openiep.people.models import Pupil
from openiep.people.tests.factories import PupilFactory


@pytest.fixture
def plan(pupil, teacher):
    """Sam's plan, with words to read and help each day."""
    plan = hold_plan(pupil, teacher)
    set_target(plan, will_do="will read aloud twenty words to Sam’s friend", how_measured="Cards")
    arrange(plan)
    return plan


@pytest.fixture
def address(school):
    """Where the sheet of this week is."""
    return reverse("documents:print_week", args=[school.pk])


def printed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(text_of(answer.content).split())


def child(known_as, family_name):
    return Pupil(known_as=known_as, given_name=known_as, family_name=family_name)


def test_children_stand_by_initials_that_tell_them_apart():
    assert initials_of([child("Sam", "Okoro"), child("Ada", "Lin")]) == ["S. O.", "A. L."]
    assert initials_of([child("Sam", "Okoro"), child("Sol", "Otter")]) == ["Sa. O.", "So. O."]
    same = [child("Sam", "Okoro"), child("Saffi", "Otter"), child("Ada", "Lin")]
    assert initials_of(same) == ["Sa. O. 1", "Sa. O. 2", "A. L."]


def test_a_name_within_a_target_becomes_initials_and_a_part_of_a_word_stays():
    names = {"Sam": "S. O.", "Ann": "A. L.", "Anna Maria": "A. M."}
    told = without_names("Sam asks Anna Maria for Annual samples of Sam’s", names)
    assert told == "S. O. asks A. M. for Annual samples of S. O.’s"


@pytest.mark.django_db
def test_no_name_of_a_child_stands_on_the_sheet(signed_in, teacher, plan, pupil, address):
    text = printed(signed_in(teacher), address)
    assert f"{pupil.known_as[0]}. {pupil.family_name[0]}." in text
    for name in {pupil.known_as, pupil.given_name, pupil.family_name}:
        assert name not in text
    assert "Read aloud twenty words to S." in text


@pytest.mark.django_db
def test_it_says_how_to_look_and_has_a_box_for_each_day(signed_in, teacher, plan, address, school):
    text = printed(signed_in(teacher), address)
    assert "How many out of 20?" in text
    assert "Cards" in text
    assert "Precision teaching" in text
    monday = monday_of(school.today())
    for n in range(5):
        assert f"{monday + timedelta(days=n):%a} {(monday + timedelta(days=n)).day}" in text
    assert text.count("away") == 5
    assert "week sheet, form 1" in text
    assert school.name in text


@pytest.mark.django_db
def test_next_week_can_be_printed_and_none_after_it(signed_in, teacher, plan, address, school):
    next_monday = monday_of(school.today()) + timedelta(days=7)
    for asked in (next_monday, next_monday + timedelta(days=70)):
        text = printed(signed_in(teacher), f"{address}?from={asked.isoformat()}")
        assert f"{next_monday:%a} {next_monday.day}" in text
        assert "to come" not in text
        assert text.count("away") == 5


@pytest.mark.django_db
def test_what_is_recorded_already_stands_in_its_box(signed_in, teacher, plan, address, school):
    target = plan.targetwordings.get().target
    day = monday_of(school.today()) - timedelta(days=6)
    MeasurementFactory(target=target, seen_by=teacher, value=Decimal(11), day=day)
    hold_session(plan.provisions.get(), teacher, days_ago=(school.today() - day).days)
    text = printed(signed_in(teacher), f"{address}?from={day.isoformat()}")
    assert "11 out of 20" in text
    assert text.count("away") == 4


@pytest.mark.django_db
def test_figures_to_ring_have_their_words_and_a_count_has_room_for_a_tally(
    signed_in, teacher, pupil, address
):
    plan = hold_plan(pupil, teacher)
    set_target(plan, measure="prompt", scale_to=None, baseline_value=1, aim_value=4)
    set_target(plan, measure="count", scale_to=None)
    text = printed(signed_in(teacher), address)
    assert "How much help was needed?" in text
    assert "1 " in text
    assert text.count("In all") == 5


@pytest.mark.django_db
def test_the_sheet_meets_pdf_ua_lies_down_and_its_first_page_is_the_week(
    signed_in, teacher, plan, address
):
    pdf = signed_in(teacher).get(address).content
    assert failures_of(pdf) == []
    assert "Week sheet" in pages_of(pdf)[0]
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert box.width > box.height


@pytest.mark.django_db
def test_a_sheet_of_no_child_says_so(signed_in, teacher, address):
    assert "No plan of these children is in force" in printed(signed_in(teacher), address)


@pytest.mark.django_db
def test_reading_the_sheet_is_noted_and_a_stranger_finds_none(
    signed_in, teacher, stranger, plan, pupil, address
):
    signed_in(teacher).get(address)
    assert AuditEntry.objects.get(action="list_children").pupil_ids == [str(pupil.pk)]
    assert signed_in(stranger).get(address).status_code == 404


@pytest.mark.django_db
def test_more_children_take_no_more_queries(
    signed_in, teacher, plan, school, address, school_class
):
    client = signed_in(teacher)
    one = queries(client, address)
    for _n in range(3):
        more = hold_plan(PupilFactory(school=school, in_class=school_class), teacher)
        set_target(more)
        arrange(more)
    assert queries(client, address) == one <= 19
