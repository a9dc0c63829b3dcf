"""A review as far as it has come, fetched with a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from openiep.plans.models import PlanVersion, TargetWording
from openiep.plans.rules.content import as_sentence
from openiep.reviews.rules.closing import Invitee, TargetSoFar, missing_to_close
from openiep.reviews.rules.codes import Came, Question, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from openiep.reviews.models.results import TargetResult
    from openiep.reviews.models.review import Review, ReviewAnswer
    from openiep.reviews.models.voices import Contribution, Invitation
    from openiep.rules import Reason


@dataclass(frozen=True)
class SoFar:
    """Everything of one review. `version` is the plan that is looked at; `targets` its rows."""

    review: Review
    version: PlanVersion
    wordings: dict[UUID, TargetWording]
    invitations: list[Invitation]
    contributions: list[Contribution]
    answers: dict[Question, ReviewAnswer]
    results: dict[UUID, TargetResult]

    @property
    def targets(self) -> list[UUID]:
        """The targets of the version, in its order."""
        rows = self.version.content["parts"]["targets"].get("items", ())
        return [UUID(row["id"]) for row in rows if UUID(row["id"]) in self.wordings]

    def sentence(self, target_id: UUID) -> str:
        """The target as it was agreed."""
        rows = self.version.content["parts"]["targets"].get("items", ())
        return next((as_sentence(row) for row in rows if row["id"] == str(target_id)), "")

    def missing(self, today: date) -> list[Reason]:
        """What is still open before it can be closed."""
        heard = {one.invitation_id for one in self.contributions}
        return missing_to_close(
            day=self.review.day,
            today=today,
            is_changing=bool(self.review.plan.changing),
            targets=[self._target(target_id) for target_id in self.targets],
            answers={question: answer.words for question, answer in self.answers.items()},
            invitees=[
                Invitee(Voice(one.voice), one.called, Came(one.came), one.tries, one.pk in heard)
                for one in self.invitations
            ],
        )

    def _target(self, target_id: UUID) -> TargetSoFar:
        result = self.results.get(target_id)
        return TargetSoFar(
            id=str(target_id),
            name=self.wordings[target_id].will_do,
            result=result.result if result else "",
            why=result.why if result else "",
        )


def so_far(review: Review) -> SoFar:
    """The review as it stands. An open one looks at the newest version of its plan, a closed one at
    the version it was closed with. `review.plan` and `review.pupil` should be loaded.
    """
    rows = TargetWording.objects.filter(plan=review.plan_id).select_related("target", "plan")
    invitations = review.invitations.select_related("person").in_order()
    contributions = review.contributions.standing_now().select_related("invitation__person")
    found = SoFar(
        review=review,
        version=version_of(review),
        wordings={row.target_id: row for row in cast("Iterable[TargetWording]", rows)},
        invitations=list(invitations),
        contributions=list(contributions),
        answers={Question(one.question): one for one in review.answers.all()},
        results={one.target_id: one for one in review.results.all()},
    )
    for one in (*found.invitations, *(said.invitation for said in found.contributions)):
        one.pupil = review.pupil
    return found


def version_of(review: Review) -> PlanVersion:
    """The version that the review looks at."""
    if not review.is_open:
        return review.plan_version
    newest = PlanVersion.objects.filter(plan=review.plan_id).order_by("-number").first()
    return newest or review.plan_version
