"""Everything that was planned and reviewed for a child as one paper, for an EHC needs assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from openiep.documents.paper import compile_paper
from openiep.documents.paper.sheets import (
    BundlePaper,
    Column,
    Fact,
    Note,
    Part,
    PlanPaper,
    ReviewPaper,
    Row,
    Status,
    Table,
)
from openiep.documents.presenters.frame import whom_to_ask
from openiep.documents.presenters.inputs import WhomToAsk
from openiep.documents.presenters.phrases import day, joined


@dataclass(frozen=True, slots=True)
class Cycle:
    """One plan with its reviews, each ready for paper, and its days."""

    begun_on: date | None
    ended_on: date | None
    plan: PlanPaper
    reviews: tuple[tuple[date, ReviewPaper], ...]


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter or report that the school keeps beside: it is listed here, not printed."""

    dated_on: date
    title: str
    sender: str


@dataclass(frozen=True, slots=True)
class AboutChild:
    """Whom the bundle is about."""

    full_name: str
    known_as: str
    school: str
    birth_date: date | None
    upn: str
    stage: str


def bundle_paper(
    child: AboutChild,
    cycles: Sequence[Cycle],
    letters: Sequence[KeptLetter],
    *,
    ask: Sequence[WhomToAsk],
    today: date,
) -> BundlePaper:
    """What the bundle's template receives, phrased in the active language; the oldest cycle first."""
    sheets: list[Any] = [
        sheet for one in cycles for sheet in (one.plan, *(paper for _day, paper in one.reviews))
    ]
    reviewed = sum(len(one.reviews) for one in cycles)
    told = ngettext("%(n)d review", "%(n)d reviews", reviewed) % {"n": reviewed}
    return BundlePaper(
        kind="bundle",
        name=_("%(name)s’s plans and reviews") % {"name": child.known_as},
        school=child.school,
        status=Status(
            mark="record",
            word=_("For an EHC needs assessment"),
            sentence=_("All cycles so far, with %(reviews)s. Made on %(day)s.")
            % {"reviews": told, "day": day(today)},
        ),
        facts=_facts(child),
        parts=[_inside(cycles), _letters(letters)],
        ask=whom_to_ask(ask, child.known_as),
        footer=joined(child.full_name, child.school, by=" · "),
        page_of=_("Page {page} of {pages}"),
        sheets=sheets,
    )


def print_bundle(
    child: AboutChild,
    cycles: Sequence[Cycle],
    letters: Sequence[KeptLetter],
    *,
    ask: Sequence[WhomToAsk],
    today: date,
) -> bytes:
    """The bundle as PDF, in the active language."""
    paper = bundle_paper(child, cycles, letters, ask=ask, today=today)
    title = joined(paper["name"], paper["status"]["word"], child.school, by=" – ")
    language = get_language() or "en"
    return compile_paper("bundle", dict(paper), title=title, language=language, today=today)


def _facts(child: AboutChild) -> list[Fact]:
    known = [
        Fact(label=_("Name"), value=child.full_name),
        Fact(label=_("Date of birth"), value=day(child.birth_date)),
        Fact(label=_("UPN"), value=child.upn),
        Fact(label=_("Stage"), value=child.stage),
        Fact(label=_("School"), value=child.school),
    ]
    return [fact for fact in known if fact["value"]]


def _inside(cycles: Sequence[Cycle]) -> Part:
    rows = [
        Row(
            voice="",
            cells=[
                str(number),
                joined(day(one.begun_on), day(one.ended_on) or _("still in force"), by=" – "),
                "\n".join(day(held_on) for held_on, _paper in one.reviews) or "–",
            ],
        )
        for number, one in enumerate(cycles, start=1)
    ]
    columns = [
        Column(title=_("Plan"), share=1),
        Column(title=_("From and until"), share=4),
        Column(title=_("Reviewed on"), share=3),
    ]
    empty = Note(kind="note", text=_("No plan has been in force yet."))
    table = Table(kind="table", columns=columns, rows=rows)
    return Part(number="", heading=_("What is inside"), blocks=[table] if rows else [empty])


def _letters(letters: Sequence[KeptLetter]) -> Part:
    rows = [
        Row(voice="", cells=[day(one.dated_on), one.title, one.sender or "–"]) for one in letters
    ]
    columns = [
        Column(title=_("Day"), share=2),
        Column(title=_("What"), share=4),
        Column(title=_("From whom"), share=3),
    ]
    empty = Note(kind="note", text=_("No letters or reports are kept."))
    table = Table(kind="table", columns=columns, rows=rows)
    heading = _("Letters and reports that the school keeps")
    return Part(number="", heading=heading, blocks=[table] if rows else [empty])
