"""The kinds of question that forms ask, each typed and each with words for what is missing.

Every field takes `label`, `hint` (an example or a short help below the label), `missing` (said when
it is left empty; otherwise made from the label), `required` and `initial`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.web.days import day_text, read_day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words  # a text, or one to be translated later
else:
    Words = str

Choices = Iterable[tuple[object, Words]]
Look = Literal["radios", "select", "segmented"]
Width = Literal["", "2", "3", "4", "5", "10", "20", "30"]


def _told(kept: dict[str, Any], hint: Words, missing: Words) -> dict[str, Any]:
    """Django's own arguments from our words."""
    if hint:
        kept["help_text"] = hint
    if missing:
        kept["error_messages"] = {**kept.get("error_messages", {}), "required": missing}
    return kept


def _attrs(width: Width = "", **attrs: str) -> dict[str, str]:
    if width:
        attrs["class"] = f"govuk-input--width-{width}"
    return {name.replace("_", "-"): value for name, value in attrs.items() if value}


class TextField(forms.CharField):
    """One line of text. `autocomplete` helps people to fill in what they know about themselves."""

    def __init__(self, *, hint: Words = "", missing: Words = "", width: Width = "",
                 autocomplete: str = "", **kept: Any) -> None:  # fmt: skip
        kept.setdefault("widget", forms.TextInput(_attrs(width, autocomplete=autocomplete)))
        super().__init__(**_told(kept, hint, missing))


class LongTextField(forms.CharField):
    """Several lines of text; the box grows with what is written."""

    def __init__(
        self, *, hint: Words = "", missing: Words = "", rows: int = 3, **kept: Any
    ) -> None:
        kept.setdefault("widget", forms.Textarea({"rows": rows, "class": "grows"}))
        super().__init__(**_told(kept, hint, missing))


class EmailField(forms.EmailField):
    """An e-mail address."""

    def __init__(self, *, hint: Words = "", missing: Words = "", **kept: Any) -> None:
        kept.setdefault("widget", forms.EmailInput(_attrs(autocomplete="email")))
        super().__init__(**_told(kept, hint, missing))
        wrong = gettext_lazy("This is not an e-mail address. One looks like name@example.org")
        self.error_messages["invalid"] = wrong
        self.validators = [EmailValidator(message=wrong)]


class PasswordField(forms.CharField):
    """A password; never sent back to the page. `new` tells password managers to offer one."""

    def __init__(self, *, hint: Words = "", missing: Words = "", new: bool = False,
                 **kept: Any) -> None:  # fmt: skip
        complete = "new-password" if new else "current-password"
        widget = forms.PasswordInput(_attrs("20", autocomplete=complete, spellcheck="false"))
        super().__init__(**_told({"strip": False, "widget": widget, **kept}, hint, missing))


class NumberField(forms.DecimalField):
    """A number as people write it: "12.5", "12,5" or " 12 ". Gives a `Decimal` or None."""

    def __init__(self, *, hint: Words = "", missing: Words = "", width: Width = "5",
                 prefix: Words = "", suffix: Words = "", **kept: Any) -> None:  # fmt: skip
        self.prefix, self.suffix = prefix, suffix
        # A text box with a number pad: a number box drops what it cannot read without a word.
        kept.setdefault("widget", forms.TextInput(_attrs(width, inputmode="decimal")))
        super().__init__(**_told(kept, hint, missing))

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number in `value`, with comma or point; ValidationError where there is none."""
        if value in self.empty_values:
            return None
        text = str(value).strip().replace(" ", "").replace(",", ".")
        try:
            found = Decimal(text)
        except InvalidOperation:
            found = Decimal("nan")
        if not found.is_finite():
            raise ValidationError(_("Write a number, for example 12 or 12.5"), code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        """How a stored number stands in the box: 12, not 12.00."""
        if isinstance(value, Decimal) and "." in (plain := f"{value:f}"):
            return plain.rstrip("0").rstrip(".")
        return value


class WholeNumberField(NumberField):
    """A whole number as a `Decimal` without places, such as times a week."""

    def __init__(self, *, width: Width = "3", **kept: Any) -> None:
        kept.setdefault("widget", forms.TextInput(_attrs(width, inputmode="numeric")))
        super().__init__(width=width, **kept)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The whole number in `value`."""
        found = super().to_python(value)
        if found is not None and found != found.to_integral_value():
            raise ValidationError(_("Write a whole number, for example 3"), code="invalid")
        return found


