"""The addresses of allauth that are served here, and no others."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django.views.generic import RedirectView

BOTH = require_http_methods(["GET", "POST"])


def _page(view: Any, template: str, *, is_open: bool = False) -> Any:
    """One of allauth's pages drawn with our template; open to those who have not signed in yet."""
    drawn = BOTH(never_cache(sensitive_post_parameters()(view.as_view(template_name=template))))
    return login_not_required(drawn) if is_open else drawn


def _open(view: Any) -> Any:
    return login_not_required(BOTH(never_cache(view)))


ask, enter = account.RequestLoginCodeView, account.ConfirmLoginCodeView
urlpatterns = [
    # The names are allauth's own.
    path("sign-in/password/", _open(RedirectView.as_view(pattern_name="access:sign_in")),
         name="account_login"),
    path("sign-in/code/", _page(ask, "config/ask_for_code.html", is_open=True),
         name="account_request_login_code"),
    path("sign-in/code/enter/", _page(enter, "config/enter_code.html", is_open=True),
         name="account_confirm_login_code"),
    path("sign-in/passkey/", _open(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/factor/", _page(factors.AuthenticateView, "config/second_factor.html", is_open=True),
         name="mfa_authenticate"),
    path("sign-in/again/", _page(account.ReauthenticateView, "config/password_again.html"),
         name="account_reauthenticate"),
    path("sign-in/again/app/", _page(factors.ReauthenticateView, "config/app_again.html"),
         name="mfa_reauthenticate"),
    path("sign-in/again/passkey/",
         _page(passkeys.ReauthenticateWebAuthnView, "config/passkey_again.html"),
         name="mfa_reauthenticate_webauthn"),
    path("sign-in/ways/passkey/", _page(passkeys.AddWebAuthnView, "config/add_passkey.html"),
         name="mfa_add_webauthn"),
    path("sign-in/ways/passkey/<int:pk>/remove/",
         _page(passkeys.RemoveWebAuthnView, "config/remove_passkey.html"),
         name="mfa_remove_webauthn"),
    path("sign-in/ways/app/", _page(app.ActivateTOTPView, "config/set_up_app.html"),
         name="mfa_activate_totp"),
    path("sign-in/ways/app/remove/", _page(app.DeactivateTOTPView, "config/remove_app.html"),
         name="mfa_deactivate_totp"),
]  # fmt: skip
