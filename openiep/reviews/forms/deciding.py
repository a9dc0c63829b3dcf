"""The five answers, the result of each target, and the decision."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.reviews.rules.codes import Decision, Result
from openiep.web import forms

Choices = Sequence[tuple[str, str]]


class AnswerForm(forms.Form):
    """The answer to one of the five questions."""

    words = forms.LongTextField(label=gettext_lazy("Answer"), required=False, rows=5)
    version = forms.HiddenField(initial="0")

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question:
            self.fields["words"].label = question


class ResultForm(forms.Form):
    """What became of one target, and why."""

    result = forms.ChoiceField(
        label=gettext_lazy("How did it go?"),
        choices=(),
        look="segmented",
        missing=gettext_lazy("Choose how it went"),
    )
    why = forms.LongTextField(
        label=gettext_lazy("Why? What helped, or stood in the way?"),
        hint=gettext_lazy(
            "For example: five words at a time helped; in the hall it was too loud. "
            "If it did not move: was the help there, was it clear, was it the right step?"
        ),
        missing=gettext_lazy("Write why, in a few words"),
        rows=3,
    )
    level = forms.ChoiceField(
        label=gettext_lazy("How far did it go, beside what was expected?"),
        choices=(),
        look="select",
        required=False,
    )
    version = forms.HiddenField(initial="0")

    def __init__(
        self,
        *args: Any,
        results: Choices,
        levels: Choices = (),
        suggested: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = results  # type: ignore[attr-defined]
        self.fields["level"].choices = [("", _("Not said")), *levels]  # type: ignore[attr-defined]
        self.fields["level"].help_text = suggested
        self.order_fields(["result", "level", "why", "version"])

    def clean_result(self) -> Result:
        """One of the four results."""
        return Result(self.cleaned_data["result"])


class CloseForm(forms.Form):
    """The decision, why, and what comes next."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What is decided?"),
        choices=(),
        missing=gettext_lazy("Choose what is decided"),
    )
    words = forms.LongTextField(
        label=gettext_lazy("Why, in words that the family can read"),
        hint=gettext_lazy("For example: reading is met; spelling goes on in smaller steps"),
        missing=gettext_lazy("Write why this was decided"),
        rows=3,
    )
    carry = forms.ManyChoicesField(
        label=gettext_lazy("Which targets go on in the next plan?"),
        hint=gettext_lazy("Their readings go with them. They can be reworded there."),
        choices=(),
        required=False,
    )
    next_day = forms.DayField(label=gettext_lazy("Day of the next review"), required=False)
    good_ending = forms.LongTextField(
        label=gettext_lazy("If the plan is no longer needed: what shows it?"),
        hint=gettext_lazy("For example: has read with the class for six weeks without extra help"),
        required=False,
        rows=3,
    )

    def __init__(
        self, *args: Any, decisions: Choices, targets: Choices, longest_weeks: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_day"].help_text = _(
            "About a term from now is usual; at most %(weeks)s weeks"
        ) % {"weeks": longest_weeks}
        self.fields["decision"].choices = decisions  # type: ignore[attr-defined]
        if targets:
            self.fields["carry"].choices = targets  # type: ignore[attr-defined]
        else:
            del self.fields["carry"]

    def clean_decision(self) -> Decision:
        """One of the six decisions."""
        return Decision(self.cleaned_data["decision"])

    @property
    def carried(self) -> list[UUID]:
        """The targets that go on."""
        return [UUID(one) for one in self.cleaned_data.get("carry", ())]
