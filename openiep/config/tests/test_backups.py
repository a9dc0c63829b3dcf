"""Backups are made while people work, hold all that was acknowledged, and are proved by a restore."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openiep.config.environment import SettingWrong
from openiep.config.keeping import archive, backups, checks, rows, sqlite
from openiep.config.keeping.backups import Place
from openiep.config.serving import check_port

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def school_at(folder: Path) -> Place:
    """A data folder with a small database in write-ahead-log mode, and one kept letter."""
    folder.mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "files" / "letter.pdf").write_bytes(b"%PDF a therapist's advice")
    with closing(sqlite3.connect(folder / sqlite.NAME)) as database:
        database.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE plan (id INTEGER PRIMARY KEY, words TEXT);"
            "CREATE TABLE django_session (session_key TEXT);"
            "INSERT INTO plan (words) VALUES ('Sam reads to the dog');"
            "INSERT INTO django_session VALUES ('who is signed in');"
        )
    database_settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / sqlite.NAME}
    return Place(folder, folder / "backups", database_settings)


@pytest.fixture
def place(tmp_path):
    """A school's data folder."""
    return school_at(tmp_path / "school")


@pytest.fixture
def empty(tmp_path):
    """The data folder of a new machine."""
    folder = tmp_path / "new machine"
    folder.mkdir()
    settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / sqlite.NAME}
    return Place(folder, folder / "backups", settings)


def key_of(place):
    return backups.recovery_key(place)[0]


def words_in(database):
    with closing(sqlite3.connect(database)) as opened:
        return [words for (words,) in opened.execute("SELECT words FROM plan ORDER BY id")]


def test_everything_comes_back_on_an_empty_machine(place, empty):
    made = backups.back_up(place)
    backups.restore(made.path, empty, key_of(place))
    assert rows.in_sqlite(empty.data / sqlite.NAME) == rows.in_sqlite(place.data / sqlite.NAME)
    letters = [one.data / "files" / "letter.pdf" for one in (place, empty)]
    assert letters[0].read_bytes() == letters[1].read_bytes()
    assert made.proved_at
    assert made.rows == 1
    closed = [empty.data / sqlite.NAME, *(empty.data / "keys").iterdir(), letters[1]]
    assert {path.stat().st_mode & 0o077 for path in closed} == {0}


def test_what_was_acknowledged_before_it_began_is_in_it_though_people_go_on_writing(place, empty):
    saved, stop = [], threading.Event()

    def write(name):
        with closing(sqlite3.connect(place.data / sqlite.NAME, timeout=20)) as database:
            number = 0
            while not stop.is_set():
                with database:
                    database.execute("INSERT INTO plan (words) VALUES (?)", [f"{name} {number}"])
                saved.append(f"{name} {number}")
                number += 1

    people = [threading.Thread(target=write, args=(name,)) for name in ("Ms Okafor", "Mr Reid")]
    for person in people:
        person.start()
    try:
        for _round in range(3):
            before = set(saved)
            made = backups.back_up(place, NOW + timedelta(seconds=_round))
    finally:
        stop.set()
        for person in people:
            person.join()
    assert len(saved) > len(before) > 0
    backups.restore(made.path, empty, key_of(place))
    assert before <= set(words_in(empty.data / sqlite.NAME))
    assert sqlite.faults(empty.data / sqlite.NAME) == []


def test_nobody_reads_it_without_the_key_and_the_key_is_not_in_it(place, tmp_path):
    made = backups.back_up(place)
    assert b"Sam" not in made.path.read_bytes()
    assert b"therapist" not in made.path.read_bytes()
    archive.unpack(made.path, tmp_path, key_of(place))
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    inside = [found for found in kept if key_of(place).encode() in found]
    assert len(inside) == 1  # the school's own, in its data folder


def test_who_is_signed_in_stays_out_of_it(place, empty):
    backups.restore(backups.back_up(place).path, empty, key_of(place))
    with closing(sqlite3.connect(empty.data / sqlite.NAME)) as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-40]), "cannot be opened"),
        (lambda path: path.write_bytes(b"not a backup at all"), "cannot be opened"),
        (lambda path: path.write_bytes(b""), "cannot be opened"),
        (lambda path: path.unlink(), "There is no backup"),
    ],
)
def test_a_damaged_one_is_said_and_nothing_is_touched(place, empty, harm, said):
    path = backups.back_up(place).path
    harm(path)
    with pytest.raises(SettingWrong, match=said):
        backups.restore(path, empty, key_of(place))
    assert list(empty.data.iterdir()) == []


def test_one_flipped_bit_anywhere_is_noticed(place, tmp_path):
    path = backups.back_up(place).path
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 23)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(SettingWrong):
            backups.prove(place, path)


