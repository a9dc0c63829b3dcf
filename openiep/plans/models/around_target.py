"""What the record knows around a target that is being written: names, earlier words, the review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db import models

from openiep.people.models import Pupil
from openiep.plans.models.plan import Plan, PlanPart
from openiep.plans.models.targets import TargetWording
from openiep.plans.rules.copies import Copied, Wording, probe_of, same_words
from openiep.plans.rules.status import Status

if TYPE_CHECKING:
    from openiep.access.models import User

# Others' words count once they have been shown to somebody; a draft is its writer's own affair.
SHOWN = (Status.PROPOSED, Status.IN_FORCE, Status.CLOSED)
MOST_ALIKE = 40
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Elsewhere(Wording):
    """The words of a target in another place, with the child whose they are."""

    pupil_id: UUID = NOBODY


def review_day_of(plan: Plan) -> date | None:
    """The day of the plan's review, as its part says. One query."""
    part = PlanPart.objects.filter(plan=plan, key="review").first()
    day = part.content.get("day") if part else None
    return date.fromisoformat(day) if day else None


def names_of_others(plan: Plan, user: User, text: str) -> tuple[str, ...]:
    """First names in the text that belong to other children whom the user may see. One query.

    Whether such a word is used as a name is for the rules to say: Will, Mark and May are words.
    """
    folded = text.casefold()
    own = {plan.pupil.known_as.casefold(), plan.pupil.given_name.casefold()}
    listed = Pupil.objects.visible_to(user).filter(school=plan.school_id).exclude(pk=plan.pupil_id)
    named = listed.on_roll(plan.school.today()).values_list("known_as", "given_name").distinct()
    found = {name for both in named for name in both if name.casefold() in folded}
    return tuple(sorted(name for name in found if name.casefold() not in own))


def copied_from(plan: Plan, user: User, deed: str, words: str) -> Copied | None:
    """Where a target's words stand already: in the child's last plan, or in another child's.

    Whose they are is told only to somebody who may see that child. One query, a second where
    another child's are the same.
    """
    probe = probe_of(deed, plan.pupil.known_as)
    if not probe:
        return None
    alike = same_words(words, plan.pupil.known_as, _worded_alike(plan, probe))
    if any(one.is_last_plan for one in alike):
        return Copied("last")
    children = [cast("Elsewhere", one).pupil_id for one in alike]
    if not children:
        return None
    known = Pupil.objects.visible_to(user).filter(pk__in=children).by_name().first()
    return Copied("from", known.known_as) if known else Copied("elsewhere")


def _worded_alike(plan: Plan, probe: str) -> list[Elsewhere]:
    others = models.Q(plan__status__in=SHOWN) & ~models.Q(pupil=plan.pupil_id)
    if plan.previous_id:
        others |= models.Q(plan=plan.previous_id)
    rows = TargetWording.objects.filter(
        others, school=plan.school_id, taken_out_at__isnull=True, will_do__icontains=probe
    ).values_list("pupil", "pupil__known_as", "plan", "will_do", "conditions", "how_well")
    return [
        Elsewhere(
            who=known_as,
            words=f"{will_do} {conditions} {how_well}",
            is_last_plan=plan_id == plan.previous_id,
            pupil_id=pupil,
        )
        for pupil, known_as, plan_id, will_do, conditions, how_well in rows[:MOST_ALIKE]
    ]
