"""What changed between two versions, and which of the three kinds of change it takes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from openiep.plans.rules.content import LINE_OF, LIST_PARTS, PART_KEYS, Content
from openiep.plans.rules.spelling import is_spelling
from openiep.plans.rules.status import ChangeKind
from openiep.rules import refuse

# Who does it, where and on which day: the family is told, nothing is asked again. When help begins
# and ends is what was agreed: a start put off by a term is a term without help.
WHO_OR_WHEN = frozenset(
    {
        ("arrangements", "staff"), ("arrangements", "place"),
        ("child_part", "scribed_by"),
        ("checking", "who"),
        ("review", "day"), ("review", "place"), ("review", "arrangements"),
        ("review", "at_parents_evening"),
    }
)  # fmt: skip
CODES = frozenset(
    {"measure", "direction", "area", "whose_idea", "whose", "audience", "kind", "hope_id"}
)
ORDER = (ChangeKind.CORRECTION, ChangeKind.WHO_OR_WHEN, ChangeKind.WHAT_WAS_AGREED)
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads otherwise: in which part, line and field, and the kind it takes.

    A row that came or went has the field "" and None on the other side; rows that changed places
    have the field "order".
    """

    part: str
    line: str
    field: str
    old: Any
    new: Any
    kind: ChangeKind
    staff_only: bool = False


def _kind(part: str, field: str, old: object, new: object) -> ChangeKind:
    if (part, field) in WHO_OR_WHEN:
        return ChangeKind.WHO_OR_WHEN
    if field == "strategies":
        return _kind_of_strategies(old, new)
    if field not in CODES and is_spelling(old, new):
        return ChangeKind.CORRECTION
    return ChangeKind.WHAT_WAS_AGREED


def _kind_of_strategies(old: object, new: object) -> ChangeKind:
    """Another adult using the same strategy is a change of who."""
    before, after = old or [], new or []
    if not (isinstance(before, list) and isinstance(after, list) and len(before) == len(after)):
        return ChangeKind.WHAT_WAS_AGREED
    kinds = [ChangeKind.CORRECTION]
    for one, other in zip(before, after, strict=True):
        if one.get("text") != other.get("text"):
            kinds.append(_kind("targets", "strategy", one.get("text"), other.get("text")))
        if one.get("used_by") != other.get("used_by"):
            kinds.append(ChangeKind.WHO_OR_WHEN)
    return max(kinds, key=ORDER.index)


def _in_row(part: str, line: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    fields = [f for f in dict.fromkeys([*old, *new]) if f not in {"id", "items"}]
    return [
        Change(part, line, f, old.get(f), new.get(f), _kind(part, f, old.get(f), new.get(f)))
        for f in fields
        if (old.get(f) or None) != (new.get(f) or None)
    ]


def _in_rows(part: str, old: Iterable[Any], new: Iterable[Any]) -> list[Change]:
    name = LINE_OF.get(part, part)
    before = {row["id"]: row for row in old}
    after = {row["id"]: row for row in new}
    changes: list[Change] = []
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            found = [Change(part, f"{name}:{key}", "", was, now, ChangeKind.WHAT_WAS_AGREED)]
        else:
            found = _in_row(part, f"{name}:{key}", was, now)
        changes += map(_among_staff, found) if _is_staff_only(was, now) else found
    stayed = [[key for key in rows if key in before and key in after] for rows in (before, after)]
    if stayed[0] != stayed[1]:
        changes.append(Change(part, "", "order", stayed[0], stayed[1], ChangeKind.CORRECTION))
    return changes


def _is_staff_only(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> bool:
    """What the family never reads is not agreed with it, and asking would give it away."""
    return {row.get("audience") for row in (was, now) if row} == {"staff"}


def _among_staff(change: Change) -> Change:
    return replace(change, kind=ChangeKind.CORRECTION, staff_only=True)


def changes_between(old: Content, new: Content) -> list[Change]:
    """Everything in which two contents differ, in the order of the plan."""
    changes: list[Change] = []
    for key in PART_KEYS:
        before, after = old["parts"][key], new["parts"][key]
        was, now = bool(before["nothing_needed"]), bool(after["nothing_needed"])
        if was != now:
            kind = ChangeKind.WHAT_WAS_AGREED
            changes.append(Change(key, f"part:{key}", "nothing_needed", was, now, kind))
        if key in LINE_OF:
            changes += _in_rows(key, before["items"], after["items"])
        elif key in LIST_PARTS:
            changes += _in_rows(key, before["content"]["items"], after["content"]["items"])
        else:
            changes += _in_row(key, f"part:{key}", before["content"], after["content"])
    return changes


def kind_needed(changes: Iterable[Change]) -> ChangeKind:
    """The smallest kind that these changes take."""
    return max((c.kind for c in changes), key=ORDER.index, default=ChangeKind.CORRECTION)


def check_kind(kind: ChangeKind, changes: list[Change]) -> None:
    """Raise `Refused` when the button pressed is too small for what was changed, or nothing was.

    Codes: `nothing_changed`; `takes_another_kind` with the kind it takes and the first field that
    does.
    """
    if not changes:
        raise refuse("nothing_changed")
    needed = kind_needed(changes)
    if ORDER.index(needed) > ORDER.index(kind):
        first = next(c for c in changes if c.kind is needed)
        about = {"kind": needed.value, "pressed": kind.value, "part": first.part}
        raise refuse("takes_another_kind", **about, line=first.line, name=first.field)


def lines_to_ask_again(kind: ChangeKind, changes: Iterable[Change]) -> list[str]:
    """The lines whose agreement a change of what was agreed voids, once each.

    Somebody who says "what was agreed" about what looks like spelling is believed.
    """
    if kind is not ChangeKind.WHAT_WAS_AGREED:
        return []
    seen = [c for c in changes if c.line and not c.staff_only]
    asked = [c for c in seen if c.kind is kind] or seen
    return list(dict.fromkeys(c.line for c in asked))


def marked_words(old: str, new: str) -> list[tuple[str, str]]:
    """Old and new text as one, word by word: `("same" | "gone" | "new", words)`, to be marked.

    What is same and new reads as the new text, what is same and gone as the old one. Changed words
    that stand beside each other are marked together, as a person would cross them out.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    marked: list[tuple[str, str]] = []
    gone = came = ""
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        words = "".join(after[c:d])
        if what != "equal":
            gone, came = gone + "".join(before[a:b]), came + words
        elif not words.strip() and (gone or came):
            gone, came = gone + words, came + words
        else:
            marked += [*_changed(gone, came), ("same", words)]
            gone = came = ""
    return [*marked, *_changed(gone, came)]


def _changed(gone: str, came: str) -> list[tuple[str, str]]:
    """What went and what came, with the space after both left unmarked."""
    space = 0
    while space < min(len(gone), len(came)) and gone[-1 - space] == came[-1 - space] <= " ":
        space += 1
    gone, tail = gone[: len(gone) - space], gone[len(gone) - space :]
    pieces = (("gone", gone), ("new", came[: len(came) - space]), ("same", tail))
    return [(what, words) for what, words in pieces if words]
