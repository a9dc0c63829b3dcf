"""What the roof's pages ask."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from openiep.web import forms


class ReasonForm(forms.Form):
    """Why a record is opened by somebody who sees lists only."""

    reason = forms.LongTextField(
        label=_("Why do you need to open this record?"),
        hint=_("The SENCo sees your name, the day and this reason. It opens the record for today."),
        missing=_("Say why you need to open this record"),
        rows=3,
    )


class ViewForm(forms.Form):
    """A name for the filters and the order of the list."""

    name = forms.TextField(label=_("Name of the view"), max_length=40)
    is_default = forms.TickField(label=_("Begin with this view"), required=False)
    query = forms.HiddenField(required=False)


class LeavingForm(forms.Form):
    """That a child leaves: when, and for where."""

    left_on = forms.DayField(
        label=_("Left on"),
        hint=_("The first day on which the child is no longer at this school"),
        with_year=True,
    )
    to_school = forms.TextField(
        label=_("Which school or setting does the child go to?"),
        hint=_("Write “not known yet” if it is not known"),
        max_length=120,
    )
    words = forms.LongTextField(
        label=_("What helps the next school to go on"),
        hint=_("It stands at the end of the plan. Leave it empty if the plan says it all."),
        required=False,
        rows=3,
    )


class HandOverForm(forms.Form):
    """How the record was handed over, and the receipt."""

    handed_over_on = forms.DayField(label=_("Handed over on"), with_year=True, required=False)
    handed_over_how = forms.TextField(
        label=_("How"),
        hint=_("For example: by hand to the SENCo, by secure file transfer"),
        max_length=200,
        required=False,
    )
    received_on = forms.DayField(label=_("Received on"), with_year=True, required=False)
    received_by = forms.TextField(
        label=_("Received by"), hint=_("Name and post"), max_length=120, required=False
    )
    version = forms.HiddenField()


Choices = Iterable[tuple[str, str]]


class OwnAnswerForm(forms.Form):
    """A parent's own answer, to the whole plan or to one thing in it."""

    answer = forms.ChoiceField(label=_("What do you say?"), choices=[], missing=_("Choose one"))
    words = forms.LongTextField(
        label=_("Your words"),
        hint=_("Needed only if you want to add something."),
        required=False,
        rows=3,
        max_length=2000,
    )
    line = forms.ChoiceField(label=_("About"), choices=[], look="select", required=False)
    version = forms.HiddenField()
    standing_answer = forms.HiddenField(required=False)

    def __init__(self, *args: Any, answers: Choices, lines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = list(answers)  # type: ignore[attr-defined]
        whole = [("", _("The whole plan")), *lines]
        self.fields["line"].choices = whole  # type: ignore[attr-defined]


class SuggestForm(forms.Form):
    """A parent's words for one part of the plan."""

    part = forms.ChoiceField(label=_("What are your words about?"), choices=[])
    words = forms.LongTextField(
        label=_("Your words"), rows=4, max_length=2000, missing=_("Write your words")
    )

    def __init__(self, *args: Any, parts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = list(parts)  # type: ignore[attr-defined]


class SayForm(forms.Form):
    """What a parent thinks before a review."""

    words = forms.LongTextField(
        label=_("What do you think?"),
        hint=_("What goes well? What is hard? What do you wish for?"),
        missing=_("Write what you think"),
        rows=6,
        max_length=4000,
    )
    audience = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=[
            ("staff", _("Only the school")),
            ("meeting", _("Everybody at the meeting")),
        ],
        initial="staff",
    )


class DiaryForm(forms.Form):
    """What was done at home: one tap, and a word if wished."""

    home_help = forms.ChoiceField(
        label=_("What did you do?"), choices=[], look="select", required=False
    )
    day = forms.DayField(label=_("When?"))
    words = forms.TextField(label=_("A word, if you like"), required=False, max_length=500)
    share = forms.TickField(
        label=_("Show this to the school"),
        hint=_("If you do not tick it, only you see it."),
        required=False,
    )

    def __init__(self, *args: Any, things: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home_help"].choices = [*things, ("", _("Something else"))]  # type: ignore[attr-defined]
        self.fields["day"].initial = today
        self.fields["day"].latest = today  # type: ignore[attr-defined]


class TakesOverForm(forms.Form):
    """Who takes over from a colleague."""

    to = forms.ChoiceField(label=_("Who takes over?"), choices=(), look="select")
    leaves = forms.TickField(label=_("The post ends today, and with it all access"), required=False)

    def __init__(self, *args: Any, colleagues: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", ""), *colleagues]  # type: ignore[attr-defined]


class ExportForm(forms.Form):
    """Why everything about a child is taken out, and the password that protects it on its way."""

    why = forms.LongTextField(
        label=_("What is it for?"),
        hint=_("For example: Sara Taylor asked on 3 November to see what we hold."),
        missing=_("Say what it is for"),
        rows=2,
        max_length=1000,
    )
    password = forms.PasswordField(
        label=_("Password for the archive"),
        hint=_(
            "If it leaves the school: at least 12 letters; tell it by another way. Without one the "
            "archive opens for everybody."
        ),
        required=False,
        min_length=12,
        new=True,
    )


class ConfirmDisposalForm(forms.Form):
    """That the second person has looked."""

    looked = forms.TickField(
        label=_("I have looked: nothing in this record is still needed"),
        required=True,
        missing=_("Tick this once you have looked"),
    )
