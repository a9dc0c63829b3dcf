"""All plans and reviews of a child as one paper, for an EHC needs assessment."""

import pytest
from django.urls import reverse

from openiep.documents.bundling import bundle_of
from openiep.documents.tests.reading import failures_of, text_of
from openiep.letters.tests.factories import kept_letter
from openiep.plans.models import Plan
from openiep.reviews import actions
from openiep.reviews.rules.codes import Decision
from openiep.reviews.tests.factories import hold, plan_in_force, prepared


@pytest.fixture
def reviewed(pupil, mother, teacher, senco):
    """A plan in force whose review was closed, and letters."""
    review = hold(prepared(plan_in_force(pupil, teacher), teacher), teacher)
    actions.close_review(
        review=review, by=teacher, decision=Decision.FINISH, words="Steps one and two.",
        next_day=None, good_ending="He reads alone now.",
    )  # fmt: skip
    kept_letter(pupil, by=senco, title="Report of the therapist")
    kept_letter(pupil, by=senco, title="From the court", audience="senco")
    return pupil


def test_plans_reviews_and_letters_stand_in_one_accessible_paper(reviewed, senco):
    pdf = bundle_of(reviewed, senco)
    text = " ".join(text_of(pdf).split())
    assert failures_of(pdf) == []
    for words in ("For an EHC needs assessment", "with 1 review", "will do step 1",
                  "He reads to the dog.", "Report of the therapist"):  # fmt: skip
        assert words in text
    assert "From the court" not in text


def test_a_child_without_a_plan_gets_a_cover_that_says_so(pupil, senco):
    pdf = bundle_of(pupil, senco)
    assert failures_of(pdf) == []
    assert "No plan has been in force yet" in " ".join(text_of(pdf).split())
    assert not Plan.objects.exists()


def test_it_is_served_as_a_paper_whose_name_holds_no_name(reviewed, teacher, signed_in):
    answer = signed_in(teacher).get(reverse("documents:print_bundle", args=[reviewed.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert "Sam" not in answer["Content-Disposition"]
