"""From Django's form fields to the parameters of the accessible macros."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import widgets
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

Params = dict[str, Any]

_INPUT_ATTRIBUTES = ("autocomplete", "inputmode", "spellcheck", "pattern", "autocapitalize")
# Said by the bridge itself, so they must not come twice as plain attributes.
_OWN = {"id", "class", "rows", "aria-describedby", "aria-invalid", "required", *_INPUT_ATTRIBUTES}


def describe(field: BoundField) -> Params:
    """Which macro draws this field, and with what: `{"macro": "input", "params": {…}}`."""
    for kind, macro, params in _MACROS:
        if isinstance(field.field.widget, kind):
            return {"macro": macro, "params": params(field)}
    return {"macro": "input", "params": _input(field)}


def error_list(form: forms.BaseForm) -> list[dict[str, str]]:
    """Each error of the form with the address of the control that mends it, for the summary."""
    found = [{"text": str(error)} for error in form.non_field_errors()]
    for field in form:
        if field.is_hidden:
            found += [{"text": str(error)} for error in field.errors]
        else:
            target = f"#{control_id(field)}"
            found += [{"text": str(error), "href": target} for error in field.errors]
    return found


def control_id(field: BoundField) -> str:
    """The id of the first control: radios and checkboxes give their first item the plain id."""
    return field.auto_id or field.html_name


def _common(field: BoundField) -> Params:
    attrs = field.field.widget.attrs
    params: Params = {
        "id": control_id(field),
        "name": field.html_name,
        "label": {"text": field.label, "classes": "field-label"},
        "classes": attrs.get("class", ""),
        "attributes": _rest(field),
    }
    if field.help_text:
        params["hint"] = {"text": field.help_text}
    if field.errors:
        params["errorMessage"] = {
            "text": " ".join(str(error) for error in field.errors),
            "visuallyHiddenText": _("Error"),
        }
    if field.field.disabled:
        params["disabled"] = True
    return params


def _rest(field: BoundField) -> Params:
    attrs = field.build_widget_attrs(dict(field.field.widget.attrs))
    rest = {name: value for name, value in attrs.items() if name not in _OWN}
    # Without `required` the browser stays quiet and our own words say what is missing.
    return {name: ("" if value is True else str(value)) for name, value in rest.items()
            if value is not False}  # fmt: skip


def _written(field: BoundField) -> Params:
    return {**_common(field), "value": _value(field), **_typed(field)}


def _typed(field: BoundField) -> Params:
    attrs = field.field.widget.attrs
    return {name: attrs[name] for name in _INPUT_ATTRIBUTES if name in attrs}


def _input(field: BoundField) -> Params:
    params = _written(field)
    widget = field.field.widget
    params["type"] = getattr(widget, "input_type", "text")
    for affix in ("prefix", "suffix"):
        if text := getattr(field.field, affix, ""):
            params[affix] = {"text": text}
    return params


def _value(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, widgets.PasswordInput) and not widget.render_value:
        return ""
    value = widget.format_value(field.value())
    return "" if value is None else str(value)


def _options(field: BoundField) -> list[Params]:
    widget: widgets.ChoiceWidget = field.field.widget
    chosen = [str(value) for value in widget.format_value(field.value())]
    hints = getattr(field.field, "hints", {})
    return [
        {
            "value": str(option["value"]) if option["value"] is not None else "",
            "text": str(option["label"]),
            "selected": option["selected"],
            "checked": option["selected"],
            **({"hint": {"text": hint}} if (hint := hints.get(str(option["value"]))) else {}),
        }
        for option in widget.options(field.html_name, chosen)
    ]


def _choices(field: BoundField) -> Params:
    params = _common(field)
    legend = {"text": field.label, "classes": "field-label"}
    return {**params, "idPrefix": params["id"], "fieldset": {"legend": legend},
            "items": _options(field)}  # fmt: skip


def _select(field: BoundField) -> Params:
    return {**_common(field), "items": _options(field)}


def _tick(field: BoundField) -> Params:
    params = _common(field)
    hint = params.pop("hint", None)
    item: Params = {"value": "on", "text": field.label, "checked": bool(field.value())}
    if hint:
        item["hint"] = hint
    return {**params, "idPrefix": params["id"], "items": [item]}


def _lines(field: BoundField) -> Params:
    return {**_written(field), "rows": field.field.widget.attrs.get("rows", 3)}


# The first kind that fits; in Django a list of checkboxes and radios are kinds of select too.
_MACROS: tuple[tuple[type[forms.Widget], str, Callable[[BoundField], Params]], ...] = (
    (widgets.CheckboxInput, "checkboxes", _tick),
    (widgets.CheckboxSelectMultiple, "checkboxes", _choices),
    (widgets.RadioSelect, "radios", _choices),
    (widgets.Select, "select", _select),
    (widgets.Textarea, "textarea", _lines),
    (widgets.FileInput, "file", _common),
)
