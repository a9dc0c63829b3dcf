"""Setting a day, inviting people, and what became of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.models import Plan, PlanVersion
from openiep.plans.rules.conflict import saved_meanwhile
from openiep.plans.rules.status import Status
from openiep.reviews.actions.open_review import check_open
from openiep.reviews.models import Candidate, Invitation, Review, candidates
from openiep.reviews.rules.codes import Came, ReviewStatus, Voice
from openiep.reviews.rules.preparing import why_not_that_day, why_not_these
from openiep.rules import Reason, Refused, because, refuse


@dataclass(frozen=True, slots=True)
class Invite:
    """Somebody to invite: one of those around the child by `person_id`, or another by name."""

    person_id: UUID | None = None
    name: str = ""
    standing: str = ""


@guarded(Permission.PREPARE_REVIEW, on="plan")
def prepare_review(
    *,
    plan: Plan,
    day: date,
    starts_at: time | None = None,
    place: str = "",
    at_parents_evening: bool = False,
    invite: Sequence[Invite] = (),
    by: User,
) -> Review:
    """Set the day on which a plan in force is looked at together, and invite people to it.

    The child is always invited. Raises `Refused`: `not_in_force`, `one_open_already`,
    `before_the_plan`, `too_far_off`, `invite_the_family`, `no_standing`.
    """
    if plan.status != Status.IN_FORCE:
        raise refuse("not_in_force")
    if Review.objects.open().filter(plan=plan).exists():
        raise refuse("one_open_already")
    known = candidates(plan.pupil)
    chosen = [_who(one, known) for one in invite]
    family = [one for one in known if one.voice is Voice.FAMILY]
    invited = sum(one.voice is Voice.FAMILY for one in chosen)
    today = plan.school.today()
    reasons = why_not_that_day(day, today=today, in_force_on=plan.in_force_on)
    if reasons := reasons + why_not_these(known_family=len(family), invited_family=invited):
        raise Refused(reasons)
    review = Review.objects.create(
        school_id=plan.school_id, pupil_id=plan.pupil_id, plan=plan, plan_version=_newest(plan),
        day=day, starts_at=starts_at, place=place.strip(),
        at_parents_evening=at_parents_evening, prepared_by=by,
    )  # fmt: skip
    nobody = [] if family else [Candidate(Voice.FAMILY, None, "", "")]
    child = Candidate(Voice.CHILD, None, "", "")
    for one in (*chosen, *nobody, child):
        _invite(review, one, today)
    return review


def _newest(plan: Plan) -> PlanVersion:
    newest = PlanVersion.objects.filter(plan=plan).order_by("-number").first()
    if newest is None:
        raise refuse("not_in_force")
    return newest


@guarded(Permission.PREPARE_REVIEW, on="review")
def change_review(
    *,
    review: Review,
    day: date,
    starts_at: time | None,
    place: str,
    at_parents_evening: bool,
    version: int,
    by: User,
) -> None:
    """Move a review to another day, time or place. Raises `Refused`, also `saved_meanwhile`."""
    check_open(review)
    today = review.school.today()
    if reasons := why_not_that_day(day, today=today, in_force_on=review.plan.in_force_on):
        raise Refused(reasons)
    if review.version != version:
        raise saved_meanwhile(version)
    review.day, review.starts_at, review.place = day, starts_at, place.strip()
    review.at_parents_evening, review.version = at_parents_evening, version + 1
    review.save(update_fields=["day", "starts_at", "place", "at_parents_evening", "version"])


@guarded(Permission.PREPARE_REVIEW, on="review")
def call_off_review(*, review: Review, why: str, by: User) -> None:
    """Say that a review will not be held, and why; what was said for it stays to be read."""
    check_open(review)
    if not why.strip():
        raise refuse("say_why", field="why")
    review.status, review.called_off_why = ReviewStatus.CALLED_OFF, why.strip()
    review.save(update_fields=["status", "called_off_why"])


@guarded(Permission.PREPARE_REVIEW, on="review")
def invite_to_review(*, review: Review, who: Invite, by: User) -> Invitation:
    """Invite one more. Raises `Refused`: `no_standing`, `invited_already`, `no_name`."""
    check_open(review)
    candidate = _who(who, candidates(review.pupil))
    if candidate.person_id and review.invitations.filter(person=candidate.person_id).exists():
        raise refuse("invited_already", field="person")
    return _invite(review, candidate, review.school.today())


@guarded(Permission.HOLD_REVIEW, on="review")
def record_attendance(
    *, review: Review, answers: Mapping[UUID, tuple[Came, str]], by: User
) -> None:
    """Write down what became of each invitation, with the tries where somebody was not reached.

    Raises `Refused("not_invited")` for an invitation of another review.
    """
    check_open(review)
    rows = {one.pk: one for one in Invitation.objects.filter(review=review)}
    if set(answers) - set(rows):
        raise refuse("not_invited")
    for key, (came, tries) in answers.items():
        rows[key].came, rows[key].tries = came, tries.strip()
    Invitation.objects.bulk_update([rows[key] for key in answers], ["came", "tries"])


def _who(one: Invite, known: Collection[Candidate]) -> Candidate:
    """One of those around the child, or somebody written by name, who then is another."""
    if one.person_id is None:
        reasons: list[Reason] = [] if one.name.strip() else [because("no_name", field="name")]
        if reasons:
            raise Refused(reasons)
        return Candidate(Voice.OTHER, None, one.name.strip()[:80], one.standing.strip()[:60])
    found = next((other for other in known if other.person_id == one.person_id), None)
    if found is None:
        raise refuse("no_standing")
    return found


def _invite(review: Review, one: Candidate, today: date) -> Invitation:
    is_nobody = one.voice is Voice.FAMILY and one.person_id is None
    return Invitation.objects.create(
        school_id=review.school_id, pupil_id=review.pupil_id, review=review,
        person_id=one.person_id, voice=one.voice, name="" if one.person_id else one.name,
        standing=one.standing[:60], invited_on=None if is_nobody else today,
    )  # fmt: skip
