"""The four lines of a target (who, will do, under what conditions, how well) with a day, as a sentence."""

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
EDGE = " \t\r\n,;."


@dataclass(frozen=True, slots=True)
class Lines:
    """The four-line form of a target. Empty lines are not written yet."""

    who: str = ""
    will_do: str = ""
    conditions: str = ""
    how_well: str = ""
    by_when: str = ""


def day_in_words(day: date) -> str:
    """A day as it stands in a target: "11 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def join(lines: Lines) -> str:
    """The lines as one sentence: who will do what, under what conditions, how well, by when."""
    parts = [lines.who.strip(), _with_will(lines.will_do.strip(), bool(lines.who.strip()))]
    parts += [lines.conditions.strip(), lines.how_well.strip(), _with_by(lines.by_when.strip())]
    kept = [part.rstrip(EDGE) for part in parts if part.rstrip(EDGE)]
    sentence = " ".join(kept)
    return sentence + "." if sentence else ""


def _with_will(deed: str, has_who: bool) -> str:
    if not deed or not has_who or deed.lower().startswith(("will ", "can ", "is able ")):
        return deed
    return "will " + deed


def _with_by(day: str) -> str:
    first = day.lower().split(" ", maxsplit=1)[0] if day else ""
    if not day or first in {
        "by",
        "within",
        "in",
        "before",
        "over",
        "at",
        "this",
        "on",
        "for",
        "next",
        "after",
        "during",
    }:
        return day
    return "by " + day
