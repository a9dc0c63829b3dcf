"""The questions of a target of the school's own, and of the search in the bank."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.plans.forms.words import word
from openiep.plans.models import OwnTarget
from openiep.reference.measures import measures
from openiep.reference.needs import areas
from openiep.web import forms


class OwnTargetForm(forms.Form):
    """A target that is about no child; words in square brackets are blanks."""

    version = forms.HiddenField()
    name = forms.TextField(
        label=gettext_lazy("What it is about"), hint=gettext_lazy("For example: Reading aloud"),
        missing=gettext_lazy("Say what it is about, for example Reading aloud"),
    )  # fmt: skip
    will_do = forms.LongTextField(
        rows=2, label=gettext_lazy("Will do what"),
        hint=gettext_lazy("Blanks stand in brackets: say the sounds of the letters [letters]"),
        missing=gettext_lazy("Say what the child will do"),
    )  # fmt: skip
    conditions = forms.LongTextField(
        rows=2, required=False, label=gettext_lazy("When, where, with what help")
    )
    how_well = forms.LongTextField(rows=2, required=False, label=gettext_lazy("How well"))
    measure = forms.ChoiceField(
        label=gettext_lazy("How it is measured"), look="select", required=False, choices=()
    )
    baseline_question = forms.LongTextField(
        rows=2, required=False, label=gettext_lazy("What to find out first"),
        hint=gettext_lazy("For example: How many of 10 sounds does the child say at sight?"),
    )  # fmt: skip
    strategies = forms.LongTextField(
        rows=4, required=False, label=gettext_lazy("Strategies"),
        hint=gettext_lazy("One to a line"),
    )  # fmt: skip
    area = forms.ChoiceField(
        label=gettext_lazy("Area of need"), look="select", required=False, choices=()
    )
    age_from = forms.WholeNumberField(label=gettext_lazy("From age"), required=False)
    age_to = forms.WholeNumberField(label=gettext_lazy("To age"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        open_one = [("", _("Not chosen yet"))]
        kinds = [(key, word(kind.name)) for key, kind in measures().items()]
        self.fields["measure"].choices = [*open_one, *kinds]  # type: ignore[attr-defined]
        self.fields["area"].choices = [*open_one, *area_choices()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The entry's values, after the form was found valid."""
        said = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        ages = {name: _whole(said[name]) for name in ("age_from", "age_to")}
        lines = {name: braces(said[name]) for name in ("will_do", "conditions", "how_well")}
        return {**said, **ages, **lines, "strategies": said["strategies"].splitlines()}


def initial_of(entry: OwnTarget) -> dict[str, Any]:
    """A kept entry as it would be typed."""
    names = [name for name in OwnTargetForm.base_fields if name != "strategies"]
    said = {name: getattr(entry, name) for name in names}
    lines = {name: brackets(said[name]) for name in ("will_do", "conditions", "how_well")}
    return {**said, **lines, "strategies": "\n".join(entry.strategies)}


def area_choices() -> list[tuple[str, str]]:
    """The areas of need."""
    return [(one.key, word(one.name)) for one in areas()]


def brackets(line: str) -> str:
    """Blanks as a writer sees them: "[letters]"."""
    return line.replace("{", "[").replace("}", "]")


def braces(line: str) -> str:
    """Blanks as the bank keeps them: "{letters}"."""
    return line.replace("[", "{").replace("]", "}")


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
