"""Before a plan is proposed, another child's name and a copied target are pointed at, never stopped."""

import pytest
from django.urls import reverse

from openiep.people.tests.factories import PupilFactory
from openiep.plans.actions.writing import add_arrangement
from openiep.plans.models.content import plan_content
from openiep.plans.presenters.before_proposing import pointed_at
from openiep.plans.rules.whole_plan import children_named
from openiep.plans.tests.agreeing import proposed_plan
from openiep.plans.tests.asking import sign_in, text_of
from openiep.plans.tests.factories import save_words, written_plan

NAMES = ("Will", "Mark", "Grace", "May", "Ada", "Rose")


@pytest.fixture
def plan(pupil, teacher):
    return written_plan(pupil, by=teacher)


def written(plan, teacher, words):
    save_words(plan, "needs", {"strengths": words, "needs": "Time."}, by=teacher)
    return children_named(plan_content(plan), NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "He will mark his own work with good grace in May.",
        "Rose early; may need help.",
        "Miss Grace sits beside him.",
        "Mr Mark reads with him.",
        "By May he will read.",
    ],
)
def test_words_and_adults_are_no_children(plan, teacher, words):
    assert written(plan, teacher, words) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ada needs time.", "Ada"), ("He plays with Will at noon.", "Will"),
        ("Grace will read aloud.", "Grace"), ("Works well beside Mark.", "Mark"),
        ("May can sit still.", "May"),
    ],
)  # fmt: skip
def test_another_childs_name_is_found_in_any_part(plan, teacher, words, name):
    assert written(plan, teacher, words) == [("needs", "part:needs", name)]


def test_the_page_of_proposing_points_at_both_and_stops_nobody(
    pupil, school, school_class, teacher, senco
):
    other = PupilFactory(school=school, known_as="Ada", in_class=school_class)
    proposed_plan(other, by=senco)
    plan = written_plan(pupil, by=teacher)
    add_arrangement(
        plan=plan, values={"activities": "Ada needs a card.", "staff": "Ada"}, by=teacher
    )
    shown = text_of(sign_in(teacher).get(reverse("plans:propose_plan", args=[plan.pk])))
    assert "Look at this once more" in shown
    assert "The name “Ada” is that of another child" in shown
    assert "The same words stand in Ada’s plan" in shown
    response = sign_in(teacher).post(reverse("plans:propose_plan", args=[plan.pk]), {"why": ""})
    assert response.status_code == 302


def test_a_name_that_the_writer_may_not_know_is_not_told(pupil, school, teacher, senco):
    PupilFactory(school=school, known_as="Zebedee")
    plan = written_plan(pupil, by=teacher)
    add_arrangement(plan=plan, values={"activities": "Zebedee needs a card."}, by=teacher)
    content = plan_content(plan)
    assert pointed_at(plan, content, teacher) == []
    assert [one.part for one in pointed_at(plan, content, senco)] == ["arrangements"]
