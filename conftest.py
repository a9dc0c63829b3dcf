"""What every test may ask for."""

import os

import pytest
from django.test import Client
from hypothesis import settings as examples

# Generated examples are judged by what they show, not by how busy the machine is; what every change
# must pass is the same each time.
examples.register_profile("unhurried", deadline=None, derandomize=bool(os.environ.get("CI")))
examples.load_profile("unhurried")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in our thread


@pytest.fixture
def school(db):
    """A school with nobody in it yet."""
    from openiep.people.tests.factories import SchoolFactory

    return SchoolFactory()


@pytest.fixture
def senco(school):
    """The SENCo's user."""
    from openiep.people.tests.factories import hold_post

    return hold_post(school, "senco", "Ms Okafor")


@pytest.fixture
def head(school):
    """The head's user."""
    from openiep.people.tests.factories import hold_post

    return hold_post(school, "head", "Mrs Lindqvist")


@pytest.fixture
def school_class(school):
    """Class 3K."""
    from openiep.people.tests.factories import SchoolClassFactory

    return SchoolClassFactory(school=school, name="3K", year_group="3")


@pytest.fixture
def teacher(school, school_class):
    """The class teacher of 3K."""
    from openiep.people.tests.factories import hold_post, teach

    return teach(hold_post(school, "teacher", "Mr Khan"), school_class)


@pytest.fixture
def assistant(school, school_class):
    """The teaching assistant in 3K."""
    from openiep.people.tests.factories import hold_post, teach

    return teach(hold_post(school, "teaching_assistant", "Miss Byrne"), school_class)


@pytest.fixture
def other_teacher(school):
    """A teacher of another class of the same school."""
    from openiep.people.tests.factories import SchoolClassFactory, hold_post, teach

    other = SchoolClassFactory(school=school, name="5W", year_group="5")
    return teach(hold_post(school, "teacher", "Ms Petrov"), other)


@pytest.fixture
def stranger(db):
    """The SENCo of another school."""
    from openiep.people.tests.factories import SchoolFactory, hold_post

    return hold_post(SchoolFactory(name="Another School"), "senco", "Mr Elsewhere")


@pytest.fixture
def pupil(school, school_class):
    """Sam of 3K."""
    from openiep.people.tests.factories import PupilFactory

    return PupilFactory(school=school, known_as="Sam", family_name="Taylor", in_class=school_class)


@pytest.fixture
def mother(pupil):
    """Sara, Sam's mother, verified."""
    from openiep.people.tests.factories import InvolvementFactory

    return InvolvementFactory(pupil=pupil, person__called="Sara Taylor", relation="mother")


@pytest.fixture
def signed_in(client: Client):
    """`signed_in(user)` gives a client that the user has signed in with."""

    def sign_in(user) -> Client:
        fresh = Client()
        fresh.force_login(user)
        return fresh

    return sign_in


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what touches the database; the rest was shown on SQLite just before."""
    from django.conf import settings

    if settings.IS_EMBEDDED:
        return
    elsewhere = {item for item in items if shown_once(item) or not touches_the_database(item)}
    config.hook.pytest_deselected(items=list(elsewhere))
    items[:] = [item for item in items if item not in elsewhere]


def shown_once(item: pytest.Item) -> bool:
    """True for what is long and does not depend on the database that is used."""
    return item.get_closest_marker("once") is not None


def touches_the_database(item: pytest.Item) -> bool:
    """True when a test asks for the database by mark, by fixture, or as one of Django's cases."""
    from django.test import SimpleTestCase

    fixtures = {"db", "transactional_db", "live_server", "empty_database"} & set(
        getattr(item, "fixturenames", ())
    )
    case = getattr(item, "cls", None)
    is_djangos = isinstance(case, type) and issubclass(case, SimpleTestCase)
    return bool(item.get_closest_marker("django_db") or fixtures or is_djangos)
