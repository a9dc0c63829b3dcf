"""What the family's pages are built from: the plan as it was put before everybody, for a parent."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openiep.access.models import AuditEntry, User
from openiep.access.rules import Role
from openiep.people.models import Involvement, Pupil
from openiep.plans.models import Answer, Plan, PlanVersion
from openiep.plans.models.agreement import Agreement, agreement_of
from openiep.plans.rules.agreement import Party, PersonState, Standing
from openiep.plans.rules.status import Status
from openiep.reviews.models import Contribution, Invitation, Review

FOR_FAMILY = frozenset({"all", "family_and_staff"})
ORDER = (Status.PROPOSED, Status.IN_FORCE)
MOST_ENTRIES = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan, the words of it that count now, and where this parent stands towards them."""

    plan: Plan
    version: PlanVersion
    content: dict[str, Any]
    standing: Standing | None
    answers: tuple[Answer, ...]

    @property
    def waits(self) -> bool:
        """True while this parent's answer is open, to the whole or to a line."""
        mine = self.standing
        return mine is not None and (mine.state is PersonState.OPEN or bool(mine.open_lines))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review that is being prepared, and this parent's invitation to it."""

    review: Review
    invitation: Invitation | None
    said: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Looks:
    """How often people of one kind opened the record, and when last."""

    role: str
    count: int
    last: datetime


def for_family(content: Mapping[str, Any]) -> dict[str, Any]:
    """The plan's content without what is written for staff only."""
    own = deepcopy(dict(content))
    other = own["parts"]["other_needs"].get("content") or {}
    items: Iterable[Mapping[str, Any]] = other.get("items") or ()
    other["items"] = [one for one in items if one.get("audience") in FOR_FAMILY]
    return own


def asked_now(pupil: Pupil, user: User) -> list[Asked]:
    """The plan that is asked about and the one in force, each as this parent may know it."""
    plans = Plan.objects.visible_to(user).filter(pupil=pupil, status__in=ORDER)
    found = sorted(plans.select_related("school", "pupil"), key=lambda p: ORDER.index(p.status))
    return [one for plan in found if (one := asked_about(plan, user)) is not None]


def asked_about(plan: Plan, user: User) -> Asked | None:
    """One plan as this parent may know it; None while it was never put before anybody."""
    agreement = agreement_of(plan)
    if agreement is None:
        return None
    mine = _mine(agreement, plan, user)
    answers = tuple(
        one
        for one in agreement.answers
        if mine is not None and one.person_id == mine.asked.person_id and one.party == Party.FAMILY
    )
    content = for_family(agreement.version.content)
    return Asked(plan, agreement.version, content, mine, answers)


def _mine(agreement: Agreement, plan: Plan, user: User) -> Standing | None:
    around = Involvement.objects.with_standing().filter(pupil=plan.pupil_id, person__user=user)
    persons = set(around.values_list("person", flat=True))
    for standing in agreement.standings:
        if standing.asked.party is Party.FAMILY and standing.asked.person_id in persons:
            return standing
    return None


def meeting_of(pupil: Pupil, user: User) -> Meeting | None:
    """The review that is prepared for the child's plan; None where none is."""
    reviews = Review.objects.visible_to(user).filter(pupil=pupil).open()
    review = reviews.order_by("day").first()
    if review is None:
        return None
    invitation = Invitation.objects.visible_to(user).filter(review=review).first()
    said = Contribution.objects.visible_to(user).filter(review=review).standing_now()
    return Meeting(review, invitation, tuple(said.select_related("invitation__person")))


def looks_at(pupil: Pupil, user: User, since: date) -> list[Looks]:
    """Who opened the child's record since a day, by what they are: never by name.

    Of the family only one's own looks are told: what the other household does is theirs.
    """
    entries = AuditEntry.objects.about(pupil.pk).filter(at__date__gte=since)
    opened = entries.exclude(outcome=AuditEntry.Outcome.REFUSED).exclude(action="")
    counted: dict[str, list[datetime]] = {}
    rows = opened.values_list("as_roles", "by_id", "at")[:MOST_ENTRIES]
    for roles, by, at in rows:
        if Role.FAMILY in roles or Role.INVITED in roles:
            if by != user.pk:
                continue
            role = "you"
        else:
            role = next((one for one in KINDS if one in roles), "")
        counted.setdefault(role, []).append(at)
    return [Looks(role, len(times), max(times)) for role, times in counted.items() if role]


KINDS = (Role.SENCO, Role.HEAD_WITH_REASON, Role.TEACHER, Role.TEACHING_ASSISTANT, Role.HEAD)
