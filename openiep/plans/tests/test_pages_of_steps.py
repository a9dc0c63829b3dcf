"""Pages: put a plan before everybody, take it back, give it up, bring it into force."""

from datetime import timedelta

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.plans.actions.writing import start_plan
from openiep.plans.models import PlanVersion
from openiep.plans.rules.agreement import AnswerCode
from openiep.plans.tests.agreeing import (
    agreed_plan,
    answer,
    fresh,
    plan_in_force,
    proposed_plan,
)
from openiep.plans.tests.asking import (
    AT_A_PAGE_OF_WRITING,
    is_sent_to_sign_in,
    sign_in,
    status_for,
    text_of,
)
from openiep.plans.tests.factories import written_plan

PAGES = ["propose_plan", "take_back_proposal", "withdraw_plan", "put_in_force"]
ONLY_THE_SENCO = {**AT_A_PAGE_OF_WRITING, "teacher": 403, "assistant": 404}


def address(name, plan):
    return reverse(f"plans:{name}", args=[plan.pk])


@pytest.fixture
def draft(pupil, teacher):
    return written_plan(pupil, by=teacher)


@pytest.fixture
def proposed(pupil, teacher, mother, senco):
    return proposed_plan(pupil, by=teacher)


# Propose


@pytest.mark.parametrize(("who", "status"), AT_A_PAGE_OF_WRITING.items())
def test_who_may_propose(draft, who, status, request):
    assert status_for(request, who, address("propose_plan", draft)) == status


@pytest.mark.parametrize("name", PAGES)
def test_signed_out_one_is_sent_to_sign_in(draft, client, name):
    assert is_sent_to_sign_in(client.get(address(name, draft)))
    assert is_sent_to_sign_in(client.post(address(name, draft)))


@pytest.mark.parametrize("name", PAGES)
def test_looking_changes_nothing(proposed, senco, name):
    sign_in(senco).get(address(name, proposed))
    assert fresh(proposed).status == "proposed"


def test_the_page_says_who_will_be_asked(draft, teacher, mother):
    page = text_of(sign_in(teacher).get(address("propose_plan", draft)))
    for words in ("Mr Khan", "class teacher", "Sara Taylor", "mother", "Sam"):
        assert words in page


def test_it_is_said_when_nobody_can_agree_for_the_family(draft, teacher):
    page = text_of(sign_in(teacher).get(address("propose_plan", draft)))
    assert "Nobody can agree for the family yet" in page


def test_proposing_freezes_the_words_and_leads_to_the_answers(draft, teacher):
    response = sign_in(teacher).post(address("propose_plan", draft), {"why": "First plan"})
    assert response["Location"] == address("plan", draft) + "#answers"
    assert fresh(draft).status == "proposed"
    assert PlanVersion.objects.get(plan=draft).why == "First plan"
    assert AuditEntry.objects.filter(action="propose_plan", outcome="done").count() == 1


def test_what_is_missing_is_said_with_where_to_write_it(pupil, teacher):
    plan = start_plan(pupil=pupil, by=teacher)
    page = text_of(sign_in(teacher).get(address("propose_plan", plan)))
    assert address("add_target", plan) in page
    response = sign_in(teacher).post(address("propose_plan", plan), {"why": ""})
    assert response.status_code == 422
    assert "Write at least one target first." in text_of(response)
    assert not PlanVersion.objects.exists()


def test_proposing_twice_in_two_tabs_makes_one_version(draft, teacher):
    client = sign_in(teacher)
    client.post(address("propose_plan", draft), {"why": ""})
    response = client.post(address("propose_plan", draft), {"why": ""}, follow=True)
    assert "This plan waits for answers already." in text_of(response)
    assert PlanVersion.objects.count() == 1


# Take back and give up


@pytest.mark.parametrize(("who", "status"), AT_A_PAGE_OF_WRITING.items())
def test_who_may_take_a_proposal_back(proposed, who, status, request):
    assert status_for(request, who, address("take_back_proposal", proposed)) == status


