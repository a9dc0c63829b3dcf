"""Planned and happened as one bar with its numbers: the same for the school and the family."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from openiep.classroom.models import Arrangement, outcomes_of
from openiep.classroom.rules.sessions import Delivered, Outcome, Span, Why, delivered
from openiep.plans.models import Plan
from openiep.plans.rules.content import Content

OUTCOMES = {
    Outcome.HAPPENED: gettext_lazy("happened"),
    Outcome.PARTLY: gettext_lazy("partly"),
    Outcome.AWAY: gettext_lazy("the child was away"),
    Outcome.DID_NOT: gettext_lazy("did not happen"),
}
WHYS = {
    Why.STAFF: gettext_lazy("the adult was away or needed elsewhere"),
    Why.EVENT: gettext_lazy("a trip, a test or something else on that day"),
    Why.PLACE: gettext_lazy("no room or equipment"),
    Why.NOT_READY: gettext_lazy("it was not the right moment for the child"),
    Why.OTHER: gettext_lazy("another reason"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the bar: where it begins and how wide it is, of 100, and its words."""

    look: str
    x: str
    width: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one arrangement, with everything that is said below it; `family` says the same in
    short sentences for parents and carers.
    """

    id: UUID
    planned: str
    pieces: tuple[Piece, ...]
    whys: str
    title: str
    href: str
    family: str = ""


def beside_plan(plan: Plan, content: Content) -> dict[str, Bar]:
    """The bar of each arrangement of a plan that is or was in force; one query."""
    return bars_of(plan, content["parts"]["arrangements"].get("items", ()))


def bars_of(plan: Plan, rows: Iterable[Mapping[str, Any]]) -> dict[str, Bar]:
    """The bars of these arrangements of one plan, by their id; none where nothing can be said."""
    today = plan.closed_on or plan.school.today()
    listed = list(rows)
    found = outcomes_of(row["id"] for row in listed)
    bars = {}
    for row in listed:
        counted = delivered(span_of(plan, row), found.get(row["id"], ()), today)
        if counted.planned or counted.recorded:
            bars[row["id"]] = bar_of(UUID(row["id"]), counted, plan.pupil.known_as)
    return bars


def bars_now(
    arranged: Iterable[Arrangement], names: Mapping[UUID, str], today: date
) -> dict[UUID, Bar]:
    """The bars of arrangements of many plans, by their id; `names` by child. One query."""
    listed = list(arranged)
    found = outcomes_of(str(one.id) for one in listed)
    bars = {}
    for one in listed:
        span = _span(one.words, one.since, one.review_due)
        counted = delivered(span, found.get(str(one.id), ()), today)
        if counted.planned or counted.recorded:
            bars[one.id] = bar_of(one.id, counted, names[one.pupil.pk])
    return bars


def span_of(plan: Plan, row: Mapping[str, Any]) -> Span:
    """From when to when the arrangement is planned: its own days within those of the plan."""
    return _span(row, plan.in_force_on, plan.review_due)


def _span(row: Mapping[str, Any], began: date | None, review_due: date | None) -> Span:
    first, last = _day(row["starts_on"]), _day(row["ends_on"])
    times = row["times_a_week"]
    return Span(
        max(filter(None, (first, began)), default=None),
        last or review_due,
        Decimal(str(times)) if times else None,
    )


def bar_of(row_id: UUID, counted: Delivered, known_as: str) -> Bar:
    """The bar as it is drawn."""
    away = _("%(name)s was away") % {"name": known_as}
    counts = [
        ("happened", counted.happened, str(OUTCOMES[Outcome.HAPPENED])),
        ("partly", counted.partly, str(OUTCOMES[Outcome.PARTLY])),
        ("away", counted.away, away),
        ("did-not", counted.did_not, str(OUTCOMES[Outcome.DID_NOT])),
        ("unknown", counted.unknown, _("nothing recorded")),
    ]
    whole = sum(count for _look, count, _words in counts) or 1
    pieces, x = [], 0.0
    for look, count, words in counts:
        if count:
            width = 100 * count / whole
            pieces.append(Piece(look, f"{x:.2f}", f"{width:.2f}", count, words))
            x += width
    planned = _planned(counted)
    href = reverse("classroom:sessions", args=[row_id])
    said = ", ".join(f"{piece.words} {piece.count}" for piece in pieces)
    return Bar(
        row_id, planned, tuple(pieces), _whys(counted), f"{planned}: {said}", href,
        for_family(counted, known_as),
    )  # fmt: skip


def for_family(counted: Delivered, known_as: str) -> str:
    """What was promised and what was done, for a reader of nine to eleven. No blame, no share."""
    said = []
    if counted.planned is not None:
        said.append(
            ngettext(
                "We planned %(n)d session by now.", "We planned %(n)d sessions by now.",
                counted.planned,
            ) % {"n": counted.planned}
        )  # fmt: skip
    said.append(_("%(n)d took place.") % {"n": counted.happened})
    if counted.partly:
        said.append(_("%(n)d took place in part.") % {"n": counted.partly})
    if counted.away:
        about = {"name": known_as, "n": counted.away}
        said.append(_("%(name)s was away for %(n)d.") % about)
    if counted.did_not:
        said.append(_("%(n)d did not take place.") % {"n": counted.did_not})
    if counted.unknown:
        said.append(_("We have no note of the other %(n)d.") % {"n": counted.unknown})
    return " ".join(said)


def _planned(counted: Delivered) -> str:
    if counted.planned is None:
        return _("Sessions so far")
    if counted.planned_in_all and counted.planned_in_all != counted.planned:
        said = {"now": counted.planned, "all": counted.planned_in_all}
        return _("%(now)s sessions planned by now, %(all)s in all") % said
    return _("%(now)s sessions planned") % {"now": counted.planned}


def _whys(counted: Delivered) -> str:
    said = [f"{WHYS[why]} ({count})" for why, count in counted.whys]
    return _("Because: %(reasons)s") % {"reasons": "; ".join(said)} if said else ""


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None
