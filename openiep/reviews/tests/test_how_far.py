"""At the review: the way covered, a level that is suggested, and the teacher who says which it is."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.monitoring.forecasting import look_ahead
from openiep.monitoring.models import Forecast
from openiep.monitoring.tests.factories import MeasurementFactory
from openiep.plans.models import Target
from openiep.reviews import actions
from openiep.reviews.models import Review, TargetResult, so_far
from openiep.reviews.rules.codes import Result, ReviewStatus
from openiep.rules import Refused


@pytest.fixture
def target_id(review, teacher):
    """A target that went from 4 to 11 of 18."""
    target = so_far(review).wordings[so_far(review).targets[0]].target
    for place, value in enumerate((11, 11, 12, 10, 9, 8, 7, 6)):
        day = target.school.today() - timedelta(weeks=place)
        MeasurementFactory(target=target, seen_by=teacher, value=Decimal(value), day=day)
    return target.pk


@pytest.fixture
def where(review, target_id):
    """The target's page at the meeting."""
    return reverse("reviews:record_result", args=[review.pk, target_id])


def answer(**more):
    return {"result": "partly_met", "why": "The timer helped.", "version": "0", **more}


def test_it_says_the_way_covered_and_suggests_a_level(signed_in, teacher, where):
    page = signed_in(teacher).get(where).content.decode()
    assert "Sam is part of the way there: from 4 to 11 out of 20. The aim is 18." in page
    assert "The last three checks suggest: Less than expected, at least half-way (-1)." in page
    assert "You decide." in page
    assert '<option value="" selected' in page.split('name="level"')[1]


def test_nothing_is_chosen_for_the_teacher(signed_in, teacher, where):
    signed_in(teacher).post(where, answer())
    assert TargetResult.objects.get().level is None


@pytest.mark.parametrize("level", ["-2", "0", "2"])
def test_what_the_teacher_says_is_kept_and_read_again(signed_in, teacher, review, where, level):
    client = signed_in(teacher)
    assert client.post(where, answer(level=level)).status_code in {302, 303}
    assert TargetResult.objects.get().level == int(level)
    page = client.get(reverse("reviews:review", args=[review.pk])).content.decode()
    assert f"({int(level):+d})." in page or "(0)." in page


def test_a_level_that_is_not_offered_is_refused(signed_in, teacher, review, where, target_id):
    assert signed_in(teacher).post(where, answer(level="3")).status_code == 422
    with pytest.raises(Refused) as refused:
        actions.record_result(
            review=review, target_id=target_id, result=Result.MET, why="x", version=0, level=5,
            by=teacher,
        )  # fmt: skip
    assert refused.value.reasons[0].code == "no_such_level"
    assert not TargetResult.objects.exists()


def test_two_who_say_it_at_once_read_both(signed_in, teacher, where):
    client = signed_in(teacher)
    client.post(where, answer(level="-1"))
    page = client.post(where, answer(level="0")).content.decode()
    assert "Less than expected, at least half-way (-1)." in page
    assert "Expected level reached (0)." in page
    assert 'name="level" value="0"' in page


def test_without_checks_nothing_is_suggested(signed_in, teacher, review):
    second = so_far(review).targets[1]
    address = reverse("reviews:record_result", args=[review.pk, second])
    assert "no checks to suggest it from" in signed_in(teacher).get(address).content.decode()


def test_a_closed_review_says_what_became_of_a_forecast(review, teacher, target_id):
    kept = Target.objects.get(pk=target_id).school
    assert look_ahead(kept).kept == 1
    actions.record_result(
        review=review, target_id=target_id, result=Result.NO_LONGER_RIGHT, why="Moved on.",
        version=0, by=teacher,
    )  # fmt: skip
    assert look_ahead(kept).compared == 0
    Review.objects.filter(pk=review.pk).update(status=ReviewStatus.CLOSED)
    assert look_ahead(kept).compared == 1
    assert Forecast.objects.get().outcome == "set_aside"
