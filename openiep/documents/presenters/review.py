"""The review as a sheet: what was said, the five questions, each target's result, what is next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.documents.paper import compile_paper
from openiep.documents.paper.sheets import Fact, Part, ReviewPaper, Status
from openiep.documents.presenters.frame import whom_to_ask
from openiep.documents.presenters.inputs import Audience, ReviewRecord, WhomToAsk
from openiep.documents.presenters.meeting import contributions, people
from openiep.documents.presenters.outcome import five_questions, next_steps, results, what_now
from openiep.documents.presenters.phrases import class_line, day, joined, said


def review_paper(
    content: Mapping[str, Any],
    record: ReviewRecord,
    *,
    version: int | None,
    ask: Sequence[WhomToAsk],
    audience: Audience = "all",
) -> ReviewPaper:
    """What the review's template receives, phrased in the active language.

    `content` is the neutral content of the version reviewed. Everything that `record` does not
    know becomes a place to write in, so `ReviewRecord()` makes the blank sheet. Contributions
    for staff are printed only with the audience "staff".
    """
    child, known_as = content["child"], said(content["child"].get("known_as"))
    plan = _("plan, version %(number)d") % {"number": version} if version else _("plan")
    parts = [
        people(record, known_as),
        contributions(record, known_as, for_staff=audience == "staff"),
        five_questions(record, known_as),
        results(content["parts"]["targets"].get("items") or [], record, known_as),
        what_now(record),
        next_steps(record),
    ]
    return ReviewPaper(
        kind="review",
        name=_("Review of %(name)s’s plan") % {"name": known_as},
        school=said(content["school"].get("name")),
        status=_status(record, plan),
        facts=_facts(child, record),
        parts=[
            Part(number=str(number), heading=part["heading"], blocks=part["blocks"])
            for number, part in enumerate(parts, start=1)
        ],
        ask=whom_to_ask(ask, known_as),
        footer=joined(
            known_as, class_line(child), _("review of the %(plan)s") % {"plan": plan}, by=" · "
        ),
        page_of=_("Page {page} of {pages}"),
    )


def print_review(
    content: Mapping[str, Any],
    record: ReviewRecord,
    *,
    version: int | None,
    ask: Sequence[WhomToAsk],
    today: date,
    audience: Audience = "all",
) -> bytes:
    """The review as PDF, in the active language. Arguments as for `review_paper`."""
    paper = review_paper(content, record, version=version, ask=ask, audience=audience)
    title = joined(paper["name"], paper["status"]["word"], paper["school"], by=" – ")
    return compile_paper(
        "review", dict(paper), title=title, language=get_language() or "en", today=today
    )


def _status(record: ReviewRecord, plan: str) -> Status:
    about = {"plan": plan}
    if record.closed:
        return Status(
            mark="record",
            word=_("Review record"),
            sentence=_("What was said and decided about the %(plan)s.") % about,
        )
    return Status(
        mark="blank",
        word=_("Review sheet, not finished"),
        sentence=_("For the %(plan)s. Write in whatever is still open.") % about,
    )


def _facts(child: Mapping[str, Any], record: ReviewRecord) -> list[Fact]:
    evening = {True: _("yes"), False: _("no"), None: ""}[record.at_parents_evening]
    return [
        Fact(label=_("Class"), value=class_line(child)),
        Fact(label=_("Day of the review"), value=day(record.held_on)),
        Fact(label=_("Place"), value=record.place),
        Fact(label=_("At a parents’ evening?"), value=evening),
    ]
