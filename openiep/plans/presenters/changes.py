"""What changed, word by word, in the plan's own headings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from openiep.plans.forms.words import word
from openiep.plans.presenters.lines import line_names, line_words, part_names
from openiep.plans.rules.changes import Change, marked_words
from openiep.plans.rules.content import Content
from openiep.plans.rules.status import ChangeKind
from openiep.reference.measures import measures
from openiep.reference.needs import areas
from openiep.reference.packs import Pack, pack, plan_type
from openiep.web.jinja import day

Marked = list[tuple[str, str]]
DAYS = frozenset({"due_on", "baseline_on", "starts_on", "ends_on", "until", "day"})
CHOICES = {"whose_idea": "whose_ideas", "whose": "whose_ideas", "kind": "kinds_of_other_need",
           "audience": "audiences"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """One thing that reads otherwise: what it is, and its words with what went and what came."""

    what: str
    marked: Marked
    kind: str
    kind_word: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line or part of the plan in which something reads otherwise."""

    where: str
    changes: list[ChangedWords]


def changed_lines(
    old: Content, new: Content, changes: Iterable[Change], pack_key: str
) -> list[ChangedLine]:
    """The changes between two contents as a page prints them, line by line."""
    names, parts = line_names(new, old), part_names(new)
    words, kinds = _Words(old, new, pack_key), kind_words()
    found: dict[str, list[ChangedWords]] = {}
    for change in changes:
        where = names.get(change.line) or parts[change.part]
        changed = ChangedWords(
            what=words.of_field(change),
            marked=words.marked(change),
            kind=change.kind.value,
            kind_word=kinds[change.kind],
        )
        found.setdefault(where, []).append(changed)
    return [ChangedLine(where, changed) for where, changed in found.items()]


def kind_words() -> dict[str, str]:
    """What was changed, by the kind of change that it takes."""
    return {
        ChangeKind.CORRECTION: _("spelling"),
        ChangeKind.WHO_OR_WHEN: _("who or when"),
        ChangeKind.WHAT_WAS_AGREED: _("what was agreed"),
    }


@dataclass(frozen=True, slots=True)
class _Words:
    """Turns fields and values into words."""

    old: Content
    new: Content
    pack_key: str

    def of_field(self, change: Change) -> str:
        if change.field == "":
            return _("New") if change.old is None else _("Taken out")
        if change.field in (special := _special_fields()):
            return special[change.field]
        part = plan_type(self.new["plan"]["type"]).part(change.part)
        return next((word(f.label) for f in part.fields if f.key == change.field), change.field)

    def marked(self, change: Change) -> Marked:
        if change.field == "order":
            return [("same", _("The order was changed."))]
        if change.field == "":
            went = self._row(change, self.old, change.old)
            came = self._row(change, self.new, change.new)
            return [("gone", went)] if came == "" else [("new", came)]
        return marked_words(
            self._value(change.field, change.old), self._value(change.field, change.new)
        )

    def _row(self, change: Change, content: Content, row: Mapping[str, Any] | None) -> str:
        if row is None:
            return ""
        return line_words(change.line, content)

    def _value(self, field: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        said = self._spellings().get(field)
        return said(value) if said else str(value)

    def _spellings(self) -> dict[str, Callable[[Any], str]]:
        """How the values of fields are said that are no text."""
        words = pack(self.pack_key)
        hopes = {h["id"]: h["text"] for h in self.new["parts"]["hopes"]["content"]["items"]}
        return {
            **dict.fromkeys(DAYS, day),
            **{field: partial(_choice, words, of) for field, of in CHOICES.items()},
            **_named_codes(),
            "strategies": _strategies,
            "hope_id": lambda key: hopes.get(key, ""),
        }


def _choice(words: Pack, of: str, key: str) -> str:
    return word(words.choice(of, key).label)


def _named_codes() -> dict[str, Callable[[str], str]]:
    ways = {"up": _("more is better"), "down": _("less is better"), "none": _("neither")}
    return {
        "area": lambda key: next((word(a.name) for a in areas() if a.key == key), key),
        "measure": lambda key: word(measures()[key].name) if key in measures() else key,
        "direction": lambda key: ways.get(key, key),
    }


def _strategies(lines: Iterable[Mapping[str, str]]) -> str:
    said = ((line.get("text") or "", line.get("used_by") or "") for line in lines)
    return "\n".join(f"{text} ({who})" if who else text for text, who in said)


def _special_fields() -> dict[str, str]:
    return {
        "nothing_needed": _("Nothing is needed here"),
        "order": _("Order"),
        "measure": _("How it is measured"),
        "unit": _("Unit"),
        "direction": _("Which way is better"),
        "scale_from": _("Scale from"),
        "scale_to": _("Scale to"),
        "levels": _("The levels"),
        "measure_name": _("The school’s own way of measuring"),
        "step": _("In steps of"),
        "baseline_value": _("Where it starts"),
        "baseline_text": _("Where it starts"),
        "baseline_on": _("Seen on"),
        "aim_value": _("Aim"),
        "aim_text": _("Aim"),
        "hope_id": _("The hope it serves"),
    }


def consequence(kind: ChangeKind, asked: str) -> str:
    """What finishing this change does, in a sentence; `asked` names everybody who is asked."""
    return {
        ChangeKind.CORRECTION: _(
            "All answers stay. Everybody is shown the change, and anybody may take an answer back."
        ),
        ChangeKind.WHO_OR_WHEN: _("All answers stay. Tell the family."),
        ChangeKind.WHAT_WAS_AGREED: _(
            "%(asked)s are asked again about these lines. Everything else stays agreed."
        )
        % {"asked": asked},
    }[kind]
