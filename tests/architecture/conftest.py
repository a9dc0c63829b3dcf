"""What the tests of the house ask for."""

import pytest

from tests.architecture.house import built, the_house


@pytest.fixture(scope="session")
def house():
    """The house we live in."""
    return the_house()


@pytest.fixture
def broken(tmp_path):
    """`broken(people__views="…")` gives a small house with these files, for trying a break."""
    return lambda files=None, **named: built(tmp_path, files, **named)
