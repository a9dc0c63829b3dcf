"""What signing in asks."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from openiep.access.models import User
from openiep.web.forms import Form


class SignInForm(Form):
    """E-mail and password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ChoosePasswordForm(Form):
    """A new colleague's own password."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 15 characters. Three or four words that you can picture work well."),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """The password, if it is not too easily guessed."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password
