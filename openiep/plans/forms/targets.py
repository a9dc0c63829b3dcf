"""The questions of a target: four short lines, how everybody will see it, what adults do."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.forms import Field
from django.http import QueryDict
from django.utils.translation import gettext as _

from openiep.plans.forms.measures import (
    CHOSEN,
    TAKEN,
    choices_of_own,
    kind_in,
    taking_over,
    ways_up,
)
from openiep.plans.forms.typed import Typed
from openiep.plans.forms.words import asked, options, word
from openiep.plans.forms.writing import ListOf, WritingForm, typed_in
from openiep.plans.models import OwnMeasure
from openiep.plans.rules.levels import levels_of
from openiep.reference.measures import Measure, measures
from openiep.reference.needs import areas
from openiep.reference.packs import Pack, Part
from openiep.web import forms

# Asked only where the way of measuring has them; kept unseen otherwise, so that nothing is lost.
BY_MEASURE = (
    "scale_from", "scale_to", "levels", "unit", "direction", "baseline_value", "baseline_text",
    "aim_value", "aim_text", "own_kind", "measure_name", "step",
)  # fmt: skip
NUMBERS = ("scale_from", "scale_to", "step", "baseline_value", "aim_value")
# What a way of measuring of the school's own brings, and takes with it.
OF_OWN = ("scale_from", "scale_to", "levels", "unit", "own_kind", "measure_name", "step")
VALUES = (
    "area", "who", "will_do", "conditions", "how_well", "due_on", "whose_idea",
    "how_measured", "baseline_on", "hope_id",
)  # fmt: skip


class TargetForm(WritingForm):
    """One target. `part` and `pack` give the words, `hopes` the hopes that it can serve by id,
    `own` the school's own ways of measuring."""

    part: Part
    pack: Pack
    hopes: tuple[tuple[str, str], ...] = ()
    own: tuple[OwnMeasure, ...] = ()

    def __init__(self, data: QueryDict | None = None, *, typed: Typed | None = None) -> None:
        if data is not None and str(data.get("measure", "")).startswith(CHOSEN):
            taken, data = taking_over(typed_in(data), self.own), data.copy()
            for name, value in taken.items():
                data[name] = value
        super().__init__(data, typed=taking_over(typed, self.own) if typed else typed)

    def ask(self) -> None:
        """Everything that is asked about a target, with what the chosen measure needs."""
        self.fields |= {
            **_four_lines(self.part),
            "way": forms.HiddenField(),
            "bank": forms.HiddenField(),
            "sentence": forms.LongTextField(
                rows=4, label=_("The target in one sentence"), required=False,
                hint=_("Who will do what, where and with what help, how well, by when."),
            ),
            **_where_from(self.part, self.pack, self.hopes),
            "measure": forms.ChoiceField(
                label=_("How it is measured"),
                hint=_("What is counted or seen. Then choose “Show its questions”."),
                choices=_measures(choices_of_own(self.own, self._typed)),
                look="select",
                required=False,
            ),
            "how_measured": forms.LongTextField(rows=2, **asked(self.part, "how_measured")),
            "baseline_on": forms.DayField(
                label=_("Seen on"), hint=_("On which day did you look? For example 9 September"),
                required=False,
            ),
        }  # fmt: skip
        questions = _of_measure(self.part, self.kind, self._typed)
        for name in BY_MEASURE:
            self.fields[name] = questions.get(name) or forms.HiddenField()
        self.lists = (ListOf("strategies", lambda: _strategy(self.part), by_number=True),)

    @property
    def kind(self) -> Measure | None:
        """The way of measuring that is chosen in the form."""
        return kind_in(self._typed)

    @property
    def is_own(self) -> bool:
        """Whether it is measured in a way of the school's own."""
        return self._typed.get("measure") == TAKEN

    def values(self) -> dict[str, Any]:
        """The target's values, after the form was found valid."""
        said = {name: self.cleaned_data[name] for name in VALUES}
        said |= {name: self._number(name) for name in NUMBERS}
        said |= {name: self.cleaned_data[name] for name in ("baseline_text", "aim_text")}
        kind = self.kind
        said["measure"] = kind.key if kind else ""
        said["measure_name"] = self.cleaned_data["measure_name"] if self.is_own else ""
        said["levels"] = self.cleaned_data["levels"] if kind and kind.own_levels else ""
        if kind is None or not kind.is_a_number:
            return {**said, **dict.fromkeys(NUMBERS), **self._way_up(), "unit": ""}
        if not self.is_own:
            said |= dict.fromkeys({"scale_from", "scale_to", "step"} - _asks_scale(kind))
        return {**said, **self._way_up(), "unit": self._unit(kind, said["scale_to"])}

    def _way_up(self) -> dict[str, Any]:
        kind = self.kind
        asked = kind is not None and (kind.ask_direction or self.is_own)
        chosen = self.cleaned_data["direction"] if asked else ""
        direction = chosen or (kind.direction if kind else "up")
        return {"direction": direction, "strategies": self.said("strategies", with_id=False)}

    def _unit(self, kind: Measure, total: Decimal | None) -> str:
        if kind.needs_total:
            return _out_of(f"{total:f}") if total else ""
        if _asks_unit(kind) or (self.is_own and self.cleaned_data["unit"]):
            return str(self.cleaned_data["unit"])
        return word(kind.unit) if kind.unit else ""

    def _number(self, name: str) -> Decimal | None:
        value = self.cleaned_data.get(name)
        if isinstance(value, Decimal):
            return value
        try:
            return Decimal(str(value))
        except ArithmeticError:  # nothing, or what was typed before another measure was chosen
            return None


