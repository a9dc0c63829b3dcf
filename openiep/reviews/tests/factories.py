"""Reviews as they are prepared and held, made through the same actions as every other."""

import datetime

from openiep.monitoring.tests.factories import freeze, hold_plan, set_target
from openiep.reviews import actions
from openiep.reviews.models import candidates, so_far
from openiep.reviews.rules.codes import Came, How, Question, Result

DAY = datetime.timedelta(days=1)


def plan_in_force(pupil, by, targets=2, **kept):
    """A plan in force with its version, that can be reviewed."""
    plan = hold_plan(pupil, by, **kept)
    for number in range(targets):
        set_target(plan, position=number + 1, will_do=f"will do step {number + 1}")
    freeze(plan, by)
    return plan


def prepared(plan, by, **kept):
    """A review of today, with everybody around the child invited."""
    everybody = [actions.Invite(person_id=one.person_id) for one in candidates(plan.pupil)]
    told = {"day": plan.school.today(), "place": "Room 4", "invite": everybody, **kept}
    return actions.prepare_review(plan=plan, by=by, **told)


def invited(review, voice):
    """The first invitation of this voice."""
    return review.invitations.filter(voice=voice).in_order().first()


def hear(review, voice, words, by, **kept):
    """What the first of this voice says."""
    told = {"day": review.school.today(), "way": How.AT_MEETING, **kept}
    return actions.record_contribution(
        invitation=invited(review, voice), words=words, by=by, **told
    )


def hold(review, by, results=(Result.MET, Result.NOT_YET)):
    """Everything there that closing needs: both views, each result, the five answers."""
    hear(review, "family", "He reads to the dog.", by)
    hear(review, "child", "I want harder books!", by)
    for target_id, result in zip(so_far(review).targets, results, strict=True):
        actions.record_result(
            review=review, target_id=target_id, result=result, why="The timer helped.",
            version=0, by=by,
        )  # fmt: skip
    for question in Question:
        actions.answer_question(
            review=review, question=question, words=f"About {question}.", version=0, by=by
        )
    family = review.invitations.filter(voice="family")
    actions.record_attendance(
        review=review, answers={one.pk: (Came.CAME, "") for one in family}, by=by
    )
    return review
