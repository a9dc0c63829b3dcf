"""What is asked when a plan goes on: why, from which day, which kind of change."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.plans.rules.status import ChangeKind
from openiep.web import forms


class ProposeForm(forms.Form):
    """A plan goes before everybody, perhaps with a word about it."""

    why = forms.LongTextField(
        label=gettext_lazy("A word with it"),
        hint=gettext_lazy("If you like: what is different this time."),
        required=False,
        rows=2,
        max_length=1000,
    )


class WhyForm(forms.Form):
    """Something is undone: why."""

    why = forms.LongTextField(
        label=gettext_lazy("Why"),
        hint=gettext_lazy("It stays in the plan's story."),
        missing=gettext_lazy("Say why"),
        rows=2,
        max_length=1000,
    )


class PutInForceForm(forms.Form):
    """From which day it counts, and why without every answer."""

    on = forms.DayField(label=gettext_lazy("In force from"))
    why = forms.LongTextField(
        label=gettext_lazy("Why the school begins now"), required=False, rows=3, max_length=1000
    )

    def __init__(self, *args: Any, today: date, asks_why: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": today})
        super().__init__(*args, **kwargs)
        self.fields["on"].latest = today  # type: ignore[attr-defined]
        if asks_why:
            self.fields["why"].help_text = _(
                "For example: Sam needs the help now; we talk with his father on Friday. Everybody "
                "who reads the plan sees this."
            )
        else:
            del self.fields["why"]


class ChangeForm(forms.Form):
    """Which of the three kinds of change, and why."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of change"), choices=[(k.value, k.value) for k in ChangeKind]
    )
    why = forms.TextField(label=gettext_lazy("Why"), required=False, max_length=1000)

    @property
    def chosen(self) -> ChangeKind:
        """The kind, of a form that is valid."""
        return ChangeKind(self.cleaned_data["kind"])


class ActForm(forms.Form):
    """Nothing is asked: the press of the button is the answer."""


class CompareForm(forms.Form):
    """Which two versions are laid beside each other."""

    old = forms.ChoiceField(label=gettext_lazy("From"), choices=[], look="select")
    new = forms.ChoiceField(label=gettext_lazy("To"), choices=[], look="select")

    def __init__(self, *args: Any, numbers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old", "new"):
            self.fields[name].choices = numbers  # type: ignore[attr-defined]
