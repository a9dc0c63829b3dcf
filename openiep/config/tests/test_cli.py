"""The command line: finds its commands, says mistakes in sentences, never mixes demo and school."""

import pytest

from openiep.access.models import Installation, User
from openiep.config.cli import command_modules, main
from openiep.people.models import Post, School


@pytest.fixture
def no_migration(monkeypatch, db):
    """The test database is at its newest form already."""
    monkeypatch.setattr("openiep.config.start.ready", lambda **_more: None)


def start_school(*more: str, name: str = "Brook Lane", senco: str = "ann@school.example") -> int:
    return main(["start-school", name, "--senco", senco, *more])


def test_help_lists_every_command(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert {"demo", "serve", "start-school"} <= set(command_modules())
    for name in command_modules():
        assert name in said


@pytest.mark.parametrize("words", [[], ["dance"], ["serve", "--port", "many"], ["start-school"]])
def test_words_that_mean_nothing_end_with_2(words, capsys):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert "usage: openiep" in capsys.readouterr().err


def test_a_school_is_started_with_its_senco_and_a_link(no_migration, capsys, client):
    assert start_school("--called", "Ms Okafor", "--address", "http://127.0.0.1:9") == 0
    said = capsys.readouterr().out
    assert "Brook Lane is ready" in said
    user = User.objects.get(email="ann@school.example")
    assert Post.objects.get(user=user).role == "senco"
    assert not user.has_usable_password()
    link = next(line.strip() for line in said.splitlines() if "/welcome/" in line)
    assert client.get(link.removeprefix("http://127.0.0.1:9")).status_code == 200


@pytest.mark.parametrize("wrong", ["ann", "ann@", "@school.example", "ann at school.example"])
def test_an_e_mail_address_that_is_none_is_said(no_migration, capsys, wrong):
    assert start_school(senco=wrong) == 1
    assert "is not an e-mail address. Write it as" in capsys.readouterr().out
    assert not School.objects.exists()
    assert not Installation.objects.exists()


@pytest.mark.parametrize("wrong", ["", "   ", "x" * 121])
def test_a_school_without_a_name_is_refused(no_migration, capsys, wrong):
    assert start_school(name=wrong) == 1
    assert "1 to 120 letters" in capsys.readouterr().out
    assert not School.objects.exists()


def test_a_school_is_never_started_in_a_demo_folder(no_migration, capsys):
    Installation.objects.create(is_demo=True)
    assert start_school() == 1
    assert "holds the demo school" in capsys.readouterr().out
    assert not School.objects.exists()


def test_a_demo_is_never_made_in_a_schools_folder(no_migration, capsys):
    Installation.objects.create(is_demo=False)
    assert main(["demo", "--make-only"]) == 1
    assert "holds a real school" in capsys.readouterr().out


def test_a_taken_port_is_said_with_the_next_to_try(capsys):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    assert f"Port {port} is in use by another program" in capsys.readouterr().out
