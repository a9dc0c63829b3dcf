"""How a target stands, on its page and at the review: the word, the sentence, why, and what is behind."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.monitoring.presenters.progress import progress_of
from openiep.monitoring.rules.planned import at_planned_review
from openiep.monitoring.rules.status import Code
from openiep.monitoring.tests.factories import MeasurementFactory, freeze, hold_plan, set_target
from openiep.plans.models import Provision

SLOW = (4, 5, 4, 5, 4, 5, 4, 5, 4, 5)
FINE = (5, 7, 7, 9, 9, 11, 11, 13, 14, 15)
THERE = (5, 9, 12, 18, 19, 18)


def record(target, values, teacher, *, days=7):
    """One value a week, the last one today."""
    today = target.school.today()
    for place, value in enumerate(reversed(values)):
        day = today - timedelta(days=days * place)
        MeasurementFactory(target=target, seen_by=teacher, value=Decimal(str(value)), day=day)


def shown(target, **more):
    wording = target.wordings.select_related("target", "plan").get()
    return progress_of([wording], name="Sam", **more)[target.pk].shown


def page_of(client, target):
    return client.get(reverse("monitoring:target", args=[target.pk])).content.decode()


@pytest.mark.parametrize(
    ("values", "code"),
    [((), Code.TOO_EARLY), ((5, 6), Code.TOO_EARLY), (SLOW, Code.WORTH_A_LOOK),
     (FINE, Code.ON_COURSE), (THERE, Code.MET)],
)  # fmt: skip
def test_each_status_follows_its_rule(target, teacher, values, code):
    record(target, values, teacher)
    assert shown(target).code == code


def test_slower_than_hoped_is_said_at_a_planned_review_only(target, plan, teacher, today):
    record(target, SLOW, teacher)
    assert shown(target).code == Code.WORTH_A_LOOK
    assert shown(target, planned_review=True).code == Code.BEHIND
    plan.review_due = today + timedelta(days=14)
    plan.save()
    assert shown(target).code == Code.BEHIND


@pytest.mark.parametrize(("days", "planned"), [(15, False), (14, True), (0, True), (-3, True)])
def test_a_review_is_planned_from_two_weeks_before_its_day(today, days, planned):
    assert at_planned_review(today + timedelta(days=days), today) is planned


def test_without_a_day_no_review_is_planned(today):
    assert not at_planned_review(None, today)


def test_the_page_says_the_word_the_sentence_why_and_the_checks_behind_it(
    signed_in, teacher, target, today
):
    record(target, SLOW, teacher)
    page = page_of(signed_in(teacher), target)
    assert "worth a look" in page
    assert "Was anything different?" in page
    assert "The last four checks are all below the aim line." in page
    assert f"5 on {today.day} {today:%b}; 4 on " in page
    assert len(shown(target).behind) == 4


def test_too_early_says_so_and_how_many_are_needed(signed_in, teacher, target):
    record(target, (5, 6), teacher)
    page = page_of(signed_in(teacher), target)
    assert "too early to say" in page
    assert "2 of the 6 checks needed." in page


def test_nothing_is_said_of_the_way_where_the_plan_names_no_aim(signed_in, teacher, plan):
    target = set_target(plan, aim_value=None)
    record(target, FINE, teacher)
    page = page_of(signed_in(teacher), target)
    assert shown(target) is None
    assert "the plan needs a start, an aim and a day" in page
    assert 'class="chart"' in page


@pytest.mark.parametrize("direction", ["none", ""])
def test_nothing_is_said_where_neither_way_is_better(plan, teacher, direction):
    target = set_target(plan, direction=direction)
    record(target, FINE, teacher)
    assert shown(target) is None


def test_a_falling_target_is_the_mirror_image(plan, teacher):
    target = set_target(
        plan, measure="count", unit="times", scale_to=None, direction="down",
        baseline_value=Decimal(16), aim_value=Decimal(2),
    )  # fmt: skip
    record(target, [20 - value for value in SLOW], teacher)
    found = shown(target, planned_review=True)
    assert found.code == Code.BEHIND
    assert "above" not in found.family
    assert found.sentence.startswith("Sam ")


def test_readings_before_the_start_are_drawn_and_not_judged(target, teacher, today):
    record(target, FINE, teacher)
    before = today - timedelta(days=120)
    MeasurementFactory(target=target, seen_by=teacher, value=Decimal(1), day=before)
    wording = target.wordings.select_related("target", "plan").get()
    found = progress_of([wording])[target.pk]
    assert len(found.course.seen) == len(FINE) + 1
    assert len(found.course.points) == len(FINE)


def test_recorded_baselines_give_the_middle_as_the_start(target, teacher, today):
    target.wordings.update(baseline_value=None)
    for days, value in ((60, 3), (59, 9), (58, 4)):
        MeasurementFactory(
            target=target, seen_by=teacher, value=Decimal(value), is_baseline=True,
            day=today - timedelta(days=days),
        )  # fmt: skip
    record(target, (5, 6), teacher)
    assert shown(target).analysis.aim.baseline == 4


def test_a_change_of_support_is_a_line_in_the_picture(signed_in, teacher, target, plan, today):
    Provision.objects.create(
        school=plan.school, pupil=plan.pupil, plan=plan, programme="Small group",
        starts_on=today - timedelta(days=30),
    )  # fmt: skip
    Provision.objects.create(
        school=plan.school, pupil=plan.pupil, plan=plan, programme="From the first day",
        starts_on=plan.in_force_on,
    )  # fmt: skip
    freeze(plan, teacher)
    record(target, FINE, teacher)
    page = page_of(signed_in(teacher), target)
    assert ">+ Small group</text>" in page
    assert "From the first day</text>" not in page


def test_who_measured_is_told_on_hover_and_in_the_table(signed_in, teacher, target):
    record(target, (5,), teacher)
    page = page_of(signed_in(teacher), target)
    assert ": 5 out of 20, Mr Khan</title>" in page
    assert '<td data-label="By">Mr Khan</td>' in page


def test_a_reading_age_is_told_in_years_and_months(signed_in, teacher, pupil):
    target = set_target(
        hold_plan(pupil, teacher), measure="reading_age", scale_to=None,
        baseline_value=Decimal(85), aim_value=Decimal(94),
    )  # fmt: skip
    record(target, (89, 89, 90, 91, 92, 92), teacher)
    found = shown(target)
    assert found.code == Code.ON_COURSE
    page = page_of(signed_in(teacher), target)
    assert ">7:06<" in page or ">7:03<" in page
    assert "7:10" in found.family
    assert "92" not in found.family


def test_a_ladder_of_help_is_told_in_its_words(signed_in, teacher, pupil):
    target = set_target(
        hold_plan(pupil, teacher), measure="prompt", scale_to=None,
        baseline_value=Decimal(2), aim_value=Decimal(6),
    )  # fmt: skip
    record(target, (2, 2, 3, 3, 3, 2, 3, 3), teacher)
    found = shown(target, planned_review=True)
    assert "a week" not in found.sentence
    assert "without help" in found.family
    assert ">no help</text>" in page_of(signed_in(teacher), target)


def test_families_never_read_a_per_cent_sign(plan, teacher):
    target = set_target(
        plan, measure="percent", scale_to=None, baseline_value=Decimal(20), aim_value=Decimal(90)
    )
    record(target, (20, 25, 30, 30, 35, 35, 40, 40), teacher)
    found = shown(target, planned_review=True)
    assert "%" not in found.family
    assert "from 20 to 40 out of 100" in found.family


def test_the_picture_is_described_for_those_who_do_not_see_it(signed_in, teacher, target):
    record(target, FINE, teacher)
    assert "Checks: 10, from" in page_of(signed_in(teacher), target)
