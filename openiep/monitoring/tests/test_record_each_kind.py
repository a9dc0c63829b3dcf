"""Each way of measuring has its own control, and says plainly what does not fit."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import set_target

FIVE = "never asks\nasks once\nasks when reminded\nasks in most lessons\nasks in every lesson"
FOUR = "never\nsometimes\nmostly\nalways"
# measure, what belongs to it, what is typed or tapped, what is kept, how it is said
TAKES = [
    ("count", {}, "4", 4, "4 times"),
    ("out_of", {"scale_to": 20}, "18", 18, "18 out of 20"),
    ("percent", {}, "80", 80, "80 %"),
    ("rate", {}, "45,5", Decimal("45.5"), "45.5 a minute"),
    ("duration", {}, "2.5", Decimal("2.5"), "2.5 minutes"),
    ("prompt", {}, "4", 4, "a spoken reminder"),
    ("rating", {}, "3", 3, "3 of 5"),
    ("faces", {}, "5", 5, "very happy"),
    ("thumbs", {}, "1", 1, "thumb down"),
    ("words", {"levels": FOUR}, "3", 3, "mostly"),
    ("goal_scale", {"levels": FIVE}, "-1", -1, "asks once"),
    ("steps", {"scale_to": 7}, "5", 5, "5 out of 7"),
    ("reading_age", {}, "7:10", 94, "7 years 10 months"),
    ("standard_score", {}, "92", 92, "92 points"),
]
REFUSES = [
    ("out_of", {"scale_to": 20}, "21", "20"),
    ("percent", {}, "101", "100"),
    ("rate", {}, "-1", "0"),
    ("faces", {}, "6", "5"),
    ("words", {"levels": FOUR}, "5", "4"),
    ("goal_scale", {"levels": FIVE}, "3", "2"),
    ("reading_age", {}, "7.10", "7:10"),
    ("steps", {"scale_to": 7}, "2.5", "whole"),
]


def asked(plan, measure, more):
    return set_target(
        plan, measure=measure, unit="", direction="up", baseline_value=None, aim_value=None,
        **{"scale_to": None, **more},
    )  # fmt: skip


def send(client, target, value):
    return client.post(
        reverse("monitoring:record_measurement", args=[target.pk]),
        {"value": value, "day": "today", "id": str(uuid.uuid4())},
        follow=True,
    )


@pytest.mark.parametrize(("measure", "more", "typed", "kept", "said"), TAKES)
def test_each_kind_takes_its_value_and_says_it(
    signed_in, teacher, plan, measure, more, typed, kept, said
):
    target = asked(plan, measure, more)
    page = send(signed_in(teacher), target, typed).content.decode()
    assert Measurement.objects.get().value == kept
    assert f'<span class="record__value">{said}</span>' in page


@pytest.mark.parametrize(("measure", "more", "typed", "says"), REFUSES)
def test_a_value_off_the_scale_is_refused_in_a_plain_sentence(
    signed_in, teacher, plan, measure, more, typed, says
):
    answer = send(signed_in(teacher), asked(plan, measure, more), typed)
    assert answer.status_code == 422
    assert says in answer.content.decode().split("govuk-error-message")[1]
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    ("measure", "more", "count", "shows"),
    [("faces", {}, 5, "#mood-happy"), ("thumbs", {}, 3, "#thumb-up"),
     ("words", {"levels": FOUR}, 4, ">Always<"), ("goal_scale", {"levels": FIVE}, 5, ">+2<"),
     ("prompt", {}, 7, ">Without help<"), ("rating", {}, 5, ">3<")],
)  # fmt: skip
def test_few_answers_are_tapped(signed_in, teacher, plan, measure, more, count, shows):
    target = asked(plan, measure, more)
    address = reverse("monitoring:record_measurement", args=[target.pk])
    page = signed_in(teacher).get(address).content.decode()
    assert page.count('class="tap"') == count
    assert shows in page


@pytest.mark.parametrize("measure", ["words", "goal_scale"])
def test_the_side_of_the_picture_names_the_levels(signed_in, teacher, plan, measure):
    target = asked(plan, measure, {"levels": FIVE})
    client = signed_in(teacher)
    send(client, target, "1")
    page = client.get(reverse("monitoring:target", args=[target.pk])).content.decode()
    assert (">+1</text>" if measure == "goal_scale" else ">never asks</text>") in page
