"""Who has answered what, and what is still open: the three voices side by side."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from openiep.access.rules import Permission, Role, permits
from openiep.plans.models import Answer, Plan
from openiep.plans.models.agreement import Agreement, contents_with_lines_gone
from openiep.plans.presenters.lines import line_names, short
from openiep.plans.presenters.voices import listed, name_of, standing_word, ways, who_key
from openiep.plans.rules.agreement import (
    AnswerCode,
    Overall,
    Party,
    PersonState,
    Standing,
    is_theirs,
)
from openiep.plans.rules.status import Status
from openiep.web.days import day_text

LOOKS = {
    Overall.AGREED: "good",
    Overall.AGREED_BY_THOSE_REACHED: "good",
    Overall.WAITING: "waiting",
    Overall.FAMILY_DIFFERS: "look",
    Overall.NOT_AGREED: "look",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer that stands: its code, when and how, and the words."""

    id: str
    code: str
    about: str
    line: str
    words: str
    shown: str
    seen_by: str
    taken_by: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one who is asked: who, what they said, and what waits for them."""

    key: str
    voice: str
    name: str
    standing: str
    is_known: bool
    whole: Said | None
    lines: list[Said]
    open_lines: list[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class AnswersPanel:
    """Everything that is printed about who agrees with one version."""

    plan: Plan
    number: int
    look: str
    sentences: list[str]
    voices: list[tuple[str, list[Place]]]
    may_answer: bool
    is_disputed: bool
    open: list[str] = field(default_factory=list)


def answers_panel(plan: Plan, agreement: Agreement, roles: Set[Role]) -> AnswersPanel:
    """The three answers as somebody with these roles sees them."""
    version = agreement.version
    names = line_names(version.content, *contents_with_lines_gone(version))
    places = [_place(one, agreement, names) for one in agreement.standings]
    asking = plan.status in {Status.PROPOSED, Status.IN_FORCE}
    return AnswersPanel(
        plan=plan,
        number=version.number,
        look=LOOKS[agreement.overall],
        sentences=sentences(agreement),
        voices=[(party.value, [p for p in places if p.voice == party]) for party in Party],
        may_answer=asking and permits(roles, Permission.AGREE_PLAN),
        is_disputed=agreement.overall in {Overall.NOT_AGREED, Overall.FAMILY_DIFFERS},
        open=[place.name for place in places if place.is_open],
    )


def _place(standing: Standing, agreement: Agreement, names: dict[str, str]) -> Place:
    asked = standing.asked
    mine = [answer for answer in agreement.answers if is_theirs(asked, answer.as_given())]
    whole = next((answer for answer in mine if not answer.line), None)
    number = agreement.version.number
    return Place(
        key=who_key(asked),
        voice=asked.party.value,
        name=name_of(asked),
        standing=standing_word(asked.party, asked.standing),
        is_known=asked.person_id is not None or asked.party is Party.CHILD,
        whole=said(whole, number) if whole else None,
        lines=[said(answer, number, names) for answer in mine if answer.line],
        open_lines=[
            short(names.get(line, _("What was taken out"))) for line in standing.open_lines
        ],
        is_open=standing.state is PersonState.OPEN or bool(standing.open_lines),
    )


def said(answer: Answer, number: int, names: dict[str, str] | None = None) -> Said:
    """One answer in words, seen from version `number`."""
    about = [day_text(answer.day), ways()[answer.way]]
    if answer.given_to != number:
        about.append(_("to version %(number)d") % {"number": answer.given_to})
    return Said(
        id=str(answer.pk),
        code=answer.answer,
        about=", ".join(about),
        line=short((names or {}).get(answer.line, "")),
        words=answer.words,
        shown=answer.shown,
        seen_by=answer.seen_by.called if answer.seen_by else "",
        taken_by=getattr(answer, "taken_called", None) or "",
    )


def sentences(agreement: Agreement) -> list[str]:
    """Where the plan stands, in one or two sentences."""
    found = [_overall(agreement)]
    others = [s for s in agreement.open if s.state is PersonState.OPEN]
    if others and agreement.overall is not Overall.WAITING:
        found.append(_waiting(others))
    if any(not s.asked.name and s.asked.party is Party.FAMILY for s in agreement.standings):
        found.append(
            _("No parent or carer is known yet whose standing has been checked, so nobody can agree "
              "for the family.")
        )  # fmt: skip
    return found


def _overall(agreement: Agreement) -> str:
    by_state: dict[PersonState, list[str]] = {state: [] for state in PersonState}
    for one in agreement.standings:
        by_state[one.state].append(name_of(one.asked))
    match agreement.overall:
        case Overall.FAMILY_DIFFERS:
            return _("The family is of two minds: %(yes)s agrees, %(no)s does not.") % _in_family(
                agreement.standings
            )
        case Overall.NOT_AGREED:
            names = by_state[PersonState.NOT_AGREED]
            return _("Not agreed: %(names)s.") % {"names": listed(names)}
        case Overall.WAITING:
            return _waiting(agreement.open)
        case Overall.AGREED_BY_THOSE_REACHED:
            names = by_state[PersonState.EXCUSED]
            return _("Agreed by all who could be asked. No answer from %(names)s.") % {
                "names": listed(names)
            }
    if shown := by_state[PersonState.SHOWN]:
        return _("School and family agree. %(name)s was shown the plan.") % {"name": listed(shown)}
    return _("Everybody agrees.")


def _in_family(standings: Sequence[Standing]) -> dict[str, str]:
    def of(state: PersonState) -> str:
        family = (s for s in standings if s.asked.party is Party.FAMILY and s.state is state)
        return listed([name_of(s.asked) for s in family])

    return {"yes": of(PersonState.AGREED), "no": of(PersonState.NOT_AGREED)}


def _waiting(standings: Sequence[Standing]) -> str:
    again = [name_of(s.asked) for s in standings if s.open_lines]
    first = [name_of(s.asked) for s in standings if not s.open_lines]
    found = []
    if first:
        found.append(_("No answer yet from %(names)s.") % {"names": listed(first)})
    if again:
        found.append(_("Asked again about what was changed: %(names)s.") % {"names": listed(again)})
    return " ".join(found) or _("Answers are still open.")


def chips(panel: AnswersPanel) -> list[dict[str, str]]:
    """The places as short marks, in the order of the voices."""
    return [
        {
            "voice": voice,
            "name": place.name,
            "state": _chip(place),
            "about": "",
        }
        for voice, places in panel.voices
        for place in places
    ]


def _chip(place: Place) -> str:
    if any(one.code == AnswerCode.DO_NOT_AGREE for one in place.lines):
        return AnswerCode.DO_NOT_AGREE.value
    return place.whole.code if place.whole and not place.open_lines else ""
