"""Whether what was written into a part of the plan can stand, and its tidy form."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from openiep.plans.rules.content import EMPTY, LIST_PARTS, PART_KEYS, ROW_PARTS, Content, has_words
from openiep.reference.packs import Pack
from openiep.rules import Reason, Refused, because, refuse

# A plan is made of these two; no part of it, so they cannot be "nothing needed here".
NEEDED_PARTS = frozenset({"targets", "review"})
LONGEST = 4000  # letters in one answer: more than a page, where two pages are the whole plan
MOST_LINES = 30  # lines in one list
LONGEST_ID = 36  # letters of a line's id, made where it was written: a UUID
FURTHEST = timedelta(days=3 * 366)  # a day further ahead is a slip of the pen, such as 2062
LIST_FIELDS = {
    "hopes": ("text", "whose", "ehc_outcome"),
    "other_needs": ("kind", "text", "audience"),
}
CHOICES_OF = {
    ("hopes", "whose"): "whose_ideas",
    ("other_needs", "kind"): "kinds_of_other_need",
    ("other_needs", "audience"): "audiences",
}


def check_key(key: str) -> None:
    """Raise `Refused("no_such_part")` for a key that is no part of a plan."""
    if key not in PART_KEYS:
        raise refuse("no_such_part", part=key)


def tidy_part(key: str, content: Mapping[str, Any]) -> Content:
    """The part's content with exactly its own fields, trimmed; empty lines of a list are left out.

    What a caller does not give is empty. Raises `Refused("no_such_field")` for what is not asked.
    """
    if strange := sorted(set(content) - set(EMPTY[key])):
        raise refuse("no_such_field", part=key, name=strange[0])
    if key in LIST_PARTS:
        lines = (_tidy_line(key, line) for line in content.get("items") or ())
        return {"items": [line for line in lines if line["text"] or line.get("ehc_outcome")]}
    return {name: _tidy(content.get(name), like) for name, like in EMPTY[key].items()}


def _tidy_line(key: str, line: Mapping[str, Any]) -> dict[str, str]:
    names = ("id", *LIST_FIELDS[key])
    tidy = {name: str(line.get(name) or "").strip() for name in names}
    if "audience" in tidy and not tidy["audience"]:
        tidy["audience"] = "staff"  # where nobody said, the fewest read it
    return tidy


def _tidy(value: Any, like: object) -> Any:
    if isinstance(like, bool):
        return bool(value)
    if like is None:  # a day
        return value.isoformat() if isinstance(value, date) else value or None
    return str(value or "").strip()


def check_part(
    key: str, content: Content, before: Mapping[str, Any], *, today: date, pack: Pack
) -> None:
    """Raise `Refused` when tidy content cannot stand. `before` is what stood there.

    Codes: `too_long` (most), `too_many_lines` (most), `unknown_choice`, `no_id`, `day_is_past`,
    `day_is_too_far` (latest). Fields of a list's line are named "items-<id>-text".
    """
    if key in LIST_PARTS:
        reasons = _in_lines(key, content["items"], pack)
    else:
        reasons = [reason for name, value in content.items() if (reason := too_long(name, value))]
    if key == "review":
        reasons += day_ahead("day", content["day"], before.get("day"), today)
    if reasons:
        raise Refused(reasons)


def _in_lines(key: str, lines: list[dict[str, str]], pack: Pack) -> list[Reason]:
    reasons = [because("too_many_lines", most=MOST_LINES)] if len(lines) > MOST_LINES else []
    if len({line["id"] for line in lines}) != len(lines):
        reasons.append(because("no_id"))
    for line in lines:
        if not line["id"] or len(line["id"]) > LONGEST_ID:
            reasons.append(because("no_id"))
        for name in LIST_FIELDS[key]:
            field = f"items-{line['id']}-{name}"
            choices = CHOICES_OF.get((key, name))
            if choices and line[name] not in ("", *pack.keys(choices)):
                reasons.append(because("unknown_choice", field=field))
            elif reason := too_long(field, line[name]):
                reasons.append(reason)
    return reasons


def too_long(field: str, value: object, most: int = LONGEST) -> Reason | None:
    """A reason when a text has more letters than `most`."""
    if isinstance(value, str) and len(value) > most:
        return because("too_long", field=field, most=most, has=len(value))
    return None


def day_ahead(
    field: str, day: date | str | None, before: date | str | None, today: date
) -> list[Reason]:
    """Reasons against a day that should lie ahead; one that stood there before may stay."""
    if not day or str(day) == str(before or ""):
        return []
    try:
        found = date.fromisoformat(str(day))
    except ValueError:
        return [because("no_day", field=field)]
    if found < today:
        return [because("day_is_past", field=field, day=found)]
    if found > today + FURTHEST:
        return [because("day_is_too_far", field=field, day=found, latest=today + FURTHEST)]
    return []


def check_nothing_needed(key: str, has_rows: bool) -> None:
    """Raise `Refused` when a part cannot be "nothing needed": `is_needed`, `has_rows`."""
    if key in NEEDED_PARTS:
        raise refuse("is_needed", part=key)
    if has_rows:
        raise refuse("has_rows", part=key)


def takes_words(key: str, content: Mapping[str, Any]) -> bool:
    """True when something is to be stored as the part's own words (rows stand by themselves)."""
    return key not in ROW_PARTS and has_words(content)
