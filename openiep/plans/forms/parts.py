"""The questions of the parts that are written as words and lists."""

from typing import Any

from django.forms import Field
from django.utils.translation import gettext as _

from openiep.plans.forms.words import asked, options
from openiep.plans.forms.writing import ListOf, WritingForm
from openiep.plans.rules.parts import NEEDED_PARTS
from openiep.reference.packs import Pack, Part
from openiep.web import forms


class PartForm(WritingForm):
    """One part: `part` and `pack` give the words, `has_ehc_plan` whether its outcomes are asked."""

    part: Part
    pack: Pack
    has_ehc_plan = False

    def ask(self) -> None:
        """The questions of this part, and whether anything is needed in it at all."""
        if self.part.kind == "items":
            self.lists = (ListOf("items", self._line),)
        else:
            for field in self.part.fields:
                self.fields[field.key] = _question(self.part, field.key)
        if self.part.key not in NEEDED_PARTS:
            self.fields["nothing_needed"] = forms.TickField(
                label=_("Nothing is needed here"),
                hint=_("Words that stand here are kept and come back when you take the tick away."),
            )

    def _line(self) -> dict[str, Field]:
        names = [field.key for field in self.part.fields]
        if self.part.key == "hopes" and not self._shows_ehc():
            names.remove("ehc_outcome")
        return {name: _line_question(self.part, name, self.pack) for name in names}

    def _shows_ehc(self) -> bool:
        said = (str(v) for k, v in self._typed.items() if k.endswith("-ehc_outcome"))
        return self.has_ehc_plan or any(said)

    def content(self) -> dict[str, Any]:
        """The part's content, after the form was found valid."""
        if self.lists:
            return {"items": self.said("items", with_id=True)}
        return {field.key: self.cleaned_data[field.key] for field in self.part.fields}


def part_form(part: Part, pack: Pack, *, has_ehc_plan: bool = False) -> type[PartForm]:
    """The form of one part in the words of its pack."""
    return type("PartForm", (PartForm,), {"part": part, "pack": pack, "has_ehc_plan": has_ehc_plan})


def _question(part: Part, name: str) -> Field:
    words = asked(part, name)
    if name == "day":
        words["hint"] = _("%(question)s For example 11 December") % {"question": words["hint"]}
        return forms.DayField(**words)
    if name == "at_parents_evening":
        return forms.TickField(**words)
    if name in {"scribed_by", "who", "how_often", "place"}:
        return forms.TextField(**words)
    return forms.LongTextField(**words)


def _line_question(part: Part, name: str, pack: Pack) -> Field:
    words = asked(part, name)
    if name == "whose":
        return forms.ChoiceField(
            choices=options(pack.choices["whose_ideas"], _("Not said")), look="select", **words
        )
    if name == "kind":
        return forms.ChoiceField(
            choices=options(pack.choices["kinds_of_other_need"], _("Not said")),
            look="select",
            **words,
        )
    if name == "audience":
        return forms.ChoiceField(
            choices=options(pack.choices["audiences"]),
            look="select",
            **{**words, "initial": "family_and_staff"},
        )
    return (
        forms.TextField(**words) if name == "ehc_outcome" else forms.LongTextField(rows=2, **words)
    )
