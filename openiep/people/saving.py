"""Saves a row only if nobody else did so in the meantime."""

from typing import Any

from django.db.models import Model

from openiep.rules import refuse


def save_if_unchanged(row: Model, *, version: int, **values: Any) -> None:
    """Write the values and count the version up, in one statement.

    Raises `Refused("saved_meanwhile")` when the row no longer has this version.
    """
    changed = type(row)._base_manager.filter(pk=row.pk, version=version)
    if not changed.update(**values, version=version + 1):
        raise refuse("saved_meanwhile")
    row.refresh_from_db()