@pytest.mark.parametrize(("who", "status"), ONLY_THE_SENCO.items())
def test_who_may_give_a_plan_up(proposed, who, status, request):
    assert status_for(request, who, address("withdraw_plan", proposed)) == status


@pytest.mark.parametrize(
    ("name", "status"), [("take_back_proposal", "draft"), ("withdraw_plan", "withdrawn")]
)
def test_it_is_asked_why_and_then_done(proposed, senco, name, status):
    client = sign_in(senco)
    response = client.post(address(name, proposed), {"why": "  "})
    assert response.status_code == 422
    assert "Say why" in text_of(response)
    assert fresh(proposed).status == "proposed"
    assert client.post(address(name, proposed), {"why": "A better idea"}).status_code == 302
    assert fresh(proposed).status == status


def test_a_plan_in_force_is_not_taken_back(pupil, mother, senco):
    plan = plan_in_force(pupil, mother, by=senco)
    response = sign_in(senco).post(address("take_back_proposal", plan), {"why": "Oh"}, follow=True)
    assert "This plan is in force already." in text_of(response)
    assert fresh(plan).status == "in_force"


# Put in force


@pytest.mark.parametrize(("who", "status"), ONLY_THE_SENCO.items())
def test_only_the_senco_may_put_in_force(proposed, who, status, request):
    assert status_for(request, who, address("put_in_force", proposed)) == status


def test_with_every_answer_no_reason_is_asked(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    page = text_of(sign_in(senco).get(address("put_in_force", plan)))
    assert "Everybody agrees." in page
    assert "Why the school begins now" not in page
    response = sign_in(senco).post(address("put_in_force", plan), {"on": "today"})
    assert response.status_code == 302
    assert fresh(plan).status == "in_force"


def test_with_answers_open_the_page_names_them_and_asks_why(proposed, senco):
    client, data = sign_in(senco), {"on": "today", "why": ""}
    response = client.post(address("put_in_force", proposed), data)
    page = text_of(response)
    assert response.status_code == 422
    assert "No answer yet from Mr Khan, Sara Taylor and Sam." in page
    assert "Answers are still open. Say why the school begins without them" in page
    assert fresh(proposed).status == "proposed"
    client.post(address("put_in_force", proposed), {**data, "why": "Sam needs it now"})
    shown = text_of(client.get(address("plan", proposed)))
    assert "because: “Sam needs it now”" in shown
    assert "In force, and not agreed by everybody" in shown


def test_with_a_disagreement_the_advice_line_is_shown(proposed, senco, mother):
    answer(proposed, AnswerCode.DO_NOT_AGREE, by=senco, person=mother.person)
    for name in ("put_in_force", "plan"):
        page = text_of(sign_in(senco).get(address(name, proposed)))
        assert "Family SEND Advice" in page
        assert "01632 960999" in page


@pytest.mark.parametrize(("on", "words"), [("tomorrow", "or earlier"), ("31 Febtober", "a day")])
def test_a_day_that_cannot_be_is_said(pupil, mother, senco, on, words):
    plan = agreed_plan(pupil, mother, by=senco)
    response = sign_in(senco).post(address("put_in_force", plan), {"on": on})
    assert response.status_code == 422
    assert words in text_of(response)
    assert fresh(plan).status == "proposed"


def test_beside_another_plan_in_force_the_page_leads_to_that_one(pupil, mother, senco):
    old = plan_in_force(pupil, mother, by=senco)
    new = agreed_plan(pupil, mother, by=senco)
    page = text_of(sign_in(senco).get(address("put_in_force", new)))
    assert address("plan", old) in page
    assert reverse("reviews:prepare_review", args=[old.pk]) in page
    assert "Hold its review and close it" in page
    response = sign_in(senco).post(address("put_in_force", new), {"on": "today"})
    assert response.status_code == 422
    assert "Another plan of this child is in force." in text_of(response)


def test_an_old_plan_from_paper_may_have_begun_a_month_ago(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    began = plan.school.today() - timedelta(days=30)
    sign_in(senco).post(address("put_in_force", plan), {"on": began.isoformat()})
    assert fresh(plan).in_force_on == began
