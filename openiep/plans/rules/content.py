"""The plan's neutral content: its parts in order, its canonical form, and its hashes (schema 1)."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

SCHEMA = 1
Content = dict[str, Any]

# In the order of the founding leaflet, with the hopes beside the needs from which they grow.
PART_KEYS = (
    "needs", "hopes", "targets", "arrangements", "home",
    "child_part", "other_needs", "checking", "review",
)  # fmt: skip
ROW_PARTS = frozenset({"targets", "arrangements", "home"})
LIST_PARTS = frozenset({"hopes", "other_needs"})
LINE_OF = {"targets": "target", "arrangements": "arrangement", "home": "home"}
EMPTY: dict[str, Content] = {
    "needs": {"strengths": "", "needs": "", "difficulties": ""},
    "hopes": {"items": []},
    "targets": {},
    "arrangements": {},
    "home": {},
    "child_part": {"words": "", "scribed_by": ""},
    "other_needs": {"items": []},
    "checking": {"how": "", "who": "", "how_often": ""},
    "review": {"day": None, "place": "", "at_parents_evening": False, "arrangements": ""},
}
MANY_TARGETS = 4  # more than this is warned about: three or four are what a child can work on


def canonical(content: object) -> bytes:
    """The one way in which content is written for hashing: sorted keys, no space, UTF-8."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def hash_of(content: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def part_hashes(content: Content) -> dict[str, str]:
    """A hash for each part, so that a change can be placed."""
    return {key: hash_of(content["parts"][key]) for key in PART_KEYS}


def lines_of(content: Content) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every line that may be answered on its own: `("target:<id>", the row)`, in order."""
    for part, name in LINE_OF.items():
        for row in content["parts"][part].get("items", ()):
            yield f"{name}:{row['id']}", row


def has_words(value: object) -> bool:
    """True when something was written, however deep."""
    if isinstance(value, Mapping):
        return any(has_words(v) for k, v in value.items() if k not in {"id", "direction"})
    if isinstance(value, list | tuple):
        return any(has_words(v) for v in value)
    return bool(value)


def part_state(part: Mapping[str, Any]) -> str:
    """`to_write`, `started`, `ready` or `nothing_needed`, as the page shows it beside the part."""
    if part.get("nothing_needed"):
        return "nothing_needed"
    rows = part.get("items")
    if rows is not None:
        if not rows:
            return "to_write"
        return "ready" if all(any(row.get(n) for n in SAYS) for row in rows) else "started"
    content = part.get("content", {})
    if not has_words(content):
        return "to_write"
    complete = all(has_words(v) for k, v in content.items() if k not in OPTIONAL)
    return "ready" if complete else "started"


# A row says something once it says what will be done; a name or a day alone is a beginning.
SAYS = ("will_do", "programme", "activities", "what")
OPTIONAL = frozenset({"scribed_by", "at_parents_evening", "arrangements", "place", "difficulties"})


def missing_to_propose(content: Content) -> list[str]:
    """What a plan still needs before it can be proposed: `no_target`, `no_review_day`, or nothing."""
    missing = []
    if not any(row.get("will_do") for row in content["parts"]["targets"].get("items", ())):
        missing.append("no_target")
    if not content["parts"]["review"]["content"].get("day"):
        missing.append("no_review_day")
    return missing


def as_sentence(row: Mapping[str, Any]) -> str:
    """A target's lines read as one sentence; the day due is added by whoever prints it."""
    parts = [row.get("who") or "", row.get("will_do") or "", row.get("conditions") or ""]
    parts.append(row.get("how_well") or "")
    words = " ".join(part.strip().rstrip(".,;") for part in parts if part.strip())
    return words[:1].upper() + words[1:]
