"""The plan's rows read as its neutral content."""

import json

from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.actions.writing import start_plan, take_out_target
from openiep.plans.models import Plan, TargetWording
from openiep.plans.models.content import plain, plan_content
from openiep.plans.rules.content import EMPTY, PART_KEYS, canonical
from openiep.plans.tests.factories import NEEDS, written_plan


def loaded(plan):
    return Plan.objects.select_related("pupil", "school").get(pk=plan.pk)


def test_a_new_plan_says_nothing_in_every_part(pupil, teacher):
    parts = plan_content(start_plan(pupil=pupil, by=teacher))["parts"]
    assert tuple(parts) == PART_KEYS
    for key, part in parts.items():
        assert part == {
            "nothing_needed": False,
            **({"content": EMPTY[key]} if EMPTY[key] else {"items": []}),
        }


def test_it_says_whose_plan_it_is_and_where(pupil, teacher):
    content = plan_content(written_plan(pupil, by=teacher))
    assert content["child"] == {
        "id": str(pupil.pk), "known_as": "Sam", "full_name": "Sam Taylor",
        "class_name": "3K", "year_group": "3",
    }  # fmt: skip
    assert content["school"] == {"id": str(pupil.school_id), "name": pupil.school.name}
    assert (content["schema"], content["plan"]["starts_on"]) == (1, None)


def test_it_is_plain_enough_to_be_hashed_and_read_back(pupil, teacher):
    content = plan_content(written_plan(pupil, by=teacher))
    assert json.loads(canonical(content)) == content
    assert content["parts"]["needs"]["content"] == NEEDS
    (target,) = content["parts"]["targets"]["items"]
    assert (target["aim_value"], target["scale_to"]) == ("18", "20")
    assert target["id"] == str(TargetWording.objects.get().target_id)
    (arrangement,) = content["parts"]["arrangements"]["items"]
    assert (arrangement["times_a_week"], arrangement["minutes"]) == ("5", "10")


def test_it_takes_as_many_queries_for_eight_targets_as_for_one(
    pupil, teacher, django_assert_num_queries
):
    plan = written_plan(pupil, by=teacher, targets=1)
    few = loaded(plan)
    with django_assert_num_queries(5):
        plan_content(few)
    take_out_target(wording=TargetWording.objects.get(), by=teacher)
    Plan.objects.filter(pk=plan.pk).update(status="withdrawn")
    many = loaded(written_plan(pupil, by=teacher, targets=8))
    with django_assert_num_queries(5):
        content = plan_content(many)
    assert len(content["parts"]["targets"]["items"]) == 8


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-9999, max_value=9999, places=2)
)
def test_a_number_becomes_its_shortest_decimal_text_and_loses_nothing(number):
    text = plain(number)
    assert type(number)(text) == number
    assert not (("." in text) and text.endswith(("0", ".")))
