"""How clear the targets of a plan are, summed up for who writes it; from words at hand, no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from openiep.plans.presenters.smart import labels
from openiep.plans.rules.content import Content
from openiep.plans.rules.panel import Facts, Panel, panel_of, tally_of
from openiep.plans.rules.ways import said_of_row


@dataclass(frozen=True, slots=True)
class Unclear:
    """A target with something to look at: its place in the plan, its id and the points."""

    number: int
    id: str
    points: str


@dataclass(frozen=True, slots=True)
class Clear:
    """The sum of a plan: a line for each point, and the targets that could be clearer."""

    lines: tuple[str, ...]
    unclear: tuple[Unclear, ...]


def read_row(row: Mapping[str, Any], known_as: str) -> Panel:
    """The panel of a target as it is kept, without repairs."""
    return panel_of(said_of_row(row, known_as), Facts(known_as), with_repairs=False)


def open_points(panel: Panel) -> tuple[str, ...]:
    """What could be clearer in a target, in the order of the panel; the starting point counts."""
    missing_start = bool(panel.points) and not (panel.has_start or panel.described)
    found = {*panel.open, *(("realistic",) if missing_start else ())}
    return tuple(key for key in labels() if key in found)


def clear_of(content: Content) -> Clear | None:
    """The sum of a plan's targets; None where there is none to read."""
    known_as = content["child"]["known_as"]
    rows = content["parts"]["targets"].get("items", ())
    read = [(number, row, read_row(row, known_as)) for number, row in enumerate(rows, start=1)]
    tally = tally_of(panel for _number, _row, panel in read)
    if not tally.total:
        return None
    said = _says()
    return Clear(
        tuple(said[key] % {"n": n, "all": tally.total} for key, n in tally.fine.items()),
        tuple(_unclear(read)),
    )


def _unclear(read: Iterable[tuple[int, Mapping[str, Any], Panel]]) -> Iterable[Unclear]:
    names = labels()
    for number, row, panel in read:
        if points := open_points(panel):
            yield Unclear(number, row["id"], ", ".join(names[key] for key in points))


def _says() -> dict[str, str]:
    return {
        "specific": _("%(n)d of %(all)d say what will be seen"),
        "measurable": _("%(n)d of %(all)d say when it is met"),
        "time_related": _("%(n)d of %(all)d say by when"),
        "conditions": _("%(n)d of %(all)d say with what help, or where"),
        "realistic": _("%(n)d of %(all)d say where it starts"),
    }
