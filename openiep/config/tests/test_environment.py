"""Settings are read from the environment; a wrong one is said in a sentence, and what to write."""

import os
import subprocess
import sys

import pytest

from openiep.config import environment as env


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", True), ("TRUE", True), ("1", True), (" on ", True), ("no", False), ("0", False)],
)
def test_yes_and_no_are_read_in_the_usual_spellings(monkeypatch, written, meant):
    monkeypatch.setenv("OPENIEP_HTTPS", written)
    assert env.yes_or_no("OPENIEP_HTTPS", default=not meant) is meant


def test_a_switch_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("OPENIEP_HTTPS", "maybe")
    with pytest.raises(env.SettingWrong, match="OPENIEP_HTTPS is “maybe”"):
        env.yes_or_no("OPENIEP_HTTPS", default=False)


def test_host_names_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("OPENIEP_HOSTS", "iep.school.example, backup.example,")
    assert env.host_names("OPENIEP_HOSTS") == ["iep.school.example", "backup.example"]


@pytest.mark.parametrize(
    "wrong",
    ["*", ".school.example", "https://iep.example", "iep.example:443", "a b", "iep.example/"],
)
def test_a_host_that_opens_more_than_itself_is_refused(monkeypatch, wrong):
    monkeypatch.setenv("OPENIEP_HOSTS", wrong)
    with pytest.raises(env.SettingWrong, match=r"Write the name alone, such as iep\.school"):
        env.host_names("OPENIEP_HOSTS")


@pytest.mark.parametrize("wrong", ["Europe/Londn", "../etc/passwd", "GMT+25"])
def test_a_time_zone_that_is_not_known_is_refused(monkeypatch, wrong):
    monkeypatch.setenv("OPENIEP_TIME_ZONE", wrong)
    with pytest.raises(env.SettingWrong, match=r"Write one such as Europe/London"):
        env.time_zone("OPENIEP_TIME_ZONE", "Europe/London")


def test_without_a_time_zone_the_default_counts(monkeypatch):
    monkeypatch.setenv("OPENIEP_TIME_ZONE", "")
    assert env.time_zone("OPENIEP_TIME_ZONE", "Europe/London") == "Europe/London"


def test_the_data_folder_is_made_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.setenv("OPENIEP_DATA", str(tmp_path / "school" / "data"))
    folder = env.data_folder(tmp_path / "other")
    assert folder == tmp_path / "school" / "data"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_made_is_said(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("OPENIEP_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(env.SettingWrong, match="Set OPENIEP_DATA to a folder that may be written"):
        env.data_folder(tmp_path)


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path):
    key = env.kept_key(tmp_path, "secret_key")
    assert len(key) >= 64
    assert env.kept_key(tmp_path, "secret_key") == key
    assert env.kept_key(tmp_path, "drafts") != key
    assert (tmp_path / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == ["drafts", "secret_key"]


@pytest.mark.parametrize("left", ["", "short", "\n"])
def test_a_key_that_was_cut_short_is_never_used(tmp_path, left):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "drafts").write_text(left)
    with pytest.raises(env.SettingWrong, match=r"is cut short. Put it back from a backup"):
        env.kept_key(tmp_path, "drafts")


def test_a_key_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(env.SettingWrong, match="cannot be read or made"):
        env.kept_key(tmp_path, "drafts")


def test_processes_that_start_together_agree_on_the_key(tmp_path):
    code = (
        "import sys; from pathlib import Path; from openiep.config.environment import kept_key\n"
        "go = Path(sys.argv[1]) / 'go'\n"
        "while not go.exists(): pass\n"
        "print(kept_key(Path(sys.argv[1]), 'secret_key'))"
    )
    call = [sys.executable, "-c", code, str(tmp_path)]
    racers = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    (tmp_path / "go").touch()
    keys = {racer.communicate(timeout=30)[0].strip() for racer in racers}
    assert len(keys) == 1
    assert len(keys.pop()) >= 64


def test_an_address_of_a_database_is_read():
    found = env.postgresql("postgresql://iep:p%40ss%2Fword@db.example:5433/plans?sslmode=require")
    assert found["USER"] == "iep"
    assert found["PASSWORD"] == "p@ss/word"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "plans")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_local_socket_may_be_named():
    assert env.postgresql("postgresql://iep@/plans?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    "wrong",
    [
        "mysql://iep:secret-word@db/plans",
        "postgresql://iep:secret-word@db",
        "postgresql://iep:secret-word@db:many/plans",
        "postgresql://iep:secret-word@db:99999/plans",
        "postgresql://iep:secret-word@db/plans?sslmode",
        "postgresql://iep:secret-word@db/plans?sslmod=require",
        "plans",
    ],
)
def test_an_address_that_cannot_be_used_is_said_without_its_password(wrong):
    with pytest.raises(env.SettingWrong) as said:
        env.postgresql(wrong)
    assert "OPENIEP_DATABASE" in str(said.value)
    assert "secret-word" not in str(said.value)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("OPENIEP_HTTPS", "perhaps", "OPENIEP_HTTPS is “perhaps”. Write yes or no."),
        ("OPENIEP_DATABASE", "oracle://x", "OPENIEP_DATABASE must look like"),
        ("OPENIEP_HOSTS", "*", "Write the name alone"),
        ("OPENIEP_DATA", "/proc/nowhere", "Set OPENIEP_DATA to a folder"),
    ],
)
def test_the_command_line_says_a_wrong_setting_and_nothing_else(tmp_path, name, value, sentence):
    surroundings = {**os.environ, "OPENIEP_DATA": str(tmp_path), name: value}
    if name != "OPENIEP_DATABASE":
        surroundings.pop("OPENIEP_DATABASE", None)
    done = subprocess.run(
        [sys.executable, "-m", "openiep", "serve", "--port", "0"],
        env=surroundings, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
