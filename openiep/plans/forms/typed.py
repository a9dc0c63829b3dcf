"""What stands in a form as plain text: stored, typed, kept overnight or merged, it is one shape."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from openiep.plans.models.content import plain
from openiep.web.forms import DayField

Typed = dict[str, str]


def as_typed(values: Mapping[str, Any], lists: Mapping[str, str] | None = None) -> Typed:
    """Stored values as they would have been typed into a form.

    `lists` names the values that are lists of lines, each with what its lines are told apart by:
    "id", or "" for their place. A line's field is named "items-<id>-text".
    """
    typed: Typed = {}
    for name, value in values.items():
        if name in (lists or {}):
            typed |= _lines(name, value or (), (lists or {})[name])
        else:
            typed[name] = _text(value)
    return typed


def _lines(name: str, lines: Any, told_by: str) -> Typed:
    typed: Typed = {}
    ids = []
    for number, line in enumerate(lines):
        one = str(line[told_by]) if told_by else str(number)
        ids.append(one)
        typed |= {
            f"{name}-{one}-{field}": _text(v) for field, v in line.items() if field != told_by
        }
    return {name: ",".join(ids), **typed}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        value = _day(value)
    if isinstance(value, date):
        return str(DayField(label="").prepare_value(value))
    if isinstance(value, Decimal | int):
        return str(plain(value))
    return "" if value is None else str(value)


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
