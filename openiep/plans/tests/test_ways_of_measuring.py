"""Each way of measuring asks its own questions, takes its own values and is read in its own words."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.plans.models import Plan, TargetWording
from openiep.plans.presenters.sentences import aim_of, start_of
from openiep.plans.rules.levels import highest_of, levels_of, lines_of
from openiep.plans.tests.factories import read_aloud, written_plan
from openiep.plans.tests.test_rules_of_rows import TODAY, codes
from openiep.reference.measures import measure, measures

FIVE = "never asks\nasks once\nasks when reminded\nasks in most lessons\nasks in every lesson"
FOUR = "never\nsometimes\nmostly\nalways"


def worded(**changes):
    return {**read_aloud(TODAY), "scale_to": None, "unit": "", **changes}


GOAL = worded(measure="goal_scale", levels=FIVE, baseline_value=Decimal(-2), aim_value=Decimal(0))
WORDS = worded(measure="words", levels=FOUR, baseline_value=Decimal(1), aim_value=Decimal(4))


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (GOAL, []),
        (WORDS, []),
        ({**GOAL, "levels": FOUR}, [("so_many_levels", "levels")]),
        ({**GOAL, "levels": ""}, [("so_many_levels", "levels")]),
        ({**GOAL, "levels": "", "baseline_value": None, "aim_value": None}, []),
        ({**WORDS, "levels": "only one"}, [("so_many_levels", "levels")]),
        ({**WORDS, "aim_value": Decimal(5)}, [("off_the_scale", "aim_value")]),
        ({**GOAL, "aim_value": Decimal(3)}, [("off_the_scale", "aim_value")]),
        ({**GOAL, "baseline_value": Decimal(-3)}, [("off_the_scale", "baseline_value")]),
    ],
)
def test_levels_are_so_many_and_values_lie_on_them(values, found):
    assert codes("targets", values) == found


def test_empty_lines_are_no_levels_and_each_has_its_value():
    assert lines_of(" never \n\n  mostly  so\n") == ("never", "mostly so")
    assert levels_of(measure("goal_scale"), FIVE)[-2] == "never asks"
    assert levels_of(measure("words"), FOUR)[1] == "never"
    assert levels_of(measure("count"), FOUR) == {}
    assert highest_of(measure("words"), FOUR) == 4
    assert highest_of(measure("words"), "") is None
    assert str(levels_of(measure("faces"), "")[5]) == "very happy"


def test_the_plan_reads_the_levels_in_their_words():
    row = {"measure": "goal_scale", "levels": FIVE, "baseline_value": "-2", "aim_value": "0"}
    assert start_of(row) == "never asks"
    assert aim_of(row) == "asks when reminded"


def form(client, plan):
    return client.get(reverse("plans:add_target", args=[plan.pk])).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("key", list(measures()))
def test_every_way_is_offered_and_shows_its_questions(signed_in, teacher, pupil, key):
    plan = written_plan(pupil, by=teacher)
    client = signed_in(teacher)
    assert f'<option value="{key}"' in form(client, plan)
    answer = client.post(
        reverse("plans:add_target", args=[plan.pk]), {"measure": key, "then": "measure"}
    )
    shown = answer.content.decode()
    assert 'name="how_measured"' in shown
    kind = measure(key)
    own = re.search(r'<textarea[^>]*name="levels"', shown) is not None
    assert own is (kind.own_levels is not None)
    if kind.needs_total:
        assert "Out of how many" in shown
    if kind.ask_direction:
        assert "Which way is better" in shown
    asks_number = 'name="aim_value"' in shown.replace('type="hidden" name="aim_value"', "")
    assert asks_number is kind.is_a_number


@pytest.mark.django_db
def test_a_goal_scale_is_written_saved_and_read_again(signed_in, teacher, pupil):
    plan = written_plan(pupil, by=teacher)
    client = signed_in(teacher)
    row = TargetWording.objects.get(plan=plan)
    address = reverse("plans:save_target", args=[plan.pk, row.target_id])
    answer = client.post(
        address,
        {
            "will_do": "will ask for help", "measure": "goal_scale", "levels": FIVE,
            "baseline_value": "-2", "aim_value": "0", "version": row.version,
        },
    )  # fmt: skip
    assert answer.status_code in {302, 303}, answer.content.decode()
    row.refresh_from_db()
    assert (lines_of(row.levels), row.baseline_value, row.aim_value) == (lines_of(FIVE), -2, 0)
    page = client.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "asks when reminded" in page
    row.refresh_from_db()
    target = row.target
    assert target.series == 2
    assert Plan.objects.get(pk=plan.pk).status == "draft"
