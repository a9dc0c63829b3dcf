"""September: classes are prepared, begin by themselves, and nothing is typed again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from openiep.access.rules import Role
from openiep.people.actions.staff import change_colleague
from openiep.people.actions.years import (
    Moving,
    begin_year,
    give_up_year,
    move_next_year,
    prepare_year,
)
from openiep.people.models import ClassMembership, NextYear, Pupil, SchoolClass, Teaching
from openiep.people.models.school import holds_on
from openiep.people.rules import next_name, next_year_group
from openiep.people.tests.factories import PupilFactory, SchoolClassFactory, hold_post
from openiep.plans.tests.factories import written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def september(school):
    """A first day to come."""
    return school.today() + timedelta(days=30)


@pytest.fixture
def next_teacher(school):
    """Who has 3K next year."""
    return hold_post(school, "teacher", "Ms Autumn")


@pytest.fixture
def prepare(school, senco, school_class, september, next_teacher):
    """`prepare()` moves 3K up to 4K with Ms Autumn, who may read from today."""

    def act(name="4K", reads_from=None, adults=None):
        who = (next_teacher,) if adults is None else adults
        moving = [Moving(school_class, name, "4", who)]
        reads = reads_from or school.today()
        return prepare_year(
            school=school, first_day=september, reads_from=reads, moving=moving, by=senco
        )

    return act


@pytest.fixture
def on(monkeypatch):
    """`on(day)` makes it that day at every school."""

    def go(day):
        monkeypatch.setattr("openiep.people.models.school.School.today", lambda self: day)

    return go


@pytest.mark.parametrize(
    ("now", "then"),
    [("3K", "4K"), ("Year 3", "Year 4"), ("9", "10"), ("Oak", "Oak"), ("10A1", "11A1")],
)
def test_a_class_is_called_so_a_year_later(now, then):
    assert next_name(now) == then


def test_the_last_year_group_and_unknown_ones_stay():
    assert next_year_group("3", ["2", "3", "4"]) == "4"
    assert next_year_group("4", ["2", "3", "4"]) == "4"
    assert next_year_group("", ["2", "3", "4"]) == ""


def test_the_children_move_with_their_class_on_the_first_day_and_not_before(
    prepare, pupil, school, september, on
):
    prepare()

    def class_on(day):
        members = ClassMembership.objects.filter(holds_on(day), pupil=pupil)
        return [one.school_class.name for one in members]

    assert class_on(school.today()) == class_on(september - timedelta(days=1)) == ["3K"]
    assert class_on(september) == ["4K"]


def test_the_teacher_of_today_sees_the_child_until_the_day_before(
    prepare, pupil, teacher, next_teacher, september, on
):
    prepare()
    on(september - timedelta(days=1))
    assert pupil.roles_of(teacher) == {Role.TEACHER}
    on(september)
    assert Pupil.objects.get(pk=pupil.pk).roles_of(teacher) == set()
    assert Pupil.objects.get(pk=pupil.pk).roles_of(next_teacher) == {Role.TEACHER}


def test_next_years_teacher_reads_from_the_day_and_writes_nothing(
    signed_in, prepare, pupil, senco, school, next_teacher, september, on
):
    plan = written_plan(pupil, by=senco)
    client = signed_in(next_teacher)
    record, written = reverse("home:child", args=[pupil.pk]), reverse("plans:plan", args=[plan.pk])
    today = school.today()
    prepare(reads_from=today + timedelta(days=10))
    assert client.get(record).status_code == 404
    on(today + timedelta(days=10))
    assert client.get(record).status_code == 200
    assert client.get(written).status_code == 200
    part = reverse("plans:save_part", args=[plan.pk, "needs"])
    assert client.get(part).status_code == 403
    listed = client.get(reverse("home:children", args=[school.pk])).content.decode()
    assert "Sam Taylor" in listed
    day = client.get(reverse("home:today", args=[school.pk])).content.decode()
    assert "Sam Taylor" not in day


def test_on_the_first_day_one_click_moves_everybody_a_year_further(
    signed_in, prepare, pupil, senco, school, september, on
):
    left = PupilFactory(school=school, year_group="3", left_on=school.today())
    mixed = PupilFactory(school=school, year_group="R")
    year = prepare()
    with pytest.raises(Refused, match="year_not_there_yet"):
        begin_year(next_year=year, by=senco)
    on(september)
    answer = signed_in(senco).post(reverse("people:begin_year", args=[year.pk]), follow=True)
    assert "2 children are a year further." in answer.content.decode()
    groups = {one.pk: one.year_group for one in Pupil.objects.all()}
    assert (groups[pupil.pk], groups[mixed.pk], groups[left.pk]) == ("4", "1", "3")
    with pytest.raises(Refused, match="begun_already"):
        begin_year(next_year=NextYear.objects.get(), by=senco)


def test_a_class_whose_children_leave_has_no_next_one(prepare, pupil, september, on, teacher):
    prepare(name="")
    on(september)
    assert not ClassMembership.objects.filter(starts_on=september).exists()
    assert pupil.roles_of(teacher) == set()


def test_it_is_taken_back_as_it_was(prepare, pupil, senco, school, september):
    before = list(ClassMembership.objects.values()), list(SchoolClass.objects.values())
    teaching = list(Teaching.objects.values())
    year = prepare()
    give_up_year(next_year=year, by=senco)
    assert before == (list(ClassMembership.objects.values()), list(SchoolClass.objects.values()))
    assert teaching == list(Teaching.objects.values())
    assert not NextYear.objects.exists()


def test_one_child_goes_to_another_class(prepare, pupil, senco, school, september):
    other = SchoolClassFactory(school=school, name="3M")
    prepare()
    with pytest.raises(Refused, match="nothing_prepared"):
        move_next_year(pupil=pupil, school_class=other, by=senco)
    fresh = SchoolClassFactory(school=school, name="4M", starts_on=september)
    move_next_year(pupil=pupil, school_class=fresh, by=senco)
    then = ClassMembership.objects.filter(pupil=pupil, starts_on=september)
    assert [one.school_class.name for one in then] == ["4M"]


@pytest.mark.parametrize(
    ("first", "reads", "code"),
    [(0, 0, "year_not_to_come"), (30, 31, "reads_too_late")],
)
def test_days_that_cannot_be_are_refused(school, senco, first, reads, code):
    today = school.today()
    days = {
        "first_day": today + timedelta(days=first), "reads_from": today + timedelta(days=reads),
    }  # fmt: skip
    with pytest.raises(Refused, match=code):
        prepare_year(school=school, moving=[], by=senco, **days)


def test_two_classes_of_one_name_and_two_years_at_a_time_are_refused(
    prepare, school, senco, school_class, september
):
    other = SchoolClassFactory(school=school, name="3M")
    moving = [Moving(one, "4K", "4") for one in (school_class, other)]
    with pytest.raises(Refused, match="class_twice"):
        prepare_year(
            school=school, first_day=september, reads_from=september, moving=moving, by=senco
        )
    prepare()
    with pytest.raises(Refused, match="prepared_already"):
        prepare()


def test_a_colleague_changed_in_summer_keeps_next_years_class(
    prepare, school, senco, next_teacher, september
):
    prepare()
    change_colleague(
        school=school, user=next_teacher, called="Ms A", telephone="", classes=[], by=senco
    )
    assert Teaching.objects.filter(user=next_teacher, starts_on=september).exists()


def test_the_page_proposes_names_and_takes_the_answers(
    signed_in, senco, school, school_class, pupil, teacher, next_teacher
):
    older = SchoolClassFactory(school=school, name="6B", year_group="6")
    client, where = signed_in(senco), reverse("people:prepare_year", args=[school.pk])
    page = client.get(where).content.decode()
    assert 'value="4K"' in page
    assert 'value="7B"' not in page
    assert "3K, 1 child" in page
    first = school.today() + timedelta(days=40)
    sent = {
        "first_day": str(first), "reads_from": str(school.today()),
        f"name_{school_class.pk.hex}": "4K", f"teacher_{school_class.pk.hex}": str(next_teacher.pk),
        f"assistant_{school_class.pk.hex}": "", f"name_{older.pk.hex}": "",
        f"teacher_{older.pk.hex}": "", f"assistant_{older.pk.hex}": "",
    }  # fmt: skip
    answer = client.post(where, sent, follow=True).content.decode()
    for words in ("4K", "Ms Autumn", "Sam Taylor", "Take this back"):
        assert words in answer
    assert client.get(where).status_code == 302
    move = client.get(reverse("people:move_next_year", args=[pupil.pk])).content.decode()
    assert "4K" in move


def test_bad_days_are_said_on_the_page(signed_in, senco, school, school_class):
    where = reverse("people:prepare_year", args=[school.pk])
    sent = {"first_day": str(date(2020, 9, 1)), "reads_from": str(date(2020, 9, 1))}
    answer = signed_in(senco).post(where, sent)
    assert answer.status_code == 422
    assert "The first day is still to come." in answer.content.decode()
    assert not NextYear.objects.exists()
