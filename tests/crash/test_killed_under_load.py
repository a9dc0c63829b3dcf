"""The server is killed with -9 at any moment while people write, and nothing they were told is lost."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from tests.crash.rounds import go

ROUNDS, WRITES = 50, 5_000


@pytest.fixture
def database(db) -> str:
    """The address of an empty database of its own; nothing on the built-in one."""
    if settings.IS_EMBEDDED:
        return ""
    import psycopg

    name = f"crash_{uuid4().hex}"
    ours = settings.DATABASES["default"]
    with psycopg.connect(host=ours["HOST"], user=ours["USER"], dbname="postgres") as opened:
        opened.autocommit = True
        opened.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://{ours['USER']}@/{name}?host={ours['HOST']}"


def test_a_killed_server_has_lost_nothing_that_was_said_to_be_saved(database, tmp_path: Path):
    outcome = go(tmp_path, rounds=ROUNDS, writes=WRITES, database=database)
    assert outcome.faults == []
    assert outcome.lost == []
    assert outcome.rounds >= ROUNDS
    assert outcome.acknowledged >= WRITES
