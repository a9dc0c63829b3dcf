"""What every form of writing has: the version that was read, lists that grow, typing that stays."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.forms import Field, Textarea, TextInput
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from openiep.plans.forms.typed import Typed
from openiep.web import forms

LINE_ID = re.compile(r"[0-9a-zA-Z-]{1,36}\Z")
MOST_LINES = 40  # drawn at most; the rules say how many may be saved


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of lines within a form: the name it goes by, and the questions of each line."""

    name: str
    questions: Callable[[], dict[str, Field]]
    by_number: bool = False

    def new_id(self, taken: list[str]) -> str:
        """What a new line is told apart by."""
        if self.by_number:
            return str(max((int(one) for one in taken if one.isdigit()), default=-1) + 1)
        return str(uuid4())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list as it is drawn."""

    id: str
    number: int
    fields: dict[str, BoundField]


class WritingForm(forms.Form):
    """A form into which a part or a row of the plan is written.

    Give `data` for what was sent, or `typed` for what is to stand in it. With `is_again` the form
    is drawn once more with what was typed and asks nothing yet.
    """

    version = forms.HiddenField()
    before = forms.HiddenField()
    id = forms.HiddenField()

    lists: tuple[ListOf, ...] = ()

    def __init__(self, data: QueryDict | None = None, *, typed: Typed | None = None) -> None:
        super().__init__(data, initial=typed or {})
        self._typed: Mapping[str, Any] = data if data is not None else (typed or {})
        self.ask()
        for one in self.lists:
            if data is None and not self.ids(one.name):
                self._typed = {**self._typed, one.name: one.new_id([])}
                self.initial = dict(self._typed)
            self._grow(one)

    def ask(self) -> None:
        """Put the questions into `self.fields` and the lists into `self.lists`."""

    def _grow(self, one: ListOf) -> None:
        self.fields[one.name] = forms.HiddenField()
        for line in self.ids(one.name):
            for name, field in one.questions().items():
                self.fields[f"{one.name}-{line}-{name}"] = field

    def ids(self, name: str) -> list[str]:
        """What the lines of a list are told apart by, in order."""
        given = str(self._typed.get(name) or "").split(",")
        return [one for one in dict.fromkeys(given) if LINE_ID.match(one)][:MOST_LINES]

    def lines(self, name: str) -> list[Line]:
        """The lines of a list to be drawn."""
        questions = next(one for one in self.lists if one.name == name).questions()
        return [
            Line(one, number, {field: self[f"{name}-{one}-{field}"] for field in questions})
            for number, one in enumerate(self.ids(name), start=1)
        ]

    def said(self, name: str, *, with_id: bool) -> list[dict[str, Any]]:
        """The lines of a list as values, after the form was found valid."""
        questions = next(one for one in self.lists if one.name == name).questions()
        return [
            {
                **({"id": one} if with_id else {}),
                **{field: self.cleaned_data[f"{name}-{one}-{field}"] for field in questions},
            }
            for one in self.ids(name)
        ]

    @property
    def typed(self) -> Typed:
        """What stands in the form, as plain text."""
        return typed_in(self._typed)

    @property
    def read_version(self) -> int:
        """The version that was read; 0 where the form does not say."""
        text = str(self._typed.get("version") or "")
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    @property
    def read_before(self) -> Typed:
        """What stood in the form when it was opened."""
        try:
            kept = json.loads(str(self._typed.get("before") or "{}"))
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}

    @property
    def joins(self) -> dict[str, str]:
        """What stands between two people's words, by the name of each field of text."""
        return {
            name: "\n\n" if isinstance(field.widget, Textarea) else "; "
            for name, field in self.fields.items()
            if isinstance(field.widget, Textarea | TextInput)
            and isinstance(field, forms.TextField | forms.LongTextField)
        }

    def point_to(self, name: str) -> None:
        """Put the cursor into the last line of a list, where one has just been added."""
        if any(one.name == name for one in self.lists) and (lines := self.lines(name)):
            first = next(iter(lines[-1].fields.values()))
            first.field.widget.attrs["autofocus"] = True

    def taken_out(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Lines taken out since the form was opened: which, their words, their hidden fields."""
        typed, found = self.typed, []
        for line in lines_out(typed):
            said = [(name, value) for name, value in typed.items() if name.startswith(f"{line}-")]
            found.append((line, next((value for _name, value in said if value), ""), said))
        return found

    def as_said(self, name: str, value: str) -> str:
        """What a field's text says to a reader: the words of a choice, not its code."""
        field = self.fields.get(name)
        if isinstance(field, forms.TickField):
            return _("yes") if value else _("no")
        choices = getattr(field, "choices", None)
        if choices is None:
            return value
        return str({str(key): label for key, label in choices}.get(value, "")) if value else ""


def sealed(typed: Typed, version: int) -> Typed:
    """Typed values with the version and themselves, as a form that is opened carries them."""
    return {**typed, "version": str(version), "before": json.dumps(typed, sort_keys=True)}


def typed_in(data: Mapping[str, Any]) -> Typed:
    """Everything that was sent, as plain text, without what the page itself put there."""
    names = (name for name in data if name not in {"csrfmiddlewaretoken", "author", "then"})
    return {name: str(data.get(name) or "") for name in names}


def with_new_line(form: WritingForm, typed: Typed, name: str) -> Typed:
    """What was typed, with one more empty line in a list."""
    one = next((one for one in form.lists if one.name == name), None)
    if one is None:
        return typed
    ids = form.ids(name)
    return {**typed, name: ",".join([*ids, one.new_id(ids)])}


def without_line(form: WritingForm, typed: Typed, line: str) -> Typed:
    """What was typed, with one line ("items-<id>") taken out of its list; its words are kept."""
    name, _dash, one = line.partition("-")
    left = [other for other in form.ids(name) if other != one]
    out = [*lines_out(typed), line]
    return {**typed, name: ",".join(left), "taken_out": ",".join(dict.fromkeys(out))}


def with_line_back(form: WritingForm, typed: Typed, line: str) -> Typed:
    """What was typed, with a line that was taken out put back at the end."""
    name, _dash, one = line.partition("-")
    out = [other for other in lines_out(typed) if other != line]
    return {**typed, name: ",".join([*form.ids(name), one]), "taken_out": ",".join(out)}


def lines_out(typed: Typed) -> list[str]:
    """The lines that were taken out since the form was opened, as "items-<id>"."""
    return [line for line in typed.get("taken_out", "").split(",") if line]
