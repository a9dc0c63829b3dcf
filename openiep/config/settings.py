"""The one settings file. Everything that differs between machines comes from the environment."""

import os
import sys
from pathlib import Path

from csp.constants import NONCE, SELF
from django.utils.translation import gettext_lazy as _

from openiep.config import environment as env
from openiep.config.sqlite import is_on_a_network, journal_for, take_the_bundled_sqlite

take_the_bundled_sqlite()
import sqlite3  # noqa: E402 - the line above decides which SQLite this is

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent
IS_CHECKOUT = (CHECKOUT / "manage.py").exists()
DATA = env.data_folder(CHECKOUT / ".data" if IS_CHECKOUT else Path.home() / "openiep-data")

DEBUG = False
SECRET_KEY = env.text("OPENIEP_SECRET_KEY") or env.kept_key(DATA, "secret_key")
DRAFT_KEY = env.kept_key(DATA, "drafts")
FILES_KEY = env.kept_key(DATA, "files")
AWAY_KEY = env.kept_key(DATA, "away")

# Behind HTTPS everything that can be locked is locked. Without it only the loopback is served.
# HTTPS is done by a proxy before us, which must set X-Forwarded-Proto and add to X-Forwarded-For.
HTTPS = env.yes_or_no("OPENIEP_HTTPS", default=False)
HOSTS = env.host_names("OPENIEP_HOSTS")
ALLOWED_HOSTS = [*HOSTS, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "openiep.web",
    "openiep.access",
    "openiep.people",
    "openiep.letters",
    "openiep.plans",
    "openiep.monitoring",
    "openiep.classroom",
    "openiep.reviews",
    "openiep.documents",
    "openiep.exchange",
    "openiep.home",
    "openiep.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "openiep.access.middleware.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "openiep.access.middleware.lock_when_idle",
    "allauth.account.middleware.AccountMiddleware",
    "openiep.classroom.middleware.TurnAtTablet",
    "openiep.config.doors.middleware.second_factor_first",
    "openiep.access.middleware.SignInFirst",
]

ROOT_URLCONF = "openiep.config.urls"
WSGI_APPLICATION = "openiep.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "openiep.web.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "openiep.config.context.site",
            ],
        },
    },
]

JOURNAL = journal_for(sqlite3.sqlite_version_info)
IS_EMBEDDED = not env.text("OPENIEP_DATABASE")
if url := env.text("OPENIEP_DATABASE"):
    DATABASES = {"default": env.postgresql(url)}
else:
    if is_on_a_network(DATA):
        raise env.SettingWrong(
            f"The data folder {DATA} lies on a network drive, where the built-in database is not "
            "safe. Set OPENIEP_DATA to a folder on this machine's own disk, or OPENIEP_DATABASE "
            "to a PostgreSQL server."
        )
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "openiep.sqlite3",
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": JOURNAL.init_command,
            },
            # A file, so that tests run on what schools run on, threads and journal included.
            "TEST": {"NAME": DATA / f"test-{os.getpid()}.sqlite3"},
        }
    }

AUTH_USER_MODEL = "access.User"
LOGIN_URL = "access:sign_in"
LOGIN_REDIRECT_URL = "home:start"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"email"}, ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION, ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = "none", False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
_DOORS = "openiep.config.doors"
ACCOUNT_FORMS = {
    "request_login_code": f"{_DOORS}.forms.RequestCodeForm",
    "confirm_login_code": f"{_DOORS}.forms.EnterCodeForm",
    "reauthenticate": f"{_DOORS}.forms.PasswordAgainForm",
}
MFA_FORMS = {
    "authenticate": f"{_DOORS}.forms.AppCodeForm",
    "reauthenticate": f"{_DOORS}.forms.AppCodeAgainForm",
    "activate_totp": f"{_DOORS}.forms.SetUpAppForm",
}
ACCOUNT_ADAPTER, MFA_ADAPTER = (
    f"{_DOORS}.adapters.AccountAdapter",
    f"{_DOORS}.adapters.FactorAdapter",
)
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # our forms count tries where every process sees it
MFA_SUPPORTED_TYPES, MFA_TOTP_ISSUER = ["totp", "webauthn"], "OpenIEP"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # without HTTPS only the loopback is served
# Staff need a second factor wherever the pages can be reached from outside.
SECOND_FACTOR = env.yes_or_no("OPENIEP_SECOND_FACTOR", default=HTTPS)
PASSWORD_RESET_TIMEOUT = 14 * 24 * 3600  # the invitation link of a new colleague, in seconds

# Backups are made each day by `openiep serve`. Name a folder on another disk where there is one.
BACKUPS = Path(env.text("OPENIEP_BACKUPS") or DATA / "backups").expanduser().resolve()
BACKUPS_KEPT = env.number("OPENIEP_BACKUPS_KEPT", 14, least=3)

# Mails wait in the outbox until a server is named, as smtp://user:password@mail.example:587
MAIL_SERVER = env.mail_server("OPENIEP_MAIL")
DEFAULT_FROM_EMAIL = env.text("OPENIEP_MAIL_FROM") or "openiep@localhost"

IDLE_SECONDS, FAMILY_IDLE_SECONDS = 20 * 60, 30 * 60
SESSION_SECONDS = 10 * 3600
SESSION_COOKIE_AGE = SESSION_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "openiep.access.views.page_was_too_old"
DRAFT_HOURS = 24
AWAY_COOKIE = "__Host-away" if HTTPS else "away"
TABLET_COOKIE = "__Host-tablet" if HTTPS else "tablet"
TABLET_IDLE_SECONDS = 3 * 60
AWAY_SECONDS = 4 * 3600  # how long the key of what waits may lie idle on one's own device

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
TIME_ZONE = env.time_zone("OPENIEP_TIME_ZONE", "Europe/London")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
STATIC_ROOT = None  # nothing is collected: files are served from where the rooms keep them
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = (
    20 * 1024 * 1024
)  # so that no letter lies readable on the disk meanwhile
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "openiep": {"level": "INFO"},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}

TESTING = "pytest" in sys.modules
if TESTING:
    # The real hasher on purpose slows every sign-in; tests of the hasher itself put it back.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
