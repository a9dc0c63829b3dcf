"""The whole record as readable pages, with third persons marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from openiep.access.models import User
from openiep.home.everything import Everything, Kind, Row
from openiep.people.models import Pupil
from openiep.plans.rules.smart.names import other_children

ORDER = (
    "people.Pupil", "people.Profile", "people.Involvement", "people.SenStatus", "people.Need",
    "letters.Letter", "plans.HelpBefore", "plans.Plan", "plans.PlanPart", "plans.TargetWording",
    "plans.Provision", "plans.HomeHelp", "plans.Answer", "monitoring.Measurement",
    "monitoring.Observation", "classroom.Session", "reviews.Review",
)  # fmt: skip
ON_PAPER = frozenset({"plans.PlanVersion"})  # its words stand on the papers, word for word


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of a row: its name and its value, with third persons marked."""

    name: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of record on the page."""

    title: str
    rows: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where another child's name stands in the record."""

    name: str
    where: str
    words: str


class Marker:
    """Marks everybody else who is named in a text."""

    def __init__(self, everything: Everything) -> None:
        names = sorted({one.name for one in everything.adults}, key=len, reverse=True)
        words = "|".join(re.escape(name) for name in names if name)
        self.pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None

    def text(self, text: str) -> Markup:
        """The text, safe, each third person in it marked."""
        if self.pattern is None:
            return escape(text)
        out, done = Markup(""), 0
        for found in self.pattern.finditer(text):
            out += escape(text[done : found.start()]) + self.person(found[0])
            done = found.end()
        return out + escape(text[done:])

    def person(self, name: str) -> Markup:
        """A third person's name, marked for the eye and in words."""
        said = _("third person")
        return Markup("<mark>{} <small>[{}]</small></mark>").format(name, said)

    def value(self, value: Any) -> Markup:
        """Any value of a row."""
        if isinstance(value, dict) and "third_person" in value:
            return self.person(value["third_person"]) if value["third_person"] else Markup("")
        if isinstance(value, dict):
            lines = [(key, self.value(one)) for key, one in value.items() if one not in ("", None)]
            return Markup("<br>").join(Markup("{}: {}").format(_said(k), one) for k, one in lines)
        if isinstance(value, list):
            return Markup("<br>").join(self.value(one) for one in value)
        if isinstance(value, bool):
            return escape(_("yes") if value else _("no"))
        return self.text(str(value))


def sections(everything: Everything) -> list[Section]:
    """The record as sections, what a reader looks for first at the top."""
    marker = Marker(everything)
    place = {label: number for number, label in enumerate(ORDER)}
    kinds = sorted(everything.kinds, key=lambda kind: place.get(kind.label, len(ORDER)))
    return [_section(kind, marker) for kind in kinds if kind.rows and kind.label not in ON_PAPER]


def _section(kind: Kind, marker: Marker) -> Section:
    rows = (
        tuple(
            Shown(_said(name), marker.value(row[name]))
            for name in row
            if name in row["tells"] and name != "pupil" and row[name] not in ("", None, [], {})
        )
        for row in kind.rows
    )
    return Section(title_of(kind.label), tuple(row for row in rows if row))


def title_of(label: str) -> str:
    """What a kind of record is called on the page."""
    known = {
        "people.Pupil": _("The child"),
        "people.Profile": _("Who I am"),
        "people.Involvement": _("People around the child"),
        "people.SenStatus": _("Stages"),
        "people.Need": _("Needs"),
        "people.PupilIdentifier": _("Numbers by which other systems know the child"),
        "people.LookWithReason": _("Opened or handed out, with the reason"),
        "letters.Letter": _("Letters and reports"),
        "plans.HelpBefore": _("Help before a plan"),
        "plans.Plan": _("Plans"),
        "plans.PlanPart": _("Parts of plans, as they stand"),
        "plans.TargetWording": _("Targets"),
        "plans.Provision": _("Help at school"),
        "plans.HomeHelp": _("Help from the family"),
        "plans.Answer": _("Answers"),
        "monitoring.Measurement": _("Readings"),
        "monitoring.Observation": _("What was seen"),
        "classroom.Session": _("Sessions of help"),
        "reviews.Review": _("Reviews"),
        "reviews.Invitation": _("Invitations to reviews"),
        "reviews.Contribution": _("What was said for reviews"),
        "reviews.ReviewAnswer": _("Answers to the five questions"),
        "reviews.TargetResult": _("Results of targets"),
    }
    name = label.split(".")[1]
    return known.get(label) or _said(re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower())


def _said(name: str) -> str:
    """A field's name as words: "due_on" is "due on"."""
    return name.replace("_", " ")


def mentions(everything: Everything, user: User) -> list[Mention]:
    """Where other children's names stand, in the record's own texts."""
    others = Pupil.objects.visible_to(user).filter(school=everything.pupil.school_id)
    known = others.exclude(pk=everything.pupil.pk).values_list("known_as", "given_name")
    own = {everything.pupil.known_as, everything.pupil.given_name}
    names = {name for both in known for name in both} - own
    found: dict[Mention, None] = {}
    for kind in everything.kinds:
        for row in kind.rows:
            for text in _texts(row):
                for span, name in other_children(text, names):
                    words = text[max(0, span.start - 40) : span.end + 40]
                    found[Mention(name, title_of(kind.label), words)] = None
    return list(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in {"tells", "third_person"}:
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def readable(everything: Everything, files: list[tuple[str, str]]) -> str:
    """The page that opens first: the whole record to be read. `files` are names with what they are."""
    context = {"all": everything, "sections": sections(everything), "files": files}
    return render_to_string("home/everything.html", context)


def to_check(everything: Everything, user: User) -> str:
    """The page for who hands it out: third persons, and what a second person should read."""
    context = {"all": everything, "mentions": mentions(everything, user)}
    return render_to_string("home/third_persons.html", context)


def as_plain(everything: Everything) -> Row:
    """The whole record for machines."""
    return {
        "form": "openiep-child-1",
        "made_on": everything.day.isoformat(),
        "school": everything.pupil.school.name,
        "child": everything.pupil.full_name,
        "third_persons": [one.name for one in everything.adults],
        "records": {kind.label: list(kind.rows) for kind in everything.kinds if kind.rows},
        "who_looked": list(everything.looks),
    }
