"""What bringing in a list asks."""

from collections.abc import Mapping
from typing import Any

from django.forms import Field
from django.utils.translation import gettext_lazy as _

from openiep.web import forms

KINDS = [
    ("", _("find out by its headings")),
    ("children", _("Children")),
    ("contacts", _("Parents, carers and other contacts")),
    ("staff", _("Staff")),
    ("groups", _("Classes and teaching groups")),
]


class ListForm(forms.Form):
    """A file of the register, and which list it is."""

    file = forms.FileField(
        label=_("File"),
        hint=_("CSV, OneRoster 1.2 (ZIP) or a Common Transfer File (XML). At most 20 MB."),
        accept=".csv,.txt,.zip,.xml,text/csv,application/zip,text/xml",
        missing=_("Choose the file of your list"),
        allow_empty_file=True,
    )
    kind = forms.ChoiceField(
        label=_("What is in it?"),
        hint=_("Only where a CSV file was taken for another list."),
        choices=KINDS,
        look="select",
        required=False,
    )


def chosen_columns(posted: Mapping[str, str]) -> dict[int, str]:
    """The meanings of columns as the preview's form sends them: `column-3=upn`."""
    return {
        int(name.removeprefix("column-")): value
        for name, value in posted.items()
        if name.startswith("column-") and name.removeprefix("column-").isdigit()
    }


def decisions(posted: Mapping[str, str]) -> dict[int, str]:
    """What was decided of rows, by row number: "new", a child's id, or "leave"."""
    return {
        int(name.removeprefix("row-")): value
        for name, value in posted.items()
        if name.startswith("row-") and name.removeprefix("row-").isdigit()
    }


class OldPlanForm(forms.Form):
    """A plan from before: its file, or its words."""

    file = forms.FileField(
        label=_("Word file of the old plan"),
        hint=_("A .docx file, at most 20 MB. It is kept with the child’s letters."),
        accept=".docx,.txt",
        required=False,
        allow_empty_file=True,
    )
    words = forms.LongTextField(
        label=_("Or paste its words here"),
        hint=_("Open it in Word, mark everything, copy, and paste it here. Tables may come along."),
        required=False,
        rows=6,
        max_length=60_000,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        said = super().clean() or {}
        if not said.get("file") and not (said.get("words") or "").strip() and not self.errors:
            self.add_error("file", _("Choose the file of the old plan, or paste its words below."))
        return said


class PassageForm(forms.Form):
    """One passage in the fields of the part that it may go to; `labels` says which and how named."""

    LONG = frozenset(
        {"will_do", "strategies", "text", "words", "strengths", "needs", "difficulties"}
    )

    def __init__(self, *args: Any, labels: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in labels.items():
            self.fields[name] = _of_passage(name, label, is_long=name in self.LONG)


def _of_passage(name: str, label: str, *, is_long: bool) -> Field:
    if name in {"due_on", "day"}:
        return forms.DayField(label=label, required=False)
    if name == "times_a_week":
        return forms.NumberField(label=label, required=False)
    if name == "minutes":
        return forms.WholeNumberField(label=label, required=False)
    return forms.LongTextField(label=label, required=False, rows=3 if is_long else 1)
