"""The way through the meeting, one thing at a time."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.reviews.models import SoFar
from openiep.reviews.presenters.phrases import question_texts


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way."""

    text: str
    href: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Way:
    """All steps, and those beside the one where we are."""

    steps: tuple[Step, ...]
    before: Step | None
    after: Step | None


def way_through(found: SoFar, current: UUID | str) -> Way:
    """The steps of the meeting: what people said, each target, each question, the decision.

    `current` is "said", a target's id, a question's key or "decide".
    """
    review = found.review
    steps = [
        Step(_("What people say"), reverse("reviews:meeting", args=[review.pk]),
             bool(found.contributions), current == "said")
    ]  # fmt: skip
    for number, target_id in enumerate(found.targets, start=1):
        steps.append(
            Step(
                _("Target %(n)s") % {"n": number},
                reverse("reviews:record_result", args=[review.pk, target_id]),
                target_id in found.results,
                current == target_id,
            )
        )
    for question, (short, _asked) in question_texts(review.school).items():
        answer = found.answers.get(question)
        steps.append(
            Step(
                short,
                reverse("reviews:answer_question", args=[review.pk, question]),
                bool(answer and answer.words),
                current == question,
            )
        )
    decide = reverse("reviews:close_review", args=[review.pk])
    steps.append(Step(_("Decide"), decide, is_done=False, is_current=current == "decide"))
    place = next(i for i, step in enumerate(steps) if step.is_current)
    return Way(
        tuple(steps),
        steps[place - 1] if place else None,
        steps[place + 1] if place + 1 < len(steps) else None,
    )
