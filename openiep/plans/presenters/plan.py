"""The plan's page: what it says, who may write in it, who has said what."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from openiep.access.rules import Permission, Role, permits
from openiep.plans.models import Plan, PlanVersion
from openiep.plans.models.content import (
    Rows,
    plan_content,
    row_content,
    rows_with_those_taken_out,
    with_writers,
)
from openiep.plans.presenters.beside import beside_arrangements, beside_targets
from openiep.plans.presenters.cards import PartCard, part_cards
from openiep.plans.presenters.sentences import target_sentence
from openiep.plans.rules.content import Content, missing_to_propose
from openiep.plans.rules.notes import notes_on
from openiep.plans.rules.status import Status
from openiep.reference.packs import pack, plan_type
from openiep.web.jinja import clock, day

# What an assistant needs in order to help; the rest is for those who see the whole plan.
FOR_ASSISTANTS = frozenset({"targets", "arrangements", "child_part", "checking", "review"})


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A row that was taken out and can be put back."""

    key: str
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote in a part last, and when."""

    name: str
    at: datetime

    @property
    def sentence(self) -> str:
        """ "Saved 14:02 by Mr Khan", or on which day it was."""
        when = timezone.localtime(self.at)
        is_today = when.date() == timezone.localdate()
        said = {"when": clock(self.at) if is_today else day(self.at), "name": self.name}
        return _("Saved %(when)s by %(name)s") % said


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the three voices has put into the plan so far."""

    voice: str
    name: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class Writing:
    """What somebody who may write the plan now is shown beside it, by the key of the part."""

    versions: dict[str, int]
    writers: dict[str, Writer]
    taken_out: dict[str, list[TakenOut]]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything that the plan's page prints. `version` is None where it is drawn from rows; `beside`
    is what other rooms lay beside each target, `delivered` the bar of each arrangement, by its id."""

    plan: Plan
    content: Content
    version: PlanVersion | None
    title: str
    status: tuple[str, str]
    parts: list[PartCard]
    may_record: bool
    is_whole: bool
    said: list[Said]
    writing: Writing | None
    beside: dict[str, Markup]
    delivered: dict[str, object]

    @property
    def ready(self) -> int:
        """How many of the numbered parts are ready or not needed."""
        return sum(card.state in {"ready", "nothing_needed"} for card in self.parts if card.number)


def plan_page(plan: Plan, roles: Set[Role], newest: PlanVersion | None = None) -> PlanPage:
    """The plan as somebody with these roles sees it; `newest` is its version, where it is at hand.

    Drawn from its rows for those who may write it now, and for everybody while it is a draft;
    otherwise from the newest version, so that nobody reads what has not been proposed.
    """
    whole = permits(roles, Permission.VIEW_WHOLE_PLAN)
    may_write = plan.can_be_written and permits(roles, Permission.WRITE_PLAN)
    from_rows = may_write or (whole and plan.status == Status.DRAFT)
    version = None if from_rows else newest or plan.versions.order_by("-number").first()
    stand, out = rows_with_those_taken_out(plan) if version is None else ({}, {})
    if version is None:
        with_writers(plan)
    content = version.content if version else plan_content(plan, stand)
    kind, words = plan_type(plan.plan_type), pack(plan.school.pack)
    notes = notes_on(content, kind, plan.school.today()) if may_write else {}
    cards = part_cards(content, kind, words, notes)
    return PlanPage(
        plan=plan,
        content=content,
        version=version,
        title=_("%(name)s’s plan") % {"name": content["child"]["known_as"]},
        status=status_of(plan),
        parts=cards if whole else [card for card in cards if card.key in FOR_ASSISTANTS],
        may_record=plan.status == Status.IN_FORCE and permits(roles, Permission.RECORD_MEASUREMENT),
        is_whole=whole,
        said=_said(content, plan, whole=whole, from_rows=version is None),
        writing=_writing(plan, out, content) if may_write else None,
        beside=_beside(plan, roles),
        delivered=(
            beside_arrangements(plan, content) if plan.in_force_on and not plan.changing else {}
        ),
    )


def _beside(plan: Plan, roles: Set[Role]) -> dict[str, Markup]:
    """What other rooms know of the targets of a plan in force that is not being changed."""
    is_settled = plan.status == Status.IN_FORCE and not plan.changing
    if not is_settled or not permits(roles, Permission.VIEW_PROGRESS):
        return {}
    return beside_targets(plan)


def _writing(plan: Plan, out: Rows, content: Content) -> Writing:
    known_as = content["child"]["known_as"]
    return Writing(
        versions={part.key: part.version for part in plan.parts.all()},
        writers=_writers(plan),
        taken_out={
            key: [TakenOut(key, row["id"], _words_of(key, row, known_as)) for row in rows]
            for key, found in out.items()
            if (rows := [row_content(key, one) for one in found])
        },
        missing=missing_to_propose(content),
    )


def _writers(plan: Plan) -> dict[str, Writer]:
    return {
        part.key: Writer(part.written_by or _("a colleague"), part.changed_at)
        for part in plan.parts.all()
        if part.changed_at
    }


def _words_of(key: str, row: dict[str, str], known_as: str) -> str:
    if key == "targets":
        return target_sentence(row, known_as) or _("a target without words")
    first = (row.get(name) for name in ("programme", "activities", "what", "staff"))
    return next((words for words in first if words), _("a line without words"))


def status_of(plan: Plan) -> tuple[str, str]:
    """The look and the words of the plan's status."""
    if plan.status == Status.IN_FORCE and plan.changing:
        return "draft", _("in force, a change is being written")
    return {
        Status.DRAFT: ("draft", _("draft")),
        Status.PROPOSED: ("waiting", _("proposed, waits for answers")),
        Status.IN_FORCE: ("good", _("in force")),
        Status.CLOSED: ("closed", _("closed")),
        Status.WITHDRAWN: ("closed", _("withdrawn")),
    }[Status(plan.status)]


