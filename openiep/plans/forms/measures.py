"""The questions of a way of measuring of the school's own, and how a target takes it over."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.plans.forms.typed import Typed, as_typed
from openiep.plans.forms.words import word
from openiep.plans.models import OwnMeasure
from openiep.plans.rules.measures import KINDS
from openiep.reference.measures import Measure, measures
from openiep.web import forms

# In the form of a target: one that is being chosen ("own:<id>"), and one that was taken over.
CHOSEN, TAKEN = "own:", "own"


class OwnMeasureForm(forms.Form):
    """A way of measuring that is about no child."""

    version = forms.HiddenField()
    name = forms.TextField(
        label=gettext_lazy("What it is called"),
        hint=gettext_lazy("For example: Minutes in the dinner hall"),
        missing=gettext_lazy("Say what it is called, for example Minutes in the dinner hall"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is recorded"), look="select", choices=(),
        missing=gettext_lazy("Choose what is recorded"),
    )  # fmt: skip
    unit = forms.TextField(
        label=gettext_lazy("Counted in"), width="20", required=False,
        hint=gettext_lazy("For example: words, minutes, points"),
    )  # fmt: skip
    scale_from = forms.NumberField(label=gettext_lazy("Lowest"), width="5", required=False)
    scale_to = forms.NumberField(label=gettext_lazy("Highest"), width="5", required=False)
    step = forms.NumberField(label=gettext_lazy("In steps of"), width="5", required=False)
    direction = forms.ChoiceField(label=gettext_lazy("Which way is better"), choices=())
    levels = forms.LongTextField(
        rows=5, required=False, label=gettext_lazy("The levels, one on each line"),
        hint=gettext_lazy("Only for a rating in words (two to seven) and for a goal scale (five)"),
    )  # fmt: skip
    how = forms.LongTextField(
        rows=3, required=False, label=gettext_lazy("How it is collected"),
        hint=gettext_lazy("Who looks, when and with what, so that nobody need ask"),
    )  # fmt: skip

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        kinds = [(key, word(measures()[key].name)) for key in KINDS]
        self.fields["kind"].choices = [("", _("Not chosen yet")), *kinds]  # type: ignore[attr-defined]
        self.fields["direction"].choices = ways_up()  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The values, after the form was found valid."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "version"}


def ways_up() -> list[tuple[str, str]]:
    """Which way is better."""
    return [("up", _("More is better")), ("down", _("Less is better")), ("none", _("Neither"))]


def initial_of(own: OwnMeasure) -> Typed:
    """One that is kept, as it would be typed."""
    return as_typed({name: getattr(own, name) for name in OwnMeasureForm.base_fields})


def kind_in(typed: Any) -> Measure | None:
    """The measure that is chosen in the form of a target; of the school's own, what it builds on."""
    key = str(typed.get("measure") or "")
    return measures().get(str(typed.get("own_kind") or "") if key == TAKEN else key)


def choices_of_own(own: Iterable[OwnMeasure], typed: Any) -> list[tuple[str, str]]:
    """The school's own as a target's form offers them; first the one that the target has."""
    name = str(typed.get("measure_name") or "")
    has = typed.get("measure") == TAKEN and name
    taken = [(TAKEN, _("%(name)s (our school’s)") % {"name": name})] if has else []
    return taken + [
        (f"{CHOSEN}{one.pk}", _("%(name)s (our school’s)") % {"name": one.name})
        for one in own
        if not (has and one.name == name)
    ]


def taking_over(typed: Typed, own: Iterable[OwnMeasure]) -> Typed:
    """What was typed, with the settings of the school's own measure that was just chosen."""
    chosen = next((one for one in own if typed.get("measure") == f"{CHOSEN}{one.pk}"), None)
    if chosen is None:
        return typed
    names = ("unit", "direction", "scale_from", "scale_to", "step", "levels")
    return {
        **typed,
        **as_typed({name: getattr(chosen, name) for name in names}),
        "measure": TAKEN,
        "own_kind": chosen.kind,
        "measure_name": chosen.name,
        "how_measured": typed.get("how_measured", "").strip() or chosen.how,
    }


def as_taken(typed: Typed) -> Typed:
    """A kept target as its form opens it: a measure of the school's own goes by its name."""
    if not typed.get("measure_name"):
        return typed
    return {**typed, "own_kind": typed.get("measure", ""), "measure": TAKEN}
