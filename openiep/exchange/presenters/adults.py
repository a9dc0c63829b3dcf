"""One row of a preview, and what a row about an adult or a group prints."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from openiep.exchange.presenters.reasons import field_name, say
from openiep.exchange.preview_adults import Adults
from openiep.exchange.rules.adult_rows import ContactRow, GroupRow, StaffRow
from openiep.exchange.rules.known_adults import KnownAdult
from openiep.exchange.rules.matching import Outcome
from openiep.exchange.rules.matching_adults import AdultMatch
from openiep.people.presenters import role_names
from openiep.web.days import long_day_text


@dataclass(frozen=True)
class Shown:
    """One row of the preview. `new_text` is the choice that it is somebody new, where there is one;
    `sides` says of a child what stands here and what the file says, where they differ.
    """

    number: int
    name: str
    about: str
    changes: list[tuple[str, str, str]]
    notes: list[str]
    candidates: list[tuple[str, str]]
    new_text: str = ""
    sides: list[tuple[str, str, str]] = field(default_factory=list)


def shown_adult(match: AdultMatch, adults: Adults) -> Shown:
    """A contact, a colleague or a place in a group."""
    row = match.row
    reasons = (*match.reasons, *row.warnings)
    if match.outcome is Outcome.REFUSED:
        reasons = (*match.reasons, *(one for one in row.warnings if one not in match.reasons))
    notes = list(dict.fromkeys(say(reason) for reason in reasons))
    if isinstance(row, ContactRow) and row.court_order:
        notes.insert(0, _("A court order: no access until you have read it."))
    known = [adults.register.by_id[one] for one in match.candidates]
    is_staff = isinstance(row, StaffRow)
    return Shown(
        number=row.number,
        name=row.name or (row.group if isinstance(row, GroupRow) else ""),
        about=_about(match, adults),
        changes=[(name_of(c.field), text_of(c.old), _shown_value(c.field, c.new))
                 for c in match.changes],
        notes=notes,
        candidates=[(one.id, _described(one, adults)) for one in known],
        new_text="" if is_staff else _("it is somebody else, new here"),
    )  # fmt: skip


def _about(match: AdultMatch, adults: Adults) -> str:
    row = match.row
    child = adults.child_names.get(match.child_id, "")
    if isinstance(row, ContactRow):
        parts = [row.relation, child or row.child_name, row.email, row.telephone]
    elif isinstance(row, StaffRow):
        parts = [role_names().get(row.role, ""), row.email, ", ".join(row.classes)]
    else:
        parts = [_("Class") if row.is_class else _("Set"), row.group, child]
    return " · ".join(part for part in parts if part and part != row.name)


def _described(adult: KnownAdult, adults: Adults) -> str:
    around = [
        f"{standing.relation}: {adults.child_names.get(child, '')}"
        for child, standing in list(adult.around.items())[:3]
    ]
    return " · ".join(
        part for part in (adult.called, *around, adult.email, adult.telephone) if part
    )


def name_of(field: str) -> str:
    """What a field of a list is called, in its lists or among ourselves."""
    return {
        "around": _("Around the child as"),
        "needs_interpreter": _("Interpreter needed"),
        "roster_id": _("OneRoster number"),
        "former_upns": field_name("former_upn"),
    }.get(field) or field_name(field)


def _shown_value(field: str, value: object) -> str:
    if field == "role":
        return role_names().get(str(value), str(value))
    return text_of(value)


def text_of(value: object) -> str:
    """A value of a cell as text; a dash where there is none."""
    if isinstance(value, date):
        return long_day_text(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    words = {"yes": _("yes"), "no": _("no"), "unknown": _("not known")}
    return words.get(str(value), str(value or "–"))
