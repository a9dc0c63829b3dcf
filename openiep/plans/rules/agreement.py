"""Who has agreed to what: worked out from the answers, never ticked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from openiep.rules import refuse


class Party(StrEnum):
    """The three voices, always in this order."""

    SCHOOL = "school"
    FAMILY = "family"
    CHILD = "child"


class AnswerCode(StrEnum):
    """What may be answered, or why there is no answer."""

    AGREE = "agree"
    AGREE_WITH_COMMENT = "agree_with_comment"
    DO_NOT_AGREE = "do_not_agree"
    LEAVE_TO_YOU = "leave_to_you"
    NOT_ASKED = "not_asked"
    NOT_REACHED = "not_reached"
    SHOWN = "shown"


class Way(StrEnum):
    """How the answer came."""

    ON_PAPER = "on_paper"
    AT_MEETING = "at_meeting"
    BY_PHONE = "by_phone"
    ON_SCREEN = "on_screen"


class PersonState(StrEnum):
    """Where one person, or the child, stands towards the version."""

    AGREED = "agreed"
    SHOWN = "shown"
    NOT_AGREED = "not_agreed"
    OPEN = "open"
    EXCUSED = "excused"


class Overall(StrEnum):
    """Where the plan stands. Whether it is in force is another fact."""

    AGREED = "agreed"
    AGREED_BY_THOSE_REACHED = "agreed_by_those_reached"
    WAITING = "waiting"
    FAMILY_DIFFERS = "family_differs"
    NOT_AGREED = "not_agreed"


AGREEING = frozenset({AnswerCode.AGREE, AnswerCode.AGREE_WITH_COMMENT, AnswerCode.LEAVE_TO_YOU})
EXCUSING = frozenset({AnswerCode.NOT_ASKED, AnswerCode.NOT_REACHED})
NEEDS_WORDS = frozenset({AnswerCode.AGREE_WITH_COMMENT, *EXCUSING})
ANSWERS_OF = {
    Party.SCHOOL: (AnswerCode.AGREE, AnswerCode.AGREE_WITH_COMMENT, AnswerCode.DO_NOT_AGREE),
    Party.FAMILY: tuple(code for code in AnswerCode if code is not AnswerCode.SHOWN),
    Party.CHILD: tuple(code for code in AnswerCode if code is not AnswerCode.NOT_REACHED),
}
# With these the school goes ahead without everybody, so it says why.
NEEDS_A_REASON = frozenset({Overall.WAITING, Overall.FAMILY_DIFFERS, Overall.NOT_AGREED})


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody whose answer is asked. A family without a known person stands as one with no id.

    `instead` are colleagues who may answer for the school just as well.
    """

    party: Party
    person_id: UUID | None
    name: str
    standing: str = ""
    instead: tuple["Asked", ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that stands: to a line, or with line "" to the whole plan.

    `given_to` is the number of the version that was before the person when they answered; an
    answer carried over to a later version keeps it.
    """

    party: Party
    person_id: UUID | None
    answer: AnswerCode
    line: str = ""
    given_to: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """What one who was asked has answered, and which lines wait for them or were refused."""

    asked: Asked
    state: PersonState
    open_lines: tuple[str, ...] = ()
    refused_lines: tuple[str, ...] = ()


def is_theirs(asked: Asked, given: Given) -> bool:
    """Whether this is the answer of this one. The school and the child each have one voice."""
    same_person = asked.party is not Party.FAMILY or asked.person_id == given.person_id
    return asked.party is given.party and same_person


def standing_of(
    asked: Asked, given: Sequence[Given], asks_lines: Mapping[str, int] | None = None
) -> Standing:
    """Where one person stands.

    `asks_lines` says which lines were asked again, and since which version: an answer given to an
    earlier version does not cover them, a later one does. Refusing one line is not agreeing to the
    plan, and an answer that could not be got for a line is not an agreement to it.
    """
    since = asks_lines or {}
    mine = [g for g in given if is_theirs(asked, g)]
    whole = next((g for g in mine if not g.line), None)
    lines = {g.line: g.answer for g in mine if g.line and g.given_to >= since.get(g.line, 0)}
    heard = whole.given_to if whole else 0
    later = {line for line, version in since.items() if version > heard}
    waits = tuple(line for line in since if line in later and line not in lines)
    refused = tuple(line for line, code in lines.items() if code is AnswerCode.DO_NOT_AGREE)
    excused = any(code in EXCUSING for line, code in lines.items() if line in later)
    return Standing(asked, _state(whole, waits, refused, excused=excused), waits, refused)


def _state(
    whole: Given | None, waits: tuple[str, ...], refused: tuple[str, ...], *, excused: bool
) -> PersonState:
    if refused or (whole and whole.answer is AnswerCode.DO_NOT_AGREE):
        return PersonState.NOT_AGREED
    if whole is None or waits:
        return PersonState.OPEN
    if excused or whole.answer in EXCUSING:
        return PersonState.EXCUSED
    return PersonState.SHOWN if whole.answer is AnswerCode.SHOWN else PersonState.AGREED


def overall(standings: Sequence[Standing]) -> Overall:
    """Where the plan stands, from where everybody stands.

    A plan without a school's, a family's and a child's place among those asked is not agreed:
    none known is not "all agreed". A child who was shown the plan hinders nobody's agreement.
    """
    states = {s.state for s in standings}
    family = {s.state for s in standings if s.asked.party is Party.FAMILY}
    if {PersonState.AGREED, PersonState.NOT_AGREED} <= family:
        return Overall.FAMILY_DIFFERS
    if PersonState.NOT_AGREED in states:
        return Overall.NOT_AGREED
    if PersonState.OPEN in states or {s.asked.party for s in standings} != set(Party):
        return Overall.WAITING
    if PersonState.EXCUSED in states:
        return Overall.AGREED_BY_THOSE_REACHED
    return Overall.AGREED


def check_standing(asked: Sequence[Asked], party: Party, person_id: UUID | None) -> Asked:
    """The one who is asked, as whom this person answers. Raises `Refused("no_standing")`."""
    everybody = [one for a in asked for one in (a, *a.instead)]
    for one in everybody:
        if (one.party, one.person_id) == (party, person_id):
            return one
    raise refuse("no_standing", field="who")


def check_answer(
    asked: Sequence[Asked], given: Given, *, words: str = "", shown: str = "", seen: bool = False
) -> Asked:
    """Who answers, if this answer can be taken down; `seen` when it is said who saw it.

    Raises `Refused`: `no_standing` (nobody asks this person), `nobody_to_answer` (no parent is
    known, so none can agree), `not_for_this_voice` (a parent is not "shown"), `say_why` (the
    comment, the reason or the tries are missing), `say_what_was_shown`, `say_what_was_seen`,
    `say_who_saw`.
    """
    one = check_standing(asked, given.party, given.person_id)
    if given.answer not in ANSWERS_OF[given.party]:
        raise refuse("not_for_this_voice", field="answer")
    if one.person_id is None and one.party is not Party.CHILD and given.answer not in EXCUSING:
        raise refuse("nobody_to_answer", field="answer")
    if given.answer in NEEDS_WORDS and not words.strip():
        raise refuse("say_why", field="words", answer=given.answer.value)
    if given.answer is AnswerCode.SHOWN:
        _check_shown(words, shown, seen=seen)
    return one


def _check_shown(words: str, shown: str, *, seen: bool) -> None:
    if not shown.strip():
        raise refuse("say_what_was_shown", field="shown")
    if not words.strip():
        raise refuse("say_what_was_seen", field="words")
    if not seen:
        raise refuse("say_who_saw", field="seen_by")


def check_day(day: date, *, made_on: date, today: date) -> None:
    """Raise `Refused` when no answer can be of this day: `day_in_future`, `before_the_version`."""
    if day > today:
        raise refuse("day_in_future", field="day", today=today)
    if day < made_on:
        raise refuse("before_the_version", field="day", made_on=made_on)
