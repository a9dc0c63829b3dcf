"""Two records side by side, and the records that may be one child's."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from openiep.exchange.known_children import known_children
from openiep.exchange.presenters.adults import text_of
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.twice import here_twice
from openiep.people.models import School


@dataclass(frozen=True)
class SideBySide:
    """One pair: the record that stays, the one that passes into it, and line by line both."""

    stays_id: str
    passes_id: str
    name: str
    lines: list[tuple[str, str, str, bool]]


def twice(school: School) -> list[SideBySide]:
    """Every pair of records that may be one child's."""
    return [_pair(one, other) for one, other in here_twice(known_children(school))]


def twice_of(school: School, pupil_id: str) -> list[SideBySide]:
    """The pairs in which this child is, this record being the one that stays."""
    pairs = []
    for one, other in here_twice(known_children(school)):
        if pupil_id in {one.id, other.id}:
            pairs.append(_pair(one, other) if one.id == pupil_id else _pair(other, one))
    return pairs


def _pair(stays: KnownChild, passes: KnownChild) -> SideBySide:
    lines = [
        (name, text_of(one), text_of(other), one != other)
        for name, one, other in (
            (_("Name"), _full(stays), _full(passes)),
            (_("Date of birth"), stays.birth_date, passes.birth_date),
            (_("UPN"), stays.upn, passes.upn),
            (_("The school’s own number"), stays.own_ids, passes.own_ids),
            (_("Year group"), stays.year_group, passes.year_group),
            (_("Class"), stays.class_name, passes.class_name),
            (_("Stage"), stays.sen_status, passes.sen_status),
            (_("Needs"), stays.needs, passes.needs),
        )
    ]
    return SideBySide(stays.id, passes.id, _full(stays), lines)


def _full(child: KnownChild) -> str:
    called = f" ({child.known_as})" if child.known_as else ""
    return f"{child.given_name} {child.family_name}{called}"