def _said(content: Content, plan: Plan, *, whole: bool, from_rows: bool) -> list[Said]:
    """Who has put what into the plan: school, family, child, always in this order.

    While it is written, a voice that said nothing yet stands there too, as a reminder to ask.
    """
    if not whole:
        return []
    parts, name = content["parts"], content["child"]["known_as"]
    school = _written_by(plan) if from_rows else _hopes(parts, "school")
    said = [
        Said("school", "", [*school, *_ideas(parts, "school")]),
        Said("family", "", [*_hopes(parts, "family"), *_ideas(parts, "family")]),
        Said("child", name, [*_own_words(parts), *_hopes(parts, "child"), *_ideas(parts, "child")]),
    ]
    return [one for one in said if one.words or from_rows]


def _written_by(plan: Plan) -> list[str]:
    names = {writer.name: 0 for writer in _writers(plan).values()}
    for writer in _writers(plan).values():
        names[writer.name] += 1
    return [
        ngettext("%(name)s wrote in %(n)d part", "%(name)s wrote in %(n)d parts", count)
        % {"name": name, "n": count}
        for name, count in names.items()
    ]


def _own_words(parts: Content) -> list[str]:
    words = parts["child_part"]["content"]["words"]
    return [_("“%(words)s”") % {"words": words}] if words else []


def _hopes(parts: Content, whose: str) -> list[str]:
    items = parts["hopes"]["content"]["items"]
    return [_("Hopes: “%(text)s”") % {"text": h["text"]} for h in items if h.get("whose") == whose]


def _ideas(parts: Content, whose: str) -> list[str]:
    numbers = [
        number
        for number, target in enumerate(parts["targets"]["items"], start=1)
        if target.get("whose_idea") == whose
    ]
    return [_("Thought of target %(number)d") % {"number": number} for number in numbers]
