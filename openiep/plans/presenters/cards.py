"""The plan's parts as cards, in the order of the leaflet, each with its state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from openiep.plans.forms.words import word
from openiep.plans.presenters.reasons import say
from openiep.plans.presenters.sentences import (
    aim_of,
    dose,
    how_checked,
    span,
    start_of,
    target_sentence,
    together,
)
from openiep.plans.rules.content import Content, part_state
from openiep.reference.needs import areas
from openiep.reference.packs import Pack, PlanType
from openiep.rules import Reason
from openiep.web.jinja import long_day

Pair = tuple[str, str]  # a term and what it is


@dataclass(frozen=True, slots=True)
class RowCard:
    """A target, an arrangement or help from the family, as it is read."""

    id: str
    heading: str
    sentence: str
    about: str = ""
    facts: list[Pair] = field(default_factory=list)
    strategies: list[Pair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PartCard:
    """One part: `number` is its place in the leaflet, 0 for the hopes that stand between."""

    key: str
    number: int
    title: str
    question: str
    state: str
    nothing_needed: bool
    words: list[Pair] = field(default_factory=list)
    lines: list[Pair] = field(default_factory=list)
    rows: list[RowCard] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    quote: str = ""
    quote_by: str = ""


def part_cards(
    content: Content, kind: PlanType, pack: Pack, notes: Mapping[str, list[Reason]]
) -> list[PartCard]:
    """A card for every part of this plan type, in its order."""
    cards, number = [], 0
    for part in kind.parts:
        number += part.key != "hopes"
        said = content["parts"][part.key]
        cards.append(
            PartCard(
                key=part.key,
                number=0 if part.key == "hopes" else number,
                title=word(part.label),
                question=word(part.question),
                state=part_state(said),
                nothing_needed=said["nothing_needed"],
                notes=[say(reason) for reason in notes.get(part.key, ())],
                **_said(part.key, content, kind, pack, notes),
            )
        )
    return cards


def _said(
    key: str, content: Content, kind: PlanType, pack: Pack, notes: Mapping[str, list[Reason]]
) -> dict[str, Any]:
    part = content["parts"][key]
    if "items" in part:
        return {"rows": _rows(key, content, kind, notes)}
    words = part["content"]
    if key == "child_part":
        return {"quote": words["words"], "quote_by": words["scribed_by"]}
    if "items" in words:
        line_of = _hope if key == "hopes" else _other_need
        return {"lines": [line_of(line, pack) for line in words["items"]]}
    if key == "review":
        return {"words": _review(words, kind)}
    labels = {one.key: word(one.label) for one in kind.part(key).fields}
    return {"words": [(labels[name], text) for name, text in words.items() if text]}


def _rows(
    key: str, content: Content, kind: PlanType, notes: Mapping[str, list[Reason]]
) -> list[RowCard]:
    items = content["parts"][key]["items"]
    if key == "arrangements":
        return [arrangement_card(row, kind) for row in items]
    if key == "home":
        return [home_card(row) for row in items]
    known_as, hopes = content["child"]["known_as"], content["parts"]["hopes"]["content"]["items"]
    return [
        target_card(row, known_as, hopes, notes.get(f"target:{row['id']}", ())) for row in items
    ]


def target_card(
    row: Mapping[str, Any], known_as: str, hopes: list[Any], notes: Iterable[Reason] = ()
) -> RowCard:
    """One target: the sentence, then the facts by which everybody will see it."""
    served = next((h["text"] for h in hopes if h["id"] == row.get("hope_id")), "")
    facts = [
        (_("Now"), start_of(row)),
        (_("Aim"), aim_of(row)),
        (_("How it is checked"), how_checked(row)),
        (_("Serves the hope"), served),
    ]
    return RowCard(
        id=row["id"],
        heading=_area(row.get("area")),
        sentence=target_sentence(row, known_as),
        about=whose_idea(row.get("whose_idea"), known_as),
        facts=_known(facts),
        strategies=[
            (s.get("used_by") or "", s.get("text") or "") for s in row.get("strategies") or ()
        ],
        notes=[say(reason) for reason in notes],
    )


def arrangement_card(row: Mapping[str, Any], kind: PlanType) -> RowCard:
    """What the school arranges: who, how often and where in one line, the rest as facts."""
    part = kind.part("arrangements")
    heading = row.get("programme") or row.get("activities") or _("Help at school")
    named = "activities" if row.get("programme") else ""
    line = (row.get("staff"), dose(row), together(row), row.get("place"))
    facts = [(word(part.field("activities").label), row.get(named) or "")]
    facts += [
        (word(part.field(name).label), row.get(name) or "") for name in ("materials", "equipment")
    ]
    facts.append((_("When"), span(row.get("starts_on"), row.get("ends_on"))))
    facts.append((word(part.field("exit_criterion").label), row.get("exit_criterion") or ""))
    return RowCard(id=row["id"], heading=heading, sentence=_joined(*line), facts=_known(facts))


def home_card(row: Mapping[str, Any]) -> RowCard:
    """What the family will do, who, how often and until when."""
    line = _joined(row.get("who"), dose(row), span(None, row.get("until")))
    return RowCard(
        id=row["id"], heading=row.get("what") or _("Help from the family"), sentence=line
    )


def whose_idea(code: str | None, known_as: str) -> str:
    """Whose idea a target was, or nothing."""
    return {
        "child": _("%(name)s’s idea") % {"name": known_as},
        "family": _("the family’s idea"),
        "school": _("the school’s idea"),
        "together": _("thought of together"),
    }.get(code or "", "")


def _hope(line: Mapping[str, str], pack: Pack) -> Pair:
    whose = word(pack.choice("whose_ideas", line["whose"]).label) if line.get("whose") else ""
    ehc = line.get("ehc_outcome") or ""
    served = _("EHC plan: %(outcome)s") % {"outcome": ehc} if ehc else ""
    return _joined(whose, served, by=" · "), line["text"]


def _other_need(line: Mapping[str, str], pack: Pack) -> Pair:
    kind = word(pack.choice("kinds_of_other_need", line["kind"]).label) if line.get("kind") else ""
    audience = (
        word(pack.choice("audiences", line["audience"]).label) if line.get("audience") else ""
    )
    about = _("for: %(audience)s") % {"audience": audience} if audience else ""
    return _joined(kind, about, by=" · "), line["text"]


def _review(words: Mapping[str, Any], kind: PlanType) -> list[Pair]:
    part = kind.part("review")
    day = long_day(words.get("day"))
    if day and words.get("at_parents_evening"):
        day = _("%(day)s, at a parents’ evening") % {"day": day}
    rest = [(word(part.field(n).label), words.get(n) or "") for n in ("place", "arrangements")]
    return _known([(word(part.field("day").label), day), *rest])


def _area(key: str | None) -> str:
    return next((word(area.name) for area in areas() if area.key == key), "")


def _known(pairs: list[Pair]) -> list[Pair]:
    return [(term, value) for term, value in pairs if value]


def _joined(*parts: str | None, by: str = ", ") -> str:
    return by.join(part.strip().rstrip(".,;") for part in parts if part and part.strip())
