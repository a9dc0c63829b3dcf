"""A heap of reply slips: a row for everybody whose answer is open, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.plans.forms.agreeing import SlipForm
from openiep.plans.models import Plan
from openiep.plans.models.agreement import Agreement
from openiep.plans.presenters.refusals import say
from openiep.plans.presenters.voices import answer_words, name_of, standing_word
from openiep.plans.rules.agreement import AnswerCode, Asked, Party, PersonState, Standing
from openiep.rules import Reason


@dataclass(slots=True)
class SlipRow:
    """One slip: who, to which version, and the form in which it is taken down."""

    key: str
    plan: Plan
    agreement: Agreement
    asked: Asked
    class_name: str
    is_open: bool
    standing_answer: str
    form: SlipForm
    troubles: list[str] = field(default_factory=list)

    @property
    def voice(self) -> str:
        """school, family or child."""
        return self.asked.party.value

    @property
    def name(self) -> str:
        """Who is asked."""
        return name_of(self.asked)

    @property
    def standing(self) -> str:
        """In which standing."""
        return standing_word(self.asked.party, self.asked.standing)

    def refuse(self, reasons: Iterable[Reason]) -> None:
        """Say why this slip was not taken down."""
        self.troubles += [say(reason) for reason in reasons]


def slip_rows(
    plans: Sequence[Plan],
    agreements: Mapping[UUID, Agreement],
    data: Mapping[str, Any] | None = None,
) -> list[SlipRow]:
    """A row for everybody who is asked about these plans, in their order."""
    return [
        _row(plan, agreements[plan.pk], standing, data)
        for plan in plans
        if plan.pk in agreements
        for standing in agreements[plan.pk].standings
    ]


def class_of(plan: Plan) -> str:
    """The name of the child's class, of a plan found `with_classes`; "" where there is none."""
    return getattr(plan, "class_name", None) or ""


def _row(
    plan: Plan,
    agreement: Agreement,
    standing: Standing,
    data: Mapping[str, Any] | None,
) -> SlipRow:
    asked = standing.asked
    key = f"{plan.pk}-{asked.party.value}-{asked.person_id or 'none'}"
    whole = next((a for a in agreement.answers if not a.line and _is_of(asked, a)), None)
    return SlipRow(
        key=key,
        plan=plan,
        agreement=agreement,
        asked=asked,
        class_name=class_of(plan),
        is_open=standing.state is PersonState.OPEN or bool(standing.open_lines),
        standing_answer=str(whole.pk) if whole else "",
        form=SlipForm(data, prefix=key, answers=_answers(asked)),
    )


def _is_of(asked: Asked, answer: Any) -> bool:
    same = asked.party is not Party.FAMILY or answer.person_id == asked.person_id
    return answer.party == asked.party and same


def _answers(asked: Asked) -> dict[str, str]:
    """What can stand on a slip. What a child was shown asks for more than a row has room for."""
    words = answer_words(asked.party)
    words.pop(AnswerCode.SHOWN.value, None)
    if asked.party is not Party.CHILD and asked.person_id is None:
        return {AnswerCode.NOT_ASKED.value: _("Was not asked")}
    return words
