"""What is asked when a family is invited, and when somebody comes with a code."""

from django.utils.translation import gettext_lazy as _

from openiep.people.models import Welcome
from openiep.web import forms

WAYS = {
    Welcome.Way.LETTER.value: _("A letter, with a code and a square to scan"),
    Welcome.Way.TEXT.value: _("A text to copy"),
    Welcome.Way.EMAIL.value: _("An e-mail"),
}


class InviteForm(forms.Form):
    """How the code is handed over."""

    way = forms.ChoiceField(label=_("How do you hand it over?"), choices=WAYS.items())

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not email:
            offered = [(key, label) for key, label in WAYS.items() if key != "email"]
            self.fields["way"].choices = offered  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """The code of the letter, and a word that is not in it."""

    code = forms.TextField(
        label=_("Code from your letter"), hint=_("For example K7QF-2MXD-9RTB"), max_length=40
    )
    first_name = forms.TextField(
        label=_("Your child’s first name"), hint=_("As the school says it"), max_length=80
    )


class MailboxForm(forms.Form):
    """Where a code goes each time."""

    email = forms.EmailField(label=_("E-mail address"))
