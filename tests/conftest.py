"""What several tests of the whole may ask for."""

from uuid import uuid4

import pytest
from django.conf import settings


@pytest.fixture
def empty_database(request) -> str:
    """The address of an empty PostgreSQL database of its own; nothing on the built-in one."""
    if settings.IS_EMBEDDED:
        return ""
    request.getfixturevalue("db")
    import psycopg

    name = f"empty_{uuid4().hex}"
    ours = settings.DATABASES["default"]
    with psycopg.connect(
        host=ours["HOST"], user=ours["USER"], dbname="postgres", autocommit=True
    ) as opened:
        opened.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return f"postgresql://{ours['USER']}@/{name}?host={ours['HOST']}"
