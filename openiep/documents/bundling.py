"""Gathers every cycle of a child's plans, as each was put before everybody and as it was reviewed."""

from openiep.access.models import User
from openiep.documents.gathering import contacts, gather_plan, gather_review
from openiep.documents.presenters.bundle import AboutChild, Cycle, KeptLetter, print_bundle
from openiep.documents.presenters.inputs import Audience
from openiep.documents.presenters.plan import plan_paper
from openiep.documents.presenters.review import review_paper
from openiep.letters.models import Letter
from openiep.people.models import Pupil
from openiep.plans.models import Plan
from openiep.plans.rules.status import Status
from openiep.reference.needs import statuses
from openiep.reviews.models import Review
from openiep.reviews.rules.codes import ReviewStatus

AUDIENCE: Audience = (
    "family_and_staff"  # what the family reads as well: nothing for staff alone leaves so
)


def bundle_of(pupil: Pupil, user: User) -> bytes:
    """The PDF of all plans that were in force with their closed reviews, the oldest first."""
    today = pupil.school.today()
    plans = (
        Plan.objects.visible_to(user)
        .filter(pupil=pupil, status__in=[Status.IN_FORCE, Status.CLOSED])
        .select_related("school", "pupil__school")
        .order_by("in_force_on", "made_at")
    )
    letters = (
        Letter.objects.visible_to(user)
        .filter(pupil=pupil)
        .exclude(audience=Letter.Audience.SENCO)
        .kept()
    )
    return print_bundle(
        _about(pupil),
        [_cycle(plan, user) for plan in plans],
        [KeptLetter(one.dated_on, one.title, one.sender) for one in letters],
        ask=contacts(pupil),
        today=today,
    )


def _cycle(plan: Plan, user: User) -> Cycle:
    gathered = gather_plan(plan)
    reviews = (
        Review.objects.visible_to(user)
        .filter(plan=plan, status=ReviewStatus.CLOSED)
        .select_related("school", "pupil__school", "plan_version")
        .order_by("day", "made_at")
    )
    return Cycle(
        begun_on=plan.in_force_on,
        ended_on=plan.closed_on,
        plan=plan_paper(
            gathered.content,
            status=gathered.status,
            answers=gathered.answers,
            ask=gathered.ask,
            audience=AUDIENCE,
            today=plan.school.today(),
        ),
        reviews=tuple(
            (
                one.day,
                review_paper(
                    one.plan_version.content,
                    gather_review(one),
                    version=one.plan_version.number,
                    ask=gathered.ask,
                    audience=AUDIENCE,
                ),
            )
            for one in reviews
        ),
    )


def _about(pupil: Pupil) -> AboutChild:
    upn = pupil.identifiers.filter(scheme="upn").values_list("value", flat=True).first()
    status = pupil.sen_statuses.filter(ends_on__isnull=True).first()
    names = {one.code: str(one.name) for one in statuses()}
    return AboutChild(
        full_name=pupil.full_name,
        known_as=pupil.known_as,
        school=pupil.school.name,
        birth_date=pupil.birth_date,
        upn=upn or "",
        stage=names.get(status.code, status.code) if status else "",
    )
