"""From a class list to the next plan: a school takes one child once round the loop."""

import pytest

from tests.journeys import agreeing, papers, recording, reviewing, setting_up, writing
from tests.journeys.walking import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_child_once_round_the_loop(open_window, size, senco):
    sencos = open_window(size)
    sencos.sign_in(senco.email)
    setting_up.adds_a_class(sencos, "3K", "Year 3")
    teacher, assistant = open_window(size), open_window(PHONE)
    link = setting_up.adds_a_colleague(sencos, "Mr Khan", "Class or subject teacher", teaches="3K")
    setting_up.begins(teacher, link)
    link = setting_up.adds_a_colleague(sencos, "Miss Byrne", "Teaching assistant", teaches="3K")
    setting_up.begins(assistant, link)
    setting_up.brings_in_the_list(sencos)
    setting_up.opens_sam(sencos)
    setting_up.writes_who_sam_is(sencos)
    setting_up.adds_his_mother(sencos)
    sencos.click("Start a plan")

    setting_up.opens_sam(teacher)
    teacher.follow("Go on with the draft")
    writing.writes_the_needs(teacher)
    writing.writes_the_hopes(teacher)
    writing.writes_the_first_target(teacher)
    writing.writes_the_second_target(teacher)
    writing.writes_help_at_school(teacher)
    writing.writes_help_from_the_family(teacher)
    writing.writes_what_sam_will_do(teacher)
    writing.writes_the_rest(teacher)
    writing.proposes(teacher)
    agreeing.everybody_answers(teacher)
    setting_up.opens_sam(sencos)
    sencos.follow("Open the proposed plan")
    agreeing.puts_in_force(sencos)
    paper = papers.reads(sencos, "Print")
    for words in ("Sam’s plan", "In force · version 1", "will read aloud", "Sara Taylor"):
        assert words in paper

    recording.records(assistant, "9", day="today")
    recording.records(assistant, "12")
    recording.writes_what_was_seen(assistant)
    setting_up.opens_sam(teacher)
    recording.sees_how_it_goes(teacher)
    recording.corrects_a_reading(teacher)
    agreeing.corrects_a_spelling(sencos)

    setting_up.opens_sam(teacher)
    reviewing.prepares(teacher)
    reviewing.says_who_came(teacher)
    reviewing.everybody_is_heard(teacher)
    reviewing.the_meeting(
        teacher, ("Partly met", "Five words at a time helped."), ("Met", "He knows whom to ask.")
    )
    reviewing.decides(teacher, carried="Read aloud")
    paper = papers.reads(teacher, "Print this review")
    for words in ("Sam’s plan", "version 2", "Partly met", "I want harder words!"):
        assert words in paper
    reviewing.the_next_plan_is_begun(teacher)
    sencos.follow("Children with plans")
    sencos.says("Sam Taylor", "draft")
