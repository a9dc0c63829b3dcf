"""A week typed in at once: all or nothing, each once, and nothing is written over."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.classroom.models import Session
from openiep.classroom.models.week import to_record_for
from openiep.classroom.rules.week import (
    CAME,
    CAME_BY_VALUE,
    monday_of,
    name_of_box,
    school_days,
    why_closed,
)
from openiep.classroom.tests.factories import arrange, hold_session
from openiep.monitoring.models import Measurement, Observation
from openiep.monitoring.tests.factories import MeasurementFactory, hold_plan, queries, set_target
from openiep.people.actions.years import Moving, prepare_year
from openiep.people.models import Post, Pupil
from openiep.people.tests.factories import PupilFactory, SchoolClassFactory, hold_post


@pytest.fixture
def monday(today):
    """The Monday of last week, all of whose days have come."""
    return monday_of(today) - timedelta(days=7)


@pytest.fixture
def where(school, monday):
    """The address of last week."""
    return f"{reverse('classroom:week', args=[school.pk])}?from={monday.isoformat()}"


def box(about, day):
    return name_of_box(about.pk, day)


def send(client, where, boxes, form_id=None):
    return client.post(where, {"id": str(form_id or uuid.uuid4()), **boxes})


def test_a_week_is_monday_to_friday(today):
    days = school_days(monday_of(today))
    assert [day.weekday() for day in days] == [0, 1, 2, 3, 4]
    assert days[0] <= today < days[0] + timedelta(days=7)


def test_a_day_to_come_and_one_before_the_plan_are_closed(today):
    ago = today - timedelta(days=3)
    assert why_closed(today + timedelta(days=1), today=today, since=None) == "to_come"
    assert why_closed(ago, today=today, since=today) == "before"
    assert why_closed(ago, today=today, since=ago) == ""


def test_each_answer_about_a_session_has_its_own_value():
    assert len(CAME_BY_VALUE) == len(CAME) == 10


def test_many_readings_of_many_days_are_kept_with_one_save(
    signed_in, assistant, plan, target, provision, where, monday
):
    levels = set_target(plan, measure="prompt", scale_to=None)
    told = set_target(plan, measure="described", scale_to=None)
    tuesday = monday + timedelta(days=1)
    boxes = {
        box(target, monday): "8", box(target, tuesday): "9", box(levels, monday): "4",
        box(told, tuesday): "Asked for help", box(provision, monday): "happened",
        box(provision, tuesday): "did_not:staff", box(target, monday + timedelta(days=2)): "",
    }  # fmt: skip
    answer = send(signed_in(assistant), where, boxes)
    assert (answer.status_code, answer.url) == (302, where)
    kept = {(one.target_id, one.day): one.value for one in Measurement.objects.all()}
    assert kept == {
        (target.pk, monday): 8, (target.pk, tuesday): 9, (levels.pk, monday): 4,
    }  # fmt: skip
    assert {one.seen_by for one in Measurement.objects.all()} == {assistant}
    assert Observation.objects.get().note == "Asked for help"
    came = Session.objects.order_by("day").values_list("outcome", "why")
    assert list(came) == [("happened", ""), ("did_not", "staff")]
    assert AuditEntry.objects.filter(action="record_week", outcome="done").count() == 1


@pytest.mark.parametrize(
    ("wording", "wrong", "sentence"),
    [
        ({}, "21", "Values here go from 0 to 20"),
        ({}, "many", "Write a number"),
        ({}, "2.5", "Write a whole number"),
        ({"measure": "reading_age", "scale_to": None}, "7.10", "Write years and months"),
        ({"measure": "rating", "scale_to": None}, "9", "Values here go from 1 to 5"),
    ],
)
def test_one_bad_box_keeps_nothing_and_all_typing(
    signed_in, assistant, plan, target, where, monday, wording, wrong, sentence
):
    bad, wednesday = set_target(plan, **wording), monday + timedelta(days=2)
    boxes = {box(target, monday): "8", box(bad, wednesday): wrong}
    answer = send(signed_in(assistant), where, boxes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Measurement.objects.exists()
    place = page.index(f'id="error-{box(bad, wednesday)}"')
    assert sentence in page[place : place + 200]
    assert f'href="#id_{box(bad, wednesday)}"' in page
    assert 'value="8"' in page
    assert f'value="{wrong}"' in page or wording.get("measure") == "rating"


def test_each_bad_box_has_its_sentence(signed_in, assistant, target, where, monday):
    boxes = {box(target, monday + timedelta(days=n)): "99" for n in range(3)}
    page = send(signed_in(assistant), where, boxes).content.decode()
    assert page.count('class="govuk-error-message"') == 3


def test_children_of_next_year_who_may_only_be_read_of_are_not_listed_yet(
    signed_in, school, school_class, pupil, senco, teacher, target, where, today
):
    autumn = hold_post(school, "teacher", "Ms Autumn")
    moving = [Moving(school_class, "4K", "4", (autumn,))]
    first_day = today + timedelta(days=30)
    prepare_year(school=school, first_day=first_day, reads_from=today, moving=moving, by=senco)
    assert is_listed_to(autumn, pupil)
    assert [child.pk for child in to_record_for(school, teacher)] == [pupil.pk]
    assert [child.pk for child in to_record_for(school, senco)] == [pupil.pk]
    assert not to_record_for(school, autumn).exists()
    page = signed_in(autumn).get(where).content.decode()
    assert pupil.full_name not in page


def test_a_head_who_also_teaches_records_for_the_own_class_only(
    school, head, pupil, teacher, target
):
    Post.objects.create(school=school, user=head, role="teacher", starts_on=school.today())
    assert is_listed_to(head, pupil)
    assert not to_record_for(school, head).exists()


def is_listed_to(user, pupil):
    """Whether the child is among those listed to the user elsewhere."""
    return Pupil.objects.visible_to(user).filter(pk=pupil.pk).exists()


def test_sent_twice_it_is_stored_once(signed_in, assistant, target, provision, where, monday):
    client, form_id = signed_in(assistant), uuid.uuid4()
    boxes = {box(target, monday): "8", box(provision, monday): "away"}
    for _time in range(2):
        assert send(client, where, boxes, form_id).status_code == 302
    assert (Measurement.objects.count(), Session.objects.count()) == (1, 1)


def test_what_stands_is_shown_without_a_box_and_is_not_written_over(
    signed_in, assistant, teacher, target, provision, where, monday
):
    held = MeasurementFactory(target=target, seen_by=teacher, day=monday, value=7)
    days = (provision.school.today() - monday).days
    hold_session(provision, teacher, days_ago=days)
    client = signed_in(assistant)
    page = client.get(where).content.decode()
    assert "7 out of 20" in page
    assert "Mr Khan" in page
    assert reverse("monitoring:correct_measurement", args=[held.pk]) in page
    assert box(target, monday) not in page
    assert box(provision, monday) not in page
    tuesday = monday + timedelta(days=1)
    boxes = {box(target, monday): "12", box(target, tuesday): "13", box(provision, monday): "away"}
    answer = send(client, where, boxes)
    assert answer.status_code == 422
    assert answer.content.decode().count("Mr Khan has recorded this day in the meantime") == 4
    assert [one.value for one in Measurement.objects.all()] == [7]
    assert Session.objects.get().outcome == "happened"


def test_typing_whose_box_has_gone_is_said_and_the_rest_stays(
    signed_in, assistant, target, where, monday
):
    gone = name_of_box(uuid.uuid4(), monday)
    page = send(signed_in(assistant), where, {box(target, monday): "8", gone: "17"})
    assert page.status_code == 422
    assert "not on this page any more: 17" in page.content.decode()
    assert 'value="8"' in page.content.decode()
    assert not Measurement.objects.exists()


def test_an_empty_week_and_one_without_its_id_keep_nothing(
    signed_in, assistant, target, where, monday
):
    client = signed_in(assistant)
    assert "Nothing is filled in yet" in send(client, where, {}).content.decode()
    answer = client.post(where, {"id": "x", box(target, monday): "8"})
    assert "Open the page again" in answer.content.decode()
    assert not Measurement.objects.exists()


def test_a_week_to_come_cannot_be_asked_for(signed_in, assistant, school, target, today):
    far = today + timedelta(days=400)
    address = f"{reverse('classroom:week', args=[school.pk])}?from={far.isoformat()}"
    page = signed_in(assistant).get(address).content.decode()
    assert "Week after" not in page
    assert "Week before" in page
    assert f'from={monday_of(today).isoformat()}"' in page


def test_days_before_the_plan_have_no_box(signed_in, assistant, school, plan, target):
    before = monday_of(plan.in_force_on) - timedelta(days=7)
    address = f"{reverse('classroom:week', args=[school.pk])}?from={before.isoformat()}"
    page = signed_in(assistant).get(address).content.decode()
    assert page.count("before the plan") == 10  # a target and a help
    assert f'name="{box(target, before)}"' not in page


def test_help_that_ended_last_week_can_still_be_filled_in(
    signed_in, assistant, plan, where, monday
):
    ended = arrange(plan, programme="Was once", ends_on=monday + timedelta(days=1))
    page = signed_in(assistant).get(where).content.decode()
    assert box(ended, monday) in page


def test_a_senco_fills_in_one_class_and_a_child_of_another_is_not_on_it(
    signed_in, senco, teacher, school, school_class, where, target
):
    other = SchoolClassFactory(school=school, name="5W")
    elsewhere = PupilFactory(school=school, known_as="Elsewhere", in_class=other)
    set_target(hold_plan(elsewhere, teacher))
    client = signed_in(senco)
    assert "Elsewhere" in client.get(where).content.decode()
    page = client.get(f"{where}&class={school_class.pk}").content.decode()
    assert "Sam" in page
    assert "Elsewhere" not in page


def test_a_target_of_another_class_is_not_kept(
    signed_in, assistant, teacher, school, where, target, monday
):
    elsewhere = set_target(hold_plan(PupilFactory(school=school), teacher))
    answer = send(signed_in(assistant), where, {box(elsewhere, monday): "8"})
    assert answer.status_code == 422
    assert not Measurement.objects.exists()


def test_a_head_may_not_and_a_stranger_finds_nothing(signed_in, head, stranger, client, where):
    assert signed_in(head).get(where).status_code == 403
    assert signed_in(stranger).get(where).status_code == 404
    assert reverse("access:sign_in") in client.get(where).url


def test_reading_the_week_is_one_entry_with_its_children(signed_in, assistant, where, target):
    signed_in(assistant).get(where)
    entry = AuditEntry.objects.get(action="list_children")
    assert entry.pupil_ids == [str(target.pupil_id)]


def test_the_number_of_queries_does_not_grow_with_children(
    signed_in, assistant, teacher, school, school_class, where, target, monday
):
    client = signed_in(assistant)
    few = queries(client, where)
    for _number in range(20):
        plan = hold_plan(PupilFactory(school=school, in_class=school_class), teacher)
        arrange(plan)
        made = set_target(plan, scale_to=Decimal(20))
        MeasurementFactory(target=made, seen_by=teacher, day=monday)
    assert queries(client, where) == few
    assert few <= 19
