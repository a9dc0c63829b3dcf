"""The same on PostgreSQL: dumped in one snapshot while people write, and proved from the dump."""

import threading
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection

from openiep.config.environment import SettingWrong
from openiep.config.keeping import backups, postgresql
from openiep.config.keeping.backups import Place
from openiep.people.models import School

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(settings.IS_EMBEDDED, reason="shown on PostgreSQL only"),
]
psycopg = pytest.importorskip("psycopg")


@pytest.fixture
def place(tmp_path):
    """The school whose database is that of the tests."""
    return Place(tmp_path / "school", tmp_path / "backups", dict(connection.settings_dict))


@pytest.fixture
def empty(tmp_path, place):
    """A new machine with an empty database."""
    name = f"{place.database['NAME']}_new"
    with _server(place) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
    yield Place(tmp_path / "new", tmp_path / "none", {**place.database, "NAME": name})
    with _server(place) as server:
        server.execute(f'DROP DATABASE "{name}"')


@contextmanager
def _server(place):
    with psycopg.connect(**_to(place.database), autocommit=True) as server:
        yield server


def _to(database):
    return {"dbname": database["NAME"], "user": database["USER"], "host": database["HOST"]}


def test_everything_acknowledged_comes_back_though_people_go_on_writing(place, empty):
    for folder in (place.data, empty.data):
        folder.mkdir()
    stop, saved = threading.Event(), []

    def write():
        with _server(place) as server:
            while not stop.is_set():
                number = len(saved)
                server.execute(
                    "INSERT INTO access_failedtries (id, made_at, key, failures, last_at)"
                    " VALUES (gen_random_uuid(), now(), %s, 1, now())", [f"try {number}"],
                )  # fmt: skip
                saved.append(f"try {number}")

    School.objects.create(name="Brook Lane — école")
    person = threading.Thread(target=write)
    person.start()
    try:
        while len(saved) < 20:
            assert person.is_alive()
        before = set(saved)
        made = backups.back_up(place)
    finally:
        stop.set()
        person.join()
    backups.restore(made.path, empty, backups.recovery_key(place)[0])
    with _server(empty) as server:
        kept = {key for (key,) in server.execute("SELECT key FROM access_failedtries")}
        names = [name for (name,) in server.execute("SELECT name FROM people_school")]
    assert before <= kept <= set(saved)
    assert names == ["Brook Lane — école"]


def test_it_is_never_restored_over_tables(place):
    place.data.mkdir()
    made = backups.back_up(place)
    with pytest.raises(SettingWrong, match="holds tables already"):
        backups.restore(made.path, place, backups.recovery_key(place)[0])


def test_a_tool_that_is_missing_is_named():
    with pytest.raises(SettingWrong, match="Install the package postgresql-client"):
        postgresql.tool("pg_nonsense")
