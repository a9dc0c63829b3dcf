"""Everything that is held about one child, in whichever room, and how to delete it for good.

It asks every model that there is, so that a room to come is never forgotten.
"""

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from openiep.access.models import Draft, User
from openiep.exchange.models import ChildMerge, ImportRow
from openiep.home.everything import kinds_about_a_child, of_child
from openiep.letters import keeping
from openiep.letters.models import Letter
from openiep.people.models import Involvement, Person, PersonIdentifier, Post, Pupil
from openiep.people.pointing import rows_pointing_at

Rows = dict[type[Model], QuerySet[Any]]
# What names a child by id alone, because it outlives the record, or another one became this child's.
BY_ID: tuple[tuple[type[Model], str], ...] = ((ImportRow, "child_id"), (ChildMerge, "gone_id"))
AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def rows_of(pupil: Pupil) -> Rows:
    """The rows of every model that point at the child, or name it by id, but the child's own."""
    about = {kind: of_child(kind, pupil) for kind in kinds_about_a_child() if kind is not Pupil}
    ids = _ids_of(pupil)
    for kind, name in BY_ID:
        about[kind] = about.get(kind, Q(pk__in=())) | Q(**{f"{name}__in": ids})
    return {kind: kind._base_manager.filter(these) for kind, these in about.items()}


def counts_of(pupil: Pupil) -> dict[str, int]:
    """How many rows of each kind there are about a child; kinds without any are left out."""
    counted = {kind._meta.label: rows.count() for kind, rows in rows_of(pupil).items()}
    return {label: count for label, count in counted.items() if count}


def delete_everything(pupil: Pupil) -> dict[str, int]:
    """Delete all rows and files of one child, and the adults known here through this child alone.

    Call it within a transaction: the files go last, so that whatever fails can be begun again.
    Returns how many of each kind. Raises `ProtectedError` where something else holds a row fast.
    """
    rows = rows_of(pupil)
    adults = _known_through(pupil)
    ids = {str(pk) for kind in rows.values() for pk in kind.values_list("pk", flat=True)}
    ids.add(str(pupil.pk))
    letters = list(Letter.objects.filter(pupil=pupil).values_list("school_id", "pk"))
    counts: dict[str, int] = {}
    for kind in _pointing_first(rows):
        counts[kind._meta.label] = _delete(rows[kind])
    counts[Pupil._meta.label] = Pupil.objects.filter(pk=pupil.pk).delete()[0]
    counts[Person._meta.label] = sum(_forget_adult(adult) for adult in adults)
    counts["files"] = len(letters)
    _forget_typing(ids)
    for school_id, letter_id in letters:
        keeping.forget(school_id, letter_id)
    return {label: count for label, count in counts.items() if count}


def _ids_of(pupil: Pupil) -> list[UUID]:
    """The child's own id, and those of records that became part of this one."""
    merged = ChildMerge.objects.filter(pupil=pupil, undone_at__isnull=True)
    return [pupil.pk, *merged.values_list("gone_id", flat=True)]


def _pointing_first(kinds: Iterable[type[Model]]) -> list[type[Model]]:
    """In an order in which nothing that is still there points at what goes."""
    known = set(kinds)
    order: TopologicalSorter[type[Model]] = TopologicalSorter(dict.fromkeys(known, ()))
    for kind in known:
        for field in kind._meta.concrete_fields:
            other: Any = field.related_model
            if other in known and other is not kind:
                order.add(other, kind)
    return list(order.static_order())


def _delete(rows: QuerySet[Any]) -> int:
    """Delete rows, those first at which no other row of the same kind points. How many there were."""
    kind = rows.model
    own = [field.name for field in kind._meta.concrete_fields if field.related_model is kind]
    if not own:
        return int(rows.delete()[0])
    count = 0
    left = list(rows.values_list("pk", flat=True))
    while left:
        held = {
            pk
            for name in own
            for pk in kind._base_manager.filter(pk__in=left).values_list(name, flat=True)
        }
        free = [pk for pk in left if pk not in held]
        count += kind._base_manager.filter(pk__in=free).delete()[0]
        left = [pk for pk in left if pk in held]
    return count


def _known_through(pupil: Pupil) -> list[Person]:
    """The parents, carers and professionals around the child, before the rows that say so are gone."""
    around = Involvement.objects.filter(pupil=pupil).exclude(kind=Involvement.Kind.STAFF)
    return list(Person.objects.filter(pk__in=around.values("person")).select_related("user"))


def _forget_adult(adult: Person) -> bool:
    """Delete an adult whom nothing else needs, with the account. False where somebody stays.

    Who works or worked here, or is around another child, stays.
    """
    user = adult.user
    if user and Post.objects.filter(user=user).exists():
        return False
    own = (PersonIdentifier,)
    if any(rows.exists() for _name, rows in rows_pointing_at(adult) if rows.model not in own):
        return False
    PersonIdentifier.objects.filter(person=adult).delete()
    adult.delete()
    if user is not None:
        _forget_account(user)
    return True


def _forget_account(user: User) -> None:
    """Delete an account to which nothing is left: what is not protected goes with it."""
    held = any(
        rows.exists()
        for _name, rows in rows_pointing_at(user)
        if rows.model._meta.app_label not in OF_SIGNING_IN
    )
    if not held and not user.is_installer and not user.is_system:
        user.delete()


OF_SIGNING_IN = frozenset({"account", "mfa", "access"})


def _forget_typing(ids: set[str]) -> None:
    """Delete what anybody typed on a page of the child and could not save."""
    for draft in Draft.objects.all():
        if ids & set(AN_ID.findall(draft.form)):
            draft.delete()
