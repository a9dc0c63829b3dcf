"""A session is kept, or taken back with its trace."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.classroom.models import Session, since_of
from openiep.classroom.models.arrangements import holds_now
from openiep.classroom.rules.sessions import NEEDS_WHY, Outcome, Why, id_within, why_not_session
from openiep.people.models import School
from openiep.plans.models import Provision
from openiep.rules import Refused, refuse


@guarded(Permission.RECORD_SESSION, on="provision")
def record_session(
    *,
    provision: Provision,
    outcome: Outcome,
    day: date,
    why: Why | None = None,
    words: str = "",
    id: UUID | None = None,
    by: User,
) -> Session:
    """Keep what came of one session with one child, for an arrangement in force.

    `id` is made on the device: sent twice, it is stored once. A reason counts only where it is
    asked (partly, did not). Raises `Refused`: `arrangement_over`, `saved_already` and those of
    `why_not_session`.
    """
    if id and (sent := Session.objects.filter(pk=id).first()):
        if (sent.provision_id, sent.outcome, sent.seen_by_id) != (provision.pk, outcome, by.pk):
            raise refuse("saved_already")
        return sent
    if not holds_now(provision):
        raise refuse("arrangement_over")
    today = provision.school.today()
    if reasons := why_not_session(outcome, why, words, day, today=today, since=since_of(provision)):
        raise Refused(reasons)
    asked = outcome in NEEDS_WHY
    kept = Session(
        school_id=provision.school_id,
        pupil_id=provision.pupil_id,
        provision=provision,
        day=day,
        outcome=outcome.value,
        why=why.value if asked and why else "",
        words=words.strip() if asked else "",
        seen_by=by,
    )
    if id:
        kept.id = id
    kept.save(force_insert=True)
    return kept


@guarded(Permission.RECORD_SESSION, on="school")
def record_together(
    *,
    school: School,
    provisions: Iterable[Provision],
    outcome: Outcome,
    away: Collection[UUID],
    why: Why | None,
    words: str,
    form_id: UUID | None,
    by: User,
) -> int:
    """Keep today's session for each child of a group, or for none of them; how many were kept.

    `away` are the arrangements whose child was away. Each id is made from the form's, so that a
    form that is sent twice counts once. Raises what `record_session` raises.
    """
    listed = list(provisions)
    for provision in listed:
        record_session(
            provision=provision,
            outcome=Outcome.AWAY if provision.pk in away else outcome,
            day=school.today(),
            why=why,
            words=words,
            id=id_within(form_id, provision.pk) if form_id else None,
            by=by,
        )
    return len(listed)


@guarded(Permission.RECORD_SESSION, on="session")
def take_back_session(*, session: Session, why: str = "", by: User) -> None:
    """Say that this does not count; it stays to be read. Twice is as once."""
    if session.taken_back_at is None:
        session.taken_back_at, session.taken_back_by = timezone.now(), by
        session.taken_back_why = why.strip()[:300]
        session.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
