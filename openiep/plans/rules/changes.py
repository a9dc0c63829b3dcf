"""What changed between two versions, and which of the three kinds of change it takes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from openiep.plans.rules.content import LINE_OF, LIST_PARTS, PART_KEYS, Content
from openiep.plans.rules.status import ChangeKind
from openiep.rules import Refused, because

# Who does it, where and on which day: the family is told, nothing is asked again.
WHO_OR_WHEN = frozenset(
    {
        ("arrangements", "staff"), ("arrangements", "place"), ("arrangements", "starts_on"),
        ("checking", "who"),
        ("review", "day"), ("review", "place"), ("review", "arrangements"),
        ("review", "at_parents_evening"),
    }
)  # fmt: skip
SPELLING_RATIO = 0.8
NUMBER_WORDS = (
    "no not never without every each all none one two three four five six seven eight nine ten "
    "eleven twelve twenty thirty half once twice daily weekly"
).split()
WEIGHTY = re.compile(r"\d+(?:[.,]\d+)?|\b(?:" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)
WORDS = re.compile(r"\s+|[^\s]+")
ORDER = (ChangeKind.CORRECTION, ChangeKind.WHO_OR_WHEN, ChangeKind.WHAT_WAS_AGREED)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads otherwise: in which part, line and field, and the kind it takes."""

    part: str
    line: str
    field: str
    old: Any
    new: Any
    kind: ChangeKind


def is_spelling(old: object, new: object) -> bool:
    """True when two texts differ so little that they say the same: no number, no "not" touched."""
    if not (isinstance(old, str) and isinstance(new, str) and old.strip() and new.strip()):
        return False
    weighty = [[w.lower() for w in WEIGHTY.findall(text)] for text in (old, new)]
    close = SequenceMatcher(None, old, new, autojunk=False).ratio() >= SPELLING_RATIO
    return weighty[0] == weighty[1] and close


def _kind(part: str, field: str, old: object, new: object) -> ChangeKind:
    if (part, field) in WHO_OR_WHEN:
        return ChangeKind.WHO_OR_WHEN
    is_text = field not in {"measure", "direction", "area", "whose_idea", "audience", "kind"}
    return (
        ChangeKind.CORRECTION if is_text and is_spelling(old, new) else ChangeKind.WHAT_WAS_AGREED
    )


def _in_row(part: str, line: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    fields = [f for f in dict.fromkeys([*old, *new]) if f != "id"]
    return [
        Change(part, line, f, old.get(f), new.get(f), _kind(part, f, old.get(f), new.get(f)))
        for f in fields
        if (old.get(f) or None) != (new.get(f) or None)
    ]


def _in_rows(part: str, old: Iterable[Any], new: Iterable[Any]) -> list[Change]:
    name = LINE_OF.get(part, part)
    before = {row["id"]: row for row in old}
    after = {row["id"]: row for row in new}
    changes = []
    for key in dict.fromkeys([*before, *after]):
        line = f"{name}:{key}"
        if key not in before or key not in after:
            old_row, new_row = before.get(key), after.get(key)
            changes.append(Change(part, line, "", old_row, new_row, ChangeKind.WHAT_WAS_AGREED))
        else:
            changes += _in_row(part, line, before[key], after[key])
    return changes


def changes_between(old: Content, new: Content) -> list[Change]:
    """Everything in which two contents differ, in the order of the plan."""
    changes: list[Change] = []
    for key in PART_KEYS:
        before, after = old["parts"][key], new["parts"][key]
        if bool(before["nothing_needed"]) != bool(after["nothing_needed"]):
            kind = ChangeKind.WHAT_WAS_AGREED
            changes.append(
                Change(
                    key,
                    "",
                    "nothing_needed",
                    before["nothing_needed"],
                    after["nothing_needed"],
                    kind,
                )
            )
        if key in LINE_OF:
            changes += _in_rows(key, before["items"], after["items"])
        elif key in LIST_PARTS:
            changes += _in_rows(key, before["content"]["items"], after["content"]["items"])
        else:
            changes += _in_row(key, f"part:{key}", before["content"], after["content"])
    return changes


def check_kind(kind: ChangeKind, changes: list[Change]) -> None:
    """Raise `Refused` when the button pressed is too small for what was changed, or nothing was.

    Codes: `nothing_changed`; `takes_another_kind` with the first field that does and its kind.
    """
    if not changes:
        raise Refused([because("nothing_changed")])
    too_big = [c for c in changes if ORDER.index(c.kind) > ORDER.index(kind)]
    if too_big:
        raise Refused(
            [
                because("takes_another_kind", part=c.part, name=c.field, kind=c.kind)
                for c in too_big[:1]
            ]
        )


def lines_to_ask_again(changes: Iterable[Change]) -> list[str]:
    """The lines whose agreement a change of what was agreed voids, once each."""
    asked = (c.line or f"part:{c.part}" for c in changes if c.kind is ChangeKind.WHAT_WAS_AGREED)
    return list(dict.fromkeys(asked))


def marked_words(old: str, new: str) -> list[tuple[str, str]]:
    """The new text word by word: `("same" | "gone" | "new", words)`, to be marked on a page."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    marked = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            marked.append(("same", "".join(after[c:d])))
            continue
        if b > a:
            marked.append(("gone", "".join(before[a:b])))
        if d > c:
            marked.append(("new", "".join(after[c:d])))
    return marked
