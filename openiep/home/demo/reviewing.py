"""Prepares, holds and closes the reviews of the stories."""

from datetime import time
from typing import Any

from openiep.home.demo.reading import Story
from openiep.home.demo.told import Told
from openiep.people.models import Person
from openiep.reviews.actions import (
    Invite,
    answer_question,
    close_review,
    prepare_review,
    record_attendance,
    record_contribution,
    record_result,
)
from openiep.reviews.models import Invitation, Review
from openiep.reviews.rules.codes import Audience, Came, Decision, How, Question, Result, Voice


def prepare(told: Told, plan: Story) -> None:
    """Set the day and invite people."""
    said = plan["review"]
    prepare_review(
        plan=told.plan, day=told.day(said["ago"]), starts_at=time.fromisoformat(said["at"]),
        place=said["place"], at_parents_evening=said.get("evening", False), by=told.senco,
        invite=[_invite(told, one) for one in said["invite"]],
    )  # fmt: skip


def hear(told: Told, said: Story) -> None:
    """Write down what somebody says for the review."""
    review = _review(told)
    record_contribution(
        invitation=_invitation(review, said["who"]), words=said["words"],
        day=told.day(said["ago"]), way=How(said.get("way", "at_meeting")),
        scribed_by=said.get("scribed_by", ""), audience=Audience(said.get("audience", "meeting")),
        by=told.teacher,
    )  # fmt: skip


def hold(told: Told, plan: Story) -> None:
    """Hold the review on its day: who came, the five answers, each target's result, the decision."""
    said, review = plan["review"], _review(told)
    came = {who: (Came(what), tries) for who, what, tries in said["came"]}
    answers = {_invitation(review, who).pk: each for who, each in came.items()}
    record_attendance(review=review, answers=answers, by=told.senco)
    for question, words in zip(Question, said["five"], strict=True):
        answer_question(
            review=_review(told), question=question, words=words, version=0, by=told.senco
        )
    for target, (result, why, *_carry) in zip(told.targets, said["results"], strict=True):
        record_result(
            review=_review(told), target_id=target, result=Result(result), why=why, version=0,
            by=told.senco,
        )  # fmt: skip
    _close(told, said)


def _close(told: Told, said: Story) -> None:
    carry = [
        target for target, result in zip(told.targets, said["results"], strict=True) if result[2:]
    ]
    closed = close_review(
        review=_review(told), decision=Decision(said["decision"]), words=said["words"], carry=carry,
        good_ending=said.get("good_ending", ""), next_day=told.there(said.get("next")),
        by=told.senco,
    )  # fmt: skip
    told.plan_id = closed.next_plan_id


def _review(told: Told) -> Review:
    open_ones = Review.objects.open().select_related("school", "pupil", "plan")
    return open_ones.get(plan=told.plan_id)


def _invite(told: Told, one: Any) -> Invite:
    if isinstance(one, dict):
        return Invite(name=one["name"], standing=one["as"])
    return Invite(person_id=told.adult(one).pk)


def _invitation(review: Review, who: str) -> Invitation:
    invited = Invitation.objects.filter(review=review).select_related("school", "pupil", "person")
    if who == Voice.CHILD:
        return invited.get(voice=Voice.CHILD)
    named = Person.objects.filter(school=review.school_id, called=who)
    return invited.filter(person__in=named).first() or invited.get(name=who)
