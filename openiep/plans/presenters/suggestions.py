"""The family's own words for a plan, as the school reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.plans.forms.words import word
from openiep.plans.models import Plan, Suggestion
from openiep.plans.rules.suggestions import goes_in_by_itself
from openiep.reference.packs import plan_type


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """One parent's words for one part, and what became of them."""

    id: UUID
    who: str
    part: str
    words: str
    at: datetime
    look: str
    became: str
    answer_words: str
    is_open: bool
    take_up: str


def suggestion_lines(found: Iterable[Suggestion], plan: Plan) -> list[SuggestionLine]:
    """As the page prints them, the oldest first. Each needs its `person`."""
    names = {part.key: word(part.label) for part in plan_type(plan.plan_type).parts}
    became = {
        "": ("waiting", _("waits for an answer")),
        Suggestion.Answer.TAKEN_UP: ("good", _("taken up")),
        Suggestion.Answer.ANSWERED: ("draft", _("answered")),
    }
    return [
        SuggestionLine(
            one.pk, one.person.called, names.get(one.part, one.part), one.words, one.made_at,
            *became[one.answer], one.answer_words, not one.answer,
            _("Put these words into the plan")
            if goes_in_by_itself(one.part)
            else _("I have written it into the plan"),
        )
        for one in found
    ]  # fmt: skip
