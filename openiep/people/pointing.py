"""What points at a row, also from rooms above, of which this room knows nothing."""

from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignObjectRel, Model, QuerySet


def rows_pointing_at(thing: Model) -> Iterator[tuple[str, QuerySet[Any]]]:
    """The name of each foreign key that leads here, with the rows that point at this one.

    Relations without a name to go back by, as plans have towards their child, are among them.
    """
    for relation in thing._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many:
            name = relation.field.name
            rows = relation.related_model._base_manager.filter(**{name: thing})
            yield name, rows
