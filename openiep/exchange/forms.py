"""What bringing in a list asks."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from openiep.web import forms


class ListForm(forms.Form):
    """A class list."""

    file = forms.FileField(
        label=_("Class list"),
        hint=_("A CSV file, as your school’s system exports it. At most 5 MB."),
        accept=".csv,.txt,text/csv",
        missing=_("Choose the file of your class list"),
        allow_empty_file=True,
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
