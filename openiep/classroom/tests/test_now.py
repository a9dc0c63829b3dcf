"""Today's list: one's own children, what there is to record, in as many queries as for one child."""

from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.classroom.presenters.now import line_of
from openiep.classroom.tests.factories import arrange, hold_session
from openiep.monitoring.tests.factories import (
    MeasurementFactory,
    freeze,
    hold_plan,
    queries,
    set_target,
)
from openiep.people.tests.factories import PupilFactory
from openiep.plans.models import TargetWording
from openiep.plans.rules.status import Status


@pytest.fixture
def where(school):
    """The list's address."""
    return reverse("classroom:now", args=[school.pk])


def give_plan(child, by, targets=2):
    plan = hold_plan(child, by)
    arrange(plan)
    return [set_target(plan, position=number) for number in range(targets)]


@pytest.mark.parametrize("who", ["assistant", "teacher"])
def test_each_target_and_each_help_now_has_its_button(
    signed_in, request, who, where, target, provision
):
    page = signed_in(request.getfixturevalue(who)).get(where).content.decode()
    assert "Read aloud the first 20 common words" in page
    assert reverse("monitoring:record_measurement", args=[target.pk]) in page
    assert "Precision teaching" in page
    assert reverse("classroom:sessions", args=[provision.pk]) in page


def test_it_says_who_records(signed_in, assistant, where, target):
    assert "Recording as Miss Byrne." in signed_in(assistant).get(where).content.decode()


def test_what_was_recorded_last_stands_beside_it(signed_in, assistant, where, target, provision):
    wrong = MeasurementFactory(target=target, seen_by=assistant, value=19)
    MeasurementFactory(target=target, seen_by=assistant, value=9, corrects=wrong)
    hold_session(provision, assistant)
    page = signed_in(assistant).get(where).content.decode()
    assert "9 out of 20 on" in page
    assert "19 out of 20" not in page
    assert "Today: happened (Miss Byrne)" in page


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
    assert ">Sam B<" in page
    assert ">Sam T<" in page


@pytest.mark.parametrize(
    ("wording", "control", "taps"),
    [
        ({"measure": "count", "scale_to": None}, "tally", 0),
        ({"measure": "duration", "scale_to": None}, "timer", 0),
        ({"measure": "prompt", "scale_to": None}, "taps", 7),
        ({"measure": "rating", "scale_to": None}, "taps", 5),
        ({"measure": "out_of", "scale_to": Decimal(5)}, "taps", 6),
        ({"measure": "out_of", "scale_to": Decimal(20)}, "number", 0),
        ({"measure": "reading_age", "scale_to": None}, "age", 0),
        ({"measure": "described", "scale_to": None}, "words", 0),
        ({"measure": "", "scale_to": None}, "words", 0),
    ],
)
def test_each_measure_has_the_control_that_takes_fewest_taps(plan, wording, control, taps):
    made = set_target(plan, **wording)
    line = line_of(TargetWording.objects.get(target=made))
    assert (line.control, len(line.taps)) == (control, taps)


def test_children_who_have_the_same_help_together_stand_together(
    signed_in, assistant, teacher, school, school_class, where, plan
):
    ada = PupilFactory(school=school, known_as="Ada", in_class=school_class)
    for one in (plan, hold_plan(ada, teacher)):
        arrange(one, programme="Talk group", group_size=4)
    page = signed_in(assistant).get(where).content.decode()
    assert page.count("Talk group") == 1
    together = page[page.index("Together") : page.index('class="card now" aria-labelledby="child')]
    assert "Ada" in together
    assert "Sam" in together


def test_help_that_has_not_begun_or_has_ended_is_not_on_it(
    signed_in, assistant, where, plan, today
):
    from datetime import timedelta

    arrange(plan, programme="To come", starts_on=today + timedelta(days=1))
    arrange(plan, programme="Was once", ends_on=today - timedelta(days=1))
    arrange(plan, programme="Last day", ends_on=today)
    page = signed_in(assistant).get(where).content.decode()
    assert "Last day" in page
    assert "To come" not in page
    assert "Was once" not in page


def test_while_a_plan_is_being_changed_the_agreed_help_stands(
    signed_in, assistant, teacher, where, plan, provision
):
    freeze(plan, teacher)
    plan.changing = "amendment"
    plan.save()
    provision.programme = "Only an idea"
    provision.save()
    arrange(plan, programme="Not agreed")
    page = signed_in(assistant).get(where).content.decode()
    assert "Precision teaching" in page
    assert "Only an idea" not in page
    assert "Not agreed" not in page


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
    assert queries(client, where) == few
    assert few <= 14


def test_a_senco_leafs_through_the_whole_school(signed_in, senco, teacher, school, where):
    for _number in range(31):
        plan = hold_plan(PupilFactory(school=school), teacher)
        set_target(plan)
    client = signed_in(senco)
    first, second = client.get(where), client.get(where, {"page": "2"})
    assert first.content.decode().count("data-record=") == 30
    assert second.content.decode().count("data-record=") == 1
