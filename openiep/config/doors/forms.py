"""What the doors ask: allauth's questions in our words, each behind our count of tries."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, ReauthenticateForm, RequestLoginCodeForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AppAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from openiep.access import throttle
from openiep.web.forms import Renderer

CODE = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "characters"}


class Drawn(forms.Form):
    """Draws itself as our forms do, and counts wrong tries of its secret where every process sees."""

    default_renderer = Renderer()
    use_required_attribute = False
    checked = "code"
    forgives = True  # a right secret wipes the count of wrong ones
    user: Any = None

    def account(self) -> str:
        """Whose secret is tried; without a user the address alone counts."""
        return f"{type(self).__name__}|{getattr(self.user, 'pk', '')}"

    def full_clean(self) -> None:
        """Look first whether this address must wait, then count a wrong secret."""
        if not self.is_bound:
            super().full_clean()
            return
        address = throttle.address_of(context.request)
        if wait := throttle.seconds_to_wait(self.account(), address):
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data = {}
            self.add_error(None, throttle.too_many_tries(wait))
            return
        super().full_clean()
        if self.checked in self.errors and self.data.get(self.checked):
            throttle.count_failure(self.account(), address)
        elif not self.errors and self.forgives:
            throttle.forget_failures(self.account(), address)


def _code(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=40, widget=forms.TextInput(attrs=CODE)
    )


class RequestCodeForm(Drawn, RequestLoginCodeForm):  # type: ignore[misc]
    """Your e-mail address, to which a code goes. Each question counts as a try of the address."""

    forgives = False
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def account(self) -> str:
        """The address that is asked for, known or not."""
        return f"ask|{self.data.get('email', '')}"

    def full_clean(self) -> None:
        """Every mail that is asked for counts: nobody's mailbox is filled by a stranger."""
        super().full_clean()
        if self.is_bound and not self.errors:
            throttle.count_failure(self.account(), throttle.address_of(context.request))


class EnterCodeForm(Drawn, ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the e-mail."""

    code = _code(_("Code"), _("It is in the e-mail that we sent you."))


class AppCodeForm(Drawn, AuthenticateForm):  # type: ignore[misc]
    """The code that a colleague's app shows, beside the password."""

    code = _code(_("Code from your app"))

    def account(self) -> str:
        """One count for each account, whichever page asks."""
        return f"app|{self.user.pk}"


class AppCodeAgainForm(Drawn, AppAgainForm):  # type: ignore[misc]
    """The same once more before something about signing in is changed."""

    code = _code(_("Code from your app"))

    def account(self) -> str:
        """One count for each account, whichever page asks."""
        return f"app|{self.user.pk}"


class SetUpAppForm(Drawn, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app shows that it was set up well."""

    code = _code(_("Code that the app shows now"))


class PasswordAgainForm(Drawn, ReauthenticateForm):  # type: ignore[misc]
    """The password once more before something about signing in is changed."""

    checked = "password"
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def account(self) -> str:
        """The account, as at the door."""
        return str(self.user.email)

    def clean_password(self) -> str:
        """The password, if it is theirs."""
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise ValidationError(_("That is not your password."))
        return password
