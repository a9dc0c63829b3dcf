"""The server is killed with -9 at any moment while people write, and nothing they were told is lost."""

from pathlib import Path

from tests.crash.rounds import go

ROUNDS, WRITES = 50, 5_000


def test_a_killed_server_has_lost_nothing_that_was_said_to_be_saved(empty_database, tmp_path: Path):
    outcome = go(tmp_path, rounds=ROUNDS, writes=WRITES, database=empty_database)
    assert outcome.faults == []
    assert outcome.lost == []
    assert outcome.rounds >= ROUNDS
    assert outcome.acknowledged >= WRITES