def target_form(
    part: Part, pack: Pack, hopes: tuple[tuple[str, str], ...], own: Iterable[OwnMeasure] = ()
) -> type[TargetForm]:
    """The form of a target in the words of its pack, for a plan with these hopes."""
    about = {"part": part, "pack": pack, "hopes": hopes, "own": tuple(own)}
    return type("TargetForm", (TargetForm,), about)


def _asks_scale(kind: Measure) -> set[str]:
    if kind.needs_total:
        return {"scale_to"}
    return {"scale_from", "scale_to"} if kind.key == "rating" else set()


def _asks_unit(kind: Measure) -> bool:
    """Whether the writer says what is counted; the other measures have one unit only."""
    fixed = {"percent", "reading_age", "standard_score"}
    return bool(kind.unit) and not kind.needs_total and kind.key not in fixed


def unit_in(typed: Any) -> str:
    """The unit in which what stands in a form is counted: "out of 20", "words", or nothing."""
    kind = kind_in(typed)
    if kind is not None and kind.needs_total:
        total = str(typed.get("scale_to") or "").strip()
        return _out_of(total) if total.isdecimal() else ""
    usual = word(kind.unit) if kind is not None and kind.unit else ""
    return str(typed.get("unit") or "") or usual


def _out_of(total: str) -> str:
    return _("out of %(total)s") % {"total": total}


def with_measure(typed: Typed) -> Typed:
    """What was typed, fitted to a newly chosen measure: its usual unit instead of another's."""
    if typed.get("measure_name") and not str(typed.get("measure", "")).startswith(TAKEN):
        typed = {**typed, **dict.fromkeys(OF_OWN, "")}
    kind = measures().get(typed.get("measure", ""))
    usual = {word(one.unit) for one in measures().values() if one.unit}
    if kind is None or typed.get("unit", "") not in {"", *usual}:
        return typed
    return {**typed, "unit": word(kind.unit) if kind.unit else "", "direction": kind.direction}


def _measures(own: list[tuple[str, str]]) -> list[tuple[str, str]]:
    named = [(key, f"{word(m.name)}: {word(m.example)}") for key, m in measures().items()]
    return [("", _("Not chosen yet")), *own, *named]


def _four_lines(part: Part) -> dict[str, Field]:
    due = asked(part, "due_on")
    due["hint"] = _("%(question)s For example 11 December") % {"question": due["hint"]}
    return {
        "who": forms.TextField(width="20", **asked(part, "who")),
        "will_do": forms.LongTextField(rows=2, **asked(part, "will_do")),
        "conditions": forms.LongTextField(rows=2, **asked(part, "conditions")),
        "how_well": forms.LongTextField(rows=2, **asked(part, "how_well")),
        "due_on": forms.DayField(**due),
    }


