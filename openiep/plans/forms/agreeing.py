"""What is asked when an answer is taken down, alone or on a heap of reply slips."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.plans.rules.agreement import AnswerCode, Party
from openiep.web import forms

Choices = Sequence[tuple[str, str]]


class AnswerForm(forms.Form):
    """The answer of one who is asked: to the whole plan, or to one line of it."""

    def __init__(
        self,
        *args: Any,
        party: Party,
        name: str,
        answers: Mapping[str, str],
        hints: Mapping[str, str],
        lines: Mapping[str, str],
        staff: Choices,
        ways: Mapping[str, str],
        days: tuple[date, date],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = {"name": name}
        self.fields["answer"] = forms.ChoiceField(
            label=_("What does %(name)s say?") % named,
            choices=answers.items(),
            hints=hints,
            missing=_("Choose what %(name)s says") % named,
        )
        self.fields["words"] = forms.LongTextField(
            label=_("In %(name)s’s words") % named,
            hint=_hint(party),
            required=False,
            rows=2,
            max_length=2000,
        )
        if party is Party.CHILD:
            self._ask_what_was_shown(name, staff)
        self.fields["line"] = forms.ChoiceField(
            label=_("About"),
            choices=[("", _("The whole plan")), *lines.items()],
            look="select",
            required=False,
        )
        self.fields["day"] = forms.DayField(
            label=_("Day of the answer"),
            missing=_("Enter the day of the answer"),
            earliest=days[0],
            latest=days[1],
            initial=days[1],
        )
        self.fields["way"] = forms.ChoiceField(
            label=_("How it came"),
            choices=ways.items(),
            look="segmented",
            missing=_("Choose how the answer came"),
        )
        _offered(self)

    def _ask_what_was_shown(self, name: str, staff: Choices) -> None:
        self.fields["shown"] = forms.TextField(
            label=_("What was shown"),
            hint=_("Only if %(name)s cannot say it. For example: three pictures of the targets")
            % {"name": name},
            required=False,
            max_length=1000,
        )
        self.fields["seen_by"] = forms.ChoiceField(
            label=_("Who saw it"),
            choices=[("", _("Choose somebody")), *staff],
            look="select",
            required=False,
        )

    @property
    def chosen(self) -> AnswerCode:
        """The answer that was chosen, of a form that is valid."""
        return AnswerCode(self.cleaned_data["answer"])


def _hint(party: Party) -> str:
    if party is Party.CHILD:
        return _("As it was said, or what you saw: pointed, smiled, pushed the page away.")
    return _("As it was said or written. If there is no answer: why, or when you tried.")


def _offered(form: forms.Form) -> None:
    """Say in our own words that only what is offered can be chosen."""
    for field in form.fields.values():
        if "invalid_choice" in field.error_messages:
            field.error_messages["invalid_choice"] = _("Choose one of the answers that are offered")


class SlipsForm(forms.Form):
    """What the slips on the table have in common."""

    day = forms.DayField(label=gettext_lazy("Day on the slips"))
    way = forms.ChoiceField(label=gettext_lazy("How they came"), choices=[], look="select")

    def __init__(self, *args: Any, ways: Mapping[str, str], today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"day": today})
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = list(ways.items())  # type: ignore[attr-defined]
        self.fields["day"].latest = today  # type: ignore[attr-defined]


class SlipForm(forms.Form):
    """One reply slip. Without an answer it lies still unread on the heap."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Answer"), choices=[], look="select", required=False
    )
    words = forms.TextField(label=gettext_lazy("Words"), required=False, max_length=2000)
    day = forms.DayField(label=gettext_lazy("Another day"), required=False)
    version = forms.HiddenField()
    standing_answer = forms.HiddenField()

    def __init__(self, *args: Any, answers: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [("", "–"), *answers.items()]  # type: ignore[attr-defined]
        _offered(self)

    @property
    def is_answered(self) -> bool:
        """Whether anything stands on this slip."""
        return self.is_bound and any(self.data.get(self.add_prefix(n)) for n in ("answer", "words"))

    def clean(self) -> dict[str, Any]:
        """A slip with words needs an answer too."""
        cleaned = super().clean() or {}
        if self.is_answered and not cleaned.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Choose the answer that belongs to these words"))
        return cleaned
