"""What the preview of a list prints, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from openiep.exchange.models import ImportBatch, ImportRow
from openiep.exchange.presenters.reasons import kept_because, say
from openiep.exchange.preview import Preview
from openiep.exchange.rules.columns import advice
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.matching import Match, Outcome
from openiep.people.models import Pupil
from openiep.reference.headings import list_fields
from openiep.rules import Reason
from openiep.web.days import long_day_text

MOST_SHOWN = 200  # of rows that need nobody's look; those that do are all shown
ORDER = (Outcome.DECIDE, Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)


@dataclass(frozen=True)
class Shown:
    """One row of the preview."""

    number: int
    name: str
    about: str
    changes: list[tuple[str, str, str]]
    notes: list[str]
    candidates: list[tuple[str, str]]


@dataclass(frozen=True)
class Group:
    """The rows that come to the same."""

    outcome: str
    title: str
    look: str
    count: int
    rows: list[Shown]


def groups(preview: Preview) -> list[Group]:
    """The rows, those that need a look first."""
    titles = {
        Outcome.DECIDE: (_("You decide"), "look"),
        Outcome.REFUSED: (_("Cannot be taken in"), "look"),
        Outcome.CHANGED: (_("Something changes"), "waiting"),
        Outcome.NEW: (_("New"), "good"),
        Outcome.SAME: (_("Nothing new"), "closed"),
    }
    found = []
    for outcome in ORDER:
        matches = [match for match in preview.matches if match.outcome is outcome]
        most = len(matches) if outcome in ORDER[:2] else MOST_SHOWN
        if matches:
            title, look = titles[outcome]
            rows = [_shown(match, preview) for match in matches[:most]]
            found.append(Group(outcome.value, title, look, len(matches), rows))
    return found


def _shown(match: Match, preview: Preview) -> Shown:
    row = match.row
    about = [
        row.class_name,
        long_day_text(row.birth_date) if row.birth_date else "",
        row.upn or row.own_id,
    ]
    known = [preview.known[child_id] for child_id in match.candidates]
    return Shown(
        number=row.number,
        name=row.name,
        about=" · ".join(part for part in about if part),
        changes=[(_name_of(c.field), _text(c.old), _text(c.new)) for c in match.changes],
        notes=_notes(match),
        candidates=[(child.id, _described(child)) for child in known],
    )


def _notes(match: Match) -> list[str]:
    reasons = match.reasons if match.outcome is not Outcome.NEW else ()
    return list(dict.fromkeys(say(reason) for reason in (*reasons, *match.row.warnings)))


def _described(child: KnownChild) -> str:
    parts = [
        f"{child.known_as or child.given_name} {child.family_name}",
        child.class_name,
        long_day_text(child.birth_date) if child.birth_date else "",
        child.upn,
    ]
    return " · ".join(part for part in parts if part)


def _name_of(field: str) -> str:
    known = list_fields().get(field) or list_fields().get(field.removesuffix("s"))
    return str(known.name) if known else field.replace("_", " ")


def _text(value: object) -> str:
    if isinstance(value, date):
        return long_day_text(value)
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return str(value or "–")


def columns(preview: Preview) -> list[dict[str, Any]]:
    """Each column with its meaning, how sure that is, and what stands in it."""
    return [
        {
            "index": column.index,
            "heading": column.heading or _("(no heading)"),
            "field": column.field,
            "sure": column.confidence.value in {"sure", "person"} or not column.field,
            "sample": next((c for c in preview.table.column(column.index, 20) if c.strip()), ""),
        }
        for column in preview.columns.columns
    ]


def meanings() -> list[tuple[str, str]]:
    """What a column may mean."""
    return [("", _("leave out")), *((key, str(f.name)) for key, f in list_fields().items())]


def hints(preview: Preview) -> list[str]:
    """What a person should know of the list as a whole."""
    reasons: Iterable[Reason] = (
        *preview.children.reasons, *preview.table.notes, *advice(preview.columns),
    )  # fmt: skip
    return list(dict.fromkeys(say(reason) for reason in reasons))


def rows_kept(batch: ImportBatch) -> list[tuple[str, str]]:
    """After an undo: whose rows stayed, and why."""
    rows = list(ImportRow.objects.filter(batch=batch, undone=False).exclude(kept_because=""))
    names = {p.pk: p.full_name for p in Pupil.objects.filter(pk__in=[r.child_id for r in rows])}
    return [(names.get(row.child_id, _("gone")), kept_because(row.kept_because)) for row in rows]
