"""The plan as a sheet: neutral content, status and answers become finished sentences."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.documents.paper import compile_paper
from openiep.documents.paper.sheets import Fact, PlanPaper
from openiep.documents.presenters.agreement import agreement
from openiep.documents.presenters.eight import eight_parts
from openiep.documents.presenters.frame import status_of, version_words, whom_to_ask
from openiep.documents.presenters.going import going_part
from openiep.documents.presenters.inputs import Answer, Audience, Going, PlanStatus, WhomToAsk
from openiep.documents.presenters.phrases import class_line, day, joined, said

NOT_YET = Going()


def plan_paper(
    content: Mapping[str, Any],
    *,
    status: PlanStatus,
    answers: Sequence[Answer],
    ask: Sequence[WhomToAsk],
    audience: Audience,
    today: date,
    going: Going = NOT_YET,
) -> PlanPaper:
    """What the plan's template receives, phrased in the active language.

    `content` is the plan's neutral content (schema 1), `audience` who will read this copy: other
    needs meant for fewer people are left out. `today` is the day of printing; `going` what is known
    of how it is going.
    """
    child, known_as = content["child"], said(content["child"].get("known_as"))
    version = version_words(status)
    return PlanPaper(
        kind="plan",
        name=_("%(name)s’s plan") % {"name": known_as},
        school=said(content["school"].get("name")),
        status=status_of(status, answers, today),
        facts=_facts(content),
        parts=eight_parts(
            content["parts"],
            known_as=known_as,
            audience=audience,
            to_write=status.code == "draft",
        ),
        going=going_part(going, content["parts"]["targets"].get("items") or [], known_as, today),
        agreement=agreement(answers, known_as=known_as, signing=_signing(status, known_as, today)),
        ask=whom_to_ask(ask, known_as),
        footer=joined(known_as, class_line(child), version, _copy_for(audience), by=" · "),
        page_of=_("Page {page} of {pages}"),
    )


def print_plan(
    content: Mapping[str, Any],
    *,
    status: PlanStatus,
    answers: Sequence[Answer],
    ask: Sequence[WhomToAsk],
    audience: Audience,
    today: date,
    going: Going = NOT_YET,
) -> bytes:
    """The plan as PDF, in the active language. Arguments as for `plan_paper`."""
    paper = plan_paper(
        content,
        status=status,
        answers=answers,
        ask=ask,
        audience=audience,
        today=today,
        going=going,
    )
    title = joined(paper["name"], paper["status"]["word"], paper["school"], by=" – ")
    return compile_paper(
        "plan", dict(paper), title=title, language=get_language() or "en", today=today
    )


def _facts(content: Mapping[str, Any]) -> list[Fact]:
    child, review = content["child"], content["parts"]["review"].get("content") or {}
    starts_on = day(said(content["plan"].get("starts_on")))
    known = [
        Fact(label=_("Class"), value=class_line(child)),
        Fact(label=_("School"), value=said(content["school"].get("name"))),
        Fact(label=_("Begins"), value=starts_on),
        Fact(label=_("We look at it again"), value=day(said(review.get("day")))),
    ]
    return [fact for fact in known if fact["value"]]


def _signing(status: PlanStatus, known_as: str, today: date) -> str:
    about = {"name": known_as, "day": day(today), "number": status.version or 1}
    if status.code == "draft":
        return _("the draft of %(name)s’s plan printed on %(day)s") % about
    return _("version %(number)d of %(name)s’s plan") % about


def _copy_for(audience: str) -> str:
    copies = {
        "family_and_staff": _("copy for family and school"),
        "staff": _("copy for school staff only"),
    }
    return copies.get(audience, _("copy for everybody"))
