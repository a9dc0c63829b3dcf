"""Pages: all versions of a plan, and each as it was written."""

import pytest
from django.db import connection
from django.db.models.query import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openiep.plans.actions.agreeing import withdraw_answer
from openiep.plans.actions.changing import begin_change
from openiep.plans.actions.writing import save_target
from openiep.plans.models import PlanVersion, TargetWording
from openiep.plans.rules.agreement import AnswerCode
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.agreeing import answer, changed, fresh, plan_in_force
from openiep.plans.tests.asking import is_sent_to_sign_in, sign_in, status_for, text_of
from openiep.plans.tests.factories import written_plan

WHO_MAY = {
    "teacher": 200, "senco": 200, "head": 403, "assistant": 403, "other_teacher": 404,
    "stranger": 404,
}  # fmt: skip
MOST_QUERIES = 16


@pytest.fixture
def plan(pupil, mother, senco):
    return plan_in_force(pupil, mother, by=senco)


@pytest.fixture
def changed_plan(plan, teacher):
    changed(plan, ChangeKind.WHAT_WAS_AGREED, by=teacher, why="Too easy", how_well="20 out of 20")
    changed(fresh(plan), ChangeKind.CORRECTION, by=teacher, why="", who="Samm")
    return fresh(plan)


def of_plan(plan, **query):
    return reverse("plans:versions", args=[plan.pk], query=query or None)


def one(plan, number):
    return reverse("plans:version", args=[plan.pk, number])


@pytest.mark.parametrize(("who", "status"), WHO_MAY.items())
def test_who_reads_versions(plan, who, status, request):
    assert status_for(request, who, of_plan(plan)) == status
    assert status_for(request, who, one(plan, 1)) == status


def test_signed_out_one_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.get(of_plan(plan)))
    assert is_sent_to_sign_in(client.get(one(plan, 1)))


def test_nothing_is_sent_here(plan, senco):
    assert sign_in(senco).post(of_plan(plan)).status_code == 405
    assert sign_in(senco).post(one(plan, 1)).status_code == 405


def test_who_made_each_and_why_is_listed(changed_plan, teacher):
    page = text_of(sign_in(teacher).get(of_plan(changed_plan)))
    for words in ("Version 3", "A spelling was corrected", "Version 2", "Too easy", "Mr Khan",
                  "1 line asked again", "Version 1", "Put before everybody", "Ms Okafor"):  # fmt: skip
        assert words in page


def test_between_any_two_what_changed_is_marked(changed_plan, teacher):
    newest = text_of(sign_in(teacher).get(of_plan(changed_plan)))
    assert "Samm" in newest
    assert "20 out of 20" not in newest.split('id="changes"')[1]
    whole = text_of(sign_in(teacher).get(of_plan(changed_plan, old=1, new=3)))
    assert "Samm" in whole
    assert "<ins>" in whole
    same = text_of(sign_in(teacher).get(of_plan(changed_plan, old=2, new=2)))
    assert "These two read the same, word for word." in same


@pytest.mark.parametrize("query", [{"old": 7, "new": 1}, {"old": "x", "new": ""}])
def test_a_version_that_is_not_there_cannot_be_compared(changed_plan, teacher, query):
    assert sign_in(teacher).get(of_plan(changed_plan, **query)).status_code == 200
    assert sign_in(teacher).get(one(changed_plan, 7)).status_code == 404


def test_a_plan_that_was_never_proposed_has_none_yet(pupil, teacher):
    page = text_of(sign_in(teacher).get(of_plan(written_plan(pupil, by=teacher))))
    assert "No version yet" in page


def test_a_version_reads_as_it_was_written_whatever_came_later(changed_plan, teacher):
    page = text_of(sign_in(teacher).get(one(changed_plan, 1)))
    assert "18 out of 20 on three days running" in page
    assert "20 out of 20" not in page
    assert "exactly as it was written" in page
    assert "Version 3 is the newest." in page


def test_words_changed_behind_our_back_are_said_to_be(plan, teacher):
    version = PlanVersion.objects.get(plan=plan)
    content = version.content
    content["parts"]["needs"]["content"]["needs"] = "Something else"
    QuerySet.update(PlanVersion.objects.filter(pk=version.pk), content=content)
    page = text_of(sign_in(teacher).get(one(plan, 1)))
    assert "These words are not the ones that were written" in page
    assert "exactly as it was written" not in page


def test_every_answer_stays_readable_with_what_became_of_it(plan, teacher, mother):
    answer(plan, AnswerCode.DO_NOT_AGREE, by=teacher, person=mother.person, words="Too much")
    last = answer(plan, by=teacher, person=mother.person)
    withdraw_answer(answer=last, by=teacher)
    page = text_of(sign_in(teacher).get(one(plan, 1)))
    assert "Too much" in page
    assert page.count("replaced by a later answer") == 2
    assert "taken back on" in page


def test_many_versions_take_as_many_queries_as_two(changed_plan, teacher):
    def queries():
        client = sign_in(teacher)
        client.get(of_plan(changed_plan))
        with CaptureQueriesContext(connection) as found:
            client.get(of_plan(changed_plan))
        return len(found)

    few = queries()
    for word in ("Sam", "Samm", "Sam"):
        changed(fresh(changed_plan), ChangeKind.CORRECTION, by=teacher, why="", who=word)
    assert queries() == few <= MOST_QUERIES


def test_what_is_being_written_is_laid_against_any_version_with_who_asked(changed_plan, teacher):
    begin_change(plan=changed_plan, kind=ChangeKind.WHAT_WAS_AGREED, why="Too hard", by=teacher)
    wording = TargetWording.objects.get(plan=changed_plan)
    save_target(
        wording=wording, values={"how_well": "11 out of 20"}, version=wording.version, by=teacher
    )
    client = sign_in(teacher)
    newest = text_of(client.get(of_plan(fresh(changed_plan)))).split('id="changes"')[1]
    assert "From “Version 3” to “As it stands now”" in newest
    assert "11" in newest
    whole = text_of(client.get(of_plan(fresh(changed_plan), old=1, new=0)))
    assert "From “Version 1” to “As it stands now”" in whole
    assert whole.index("Why: Too easy") < whole.index("<ins>")
    assert "Version 3: A spelling was corrected, by Mr Khan" in whole


def test_a_number_that_is_no_version_is_answered_with_the_list_alone(changed_plan, teacher):
    page = text_of(sign_in(teacher).get(of_plan(changed_plan, old=0, new=99)))
    assert "From “" not in page
    assert "Version 3" in page
