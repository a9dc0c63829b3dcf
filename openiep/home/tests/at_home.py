"""Parents who have come in by the family's door."""

from django.test import Client

from openiep.access.models import User
from openiep.people.models import Involvement
from openiep.people.tests.factories import UserFactory


def come_in(involvement: Involvement, user: User | None = None) -> User:
    """Give the adult an account of their own, as the code of a letter does."""
    user = user or UserFactory()
    involvement.person.user = user
    involvement.person.save()
    return user


def browser_of(user: User, door: str = "family") -> Client:
    """A browser in which somebody stands behind a door."""
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session["door"] = door
    session.save()
    return browser
