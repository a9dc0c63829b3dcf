"""Whom a parent may ask: the class teacher as such, teachers of sets by their set, few names."""

import pytest

from openiep.documents.gathering import contacts
from openiep.people.models import ClassMembership, Post
from openiep.people.tests.factories import (
    LONG_AGO,
    PersonFactory,
    SchoolClassFactory,
    hold_post,
    teach,
)
from openiep.people.whom_to_ask import whom_to_ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def teaches_set(pupil):
    """`teaches_set("Maths, set 2", "Ms Lind")` puts the child into a set with its teacher."""

    def make(name, called, user=None):
        school_set = SchoolClassFactory(school=pupil.school, name=name, kind="set")
        ClassMembership.objects.create(
            school=pupil.school, pupil=pupil, school_class=school_set, starts_on=LONG_AGO
        )
        return teach(user or hold_post(pupil.school, "teacher", called), school_set)

    return make


def asked(pupil) -> list[tuple[str, str]]:
    return [(one.works_as, one.name) for one in whom_to_ask(pupil, pupil.school.today())]


def test_a_class_teacher_is_named_as_such_and_a_set_by_its_name(pupil, teacher, senco, teaches_set):
    teaches_set("Maths, set 2", "Ms Lind")
    assert asked(pupil) == [
        ("Class teacher", "Mr Khan"),
        ("Teaches Maths, set 2", "Ms Lind"),
        ("SENCo", "Ms Okafor"),
        ("Free and independent advice", "Family SEND Advice"),
    ]


def test_a_student_of_nine_sets_has_three_names_and_the_sencos(pupil, senco, teaches_set):
    for number in range(9, 0, -1):
        teaches_set(f"Subject {number}", f"Teacher {number}")
    assert [name for _as, name in asked(pupil)] == [
        "Teacher 1", "Teacher 2", "Teacher 3", "Ms Okafor", "Family SEND Advice",
    ]  # fmt: skip


def test_who_teaches_the_class_and_a_set_of_it_is_the_class_teacher_once(
    pupil, teacher, teaches_set
):
    teaches_set("3K Maths", "", user=teacher)
    assert [name for _as, name in asked(pupil)].count("Mr Khan") == 1
    assert ("Class teacher", "Mr Khan") in asked(pupil)


def test_two_sets_of_one_teacher_stand_in_one_line(pupil, teaches_set):
    lind = teaches_set("Maths, set 2", "Ms Lind")
    teaches_set("Computing", "", user=lind)
    assert ("Teaches Computing; Maths, set 2", "Ms Lind") in asked(pupil)


def test_a_senco_who_is_the_class_teacher_is_named_as_both(pupil, teacher, school):
    Post.objects.create(school=school, user=teacher, role="senco", starts_on=LONG_AGO)
    assert asked(pupil)[:2] == [("Class teacher", "Mr Khan"), ("SENCo", "Mr Khan")]


def test_an_assistant_of_the_class_is_nobody_to_ask(pupil, assistant, school):
    PersonFactory(school=school, called="Mr Nobody")
    assert asked(pupil) == [("Free and independent advice", "Family SEND Advice")]


def test_paper_says_the_set_too(pupil, teaches_set):
    teaches_set("Maths, set 2", "Ms Lind")
    assert contacts(pupil)[0].role == "Teaches Maths, set 2"
