"""Small pictures and statuses of many plans: the same few queries, and never what was true before."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from openiep.monitoring.actions import (
    correct_measurement,
    record_measurement,
    take_back_measurement,
)
from openiep.monitoring.models.overview import DECIDES
from openiep.monitoring.presenters import overview
from openiep.monitoring.presenters.overview import in_one_line, overview_of
from openiep.monitoring.rules.status import Code
from openiep.monitoring.tests.factories import (
    BEGAN,
    MeasurementFactory,
    freeze,
    hold_plan,
    set_target,
)
from openiep.people.tests.factories import PupilFactory
from openiep.plans.models import Plan, TargetWording

SLOW = (4, 5, 4, 5, 4, 5, 4, 5, 4, 5)


@pytest.fixture
def read(target, teacher, today):
    """A target with ten readings far below its line."""
    for place, value in enumerate(reversed(SLOW)):
        day = today - timedelta(weeks=place)
        MeasurementFactory(target=target, seen_by=teacher, value=Decimal(value), day=day)
    return target


def seen(target):
    """The overview as it is remembered, and as it is when everything is worked out anew."""
    plan = Plan.objects.select_related("pupil").get(targetwordings__target=target)
    today = plan.school.today()
    remembered = overview_of([plan], today)[plan.pk]
    overview._remembered.clear()
    assert remembered == overview_of([plan], today)[plan.pk]
    return remembered


def test_a_list_shows_the_same_status_as_the_page(read):
    (small,) = seen(read)
    assert small.shown.code == Code.WORTH_A_LOOK
    assert small.needs_a_look
    assert "<title>worth a look. 10 readings since" in small.picture
    assert in_one_line([small, small]) == "2 worth a look"


CHANGED = {
    "target__series": 2, "who": "Samuel", "will_do": "will read", "measure": "steps",
    "unit": "words", "direction": "down", "scale_from": Decimal(1), "scale_to": Decimal(30),
    "levels": "never\nalways", "step": Decimal(5),
    "baseline_value": Decimal(6), "baseline_on": timezone.localdate() - BEGAN / 2,
    "aim_value": Decimal(6), "due_on": timezone.localdate() + BEGAN,
}  # fmt: skip


@pytest.mark.parametrize("name", DECIDES)
def test_whatever_changes_in_the_wording_the_list_knows_at_once(read, name):
    seen(read)
    row = TargetWording.objects.select_related("target").get(target=read)
    if name == "target__series":
        row.target.series = CHANGED[name]
        row.target.save()
    else:
        setattr(row, name, CHANGED[name])
        row.save()
    seen(read)


def test_every_field_that_decides_is_changed_here():
    assert set(CHANGED) == set(DECIDES)


def test_what_is_recorded_corrected_and_taken_back_shows_at_once(read, senco, today):
    (before,) = seen(read)
    kept = record_measurement(target=read, value=Decimal(19), day=today, by=senco)
    (recorded,) = seen(read)
    mended = correct_measurement(
        measurement=kept, value=Decimal(1), day=today, note="", why="for another", by=senco
    )
    (corrected,) = seen(read)
    take_back_measurement(measurement=mended, by=senco)
    (taken_back,) = seen(read)
    assert len({one.picture for one in (before, recorded, corrected)}) == 3
    assert taken_back.picture == before.picture


@pytest.mark.parametrize("change", ["review_due", "in_force_on", "known_as"])
def test_the_plans_days_and_the_childs_name_count_too(read, plan, pupil, today, change):
    seen(read)
    if change == "known_as":
        pupil.known_as = "Sami"
        pupil.save()
    else:
        setattr(plan, change, today - timedelta(days=1))
        plan.save()
    (small,) = seen(read)
    if change == "review_due":
        assert small.shown.code == Code.BEHIND


def test_each_language_reads_its_own(read, today):
    (small,) = seen(read)
    with override("cy"):
        plan = Plan.objects.select_related("pupil").get(targetwordings__target=read)
        assert overview_of([plan], today)[plan.pk] != [small]  # its days
    assert len({sign[0] for sign in overview._remembered}) == 2


def test_a_target_that_was_taken_out_is_gone(read):
    seen(read)
    TargetWording.objects.filter(target=read).update(taken_out_at=timezone.now())
    assert seen(read) == []


def test_while_a_plan_is_being_changed_what_was_agreed_counts(read, plan, teacher):
    freeze(plan, teacher)
    (before,) = seen(read)
    Plan.objects.filter(pk=plan.pk).update(changing="change")
    TargetWording.objects.filter(target=read).update(aim_value=Decimal(5))
    (small,) = seen(read)
    assert small.shown.analysis.aim == before.shown.analysis.aim


def test_what_is_remembered_does_not_grow_without_end(read, monkeypatch):
    monkeypatch.setattr(overview, "MOST_REMEMBERED", 0)
    seen(read)
    seen(read)
    assert len(overview._remembered) == 1


def plans_with_targets(school, school_class, teacher, count):
    for _number in range(count):
        pupil = PupilFactory(school=school, in_class=school_class)
        plan = hold_plan(pupil, teacher)
        for place in range(4):
            MeasurementFactory(target=set_target(plan, position=place + 1), seen_by=teacher)
    return list(Plan.objects.select_related("pupil"))


def test_ten_plans_and_a_hundred_and_twenty_take_the_same_queries(
    school, school_class, teacher, today
):
    def counted(plans):
        overview._remembered.clear()
        with CaptureQueriesContext(connection) as cold:
            found = overview_of(plans, today)
        with CaptureQueriesContext(connection) as warm:
            assert overview_of(plans, today) == found
        assert sum(map(len, found.values())) == 4 * len(plans)
        return len(cold), len(warm)

    few = counted(plans_with_targets(school, school_class, teacher, 10))
    many = counted(plans_with_targets(school, school_class, teacher, 110))
    assert few == many == (3, 1)
