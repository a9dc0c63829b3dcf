"""An old plan beside the draft: each passage on the left, what it may become on the right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from openiep.exchange.actions.old_plans import LEFT, TAKEN
from openiep.exchange.forms import PassageForm
from openiep.exchange.models import OldPlan
from openiep.exchange.old_plan_reading import proposals_of
from openiep.exchange.rules.old_plans.proposals import FIELDS, Proposal
from openiep.letters.presenters import say as say_of_letter
from openiep.plans.forms.words import word
from openiep.plans.presenters.reasons import say as say_of_plan
from openiep.reference.packs import Part, plan_type
from openiep.rules import Reason

DAYS = frozenset({"due_on", "day"})


def say(reason: Reason) -> str:
    """A reason as a sentence that says what to do."""
    sentences = {
        "nothing_to_read": _("There are no words in it. Paste the words of the old plan below."),
        "not_a_word_file": _(
            "Words can be read from a Word file (.docx) or plain text only. Keep this one as a letter, "
            "and paste its words below."
        ),
        "not_being_written": _(
            "A plan waits for answers. Take it back to write on, then read the old plan again."
        ),
        "no_such_passage": _("This is no longer there. Go back and load the page again."),
        "decided_already": _("This was decided already; look at it below."),
        "nothing_to_take": _("Nothing stands here to take in."),
        "stands_already": _("The plan has a day already. Change it in the plan itself."),
    }
    if reason.code in sentences:
        return sentences[reason.code]
    of_files = {"nothing_in_it", "too_large", "old_word", "not_a_letter", "damaged", "has_macros",
                "unsafe_archive", "heic", "locked"}  # fmt: skip
    return say_of_letter(reason) if reason.code in of_files else say_of_plan(reason)


@dataclass(frozen=True, slots=True)
class PassageShown:
    """One passage: its old words, the part and form it may become, and where it stands."""

    number: int
    heading: str
    words: tuple[str, ...]
    part: str
    title: str
    form: PassageForm | None
    state: str
    needs_day: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How far one has come."""

    open: int
    taken: int
    left: int


def passages_shown(
    old_plan: OldPlan, answered: Mapping[int, PassageForm] | None = None
) -> list[PassageShown]:
    """All passages in their order; `answered` are forms that came back with an error."""
    kind = plan_type(old_plan.plan.plan_type)
    shown = []
    for number, one in enumerate(proposals_of(old_plan), start=1):
        state = old_plan.decided.get(str(number), "")
        part = kind.part(one.part) if one.part else None
        form = (answered or {}).get(number)
        if form is None and part is not None and not state:
            form = passage_form(number, one, part)
        shown.append(
            PassageShown(
                number=number,
                heading=one.passage.heading,
                words=one.passage.words,
                part=one.part,
                title=word(part.label) if part else "",
                form=form,
                state=state,
                needs_day="by_when" in one.open,
            )
        )
    return shown


def passage_form(
    number: int, one: Proposal, part: Part, posted: Mapping[str, Any] | None = None
) -> PassageForm:
    """The form of one passage: every field of the part that may be asked, filled with its words."""
    first = {
        name: date.fromisoformat(value) if name in DAYS else value
        for name, value in one.values.items()
    }
    return PassageForm(posted, labels=_labels(one, part), initial=first, prefix=f"p{number}")


def form_for(old_plan: OldPlan, number: int, posted: Mapping[str, Any]) -> PassageForm | None:
    """The form of one passage as it came back; None where nothing can be taken in."""
    proposals = proposals_of(old_plan)
    if not 1 <= number <= len(proposals) or not proposals[number - 1].part:
        return None
    one = proposals[number - 1]
    part = plan_type(old_plan.plan.plan_type).part(one.part)
    return passage_form(number, one, part, posted)


def _labels(one: Proposal, part: Part) -> dict[str, str]:
    """The fields: for a target its four lines and the day always, of the rest what has words."""
    always = {"who", "will_do", "conditions", "how_well", "due_on"}
    names = FIELDS.get(one.part) or tuple(one.values)
    kept = [name for name in names if name in one.values or name in always]
    own = {
        "baseline_text": _("Where it starts"),
        "used_by": _("Who does it"),
        "strategies": _("What adults do, one in a line"),
    }
    return {name: own.get(name) or word(part.field(name).label) for name in kept}


def tally(shown: list[PassageShown]) -> Tally:
    """How many passages wait, were taken in, were left out; those without a part do not wait."""
    return Tally(
        open=sum(one.form is not None for one in shown),
        taken=sum(one.state == TAKEN for one in shown),
        left=sum(one.state == LEFT for one in shown),
    )
