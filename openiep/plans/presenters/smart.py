"""The panel beside a target as it is drawn: each point with its word, its reason and its repair."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from openiep.plans.presenters.smart_words import reason
from openiep.plans.rules.line_repairs import LineRepair
from openiep.plans.rules.panel import Panel, Point, State

SHAPES = {
    State.FINE: "circle-check",
    State.CLEARER: "pencil",
    State.MISSING: "circle-dashed",
    State.RESTS: "minus",
    State.TO_COME: "clock",
}


@dataclass(frozen=True, slots=True)
class RepairShown:
    """A button that puts words in: what it says, what it sends, what it does to which line."""

    label: str
    then: str
    line: str
    value: str


@dataclass(frozen=True, slots=True)
class PointShown:
    """One point of the panel."""

    key: str
    label: str
    state: str
    word: str
    shape: str
    reason: str
    repair: RepairShown | None
    line: str
    words: str


@dataclass(frozen=True, slots=True)
class PanelShown:
    """The whole panel. `summary` is what is said aloud; `rests` is why it says nothing else."""

    points: tuple[PointShown, ...]
    also: tuple[PointShown, ...]
    summary: str
    rests: str
    described: bool


def labels() -> dict[str, str]:
    """The points by what they are called, in their order."""
    return {
        "specific": _("Specific"),
        "measurable": _("Measurable"),
        "agreed": _("Agreed"),
        "realistic": _("Realistic"),
        "time_related": _("Time-related"),
        "conditions": _("With what help"),
    }


def state_words() -> dict[State, str]:
    """What is said of a point."""
    return {
        State.FINE: _("fine"),
        State.CLEARER: _("could be clearer"),
        State.MISSING: _("missing"),
        State.RESTS: _("not asked"),
        State.TO_COME: _("to come"),
    }


def shown(panel: Panel, record: Mapping[str, Point], name: str) -> PanelShown:
    """The panel with what the record adds ("agreed", "realistic"), for a child called `name`."""
    if panel.empty or panel.own_words:
        return PanelShown((), (), "", _rests(panel, name), panel.described)
    by_key = {**{one.key: one for one in panel.points}, **record}
    points = tuple(_point(by_key[key], key, name) for key in labels())
    also = tuple(_point(one, f"also-{n}", name) for n, one in enumerate(panel.also))
    return PanelShown(points, also, _summary(points, also), "", panel.described)


def _rests(panel: Panel, name: str) -> str:
    if panel.own_words:
        return _("These are %(name)s’s own words. They stay as they are.") % {"name": name}
    return _("Begin with what %(name)s will do. What could be clearer will stand here.") % {
        "name": name
    }


def _point(one: Point, key: str, name: str) -> PointShown:
    label = labels().get(key) or _beside(one.rule)
    about = {"name": name, **{k: v for k, v in one.about.items() if v}}
    return PointShown(
        key=key,
        label=label,
        state=one.state.value,
        word=state_words()[one.state] if key in labels() else "",
        shape=SHAPES[one.state],
        reason=reason(one.rule, about, about["name"]),
        repair=_repair(one.repair, key) if one.repair else None,
        line="" if one.repair or one.state in {State.FINE, State.TO_COME} else one.line,
        words=one.about.get("words", ""),
    )


def _beside(rule: str) -> str:
    return {
        "placeholder.blank": _("A blank"),
        "wording.jargon": _("A word of the trade"),
        "wording.other_child": _("A name"),
    }.get(rule, _("The same words"))


def _repair(made: LineRepair, key: str) -> RepairShown:
    return RepairShown(
        label=_("Put in “%(words)s”") % {"words": made.words},
        then=f"repair:{key}",
        line=made.line,
        value=made.value,
    )


def _summary(points: tuple[PointShown, ...], also: tuple[PointShown, ...]) -> str:
    """ "4 of 6 points are settled. To look at: Measurable, Time-related." """
    open_states = {State.CLEARER.value, State.MISSING.value}
    to_look_at = [one.label for one in (*points, *also) if one.state in open_states]
    settled = sum(one.state not in open_states for one in points)
    said = ngettext(
        "%(n)d of %(all)d points is settled.", "%(n)d of %(all)d points are settled.", settled
    ) % {"n": settled, "all": len(points)}
    if not to_look_at:
        return said
    return said + " " + _("To look at: %(points)s.") % {"points": ", ".join(to_look_at)}


def with_baseline_question(point: Point, question: str) -> Point:
    """The point "realistic" with the bank's own question, where no starting point is known."""
    if not question or point.rule != "realistic.no_baseline":
        return point
    return replace(point, rule="realistic.bank_question", about={"question": question})
