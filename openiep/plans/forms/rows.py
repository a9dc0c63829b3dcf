"""The questions of an arrangement and of help from the family."""

from typing import Any

from django.utils.translation import gettext as _

from openiep.plans.forms.words import asked
from openiep.plans.forms.writing import WritingForm
from openiep.reference.packs import Part
from openiep.web import forms

DAYS = frozenset({"starts_on", "ends_on", "until"})
WHOLE = frozenset({"group_size", "minutes"})
LINES = frozenset({"activities", "materials", "exit_criterion", "what"})


class RowForm(WritingForm):
    """One arrangement, or one thing the family will do; `part` gives the words."""

    part: Part

    def ask(self) -> None:
        """The questions of the part, in its order."""
        for field in self.part.fields:
            self.fields[field.key] = _question(self.part, field.key)

    def values(self) -> dict[str, Any]:
        """The row's values, after the form was found valid."""
        return {field.key: self.cleaned_data[field.key] for field in self.part.fields}


def row_form(part: Part) -> type[RowForm]:
    """The form of one row of this part in the words of its pack."""
    return type("RowForm", (RowForm,), {"part": part})


def _question(part: Part, name: str) -> Any:
    words = asked(part, name)
    if name in DAYS:
        question = str(part.field(name).question)
        words["hint"] = _("%(question)s For example 11 December") % {"question": question}
        return forms.DayField(**words)
    if name in WHOLE:
        return forms.WholeNumberField(**words)
    if name == "times_a_week":
        return forms.NumberField(width="3", **words)
    return forms.LongTextField(rows=2, **words) if name in LINES else forms.TextField(**words)
