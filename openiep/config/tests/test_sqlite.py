"""The guard of the built-in database: which journal on which SQLite, and never on a network drive."""

import multiprocessing
import sqlite3
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from openiep.config.sqlite import (
    NETWORK_FILE_SYSTEMS,
    file_system_of,
    is_on_a_network,
    journal_for,
    write_ahead_log_is_safe,
)

on_sqlite = pytest.mark.skipif(not settings.IS_EMBEDDED, reason="the built-in database only")

SOUND = [
    (3, 6, 23), (3, 44, 6), (3, 44, 9), (3, 50, 7), (3, 50, 8), (3, 51, 3), (3, 51, 4), (3, 52, 0),
    (3, 53, 4), (3, 54, 0), (4, 0, 0),
]  # fmt: skip
AFFECTED = [
    (3, 7, 0), (3, 7, 17), (3, 8, 11), (3, 22, 0), (3, 31, 1), (3, 34, 1), (3, 37, 2), (3, 40, 1),
    (3, 43, 2), (3, 44, 0), (3, 44, 5), (3, 45, 0), (3, 45, 6), (3, 46, 1), (3, 47, 2), (3, 48, 0),
    (3, 49, 7), (3, 50, 0), (3, 50, 6), (3, 51, 0), (3, 51, 1), (3, 51, 2),
]  # fmt: skip


@pytest.mark.parametrize("version", SOUND)
def test_a_sound_sqlite_keeps_the_write_ahead_log(version):
    assert write_ahead_log_is_safe(version)
    assert journal_for(version).mode == "WAL"


@pytest.mark.parametrize("version", AFFECTED)
def test_an_affected_sqlite_falls_back_and_says_so(version):
    assert not write_ahead_log_is_safe(version)
    journal = journal_for(version)
    assert journal.mode == "DELETE"
    assert "rollback journal" in journal.sentence
    assert ".".join(map(str, version)) in journal.sentence


@pytest.mark.parametrize("version", [*SOUND, *AFFECTED])
def test_every_sqlite_syncs_fully_and_keeps_its_foreign_keys(version):
    assert "synchronous=FULL" in journal_for(version).init_command
    assert "foreign_keys=ON" in journal_for(version).init_command
    assert "mmap" not in journal_for(version).init_command


MOUNTS = r"""
proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ann/disk ext4 rw 0 0
//server/share /mnt/the\040share cifs rw 0 0
auto /net autofs rw 0 0
server:/x /net fuse.sshfs rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/openiep", "ext4"),
        ("/home/ann/openiep", "nfs4"),
        ("/home", "nfs4"),
        ("/home/ann/disk/openiep", "ext4"),
        ("/homework", "ext4"),
        ("/mnt/the share/openiep", "cifs"),
        ("/net/x", "fuse.sshfs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder, kind):
    assert file_system_of(Path(folder), MOUNTS) == kind


def test_an_unknown_file_system_is_nothing():
    assert file_system_of(Path("/x"), "") == ""


@pytest.mark.parametrize("kind", sorted(NETWORK_FILE_SYSTEMS))
def test_network_file_systems_are_refused(monkeypatch, tmp_path, kind):
    mounts = f"server:/x {tmp_path} {kind} rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_more: mounts)
    assert is_on_a_network(tmp_path / "data")


def test_a_disk_of_this_machine_is_taken(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_more: "/dev/sda / ext4 rw 0 0")
    assert not is_on_a_network(tmp_path)


def test_a_machine_that_does_not_tell_is_taken(monkeypatch, tmp_path):
    def refuse(*_args, **_more):
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", refuse)
    assert not is_on_a_network(tmp_path)


@on_sqlite
@pytest.mark.django_db
def test_the_sqlite_under_django_is_the_one_the_guard_looked_at():
    with connection.cursor() as cursor:
        cursor.execute("select sqlite_version()")
        used = cursor.fetchone()[0]
    assert used == sqlite3.sqlite_version
    assert sys.modules["sqlite3"].sqlite_version == used
    assert journal_for(tuple(map(int, used.split(".")))) == settings.JOURNAL


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("foreign_keys", 1), ("mmap_size", 0), ("secure_delete", 1)],
)
def test_a_live_connection_syncs_fully(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert (cursor.fetchone() or [0])[0] == value


@on_sqlite
@pytest.mark.django_db
def test_a_live_connection_uses_the_chosen_journal():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0].upper() == settings.JOURNAL.mode
    assert connection.transaction_mode == "IMMEDIATE"


def _write(path: str, begin, worker: int) -> None:
    opened = sqlite3.connect(path, timeout=20, isolation_level=None)
    opened.executescript(settings.JOURNAL.init_command)
    begin.wait()
    for number in range(200):
        opened.execute("BEGIN IMMEDIATE")
        opened.execute("INSERT INTO kept VALUES (?, ?)", (worker, number))
        opened.execute("COMMIT")
        if number % 50 == 0:
            opened.execute("PRAGMA wal_checkpoint")
    opened.close()


@on_sqlite
def test_two_workers_on_one_file_lose_nothing_and_keep_it_whole(tmp_path):
    path = str(tmp_path / "school.sqlite3")
    opened = sqlite3.connect(path)
    opened.executescript(settings.JOURNAL.init_command + "CREATE TABLE kept (worker, number);")
    fork = multiprocessing.get_context("fork")
    begin = fork.Barrier(2)
    workers = [fork.Process(target=_write, args=(path, begin, worker)) for worker in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    assert opened.execute("SELECT count(*) FROM kept").fetchone() == (400,)
    assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    opened.close()
