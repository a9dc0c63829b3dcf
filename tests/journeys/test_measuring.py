"""From choosing how a target is measured to its picture and status, with script and without."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.monitoring.tests.factories import MeasurementFactory
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.models import Plan, TargetWording
from openiep.plans.tests.factories import written_plan
from tests.journeys.seeing import cut_words

pytestmark = pytest.mark.django_db(transaction=True)

FIVE = (
    "never asks\nasks once a day\nasks in most lessons\nasks in every lesson\nasks in every place"
)


def begin(plan, senco):
    """The plan in force since ten weeks, with seven readings on the goal scale."""
    propose_plan(plan=Plan.objects.get(pk=plan.pk), by=senco)
    today = plan.school.today()
    put_in_force(plan=Plan.objects.get(pk=plan.pk), by=senco, on=today, why="Help must not wait.")
    since = today - timedelta(weeks=10)
    Plan.objects.filter(pk=plan.pk).update(in_force_on=since)
    TargetWording.objects.filter(plan=plan).update(baseline_on=since)
    target = TargetWording.objects.get(plan=plan).target
    for week, level in enumerate((-2, -2, -1, -1, -1, -1, 0)):
        day = since + timedelta(weeks=week + 2)
        MeasurementFactory(target=target, seen_by=senco, value=Decimal(level), day=day)
    return target


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_measure_of_the_schools_own_is_kept_and_chosen(
    open_window, size, senco, teacher, pupil, script
):
    keeps = open_window(size, script=script)
    keeps.sign_in(senco.email)
    keeps.go(reverse("plans:own_measures", args=[pupil.school_id]))
    keeps.follow("Add a way of measuring")
    keeps.click("Save")
    keeps.says("Say what it is called, for example Minutes in the dinner hall")
    keeps.write("What it is called", "Minutes in the hall")
    keeps.pick("What is recorded", "How long")
    keeps.write_all({"Counted in": "minutes at lunch", "Highest": "45", "In steps of": "5"})
    keeps.click("Save")
    keeps.says("Minutes in the hall", "minutes at lunch · from 0 to 45 · in steps of 5")
    keeps.click("Take out: Minutes in the hall")
    keeps.click("Put it back: Minutes in the hall")

    plan = written_plan(pupil, by=teacher)
    row = TargetWording.objects.get(plan=plan)
    writes = open_window(size, script=script)
    writes.sign_in(teacher.email)
    writes.go(reverse("plans:save_target", args=[plan.pk, row.target_id]))
    box = writes.page.locator("select[name=measure]")
    box.select_option(label="Minutes in the hall (our school’s)")
    writes.click("Show its questions")
    writes.says("How long · minutes at lunch · from 0 to 45 · in steps of 5 · more is better")
    writes.page.locator("input[name=baseline_value]").fill("5")
    writes.page.locator("input[name=aim_value]").fill("30")
    writes.click("Save", exact=True)
    writes.says("30 minutes at lunch", "Minutes in the hall")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_goal_scale_is_chosen_recorded_and_seen(open_window, size, senco, teacher, pupil, script):
    plan = written_plan(pupil, by=teacher)
    row = TargetWording.objects.get(plan=plan)
    writes = open_window(size, script=script)
    writes.sign_in(teacher.email)
    writes.go(reverse("plans:save_target", args=[plan.pk, row.target_id]))
    writes.page.locator("select[name=measure]").select_option("goal_scale")
    writes.click("Show its questions")
    writes.page.locator("textarea[name=levels]").fill(FIVE)
    writes.click("Show its questions")
    writes.page.locator("select[name=baseline_value]").select_option("-2")
    writes.page.locator("select[name=aim_value]").select_option("0")
    writes.click("Save", exact=True)
    writes.says("asks in most lessons")

    target = begin(plan, senco)
    writes.go(reverse("monitoring:record_measurement", args=[target.pk]))
    writes.page.locator("button.tap", has_text="Asks in most lessons").click()
    writes.says("Saved", "asks in most lessons")
    writes.go(reverse("monitoring:target", args=[target.pk]))
    writes.says("there already", "Why?")
    writes.unfold("Why?")
    writes.says("The checks behind it:")
    assert writes.page.locator("svg.chart[role=img]").count() == 1
    assert cut_words(writes.page) == []
    writes.go(reverse("plans:plan", args=[plan.pk]))
    writes.says("there already")
    writes.go(reverse("home:children", args=[plan.school_id]))
    writes.says("1 there already")
    assert writes.page.locator("svg.sparkline").count() == 1
