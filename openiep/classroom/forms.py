"""What recording a session asks."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from openiep.classroom.rules.sessions import MOST_WORDS
from openiep.web import forms

OUTCOMES = (
    ("happened", gettext_lazy("It happened")),
    ("partly", gettext_lazy("It happened partly")),
    ("did_not", gettext_lazy("It did not happen")),
    ("away", gettext_lazy("The child was away")),
)
WHYS = (
    ("", gettext_lazy("Choose a reason")),
    ("staff", gettext_lazy("The adult was away or needed elsewhere")),
    ("event", gettext_lazy("A trip, a test or something else on that day")),
    ("place", gettext_lazy("No room or equipment")),
    ("not_ready", gettext_lazy("It was not the right moment for the child")),
    ("other", gettext_lazy("Another reason")),
)


class SessionForm(forms.Form):
    """What came of one session, on which day, and why where it did not happen as planned."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"),
        choices=OUTCOMES,
        look="radios",
        missing=gettext_lazy("Choose what came of it"),
    )
    why = forms.ChoiceField(
        label=gettext_lazy("If not as planned, why?"), choices=WHYS, look="select", required=False
    )
    words = forms.TextField(
        label=gettext_lazy("In your own words, if it helps"),
        required=False,
        max_length=MOST_WORDS,
    )
    day = forms.DayField(
        label=gettext_lazy("Which day was it?"),
        hint=gettext_lazy("For example today, yesterday or 11 December"),
    )
    id = forms.HiddenField()

    def clean_id(self) -> UUID | None:
        """The id that the page was made with; None where it was tampered with."""
        try:
            return UUID(self.cleaned_data["id"])
        except ValueError:
            return None


class TabletForm(forms.Form):
    """What a tablet of the school is called."""

    name = forms.TextField(
        label=gettext_lazy("What is this device called?"),
        hint=gettext_lazy("For example: tablet of 3K"),
        max_length=60,
    )


class PinForm(forms.Form):
    """The PIN, as it is given at a tablet."""

    pin = forms.PasswordField(label=gettext_lazy("Your PIN"), missing=gettext_lazy("Give your PIN"))


class ChoosePinForm(forms.Form):
    """A new PIN of one's own."""

    pin = forms.PasswordField(
        label=gettext_lazy("Choose a PIN"),
        hint=gettext_lazy("5 to 8 figures, not in a row, and not the one of your bank card"),
        missing=gettext_lazy("Choose a PIN"),
    )


class MoveForm(forms.Form):
    """Where a reading belongs."""

    to = forms.ChoiceField(
        label=gettext_lazy("Where does it belong?"),
        choices=(),
        look="radios",
        missing=gettext_lazy("Choose the right child and target"),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
