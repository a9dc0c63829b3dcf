"""`openiep export` writes the archive of one child for a SENCo, and for nobody else."""

import zipfile

import pyrage
import pytest

from openiep.config.cli import main
from openiep.people.models import LookWithReason, PupilIdentifier

UPN = "A801200001001"


@pytest.fixture(autouse=True)
def numbered(pupil, monkeypatch):
    """Sam with a number."""
    monkeypatch.setattr("openiep.config.start.ready", lambda **_more: None)
    PupilIdentifier.objects.create(school=pupil.school, pupil=pupil, scheme="upn", value=UPN)


def export(file, by, *more):
    who = ["--child", UPN, "--by", by.email, "--why", "Sara Taylor asked"]
    return main(["export", str(file), *who, *more])


def test_everything_about_one_child_is_written_and_the_reason_kept(tmp_path, senco):
    assert export(tmp_path / "sam.zip", senco) == 0
    with zipfile.ZipFile(tmp_path / "sam.zip") as archive:
        assert {"index.html", "record.json"} <= set(archive.namelist())
    assert LookWithReason.objects.get().reason == "Sara Taylor asked"


def test_with_a_password_it_is_sealed(tmp_path, senco):
    (tmp_path / "password").write_text("twelve letters\n")
    assert export(tmp_path / "sam", senco, "--password-file", str(tmp_path / "password")) == 0
    sealed = (tmp_path / "sam").read_bytes()
    assert pyrage.passphrase.decrypt(sealed, "twelve letters").startswith(b"PK")


@pytest.mark.parametrize("who", ["teacher", "head", "other_teacher", "stranger"])
def test_nobody_else_gets_it(tmp_path, who, request, capsys):
    assert export(tmp_path / "sam.zip", request.getfixturevalue(who)) == 1
    assert not (tmp_path / "sam.zip").exists()
    assert "Sam" not in capsys.readouterr().out


def test_what_is_there_is_never_written_over(tmp_path, senco, capsys):
    (tmp_path / "sam.zip").write_text("mine")
    assert export(tmp_path / "sam.zip", senco) == 1
    assert (tmp_path / "sam.zip").read_text() == "mine"
    assert "Nothing was written" in capsys.readouterr().out
