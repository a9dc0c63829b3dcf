"""The plan's page: who sees what of it, and how it reads."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.models import LookWithReason
from openiep.plans.actions.changing import begin_change
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.actions.writing import add_target, save_part, start_plan, take_out_target
from openiep.plans.models import Plan, TargetWording
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.asking import is_sent_to_sign_in, sign_in, status_for, text_of
from openiep.plans.tests.factories import part, read_aloud, save_words, written_plan
from openiep.reference.packs import plan_type

MOST_QUERIES = 16
HOUSEKEEPING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def plan(pupil, teacher):
    return written_plan(pupil, by=teacher)


@pytest.fixture
def in_force(plan, teacher, senco):
    propose_plan(plan=plan, by=teacher)
    today = plan.school.today()
    put_in_force(plan=Plan.objects.get(pk=plan.pk), by=senco, on=today, why="The family was told.")
    return Plan.objects.get(pk=plan.pk)


def address(plan):
    return reverse("plans:plan", args=[plan.pk])


def shown(user, plan):
    return text_of(sign_in(user).get(address(plan)))


# Who sees it


@pytest.mark.parametrize(
    ("who", "status"),
    [("teacher", 200), ("senco", 200), ("head", 403), ("assistant", 404), ("other_teacher", 404),
     ("stranger", 404)],
)  # fmt: skip
def test_who_sees_a_draft(plan, who, status, request):
    assert status_for(request, who, address(plan)) == status


@pytest.mark.parametrize(
    ("who", "status"),
    [("teacher", 200), ("senco", 200), ("head", 403), ("assistant", 200), ("other_teacher", 404),
     ("stranger", 404)],
)  # fmt: skip
def test_who_sees_a_plan_in_force(in_force, who, status, request):
    assert status_for(request, who, address(in_force)) == status


def test_a_head_who_gave_a_reason_reads_it_and_cannot_write(plan, head):
    LookWithReason.objects.create(
        school=plan.school, pupil=plan.pupil, user=head, reason="Complaint", day=plan.school.today()
    )
    page = shown(head, plan)
    assert "Sam will read aloud" in page
    assert "parts/needs/" not in page


def test_signed_out_one_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.get(address(plan)))


def test_that_it_was_read_is_recorded_once(plan, teacher):
    shown(teacher, plan)
    entry = AuditEntry.objects.get(outcome="read", by_id=teacher.pk)
    assert (entry.action, entry.subject_id, entry.pupil_id) == ("view_plan", plan.pk, plan.pupil_id)


def test_an_assistant_sees_what_is_needed_to_help_and_nothing_else(in_force, assistant):
    page = shown(assistant, in_force)
    for words in ("Targets", "Sam will read aloud", "Precision teaching", "I will show my card",
                  "A record sheet after each session", "Room 4", "Record how it went"):  # fmt: skip
        assert words in page
    for words in ("Special educational needs", "Needs short spoken", "football", "Grandad",
                  "Wears glasses", "Who has said what", "Change<"):  # fmt: skip
        assert words not in page


# How it reads


def test_the_parts_stand_in_the_order_of_the_leaflet_with_their_state(pupil, teacher):
    plan = start_plan(pupil=pupil, by=teacher)
    add_target(plan=plan, values={"will_do": "will read"}, by=teacher)
    save_words(plan, "needs", {"strengths": "Kind."}, by=teacher)
    version = part(plan, "home").version
    save_part(plan=plan, key="home", content={}, nothing_needed=True, version=version, by=teacher)
    page = shown(teacher, plan)
    found = re.findall(r'id="part-(\w+)" aria.*?part__state--(\w+)', page, re.DOTALL)
    states = dict(found)
    assert [key for key, _state in found] == [one.key for one in plan_type("england_iep").parts]
    assert (states["needs"], states["targets"]) == ("started", "ready")
    assert (states["home"], states["review"]) == ("nothing_needed", "to_write")
    assert "2 of 8 parts ready" in page


def test_a_target_that_says_nothing_yet_is_a_beginning(pupil, teacher):
    plan = start_plan(pupil=pupil, by=teacher)
    add_target(plan=plan, values={"who": "Sam"}, by=teacher)
    page = shown(teacher, plan)
    assert "part__state--started" in page
    assert "What the child will do is not written yet." in page


def test_read_from_a_version_only_what_was_said_stands_beside_it(in_force, teacher):
    page = shown(teacher, in_force)
    beside = page[page.index('id="said"') :]
    assert "voice--child" in beside
    assert "Nothing from the family yet" not in page
    assert "part__state--ready" not in page


def test_a_target_is_one_sentence_then_its_facts(plan, teacher):
    page = shown(teacher, plan)
    assert (
        "Sam will read aloud the first 20 common words, from flash cards, without help, "
        "18 out of 20 on three days running, by "
    ) in page
    for words in (
        "7 out of 20",
        "18 out of 20",
        "Miss Byrne hears the words",
        "Sam’s idea",
        "Mr Khan",
    ):
        assert words in page


def test_the_three_voices_stand_beside_it_in_their_order(plan, teacher):
    page = shown(teacher, plan)
    beside = page[page.index('id="said"') :]
    places = [beside.index(words) for words in ("voice--school", "voice--family", "voice--child")]
    assert places == sorted(places)
    assert "Mr Khan wrote in" in beside
    assert "Nothing from the family yet" in beside
    assert "“I will show my card when it is too loud.”" in beside


def test_what_is_missing_to_propose_is_said_with_the_way_there(pupil, teacher):
    plan = start_plan(pupil=pupil, by=teacher)
    page = shown(teacher, plan)
    assert reverse("plans:add_target", args=[plan.pk]) in page
    assert "Everything else may stay empty." in page


def test_more_than_four_targets_get_a_reason_and_are_not_stopped(plan, teacher):
    for _number in range(3):
        add_target(plan=plan, values=read_aloud(plan.school.today()), by=teacher)
    assert "Which can wait?" not in shown(teacher, plan)
    add_target(plan=plan, values=read_aloud(plan.school.today()), by=teacher)
    page = shown(teacher, plan)
    assert "There are 5 targets. Three or four are what a child can work on" in page
    assert "Target 5" in page


def test_a_review_far_away_is_noted(plan, teacher):
    day = plan.school.today() + timedelta(weeks=30)
    save_words(plan, "review", {"day": day}, by=teacher)
    assert "more than 26 weeks away" in shown(teacher, plan)


def test_what_people_wrote_is_never_taken_for_markup(plan, teacher):
    nasty = "<script>alert(1)</script> {{ 7*7 }}"
    save_words(plan, "needs", {"strengths": nasty}, by=teacher)
    response = sign_in(teacher).get(address(plan))
    assert b"<script>alert" not in response.content
    assert nasty in text_of(response)


def test_a_proposed_plan_is_read_from_what_was_proposed(plan, teacher):
    propose_plan(plan=plan, by=teacher)
    TargetWording.objects.filter(plan=plan).update(will_do="something nobody proposed")
    page = shown(teacher, plan)
    assert "something nobody proposed" not in page
    assert "version 1" in page
    assert "Take out" not in page


def test_while_a_change_is_written_those_who_only_read_see_what_is_in_force(
    in_force, teacher, assistant
):
    begin_change(plan=in_force, kind=ChangeKind.WHAT_WAS_AGREED, why="Met early", by=teacher)
    take_out_target(wording=TargetWording.objects.get(), by=teacher)
    add_target(plan=in_force, values={"will_do": "will read a whole book"}, by=teacher)
    assert "will read a whole book" in shown(teacher, in_force)
    assert "will read a whole book" not in shown(assistant, in_force)
    assert "first 20 common words" in shown(assistant, in_force)


def test_a_target_in_force_leads_to_recording_and_a_draft_does_not(plan, in_force, teacher, pupil):
    target = TargetWording.objects.get().target_id
    assert reverse("monitoring:record_measurement", args=[target]) in shown(teacher, in_force)
    draft = start_plan(pupil=pupil, by=teacher)
    add_target(plan=draft, values={"will_do": "will read"}, by=teacher)
    assert "Record how it went" not in shown(teacher, draft)


# How dear it is


def queries_of(client, plan):
    client.get(address(plan))  # the session notes that it was seen, once
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address(plan)).status_code == 200
    return [one["sql"] for one in seen if not one["sql"].startswith(HOUSEKEEPING)]


def test_a_draft_takes_as_many_queries_for_eight_targets_as_for_one(plan, teacher):
    client = sign_in(teacher)
    one = len(queries_of(client, plan))
    for _number in range(7):
        add_target(plan=plan, values=read_aloud(plan.school.today()), by=teacher)
    assert len(queries_of(client, plan)) == one <= MOST_QUERIES


@pytest.mark.parametrize("who", ["teacher", "assistant"])
def test_a_plan_in_force_keeps_to_its_queries(in_force, mother, who, request):
    client = sign_in(request.getfixturevalue(who))
    assert len(queries_of(client, in_force)) <= MOST_QUERIES


def test_a_change_being_written_keeps_to_its_queries(in_force, mother, teacher):
    begin_change(plan=in_force, kind=ChangeKind.WHAT_WAS_AGREED, why="Met early", by=teacher)
    assert len(queries_of(sign_in(teacher), in_force)) <= MOST_QUERIES