class DayField(forms.Field):
    """A day typed as people write it: "11 December", "11/12/2026", "tomorrow". Gives a `date`.

    Without a year the nearest such day is meant; `with_year` asks for the year (a birthday).
    `earliest` and `latest` are days, or None.
    """

    def __init__(self, *, hint: Words = "", missing: Words = "", with_year: bool = False,
                 earliest: date | None = None, latest: date | None = None,
                 **kept: Any) -> None:  # fmt: skip
        self.with_year, self.earliest, self.latest = with_year, earliest, latest
        dated = gettext_lazy("For example 11/12/2019")
        near = gettext_lazy("For example 11 December")
        kept.setdefault("widget", forms.TextInput(_attrs("20", autocomplete="off")))
        super().__init__(**_told(kept, hint or (dated if with_year else near), missing))

    def prepare_value(self, value: Any) -> Any:
        """A known day stands in the box as "11 December 2026", so that it can be read back."""
        return f"{value.day} {day_text(value, value).split(' ', 2)[2]} {value.year}" if isinstance(
            value, date) else value  # fmt: skip

    def to_python(self, value: Any) -> date | None:
        """The day that `value` means; raises ValidationError where it means none."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        found = read_day(str(value), timezone.localdate(), with_year=self.with_year)
        if found is None:
            raise ValidationError(self._unreadable(), code="invalid")
        return found

    def validate(self, value: Any) -> None:
        """Whether the day lies between `earliest` and `latest`, both included."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(
                _("The day must be %(day)s or later") % {"day": day_text(self.earliest)}
            )
        if value and self.latest and value > self.latest:
            raise ValidationError(
                _("The day must be %(day)s or earlier") % {"day": day_text(self.latest)}
            )

    def _unreadable(self) -> str:
        if self.with_year:
            return _("Write a day with its year, for example 11/12/2019")
        return _("Write a day, for example 11 December or 11/12/2026")


class ChoiceField(forms.ChoiceField):
    """One of several. `look` draws radios, a list to open, or a row of large buttons.

    `hints` explains a choice, by its value.
    """

    def __init__(self, *, choices: Choices, look: Look = "radios", hint: Words = "",
                 missing: Words = "", hints: Mapping[str, Words] | None = None,
                 **kept: Any) -> None:  # fmt: skip
        self.hints = hints or {}
        kept.setdefault("widget", choice_widget(look))
        super().__init__(choices=list(choices), **_told(kept, hint, missing))


class ManyChoicesField(forms.MultipleChoiceField):
    """Any number out of several, as checkboxes. `hints` explains a choice, by its value."""

    def __init__(self, *, choices: Choices, hint: Words = "", missing: Words = "",
                 hints: Mapping[str, Words] | None = None, **kept: Any) -> None:  # fmt: skip
        self.hints = hints or {}
        kept.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(choices=list(choices), **_told(kept, hint, missing))


class TickField(forms.BooleanField):
    """One box to tick; empty means no."""

    def __init__(self, *, hint: Words = "", missing: Words = "", **kept: Any) -> None:
        super().__init__(**_told({"required": False, **kept}, hint, missing))


class FileField(forms.FileField):
    """A file from the person's device. `accept` names kinds, as ".csv,.zip"."""

    def __init__(self, *, hint: Words = "", missing: Words = "", accept: str = "",
                 **kept: Any) -> None:  # fmt: skip
        kept.setdefault("widget", forms.FileInput(_attrs(accept=accept)))
        super().__init__(**_told(kept, hint, missing))


class HiddenField(forms.CharField):
    """A value that goes along with the form, such as the version that was read."""

    def __init__(self, **kept: Any) -> None:
        super().__init__(**{"required": False, "widget": forms.HiddenInput(), **kept})


def choice_widget(look: Look) -> forms.Select | forms.RadioSelect:
    """The widget for one choice, also for a `ModelChoiceField`."""
    if look == "select":
        return forms.Select()
    return forms.RadioSelect({"class": "segmented"} if look == "segmented" else {})
