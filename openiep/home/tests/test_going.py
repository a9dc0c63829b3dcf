"""How it is going stands in the list and on the page of the day, for those who may see it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.monitoring.tests.factories import (
    MeasurementFactory,
    freeze,
    hold_plan,
    queries,
    set_target,
)
from openiep.people.models import LookWithReason
from openiep.plans.rules.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(pupil, teacher):
    """A target whose last readings lie below its line."""
    target = set_target(hold_plan(pupil, teacher))
    for place, value in enumerate((5, 4, 5, 4, 5, 4, 5, 4)):
        day = target.school.today() - timedelta(weeks=place)
        MeasurementFactory(target=target, seen_by=teacher, value=Decimal(value), day=day)
    return target


def page(client, name, school):
    return client.get(reverse(f"home:{name}", args=[school.pk])).content.decode()


@pytest.mark.parametrize("who", ["senco", "teacher", "assistant"])
def test_the_list_shows_a_small_picture_and_the_status(signed_in, request, who, school, slow):
    listed = page(signed_in(request.getfixturevalue(who)), "children", school)
    assert listed.count('class="sparkline"') == 1
    assert "1 worth a look</td>" in listed


def test_a_head_without_a_reason_sees_no_progress(signed_in, head, school, slow):
    for name in ("children", "today"):
        seen = page(signed_in(head), name, school)
        assert "sparkline" not in seen
        assert "worth a look" not in seen


def test_what_is_worth_a_look_stands_among_what_needs_you(signed_in, teacher, school, slow):
    seen = page(signed_in(teacher), "today", school)
    assert "Sam Taylor: a target is worth a look." in seen
    assert reverse("monitoring:target", args=[slow.pk]) in seen


def test_a_target_on_course_needs_nobody(signed_in, teacher, school, slow):
    slow.wordings.update(aim_value=Decimal(5))
    assert "worth a look" not in page(signed_in(teacher), "today", school)


def test_two_targets_of_one_child_are_one_line_that_leads_to_the_plan(
    signed_in, teacher, school, slow
):
    plan = slow.wordings.get().plan
    other = set_target(plan, position=2)
    for one in slow.measurements.all():
        MeasurementFactory(target=other, seen_by=teacher, value=one.value, day=one.day)
    seen = page(signed_in(teacher), "today", school)
    assert seen.count("a target is worth a look") == 1
    assert f'href="{reverse("plans:plan", args=[plan.pk])}">See how it is going' in seen


def test_the_plan_says_at_each_target_how_it_is_going(signed_in, teacher, slow):
    plan = slow.wordings.get().plan
    freeze(plan, teacher)
    seen = signed_in(teacher).get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert seen.count('class="sparkline"') == 1
    assert "Was anything different?" in seen
    assert "The last four checks are all below the aim line." in seen


def test_the_plan_of_a_head_with_a_reason_says_it_too_and_a_draft_says_nothing(
    signed_in, head, teacher, slow
):
    plan = slow.wordings.get().plan
    freeze(plan, teacher)
    address = reverse("plans:plan", args=[plan.pk])
    LookWithReason.objects.create(
        school=plan.school,
        pupil=plan.pupil,
        user=head,
        reason="a complaint",
        day=plan.school.today(),
    )
    assert "sparkline" in signed_in(head).get(address).content.decode()
    plan.status = Status.DRAFT
    plan.save()
    assert "sparkline" not in signed_in(teacher).get(address).content.decode()


def test_more_targets_cost_the_plan_no_more_queries(signed_in, teacher, slow):
    plan = slow.wordings.get().plan
    freeze(plan, teacher)
    client, address = signed_in(teacher), reverse("plans:plan", args=[plan.pk])
    few = queries(client, address)
    for position in range(2, 6):
        set_target(plan, position=position)
    freeze(plan, teacher)
    assert queries(client, address) == few <= 16
