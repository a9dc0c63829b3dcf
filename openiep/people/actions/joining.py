"""Inviting a parent or carer to the family's door, and coming in by it."""

from datetime import timedelta

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.joining import fresh_code, hash_of
from openiep.people.models import Involvement, Person, Welcome
from openiep.people.rights import holds_post
from openiep.rules import refuse

CODE_DAYS = 14


@guarded(Permission.INVITE_FAMILY, on="involvement")
def invite_family(*, involvement: Involvement, way: Welcome.Way, by: User) -> tuple[Welcome, str]:
    """A new code for this adult and this child, and the code itself, which is told only now.

    A code from before is ended. Raises `Refused("no_standing_yet")` for somebody whom nobody has
    verified, who is restricted, or who is not around the child any more.
    """
    today = involvement.school.today()
    if not (involvement.has_standing and involvement.holds(today)):
        raise refuse("no_standing_yet")
    _end_open(involvement)
    code = fresh_code()
    welcome = Welcome.objects.create(
        school_id=involvement.school_id,
        pupil_id=involvement.pupil_id,
        involvement=involvement,
        way=way,
        code_hash=hash_of(code),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=CODE_DAYS),
    )
    return welcome, code


@guarded(Permission.INVITE_FAMILY, on="involvement")
def end_invitation(*, involvement: Involvement, by: User) -> None:
    """The code that was handed out works no more."""
    _end_open(involvement)


@guarded(Permission.ACCEPT_INVITATION, on="invitation")
def accept_invitation(*, invitation: Welcome, by: User) -> Involvement:
    """Join the account to the adult whom the code names. The code is used up.

    Where the account is known to this school as another person already, a colleague or the parent
    of a sister, it is that person who is around this child from now on. A parent who lost the way
    into an account before begins a new one with a new code. Raises `Refused`: `code_over`,
    `another_account` where the adult is a colleague with an account of their own.
    """
    if not invitation.is_open:
        raise refuse("code_over")
    involvement = Involvement.objects.select_for_update(of=("self",)).get(
        pk=invitation.involvement_id
    )
    person = involvement.person
    if person.user is not None and person.user != by and holds_post(person.user):
        raise refuse("another_account")
    known = Person.objects.filter(school_id=invitation.school_id, user=by).first()
    if known is None:
        person.user = by
        person.save(update_fields=["user"])
    elif known != person:
        _put_in_place(involvement, known)
    invitation.used_at, invitation.used_by = timezone.now(), by
    invitation.save(update_fields=["used_at", "used_by"])
    return involvement


def _put_in_place(involvement: Involvement, known: Person) -> None:
    """Two entries for one adult become one, for this child."""
    twice = Involvement.objects.filter(
        pupil=involvement.pupil_id, person=known, kind=involvement.kind, ends_on__isnull=True
    )
    if twice.exclude(pk=involvement.pk).exists():
        raise refuse("another_account")
    involvement.person = known
    involvement.version += 1
    involvement.save(update_fields=["person", "version"])


def _end_open(involvement: Involvement) -> None:
    waiting = Welcome.objects.filter(
        involvement=involvement, used_at__isnull=True, ended_at__isnull=True
    )
    waiting.update(ended_at=timezone.now())
