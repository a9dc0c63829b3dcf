"""The picture of each target stands on the review's paper as on its page, with its text twin."""

import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from openiep.classroom.tests.factories import arrange, hold_session
from openiep.documents.tests.reading import failures_of, text_of
from openiep.monitoring.actions import record_own_rating
from openiep.monitoring.rules.own import Said, Way
from openiep.monitoring.tests.factories import MeasurementFactory, freeze, hold_plan, set_target
from openiep.reviews.models import Review, TargetResult, so_far
from openiep.reviews.presenters.review import target_lines
from openiep.reviews.rules.codes import ReviewStatus


@pytest.fixture
def review(pupil, teacher):
    """A review of a plan with one target that was checked eight times."""
    plan = hold_plan(pupil, teacher)
    target = set_target(plan)
    for place, value in enumerate((11, 11, 12, 10, 9, 8, 7, 6)):
        day = plan.school.today() - timedelta(weeks=place)
        MeasurementFactory(target=target, seen_by=teacher, value=Decimal(value), day=day)
    return Review.objects.create(
        school=plan.school, pupil=pupil, plan=plan, plan_version=freeze(plan, teacher),
        day=plan.school.today(), status=ReviewStatus.PREPARED, prepared_by=teacher,
    )  # fmt: skip


@pytest.fixture
def pdf(signed_in, teacher, review):
    """The review's paper."""
    return signed_in(teacher).get(reverse("documents:print_review", args=[review.pk])).content


@pytest.mark.django_db
def test_the_picture_is_drawn_as_lines_and_real_text_and_not_as_pixels(pdf, review):
    (line,) = target_lines(so_far(review))
    words = set(re.findall(r"<text[^>]*>([^<]+)</text>", line.progress.picture))
    printed = text_of(pdf)
    assert {"out of 20", "aim line 18", "trend", "today"} <= words
    for word in words:
        assert word in printed
    kinds = [
        one["/Subtype"]
        for page in PdfReader(BytesIO(pdf)).pages
        for one in (page["/Resources"].get("/XObject") or {}).values()
    ]
    assert "/Image" not in kinds


@pytest.mark.django_db
def test_it_says_in_words_for_the_family_how_it_is_going(pdf):
    printed = " ".join(text_of(pdf).split())
    assert "Sam is making progress, more slowly than planned." in printed
    assert "So far it is from 4 to 11 out of 20. The aim is 18" in printed
    assert "11 out of 20" in printed


@pytest.mark.django_db
def test_the_level_that_the_teacher_said_stands_beside_the_result_without_a_number(
    signed_in, teacher, review
):
    (line,) = target_lines(so_far(review))
    TargetResult.objects.create(
        school=review.school, pupil=review.pupil, review=review, target_id=line.id,
        result="partly_met", level=-1, why="The timer helped.",
    )  # fmt: skip
    pdf = signed_in(teacher).get(reverse("documents:print_review", args=[review.pk])).content
    printed = " ".join(text_of(pdf).split())
    assert "The timer helped. Less than we hoped, and at least half of the way." in printed
    assert "(-1)" not in printed


@pytest.mark.django_db
def test_the_paper_with_a_picture_is_accessible(pdf):
    assert failures_of(pdf) == []
    assert b"Checks: 8" in pdf or "Checks: 8, from".encode("utf-16-be") in pdf


@pytest.mark.django_db
def test_without_checks_there_is_no_picture(signed_in, teacher, pdf, review):
    review.plan.targetwordings.get().target.measurements.all().delete()
    address = reverse("documents:print_review", args=[review.pk])
    assert "aim line" not in text_of(signed_in(teacher).get(address).content)


@pytest.mark.django_db
def test_the_plan_in_force_has_the_same_pictures_and_what_was_planned_and_happened(
    signed_in, teacher, review
):
    plan, target = review.plan, review.plan.targetwordings.get().target
    help = arrange(plan, programme="Reading to the dog", starts_on=plan.in_force_on)
    freeze(plan, teacher)
    for outcome, why, ago in (
        ("happened", "", 9), ("happened", "", 8), ("away", "", 7), ("did_not", "staff", 6),
    ):  # fmt: skip
        hold_session(help, teacher, outcome, ago, why=why)
    record_own_rating(target=target, said=Said(Way.FACES, 4), day=plan.school.today(), by=teacher)
    pdf = signed_in(teacher).get(reverse("documents:print_plan", args=[plan.pk])).content
    printed = " ".join(text_of(pdf).split())
    assert "How is it going? As on" in printed
    assert "aim line 18" in printed
    assert "As Sam says it, with faces (1 to 5)" in printed
    assert "Reading to the dog" in printed
    assert "2 happened" in printed
    assert "1 Sam was away" in printed
    assert "the adult was away or needed elsewhere (1)" in printed
    assert failures_of(pdf) == []


@pytest.mark.django_db
def test_a_review_says_below_the_help_given_what_was_planned_and_what_happened(
    signed_in, teacher, review
):
    hold_session(arrange(review.plan, programme="Reading to the dog"), teacher)
    review.plan_version = freeze(review.plan, teacher)
    review.save()
    pdf = signed_in(teacher).get(reverse("documents:print_review", args=[review.pk])).content
    printed = " ".join(text_of(pdf).split())
    assert printed.index("What help did school") < printed.index("Reading to the dog")
    assert printed.index("Reading to the dog") < printed.index("How has Sam got on?")
    assert "1 happened" in printed
