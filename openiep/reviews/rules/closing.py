"""What is missing before a review can be closed, and whether its decision is whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openiep.reviews.rules.codes import Came, Decision, Question, Voice
from openiep.reviews.rules.rhythm import FARTHEST
from openiep.rules import Reason, because


@dataclass(frozen=True, slots=True)
class TargetSoFar:
    """A target of the plan, with its result as far as it is known."""

    id: str
    name: str
    result: str
    why: str


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who was invited, what became of it, and whether they said something."""

    voice: Voice
    name: str
    came: Came
    tries: str
    was_heard: bool


def missing_to_close(
    *,
    day: date,
    today: date,
    is_changing: bool,
    targets: Sequence[TargetSoFar],
    answers: Mapping[Question, str],
    invitees: Sequence[Invitee],
) -> list[Reason]:
    """Everything that is still open, in the order of the meeting.

    Codes: `not_held_yet`, `change_not_finished`, `result_missing` and `result_why_missing` (with
    `target`, `name`), `question_open` (with `question`), `who_came` (with `name`) and
    `unheard` (with `voice`, `name`): nothing said, and neither why nor the tries written down.
    """
    reasons = [because("not_held_yet", day=day)] if day > today else []
    reasons += [because("change_not_finished")] if is_changing else []
    reasons += _unheard(Voice.FAMILY, invitees) + _unheard(Voice.CHILD, invitees)
    for target in targets:
        if not target.result:
            reasons.append(because("result_missing", target=target.id, name=target.name))
        elif not target.why.strip():
            reasons.append(because("result_why_missing", target=target.id, name=target.name))
    reasons += [
        because("question_open", question=question.value)
        for question in Question
        if not answers.get(question, "").strip()
    ]
    return reasons


def _unheard(voice: Voice, invitees: Sequence[Invitee]) -> list[Reason]:
    """Each parent's view counts by itself. Where nobody was heard, the tries must be there."""
    ours = [one for one in invitees if one.voice is voice]
    if not ours:
        return [because("unheard", voice=voice.value, name="")]
    somebody_was_heard = any(one.was_heard for one in ours)
    reasons = []
    for one in ours:
        if one.was_heard or one.tries.strip():
            continue
        if not somebody_was_heard or one.came in {Came.CAME, Came.SENT_VIEWS}:
            reasons.append(because("unheard", voice=voice.value, name=one.name))
        elif one.came is Came.INVITED:
            reasons.append(because("who_came", voice=voice.value, name=one.name))
    return reasons


def why_not_decide(
    *,
    decision: Decision,
    words: str,
    good_ending: str,
    carry: Collection[str],
    targets: Collection[str],
    next_day: date | None,
    today: date,
) -> list[Reason]:
    """Codes: `say_why`, `say_what_showed` (a good ending), `no_next_day`, `next_day_not_after_today`,
    `too_far_off`, `not_of_this_plan` (a target to carry that the plan does not have).
    """
    reasons = [] if words.strip() else [because("say_why", field="words")]
    if decision is Decision.FINISH:
        missing = not good_ending.strip()
        return reasons + ([because("say_what_showed", field="good_ending")] if missing else [])
    if set(carry) - set(targets):
        reasons.append(because("not_of_this_plan", field="carry"))
    if next_day is None:
        reasons.append(because("no_next_day", field="next_day"))
    elif next_day <= today:
        reasons.append(because("next_day_not_after_today", field="next_day"))
    elif next_day > today + FARTHEST:
        reasons.append(because("too_far_off", field="next_day", day=next_day))
    return reasons
