"""The base of every form: it draws itself with the accessible macros and speaks plainly."""

from functools import cache
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer, Jinja2
from django.template.loader import get_template
from django.utils.translation import gettext as _

from openiep.web.fields import (
    ChoiceField,
    DayField,
    EmailField,
    FileField,
    HiddenField,
    LongTextField,
    ManyChoicesField,
    NumberField,
    PasswordField,
    TextField,
    TickField,
    WholeNumberField,
    choice_widget,
)

__all__ = [
    "ChoiceField", "DayField", "EmailField", "FileField", "Form", "HiddenField", "LongTextField",
    "ManyChoicesField", "NumberField", "PasswordField", "TextField", "TickField",
    "WholeNumberField", "choice_widget",
]  # fmt: skip


class Renderer(BaseRenderer):
    """Draws forms with our two templates, and bare widgets with Django's own."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Our own templates from the project's engines, everything else from Django's."""
        if template_name.startswith("web/"):
            return get_template(template_name)
        return _bare().get_template(template_name)


@cache
def _bare() -> Jinja2:
    """Django's own templates for widgets, compiled once."""
    return Jinja2()


class Form(forms.Form):
    """A form of ours. `{{ form.x.as_field_group() }}` draws a field, `{{ form }}` all of them."""

    default_renderer = Renderer()
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.replace("_", " ").capitalize()
            if field.error_messages.get("required") == _unsaid():
                field.error_messages["required"] = say_missing(field)


def say_missing(field: forms.Field) -> str:
    """ "Enter the day of the review" from the label "Day of the review"; questions are quoted."""
    label = str(field.label or "").strip()
    if label.endswith("?") or isinstance(field.widget, forms.CheckboxInput):
        return _("Answer “%(label)s”") % {"label": label}
    if isinstance(field.widget, forms.ClearableFileInput | forms.FileInput):
        return _("Choose the file: %(label)s") % {"label": label}
    named = {"label": _with_article(label)}
    if isinstance(field.widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return _("Choose %(label)s") % named
    return _("Enter %(label)s") % named


def _unsaid() -> str:
    return str(forms.Field.default_error_messages["required"])


def _with_article(label: str) -> str:
    words = label.split()
    if not words or "’" in words[0] or "'" in words[0]:
        return label
    first = words[0]
    if first.isupper() and len(first) > 1:
        return _("the %(label)s") % {"label": label}
    low = first[0].lower() + label[1:]
    known = {"a", "an", "the", "your", "my", "our", "their", "what", "how", "why", "who"}
    return low if first.lower() in known else _("the %(label)s") % {"label": low}
