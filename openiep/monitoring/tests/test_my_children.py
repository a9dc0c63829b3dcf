"""The list of one's own children and what there is to record."""

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring.tests.factories import MeasurementFactory, hold_plan, queries, set_target
from openiep.people.tests.factories import PupilFactory
from openiep.plans.rules.status import Status


@pytest.fixture
def where(school):
    """The list's address."""
    return reverse("monitoring:my_children", args=[school.pk])


def give_plan(child, by, targets=2):
    plan = hold_plan(child, by)
    return [set_target(plan, position=number) for number in range(targets)]


@pytest.mark.parametrize("who", ["assistant", "teacher"])
def test_each_target_now_has_its_button(signed_in, request, who, where, target):
    page = signed_in(request.getfixturevalue(who)).get(where).content.decode()
    assert "Read aloud the first 20 common words" in page
    assert reverse("monitoring:record_measurement", args=[target.pk]) in page


def test_what_was_recorded_last_stands_beside_it(signed_in, assistant, where, target):
    wrong = MeasurementFactory(target=target, seen_by=assistant, value=19)
    MeasurementFactory(target=target, seen_by=assistant, value=9, corrects=wrong)
    page = signed_in(assistant).get(where).content.decode()
    assert "9 out of 20 on" in page
    assert "19 out of 20" not in page


def test_children_of_other_classes_drafts_and_ended_plans_are_not_on_it(
    signed_in, assistant, teacher, school, school_class, where, target
):
    elsewhere = give_plan(PupilFactory(school=school, known_as="Elsewhere"), teacher)
    waits = PupilFactory(school=school, known_as="Waits", in_class=school_class)
    set_target(hold_plan(waits, teacher, status=Status.DRAFT))
    ended = PupilFactory(school=school, known_as="Ended", in_class=school_class)
    set_target(hold_plan(ended, teacher, status=Status.CLOSED))
    page = signed_in(assistant).get(where).content.decode()
    assert "Sam" in page
    assert not {name for name in ("Elsewhere", "Waits", "Ended") if name in page}
    assert str(elsewhere[0].pk) not in page


def test_two_children_of_one_name_are_told_apart(
    signed_in, assistant, teacher, school, school_class, where, target
):
    twin = PupilFactory(school=school, known_as="Sam", family_name="Bell", in_class=school_class)
    give_plan(twin, teacher)
    page = signed_in(assistant).get(where).content.decode()
    assert "Sam B<" in page
    assert "Sam T<" in page


def test_reading_the_list_is_one_entry_with_its_children(signed_in, assistant, where, target):
    signed_in(assistant).get(where)
    entry = AuditEntry.objects.get(action="list_children")
    assert entry.pupil_ids == [str(target.pupil_id)]


def test_a_head_may_not_and_a_stranger_finds_nothing(signed_in, head, stranger, client, where):
    assert signed_in(head).get(where).status_code == 403
    assert signed_in(stranger).get(where).status_code == 404
    assert reverse("access:sign_in") in client.get(where).url


def test_without_anything_to_record_it_says_what_will_be_here(signed_in, assistant, where):
    assert "No targets to record yet" in signed_in(assistant).get(where).content.decode()


def test_the_number_of_queries_does_not_grow_with_children(
    signed_in, assistant, teacher, school, school_class, where, target
):
    client = signed_in(assistant)
    few = queries(client, where)
    for _number in range(25):
        give_plan(PupilFactory(school=school, in_class=school_class), teacher)
    assert queries(client, where) == few <= 12


def test_a_senco_leafs_through_the_whole_school(signed_in, senco, teacher, school, where):
    for _number in range(31):
        give_plan(PupilFactory(school=school), teacher, targets=1)
    client = signed_in(senco)
    first, second = client.get(where), client.get(where, {"page": "2"})
    assert first.content.decode().count('record-button"') == 30
    assert second.content.decode().count('record-button"') == 1
