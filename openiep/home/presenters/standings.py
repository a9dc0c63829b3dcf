"""The list of those whose standing waits to be verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.exchange.brought_in import File, files_of
from openiep.people import presenters
from openiep.people.models import Involvement, School
from openiep.people.models.around import YesNoUnknown
from openiep.rules import Reason
from openiep.web.days import day_text

KNOWN = frozenset({YesNoUnknown.YES, YesNoUnknown.NO})


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One adult around one child. `alone` says why there is no box to tick, "" where there is."""

    key: str
    involvement_id: UUID
    pupil_id: UUID
    child: str
    class_name: str
    adult: str
    relation: str
    responsibility: str
    care: str
    order: str
    origin: str
    alone: str


def standing_rows(school: School, around: Sequence[Involvement]) -> list[StandingRow]:
    """What the page prints of each; one query for the files they came from."""
    files = files_of(school, around)
    return [_row(one, files.get(one.pk)) for one in around]


def _row(one: Involvement, file: File | None) -> StandingRow:
    words = {
        YesNoUnknown.YES.value: _("yes"),
        YesNoUnknown.NO.value: _("no"),
        YesNoUnknown.UNKNOWN.value: _("not known"),
    }
    adult = one.person
    return StandingRow(
        key=f"{one.pk}:{one.version}",
        involvement_id=one.pk,
        pupil_id=one.pupil_id,
        child=one.pupil.full_name,
        class_name=getattr(one, "class_name", None) or "",
        adult=adult.full_name or adult.called,
        relation=one.relation,
        responsibility=words[one.responsibility],
        care=words[one.care],
        order=_("court order") if one.court_order else _("restriction") if one.restriction else "",
        origin=_origin(one, file),
        alone=_alone(one),
    )


def _origin(one: Involvement, file: File | None) -> str:
    if file is None:
        return _("by hand, %(day)s") % {"day": day_text(one.made_at.date())}
    return _("%(file)s, %(day)s") % {"file": file.name, "day": day_text(file.day.date())}


def _alone(one: Involvement) -> str:
    if one.court_order or one.restriction:
        return _("Look at it on the child’s page")
    said = {one.responsibility, one.care}
    if YesNoUnknown.YES not in said and not said <= KNOWN:
        return _("Say first what they are")
    return ""


def say_of(name: str, reason: Reason) -> str:
    """Why somebody was not verified."""
    if reason.code == "saved_meanwhile":
        return _("%(name)s was changed meanwhile. Look again.") % {"name": name}
    return f"{name}: {presenters.say(reason)}"
