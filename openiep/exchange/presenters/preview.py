"""What the preview of a list prints, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.exchange.models import ImportBatch
from openiep.exchange.presenters.adults import Shown, name_of, shown_adult, text_of
from openiep.exchange.presenters.reasons import kept_because, say
from openiep.exchange.preview import Preview
from openiep.exchange.rules.bundle import Kind
from openiep.exchange.rules.columns import advice
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.matching import Match, Outcome, changes_for
from openiep.people.models import Pupil
from openiep.reference.headings import list_fields
from openiep.reference.register_headings import register_fields
from openiep.rules import Reason
from openiep.web.days import long_day_text

LISTS_OF_ADULTS = (Kind.CONTACTS, Kind.STAFF, Kind.GROUPS)
MOST_SHOWN = 200  # of rows that need nobody's look; those that do are all shown
ORDER = (Outcome.DECIDE, Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)


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
        matches = [match for match in preview.everything if match.outcome is outcome]
        most = len(matches) if outcome in ORDER[:2] else MOST_SHOWN
        if matches:
            title, look = titles[outcome]
            rows = [
                _shown(match, preview)
                if isinstance(match, Match)
                else shown_adult(match, preview.adults)
                for match in matches[:most]
            ]
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
        changes=[(name_of(c.field), text_of(c.old), text_of(c.new)) for c in match.changes],
        notes=_notes(match),
        candidates=[(child.id, _described(child)) for child in known],
        new_text=_("it is a new child"),
        sides=_sides(match, known),
    )


def _sides(match: Match, known: list[KnownChild]) -> list[tuple[str, str, str]]:
    """Where it is to be decided whether it is this child: all in which the two records differ."""
    if match.outcome is not Outcome.DECIDE or len(known) != 1:
        return []
    changes = changes_for(match.row, known[0])
    return [(name_of(c.field), text_of(c.old), text_of(c.new)) for c in changes]


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


def columns(preview: Preview) -> list[dict[str, Any]]:
    """Each column of a CSV with its meaning, how sure that is, and what stands in it."""
    part = preview.single
    if part is None:
        return []
    return [
        {
            "index": column.index,
            "heading": column.heading or _("(no heading)"),
            "field": column.field,
            "sure": column.confidence.value in {"sure", "person"} or not column.field,
            "sample": next((c for c in part.table.column(column.index, 20) if c.strip()), ""),
        }
        for column in part.columns.columns
    ]


def meanings(preview: Preview) -> list[tuple[str, str]]:
    """What a column may mean."""
    fields = list_fields()
    if preview.kind in LISTS_OF_ADULTS:
        fields = register_fields(preview.kind.value)
    return [("", _("leave out")), *((key, str(f.name)) for key, f in fields.items())]


def hints(preview: Preview) -> list[str]:
    """What a person should know of the list as a whole."""
    part = preview.single
    notes: Iterable[Reason] = part.table.notes if part else ()
    if part and preview.kind is Kind.CHILDREN:
        notes = (*notes, *advice(part.columns))
    reasons = (*preview.children.reasons, *preview.problems, *notes)
    return list(dict.fromkeys(say(reason) for reason in reasons))


def rows_kept(batch: ImportBatch, user: User) -> list[tuple[str, str]]:
    """After an undo: whose rows stayed, and why."""
    rows = list(batch.rows.filter(undone=False).exclude(kept_because=""))
    ids = [row.child_id for row in rows if row.child_id]
    children = Pupil.objects.visible_to(user).filter(pk__in=ids)
    names = {child.pk: child.full_name for child in children}
    return [
        (
            names.get(row.child_id, _("gone"))
            if row.child_id
            else _("Row %(row)s") % {"row": row.number},
            kept_because(row.kept_because),
        )
        for row in rows
    ]
