"""The list of children with and without plans: what each row prints."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from openiep.exchange.rules.cells import write_csv
from openiep.home.caseload import Line
from openiep.monitoring.presenters.overview import in_one_line
from openiep.people.presenters import say as say_of_people
from openiep.plans.rules.agreement import Party
from openiep.plans.rules.status import Status
from openiep.reference.needs import needs, statuses
from openiep.reference.years import year_groups
from openiep.rules import Reason
from openiep.web.days import day_text

VOICE_STATES = {
    "agreed": "agree",
    "not_agreed": "do_not_agree",
    "open": "",
    "excused": "not_asked",
    "shown": "shown",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """Where one of the three voices stands."""

    voice: str
    state: str
    name: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    pupil_id: str
    name: str
    class_name: str
    year: str
    stage: str
    needs: str
    status: str
    look: str
    chips: tuple[Chip, ...]
    review: str
    review_look: str
    plan_id: str
    pictures: Markup
    going: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the codes of a row are called."""

    needs: dict[str, str]
    stages: dict[str, str]
    years: dict[str, str]
    statuses: dict[str, tuple[str, str]]


def status_texts() -> dict[str, tuple[str, str]]:
    """The word and the look of each status, and of having none."""
    return {
        Status.DRAFT: (_("being written"), "draft"),
        Status.PROPOSED: (_("proposed"), "waiting"),
        Status.IN_FORCE: (_("in force"), "good"),
        "": (_("no plan"), "closed"),
    }


def need_names() -> dict[str, str]:
    """Need codes and their names."""
    return {need.code: str(need.name) for need in needs()}


def stage_names() -> dict[str, str]:
    """SEN status codes and their names."""
    return {status.code: str(status.name) for status in statuses()}


def year_names() -> dict[str, str]:
    """Year-group codes and their names, youngest first."""
    return {year.code: str(year.name) for year in year_groups()}


def years_of(codes: Set[str]) -> list[tuple[str, str]]:
    """The year groups of these codes, youngest first; all of them where classes name none."""
    known = year_names()
    return [(code, name) for code, name in known.items() if code in codes] or list(known.items())


def say(reason: Reason) -> str:
    """A reason of this room as a sentence that says what to do."""
    sentences = {
        "many_views": _("Twelve views are kept already. Take one away first."),
        "left_already": _("This child has left already."),
        "leaves_later": _(
            "This day is still to come. Record it on the day; the plan goes on so long."
        ),
        "change_begun": _("A change to the plan is begun. Finish it or give it up first."),
        "back_already": _("This child is here again already."),
        "day_to_come": _("This day is still to come"),
        "handed_over_first": _("Say first on which day it was handed over"),
        "received_before": _("It was received before it was handed over. Check the two days."),
        "received_by_whom": _("Say who received it"),
    }
    return sentences.get(reason.code) or say_of_people(reason)


def rows_for(lines: Sequence[Line], today: date, *, with_drafts: bool) -> list[Row]:
    """The rows; assistants see plans in force only, and no answers."""
    words = Words(need_names(), stage_names(), year_names(), status_texts())
    return [_row(line, today, words, with_drafts=with_drafts) for line in lines]


def _row(line: Line, today: date, words: Words, *, with_drafts: bool) -> Row:
    plan = line.plan or (line.draft if with_drafts else None)
    word, look = words.statuses[plan.status if plan else ""]
    if line.plan and line.draft and with_drafts:
        word = _("in force, next one begun")
    due = line.plan.review_due if line.plan else None
    return Row(
        pupil_id=str(line.pupil.pk),
        name=line.pupil.full_name,
        class_name=line.class_name,
        year=words.years.get(line.pupil.year_group, line.pupil.year_group),
        stage=words.stages.get(line.sen_code, "") if line.sen_code != "N" else "",
        needs=", ".join(words.needs.get(code, code) for code in line.needs),
        status=word,
        look=look,
        chips=_chips(line) if with_drafts and line.standings else (),
        review=day_text(due, today) if due else "",
        review_look="look" if due and due < today else "",
        plan_id=str(plan.pk) if plan else "",
        pictures=Markup("").join(one.picture for one in line.targets),
        going=in_one_line(line.targets),
    )


def _chips(line: Line) -> tuple[Chip, ...]:
    return tuple(Chip(party.value, VOICE_STATES.get(line.voice(party), "")) for party in Party)


def counts(lines: Iterable[Line], total: int) -> str:
    """The sentence above the table."""
    shown = list(lines)
    parts = [ngettext("%(n)d child", "%(n)d children", total) % {"n": total}]
    in_force = sum(1 for line in shown if line.plan)
    parts.append(
        ngettext("%(n)d plan in force", "%(n)d plans in force", in_force) % {"n": in_force}
    )
    waiting = sum(1 for line in shown if line.draft and line.draft.status == Status.PROPOSED)
    if waiting:
        parts.append(
            ngettext("%(n)d waits for answers", "%(n)d wait for answers", waiting) % {"n": waiting}
        )
    return " · ".join(parts)


def as_csv(rows: Iterable[Row], lines: Iterable[Line], *, with_answers: bool) -> bytes:
    """The same list for a spreadsheet; no cell begins a formula."""
    head = [
        _("Child"), _("Year"), _("Class"), _("Stage"), _("Needs"), _("Plan"), _("Review due"),
        _("School"), _("Family"), _("Child's answer"),
    ]  # fmt: skip
    words = {"agreed": _("agreed"), "not_agreed": _("does not agree"), "open": _("open")}
    words |= {"excused": _("could not be asked"), "shown": _("was shown"), "": ""}
    body = [
        [
            row.name, row.year, row.class_name, row.stage, row.needs, row.status,
            line.plan.review_due.isoformat() if line.plan and line.plan.review_due else "",
            *(words[line.voice(party)] if with_answers else "" for party in Party),
        ]
        for row, line in zip(rows, lines, strict=True)
    ]  # fmt: skip
    return write_csv([head, *body])
