"""What recording asks: a value or words, which day, a note."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.monitoring.rules.own import CHOICES, Said
from openiep.monitoring.rules.recording import Scale, months_from
from openiep.web import forms


class AgeField(forms.NumberField):
    """An age as "7:10", kept in months."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The months in `value`; ValidationError where it is no age."""
        if value in self.empty_values:
            return None
        months = months_from(str(value))
        if months is None:
            raise ValidationError(_("Write years and months with a colon, for example 7:10"))
        return months

    def prepare_value(self, value: Any) -> Any:
        """94 months stand in the box as 7:10."""
        if isinstance(value, Decimal):
            return f"{int(value) // 12}:{int(value) % 12}"
        return value


class WhenForm(forms.Form):
    """Which day it was; today unless said otherwise."""

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


class RecordForm(WhenForm):
    """A value on the target's scale; a note if wished."""

    note = forms.LongTextField(
        label=gettext_lazy("A note, if it helps"),
        hint=gettext_lazy("For example: after lunch, with the new book"),
        required=False,
        rows=2,
    )
    is_baseline = forms.TickField(label=gettext_lazy("This is where it starts, before the help"))

    def __init__(self, *args: Any, scale: Scale, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = _("Choose an answer") if scale.choices else _("Enter a value")
        self.fields["value"] = value_field(scale, label=question, missing=missing)
        self.order_fields(["value", "day", "note", "is_baseline"])


class CorrectForm(WhenForm):
    """The right value, and why the old one was wrong."""

    note = forms.LongTextField(label=gettext_lazy("A note, if it helps"), required=False, rows=2)
    why = forms.TextField(
        label=gettext_lazy("Why is it changed?"),
        hint=gettext_lazy("For example: typed 81 instead of 18. The old one stays to be read."),
    )

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = value_field(scale, label=_("What it should say"))
        self.order_fields(["value", "day", "note", "why"])


class ObserveForm(WhenForm):
    """What was seen, in words."""

    words = forms.LongTextField(
        label=gettext_lazy("What did you see or hear?"),
        hint=gettext_lazy("For example: asked Ava for the ruler, and waited for the answer"),
        rows=4,
    )
    field_order = ["words", "day"]


class CorrectWordsForm(ObserveForm):
    """The right words, and why the old ones were wrong."""

    why = forms.TextField(
        label=gettext_lazy("Why is it changed?"),
        hint=gettext_lazy("The old words stay to be read."),
    )
    field_order = ["words", "day", "why"]


class OwnRatingForm(WhenForm):
    """What the child said: one tap, and the child's own words if there were any."""

    rating = forms.ChoiceField(
        label=gettext_lazy("What does the child say?"),
        choices=[(code, code) for code in CHOICES],
        missing=gettext_lazy("Tap what the child said"),
    )
    words = forms.TextField(
        label=gettext_lazy("The child’s own words"), required=False, max_length=300
    )

    def clean_rating(self) -> Said:
        """What was chosen."""
        return CHOICES[self.cleaned_data["rating"]]


class TakeBackForm(forms.Form):
    """Why something is not to count."""

    why = forms.TextField(
        label=gettext_lazy("Why should it not count?"),
        hint=gettext_lazy("For example: recorded for the wrong child. It stays to be read."),
        required=False,
    )


def value_field(scale: Scale, *, label: str, missing: str = "") -> forms.NumberField:
    """The one box for a value on this scale."""
    kind = AgeField if scale.key == "reading_age" else forms.NumberField
    return kind(label=label, missing=missing, max_digits=9, decimal_places=2)
