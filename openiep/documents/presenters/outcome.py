"""What came of the plan: the five questions, each target's result, the decision, what is next."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import (
    Block,
    Column,
    Fact,
    Facts,
    Lines,
    Part,
    Row,
    Table,
    Text,
    Ticks,
)
from openiep.documents.presenters.going import bars, pictures
from openiep.documents.presenters.inputs import NextStep, Reviewed, ReviewRecord
from openiep.documents.presenters.phrases import day, joined, said
from openiep.documents.presenters.targets import aim_of, start_of, target_sentence

BLANK_STEPS = 3


def five_questions(record: ReviewRecord, known_as: str) -> Part:
    """The five questions that a review answers, each with its answer or lines. Below the first,
    which asks what help was given, stands what was planned of it and what happened.
    """
    name = {"name": known_as}
    questions = {
        "help_given": _("What help did school and family give?"),
        "progress": _("How has %(name)s got on?") % name,
        "effectiveness": _("How well has the plan worked?"),
        "updates": _("What is new: information and advice?"),
        "future": _("What should happen next?"),
    }
    answered = [
        _answered(question, record.five.get(key, "").strip(), closed=record.closed)
        for key, question in questions.items()
    ]
    blocks: list[Block] = [*answered[:1], *bars(record.helped), *answered[1:]]
    return Part(number="", heading=_("Five questions"), blocks=blocks)


def _answered(question: str, answer: str, *, closed: bool) -> Text | Lines:
    if not answer and not closed:
        return Lines(kind="lines", label=question, count=2)
    return Text(kind="text", label=question, text=answer or nothing_said(), above=True)


def nothing_said() -> str:
    """What a closed record says where nobody said anything."""
    return _("Nothing was written down.")


def results(targets: Sequence[Mapping[str, Any]], record: ReviewRecord, known_as: str) -> Part:
    """Each target with where it stands and its result in words."""
    told = {one.target_id: one for one in record.targets}
    titles = ((_("Target"), 3.6), (_("From, aim, now"), 2.4), (_("Result, and why"), 2.6))
    rows = [
        _result_row(one, told.get(said(one.get("id")), Reviewed("")), known_as) for one in targets
    ]
    table = Table(
        kind="table",
        columns=[Column(title=title, share=share) for title, share in titles],
        rows=rows or [Row(voice="", cells=["", "", ""]) for _row in range(BLANK_STEPS)],
    )
    drawn = pictures(targets, told, known_as)
    return Part(number="", heading=_("What came of each target?"), blocks=[table, *drawn])


def _result_row(target: Mapping[str, Any], told: Reviewed, known_as: str) -> Row:
    words = result_words()
    start, aim = start_of(target), aim_of(target)
    standing = joined(
        start and _("From: %(amount)s") % {"amount": start},
        aim and _("Aim: %(amount)s") % {"amount": aim},
        _("Now: %(amount)s") % {"amount": told.now or "……………………"},
        by="\n",
    )
    return Row(
        voice="",
        cells=[
            target_sentence(target, known_as),
            standing,
            told.reason,
        ],
        lead=words.get(told.result, ""),
        ticks=[] if told.result in words else list(words.values()),
    )


def result_words() -> dict[str, str]:
    """The four results in words that nobody need be ashamed of."""
    return {
        "met": _("Met"),
        "partly_met": _("Partly met"),
        "not_yet": _("Not yet"),
        "no_longer_right": _("No longer the right target"),
    }


def what_now(record: ReviewRecord) -> Part:
    """The decision, or boxes to tick."""
    decisions = {
        "continue": _("Go on with the plan as it is"),
        "change": _("Change the plan"),
        "more": _("Give more help"),
        "less": _("Give less help"),
        "finish": _("Finish: the plan is no longer needed"),
        "ask_specialist": _("Ask a specialist"),
    }
    blocks: list[Block] = []
    if record.decision:
        word = decisions.get(record.decision, record.decision)
        blocks.append(Text(kind="text", label=_("Decided"), text=word))
    else:
        blocks.append(Ticks(kind="ticks", label="", options=list(decisions.values())))
    if record.decision_reason:
        blocks.append(Text(kind="text", label=_("Because"), text=record.decision_reason))
    elif not record.decision:
        blocks.append(Lines(kind="lines", label=_("Because"), count=1))
    return Part(number="", heading=_("What did we decide?"), blocks=blocks)


def next_steps(record: ReviewRecord) -> Part:
    """Who does what by when, and the next review."""
    titles = ((_("What"), 4.0), (_("Who"), 2.0), (_("By"), 1.8))
    steps = record.next_steps or ([] if record.closed else [NextStep("")] * BLANK_STEPS)
    table = Table(
        kind="table",
        columns=[Column(title=title, share=share) for title, share in titles],
        rows=[Row(voice="", cells=[one.what, one.who, day(one.by)]) for one in steps],
    )
    blocks: list[Block] = [table] if steps else []
    again = Fact(label=_("We meet again"), value=day(record.next_review_on))
    blocks.append(Facts(kind="facts", facts=[again]))
    return Part(number="", heading=_("What happens next?"), blocks=blocks)