def _where_from(part: Part, pack: Pack, hopes: tuple[tuple[str, str], ...]) -> dict[str, Field]:
    area_choices = [("", _("Not chosen yet")), *((one.key, word(one.name)) for one in areas())]
    serves = forms.ChoiceField(
        label=_("Hope it serves"), look="select", required=False,
        choices=[("", _("None of them")), *hopes],
    )  # fmt: skip
    return {
        "area": forms.ChoiceField(choices=area_choices, look="select", **asked(part, "area")),
        "whose_idea": forms.ChoiceField(
            choices=options(pack.choices["whose_ideas"], _("Not said")),
            look="select",
            **asked(part, "whose_idea"),
        ),
        "hope_id": serves if hopes else forms.HiddenField(),
    }


def _of_measure(part: Part, kind: Measure | None, typed: Any) -> dict[str, Field]:
    if kind is None or not kind.is_a_number:
        return _in_words(part, "baseline_text", "aim_text")
    in_words = [name for name in ("baseline_text", "aim_text") if typed.get(name)]
    asks: dict[str, Field] = {}
    is_own = typed.get("measure") == TAKEN
    if kind.needs_total:
        asks["scale_to"] = forms.WholeNumberField(label=_("Out of how many"), required=False)
    elif is_own:
        pass  # everything else is taken over
    elif kind.key == "rating":
        asks["scale_from"] = forms.NumberField(label=_("Lowest"), width="3", required=False)
        asks["scale_to"] = forms.NumberField(
            label=_("Highest"), width="3", required=False,
            hint=_("Left empty: from %(low)s to %(high)s") % {"low": kind.low, "high": kind.high},
        )  # fmt: skip
    elif _asks_unit(kind):
        asks["unit"] = forms.TextField(
            label=_("Counted in"), width="20", required=False,
            hint=_("For example: %(unit)s") % {"unit": word(kind.unit) if kind.unit else ""},
        )  # fmt: skip
    if kind.own_levels and not is_own:
        asks["levels"] = _levels(kind)
    if kind.ask_direction and not is_own:
        asks["direction"] = _direction()
    asks |= {name: _amount(part, name, kind, typed) for name in ("baseline_value", "aim_value")}
    return {**asks, **_in_words(part, *in_words)}


def _in_words(part: Part, *names: str) -> dict[str, Field]:
    questions = {
        "baseline_text": forms.LongTextField(rows=2, **asked(part, "baseline")),
        "aim_text": forms.LongTextField(
            rows=2, label=_("Aim"), required=False,
            hint=_("What will you see when it is met?"),
        ),
    }  # fmt: skip
    return {name: questions[name] for name in names}


def _levels(kind: Measure) -> Field:
    if kind.key == "goal_scale":
        return forms.LongTextField(
            rows=5, required=False, label=_("The five levels, one on each line"),
            hint=_("From where it starts (-2) to much more than expected (+2); 0, the third, is the target. Then choose “Show its questions” again."),  # noqa: E501
        )  # fmt: skip
    return forms.LongTextField(
        rows=4, required=False, label=_("The words, one on each line"),
        hint=_("From least to most. For example: never, sometimes, mostly, always. Then choose “Show its questions” again."),  # noqa: E501
    )  # fmt: skip


def _direction() -> Field:
    return forms.ChoiceField(label=_("Which way is better"), choices=ways_up(), required=False)


def _amount(part: Part, name: str, kind: Measure, typed: Any) -> Field:
    label = word(part.field("baseline").label) if name == "baseline_value" else _("Aim")
    if kind.own_levels or kind.levels:
        found = levels_of(kind, str(typed.get("levels") or ""))
        levels = [
            (str(value), text if isinstance(text, str) else word(text))
            for value, text in found.items()
        ]
        return forms.ChoiceField(
            label=label, choices=[("", _("Not chosen yet")), *levels], look="select", required=False
        )
    unit = unit_in(typed)
    hint = _("For example 12 or 12,5") if kind.decimals else ""
    if kind.key == "reading_age":
        hint = _("In months: 7 years 10 months is 94")
    return forms.NumberField(label=label, required=False, hint=hint, suffix=unit)


def _strategy(part: Part) -> dict[str, Field]:
    return {
        "text": forms.LongTextField(rows=2, **asked(part, "strategies")),
        "used_by": forms.TextField(
            label=_("Used by whom"), required=False, hint=_("For example: Miss Patel, every lesson")
        ),
    }
