"""Who has agreed to what: worked out from the answers, never ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
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


AGREEING = frozenset(
    {
        AnswerCode.AGREE,
        AnswerCode.AGREE_WITH_COMMENT,
        AnswerCode.LEAVE_TO_YOU,
        AnswerCode.SHOWN,
    }
)
EXCUSING = frozenset({AnswerCode.NOT_ASKED, AnswerCode.NOT_REACHED})
ANSWERS_OF = {
    Party.SCHOOL: (AnswerCode.AGREE, AnswerCode.AGREE_WITH_COMMENT, AnswerCode.DO_NOT_AGREE),
    Party.FAMILY: tuple(code for code in AnswerCode if code is not AnswerCode.SHOWN),
    Party.CHILD: tuple(code for code in AnswerCode if code is not AnswerCode.NOT_REACHED),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody whose answer is asked. A family without a known person stands as one with no id."""

    party: Party
    person_id: UUID | None
    name: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that stands: to a line, or with line "" to the whole plan."""

    party: Party
    person_id: UUID | None
    answer: AnswerCode
    line: str = ""
    is_carried: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What one who was asked has answered, and which lines wait for them."""

    asked: Asked
    state: PersonState
    open_lines: tuple[str, ...] = ()
    refused_lines: tuple[str, ...] = ()


def standing_of(asked: Asked, given: Sequence[Given], asks_lines: Sequence[str]) -> Standing:
    """Where one person stands.

    An answer to the whole plan that was carried over from an earlier version does not cover the
    lines that this version asks again. Refusing one line is not agreeing to the plan.
    """
    mine = [g for g in given if (g.party, g.person_id) == (asked.party, asked.person_id)]
    whole = next((g for g in mine if not g.line), None)
    lines = {g.line: g.answer for g in mine if g.line}
    refused = tuple(line for line, answer in lines.items() if answer is AnswerCode.DO_NOT_AGREE)
    if whole is None:
        return Standing(asked, PersonState.OPEN, tuple(asks_lines), refused)
    if whole.answer in EXCUSING:
        return Standing(asked, PersonState.EXCUSED)
    if whole.answer is AnswerCode.DO_NOT_AGREE or refused:
        return Standing(asked, PersonState.NOT_AGREED, (), refused)
    waits = tuple(line for line in asks_lines if line not in lines) if whole.is_carried else ()
    return Standing(asked, PersonState.OPEN if waits else PersonState.AGREED, waits)


def overall(standings: Sequence[Standing]) -> Overall:
    """Where the plan stands, from where everybody stands.

    A plan without a school's, a family's and a child's place among those asked is not agreed:
    none known is not "all agreed".
    """
    states = [s.state for s in standings]
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


def check_answer(asked: Sequence[Asked], given: Given, words: str, shown: str) -> None:
    """Raise `Refused` when this answer cannot be taken down.

    Codes: `no_standing` (nobody asks this person), `not_for_this_voice` (a parent is not "shown"),
    `say_why` (a reason, the tries or the comment is missing), `say_what_was_shown`.
    """
    if (given.party, given.person_id) not in {(a.party, a.person_id) for a in asked}:
        raise refuse("no_standing")
    if given.answer not in ANSWERS_OF[given.party]:
        raise refuse("not_for_this_voice", field="answer")
    needs_words = {AnswerCode.AGREE_WITH_COMMENT, AnswerCode.DO_NOT_AGREE, *EXCUSING}
    if given.answer in needs_words and not words.strip():
        raise refuse("say_why", field="words")
    if given.answer is AnswerCode.SHOWN and not (shown.strip() and words.strip()):
        raise refuse("say_what_was_shown", field="shown")