@pytest.mark.parametrize("key", ["", "hunter2", "AGE-SECRET-KEY-1NONSENSE"])
def test_a_key_that_is_none_is_said(place, empty, key):
    path = backups.back_up(place).path
    with pytest.raises(SettingWrong, match="AGE-SECRET-KEY"):
        backups.restore(path, empty, key)


def test_the_key_of_another_school_does_not_open_it(place, empty, tmp_path):
    other = school_at(tmp_path / "other")
    path = backups.back_up(place).path
    with pytest.raises(SettingWrong, match="cannot be opened with this key"):
        backups.restore(path, empty, key_of(other))


def test_a_copy_that_lost_a_row_is_not_called_proved(place, tmp_path):
    made = backups.back_up(place)
    inside = tmp_path / "inside"
    inside.mkdir()
    archive.unpack(made.path, inside, key_of(place))
    with closing(sqlite3.connect(inside / sqlite.NAME)) as database, database:
        database.execute("DELETE FROM plan")
    manifest = (inside / backups.MANIFEST).read_text(encoding="utf-8")
    was = rows.in_sqlite(place.data / sqlite.NAME)["plan"].sha256
    assert was in manifest
    fitting = archive.hashes(inside)[sqlite.NAME]
    lost = archive.hashes(inside)
    manifest = manifest.replace(_file_hash(manifest), fitting)
    (inside / backups.MANIFEST).write_text(manifest, encoding="utf-8")
    assert lost[sqlite.NAME] in manifest
    archive.pack(inside, made.path, key_of(place))
    with pytest.raises(SettingWrong, match="does not hold what was there"):
        backups.prove(place, made.path)


def _file_hash(manifest: str) -> str:
    import json

    return str(json.loads(manifest)["files"][sqlite.NAME])


def test_where_there_is_nothing_yet_none_is_made_and_nothing_begun(empty):
    with pytest.raises(SettingWrong, match="There is no database"):
        backups.back_up(empty)
    assert not (empty.data / sqlite.NAME).exists()
    assert list(empty.backups.iterdir()) == []


@pytest.mark.once
def test_the_recovery_key_is_shown_to_a_person_and_never_written_to_the_log(tmp_path):
    for name, words in (("person", ["backup"]), ("clock", ["backup", "--if-due"])):
        school = tmp_path / name
        school_at(school)
        code, said = said_by(school, *words)
        assert code == 0, said
        assert "proved by a restore" in said
        assert ("AGE-SECRET-KEY" in said) == (name == "person")


def test_it_is_never_restored_over_a_school(place):
    path = backups.back_up(place).path
    with pytest.raises(SettingWrong, match="holds a database already"):
        backups.restore(path, place, key_of(place))
    assert words_in(place.data / sqlite.NAME) == ["Sam reads to the dog"]


def test_the_newest_proved_are_kept_and_older_ones_forgotten(place):
    for day in range(5):
        backups.back_up(place, NOW + timedelta(days=day))
    unproved = backups.backups(place)[0].path
    unproved.with_suffix(".proved.json").unlink()
    assert len(backups.forget_old(place, keep=3)) == 1
    kept = backups.backups(place)
    assert [one.made_at.day for one in kept] == [27, 26, 25, 24]
    assert sorted(path.suffix for path in place.backups.iterdir()) == [".age"] * 4 + [".json"] * 3


def test_one_is_due_when_the_newest_proved_is_a_day_old(place):
    assert backups.is_due(place, NOW)
    made = backups.back_up(place, NOW)
    assert not backups.is_due(place, NOW + timedelta(hours=23))
    assert backups.is_due(place, NOW + timedelta(hours=24))
    made.path.with_suffix(".proved.json").unlink()
    assert backups.is_due(place, NOW)


def test_when_the_disk_is_full_no_half_backup_is_left(place, monkeypatch):
    def full(*_about):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        backups.back_up(place)
    assert list(place.backups.iterdir()) == []


def test_an_archive_that_climbs_out_of_its_folder_is_refused(place, empty, tmp_path):
    evil = tmp_path / "evil"
    evil.write_text("owned")
    path = backups.back_up(place).path
    tar = tmp_path / "evil.tar.gz"
    with tarfile.open(tar, "w:gz") as made:
        made.add(evil, arcname="../../owned")
    with tar.open("rb") as plain, path.open("wb") as sealed:
        reader = archive.pyrage.x25519.Identity.from_str(key_of(place)).to_public()
        archive.pyrage.encrypt_io(plain, sealed, [reader])
    with pytest.raises(SettingWrong):
        backups.restore(path, empty, key_of(place))
    assert not list(tmp_path.glob("**/owned"))


