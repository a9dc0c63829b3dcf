"""Who signs in. What a user is to a school or a child is known further up."""

from typing import Any, ClassVar

import uuid_utils
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from openiep.access.models.base import Record
from openiep.access.register import Keep, Register, personal, plain

SYSTEM_EMAIL = "system@openiep.invalid"

NO_MAILBOX = "no-mailbox.openiep.invalid"


class UserManager(BaseUserManager["User"]):
    """Makes users and finds them by e-mail, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail, ignoring case."""
        return self.get(email__iexact=(username or "").strip())

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """A new user; without a password nobody can sign in as them until one is set."""
        user = self.model(email=email.strip(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_without_mailbox(self) -> "User":
        """A parent who has no e-mail, or wants none here."""
        return self.create_user(f"{uuid_utils.uuid7().hex}@{NO_MAILBOX}")

    def system(self) -> "User":
        """The named user by whom the machine acts; nobody can sign in as it."""
        found = self.filter(email=SYSTEM_EMAIL).first()
        return found or self.create_user(SYSTEM_EMAIL, is_system=True)


class User(AbstractBaseUser, Record):
    """Somebody who can sign in, in any school. E-mails are unique, ignoring capitals."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_installer = models.BooleanField(default=False)
    is_system = models.BooleanField(default=False)

    remembers_rights = False
    # By which door they came in, for one request: staff, family, or "" for the only one they have.
    door = ""

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    data_register: ClassVar[Register] = (
        personal("email", purpose="to sign in", keep=Keep.STAFF_RECORD),
        personal("password", purpose="to sign in; only a hash", keep=Keep.STAFF_RECORD),
        personal("last_login", purpose="to notice unused accounts", keep=Keep.STAFF_RECORD),
        plain("is_active", "is_installer", "is_system", keep=Keep.STAFF_RECORD),
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email")]

    def __str__(self) -> str:
        return f"User {self.pk}"

    @property
    def has_no_mailbox(self) -> bool:
        """True for a parent who signs in without e-mail; the address only keeps the account apart."""
        return self.email.endswith(f"@{NO_MAILBOX}")

    def remember_rights(self) -> None:
        """For the length of one request, rights need not be asked of the database twice."""
        self.remembers_rights = True
        self.remembered_rights: object = None

    def forget_rights(self) -> None:
        """Ask afresh next time: a change is about to be made, or has been made."""
        self.remembered_rights = None
