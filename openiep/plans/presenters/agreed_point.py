"""The point "agreed": never from the words of a target, always from who was asked and answered."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from openiep.plans.models import Plan
from openiep.plans.models.agreement import Agreement, agreement_of
from openiep.plans.models.asked import asked_of
from openiep.plans.rules.agreement import Asked, Party, PersonState, Standing
from openiep.plans.rules.content import as_sentence, lines_of
from openiep.plans.rules.panel import Point, State


def agreed_point(plan: Plan, target_id: UUID | None, sentence: str) -> Point:
    """Who is asked about this target or has agreed to it, while it is being written.

    In a change of a plan in force the answers stand as long as its words are the agreed ones.
    """
    if plan.changing and target_id is not None:
        agreement = agreement_of(plan)
        if agreement is not None and _agreed_words(agreement, target_id) == sentence:
            return standing_point(agreement.standings, f"target:{target_id}")
    asked = asked_of(plan)
    if not any(one.party is Party.FAMILY and one.person_id for one in asked):
        known = [one for one in asked if one.party is not Party.FAMILY]
        return _point(State.CLEARER, "agreed.no_family", names=_names(known))
    rule = "agreed.asked_again" if plan.changing else "agreed.will_be_asked"
    return _point(State.TO_COME, rule, names=_names(asked))


def standing_point(standings: Sequence[Standing], line: str) -> Point:
    """Who of those who were asked has agreed to this line of the plan, and who has not yet."""
    agreed = [one.asked for one in standings if _agrees(one, line)]
    rest = [one.asked for one in standings if not _agrees(one, line)]
    if not rest:
        return _point(State.FINE, "agreed.by_all", names=_names(agreed))
    if not agreed:
        return _point(State.TO_COME, "agreed.will_be_asked", names=_names(rest))
    return _point(State.TO_COME, "agreed.open", agreed=_names(agreed), names=_names(rest))


def _agrees(one: Standing, line: str) -> bool:
    settled = one.state in {PersonState.AGREED, PersonState.SHOWN, PersonState.EXCUSED}
    return settled and line not in (*one.open_lines, *one.refused_lines)


def _agreed_words(agreement: Agreement, target_id: UUID) -> str:
    rows = dict(lines_of(agreement.version.content))
    row = rows.get(f"target:{target_id}")
    known_as = agreement.version.content["child"]["known_as"]
    return as_sentence(row, known_as=known_as) if row else ""


def _names(asked: Iterable[Asked]) -> str:
    unknown = {Party.SCHOOL: _("the school"), Party.FAMILY: _("the family")}
    return str(get_text_list([one.name or unknown.get(one.party, "") for one in asked], _("and")))


def _point(state: State, rule: str, **about: str) -> Point:
    return Point("agreed", state, rule, MappingProxyType(about))