def test_a_sound_installation_has_nothing_to_look_at(place):
    backups.back_up(place, NOW)
    found = list(checks.look_over(place, NOW + timedelta(days=8), is_https=False, hosts=[]))
    assert [one.sentence for one in found if not one.is_sound] == []
    assert "8 days old, of 1" in found[3].sentence


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda place: _overwrite(place.data / sqlite.NAME), "The database is damaged"),
        (lambda place: (place.data / "keys").chmod(0o755), "chmod -R go="),
        (lambda place: shutil.rmtree(place.backups), "no proved backup yet"),
        (lambda place: (place.data / sqlite.NAME).unlink(), "There is no database"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(place, harm, said):
    backups.back_up(place, NOW)
    harm(place)
    found = checks.look_over(place, NOW, is_https=False, hosts=[])
    assert [one for one in found if not one.is_sound and said in one.sentence]


def _overwrite(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096 : 4096 + 200] = b"x" * 200
    for beside in (f"{path}-wal", f"{path}-shm"):
        Path(beside).unlink(missing_ok=True)
    path.write_bytes(whole)


def test_an_old_backup_and_an_open_network_are_said(place):
    backups.back_up(place, NOW)
    late = NOW + timedelta(days=9)
    found = list(checks.look_over(place, late, is_https=False, hosts=["iep.school.example"]))
    assert [one.is_sound for one in found] == [True, True, True, False, False, True]
    assert "9 days old" in found[3].sentence
    assert "OPENIEP_HTTPS=yes" in found[4].sentence


def openiep(data, *words):
    """One command in a process of its own, with a data folder of its own."""
    unwanted = {"OPENIEP_DATABASE", "DJANGO_SETTINGS_MODULE"}
    clean = {name: value for name, value in os.environ.items() if name not in unwanted}
    return subprocess.Popen(
        [sys.executable, "-m", "openiep", *words], env={**clean, "OPENIEP_DATA": str(data)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def said_by(data, *words):
    running = openiep(data, *words)
    said, _nothing = running.communicate(timeout=300)
    return running.returncode, said


@pytest.mark.once
def test_a_server_backs_up_by_itself_and_a_new_machine_gets_all_of_it(tmp_path):
    school, new = tmp_path / "school", tmp_path / "new"
    assert said_by(school, "start-school", "Brook Lane", "--senco", "ann@school.example")[0] == 0
    port = next(port for port in range(8471, 8499) if _is_free(port))
    serving = openiep(school, "serve", "--port", str(port))
    try:
        until = time.monotonic() + 240
        while not list((school / "backups").glob("*.proved.json")):
            assert serving.poll() is None
            assert time.monotonic() < until
            time.sleep(0.2)
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=60)
    (made,) = (school / "backups").glob("*.age")
    _code, key = said_by(school, "backup", "--show-key")
    paper = tmp_path / "from the safe"
    paper.write_text(key)
    code, said = said_by(new, "restore", str(made), "--key-file", str(paper))
    assert code == 0, said
    assert "are back, and everything agrees" in said
    differing = {
        name
        for name, table in rows.in_sqlite(school / sqlite.NAME).items()
        if rows.in_sqlite(new / sqlite.NAME)[name] != table
    }
    assert differing == set()
    assert said_by(new, "backup")[0] == 0
    code, said = said_by(new, "check")
    assert (code, "LOOK" in said) == (0, False), said


def _is_free(port: int) -> bool:
    try:
        check_port("127.0.0.1", port)
    except Exception:
        return False
    return True


@pytest.mark.once
def test_a_newer_version_keeps_a_backup_of_what_there_was_before_it_changes_anything(tmp_path):
    school = tmp_path / "school"
    assert said_by(school, "start-school", "Brook Lane", "--senco", "ann@school.example")[0] == 0
    with closing(sqlite3.connect(school / sqlite.NAME)) as database, database:
        # As an earlier version left it: what the newest migration made is not there yet.
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.execute("DROP TABLE django_session")
        before = rows.of_connection(database)
    port = next(port for port in range(8500, 8530) if _is_free(port))
    serving = openiep(school, "serve", "--port", str(port))
    try:
        until = time.monotonic() + 240
        while not _is_served(port):
            assert serving.poll() is None
            assert time.monotonic() < until
            time.sleep(0.2)
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=60)
    first = min((school / "backups").glob("*.age"))
    inside = tmp_path / "inside"
    inside.mkdir()
    archive.unpack(first, inside, (school / "keys" / backups.KEY).read_text())
    assert rows.in_sqlite(inside / sqlite.NAME) == before


def _is_served(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
