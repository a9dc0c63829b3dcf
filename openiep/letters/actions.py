"""Keeping a letter, saying more about it, taking it out and putting it back."""

import hashlib
from collections.abc import Mapping
from typing import Any

import uuid_utils.compat
from django.db import transaction
from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission, Role
from openiep.letters import keeping
from openiep.letters.models import Letter
from openiep.letters.rules.kinds import Cleaned
from openiep.people.models import Pupil
from openiep.people.saving import save_if_unchanged
from openiep.rules import refuse

SAID = ("kind", "title", "sender", "dated_on", "audience")


@guarded(Permission.KEEP_LETTER, on="pupil")
def keep_letter(*, pupil: Pupil, file: Cleaned, values: Mapping[str, Any], by: User) -> Letter:
    """Keep a file that was read apart and cleaned. `values` are what it is, from whom, of which day.

    Raises `Refused`: `day_is_ahead`, `only_the_senco`.
    """
    letter = Letter(
        id=uuid_utils.compat.uuid7(),
        school_id=pupil.school_id,
        pupil=pupil,
        media=file.media.value,
        size=len(file.data),
        sha256=hashlib.sha256(file.data).hexdigest(),
        added_by=by,
        **{name: values[name] for name in SAID if name in values},
    )
    _check(letter, by)
    keeping.put(pupil.school_id, letter.pk, file.data)
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except Exception:
        keeping.forget(pupil.school_id, letter.pk)
        raise
    return letter


@guarded(Permission.KEEP_LETTER, on="letter")
def change_letter(*, letter: Letter, values: Mapping[str, Any], version: int, by: User) -> Letter:
    """Say otherwise what it is, from whom, of which day, who may see it; the file stays.

    Raises `Refused`: `saved_meanwhile`, `day_is_ahead`, `only_the_senco`.
    """
    said = {name: values[name] for name in SAID}
    for name, value in said.items():
        setattr(letter, name, value)
    _check(letter, by)
    save_if_unchanged(letter, version=version, **said)
    return letter


@guarded(Permission.KEEP_LETTER, on="letter")
def take_out_letter(*, letter: Letter, by: User) -> None:
    """Take a letter out of the record; it can be put back."""
    if letter.is_kept:
        letter.taken_out_at = timezone.now()
        letter.save(update_fields=["taken_out_at"])


@guarded(Permission.KEEP_LETTER, on="letter")
def put_back_letter(*, letter: Letter, by: User) -> None:
    """Put a letter back that was taken out."""
    letter.taken_out_at = None
    letter.save(update_fields=["taken_out_at"])


def _check(letter: Letter, by: User) -> None:
    if letter.is_dated_ahead(letter.school.today()):
        raise refuse("day_is_ahead", field="dated_on")
    for_senco = letter.audience == Letter.Audience.SENCO
    if for_senco and Role.SENCO not in letter.pupil.roles_of(by):
        raise refuse("only_the_senco", field="audience")
