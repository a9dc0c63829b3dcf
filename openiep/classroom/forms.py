"""What recording a session asks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.classroom.rules.sessions import MOST_WORDS
from openiep.classroom.rules.week import BOX, CAME, CAME_BY_VALUE, Box, Filled
from openiep.monitoring.forms import value_field
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


class WeekForm(forms.Form):
    """A week of boxes, all of which may stay empty but not all at once."""

    id = forms.HiddenField()

    def __init__(self, *args: Any, boxes: Iterable[Box], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = {box.name: box for box in boxes}
        for box in self.boxes.values():
            self.fields[box.name] = _field_of(box)

    def clean_id(self) -> UUID:
        """The id that the page was made with. ValidationError where it was tampered with."""
        try:
            return UUID(self.cleaned_data["id"])
        except ValueError:
            raise ValidationError(
                _("We could not read what was sent. Open the page again.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """Nothing that was typed is passed over: also not where its box has gone in the meantime."""
        lost = [
            value.strip()
            for name, value in self.data.items()
            if name.startswith(BOX) and name not in self.boxes and value.strip()
        ]
        if lost:
            self.add_error(None, _said_lost(lost))
        elif not self.errors and not self.filled():
            self.add_error(None, _("Nothing is filled in yet. Fill in a box, then save."))
        return self.cleaned_data

    def filled(self) -> list[Filled]:
        """What was written, box by box; empty boxes say nothing."""
        said = ((box, self.cleaned_data.get(name)) for name, box in self.boxes.items())
        return [
            Filled(box, CAME_BY_VALUE[value] if box.scale is None else value)
            for box, value in said
            if value not in (None, "")
        ]


def _said_lost(lost: list[str]) -> str:
    lost = [_("a session") if value in CAME_BY_VALUE else value for value in lost]
    return _(
        "Nothing was saved yet. These belong to a target, a help or a child that is not on this "
        "page any more: %(values)s. The rest stands below: look it through and save."
    ) % {"values": ", ".join(lost)}


def _field_of(box: Box) -> Any:
    """The one box of its kind: what came of a session, words, or a value on a scale."""
    if box.scale is None:
        choices = [("", ""), *((came.value, came.value) for came in CAME)]
        return forms.ChoiceField(label="", choices=choices, look="select", required=False)
    if box.takes_words:
        return forms.LongTextField(label="", required=False, rows=2)
    field = value_field(box.scale, label="")
    field.required = False
    return field
