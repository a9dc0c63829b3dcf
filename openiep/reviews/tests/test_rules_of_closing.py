"""What is missing before a review can be closed, and whether its decision is whole."""

from datetime import date, timedelta

import pytest

from openiep.reviews.rules.closing import Invitee, TargetSoFar, missing_to_close, why_not_decide
from openiep.reviews.rules.codes import Came, Decision, Question, Voice

TODAY = date(2026, 11, 23)
ANSWERS = dict.fromkeys(Question, "Said.")
MET = TargetSoFar("t1", "will read", "met", "The timer helped.")


def mum(came=Came.CAME, tries="", heard=True, name="Sara"):
    return Invitee(Voice.FAMILY, name, came, tries, heard)


def child(came=Came.CAME, tries="", heard=True):
    return Invitee(Voice.CHILD, "Sam", came, tries, heard)


def missing(**known):
    told = {
        "day": TODAY, "today": TODAY, "is_changing": False, "targets": [MET], "answers": ANSWERS,
        "invitees": [mum(), child()],
    }  # fmt: skip
    return [reason.code for reason in missing_to_close(**{**told, **known})]


def decide(**known):
    told = {
        "decision": Decision.CONTINUE, "words": "It works.", "good_ending": "", "carry": {"t1"},
        "targets": {"t1", "t2"}, "next_day": TODAY + timedelta(weeks=13), "today": TODAY,
    }  # fmt: skip
    return [(reason.code, reason.field) for reason in why_not_decide(**{**told, **known})]


def test_when_everything_is_there_nothing_is_missing():
    assert missing() == []


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"day": TODAY + timedelta(days=1)}, "not_held_yet"),
        ({"is_changing": True}, "change_not_finished"),
        ({"targets": [MET, TargetSoFar("t2", "will spell", "", "")]}, "result_missing"),
        ({"targets": [TargetSoFar("t1", "will read", "met", " ")]}, "result_why_missing"),
        ({"answers": {**ANSWERS, Question.FUTURE: "  "}}, "question_open"),
        ({"invitees": [mum()]}, "unheard"),
        ({"invitees": [child()]}, "unheard"),
        ({"invitees": [mum(heard=False), child()]}, "unheard"),
        ({"invitees": [mum(), child(heard=False)]}, "unheard"),
        ({"invitees": [mum(came=Came.DECLINED, heard=False), child()]}, "unheard"),
    ],
)
def test_each_thing_that_is_missing_is_named(known, code):
    assert missing(**known) == [code]


def test_every_open_question_is_named():
    reasons = missing_to_close(
        day=TODAY, today=TODAY, is_changing=False, targets=[], answers={},
        invitees=[mum(), child()],
    )  # fmt: skip
    assert [reason.about["question"] for reason in reasons] == [q.value for q in Question]


def test_the_tries_stand_for_a_voice_that_could_not_be_heard():
    tried = "Phoned on Tue and Thu, letter on Fri."
    absent = [
        mum(came=Came.DID_NOT_COME, tries=tried, heard=False),
        child(came=Came.DID_NOT_COME, tries="Was in hospital.", heard=False),
    ]
    assert missing(invitees=absent) == []


def test_each_parent_counts_alone_once_one_was_heard():
    dad = {"name": "Tom", "heard": False}
    assert missing(invitees=[mum(), mum(**dad, came=Came.INVITED), child()]) == ["who_came"]
    assert missing(invitees=[mum(), mum(**dad, came=Came.SENT_VIEWS), child()]) == ["unheard"]
    assert missing(invitees=[mum(), mum(**dad, came=Came.DECLINED), child()]) == []


def test_a_parent_who_said_it_beforehand_need_not_come():
    assert missing(invitees=[mum(came=Came.INVITED), child()]) == []


def test_staff_and_others_never_hold_it_up():
    others = [
        Invitee(Voice.SCHOOL, "Mr Khan", Came.INVITED, "", was_heard=False),
        Invitee(Voice.OTHER, "Dr Lee", Came.INVITED, "", was_heard=False),
    ]
    assert missing(invitees=[mum(), child(), *others]) == []


def test_a_whole_decision_is_accepted():
    assert decide() == []


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"words": " "}, ("say_why", "words")),
        ({"next_day": None}, ("no_next_day", "next_day")),
        ({"next_day": TODAY}, ("next_day_not_after_today", "next_day")),
        ({"next_day": date(2062, 1, 9)}, ("too_far_off", "next_day")),
        ({"carry": {"t9"}}, ("not_of_this_plan", "carry")),
    ],
)
def test_what_a_decision_lacks_is_named_on_its_field(known, reason):
    assert decide(**known) == [reason]


def test_a_good_ending_says_what_showed_it_and_needs_no_next_day():
    finish = {"decision": Decision.FINISH, "next_day": None}
    assert decide(**finish) == [("say_what_showed", "good_ending")]
    assert decide(**finish, good_ending="Reads with the class.") == []
