"""The newest version starts over the records of every earlier one, and each of their rows is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash.server import Server

GIVEN_OUT = sorted(
    path.name.removesuffix(".json.gz") for path in Path(__file__).parent.glob("*.gz")
)


def run(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.upgrade.older", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("version", GIVEN_OUT)
def test_an_earlier_version_comes_to_the_newest_form_with_every_row(
    version, empty_database, tmp_path
):
    environment = {"OPENIEP_DATA": str(tmp_path / "data"), "OPENIEP_DATABASE": empty_database}
    assert int(run(environment, "lay", version)) > 1000
    server = Server(environment, tmp_path / "log")
    try:
        server.start()
    finally:
        server.kill()
    run(environment, "compare", version)
    backups = list((tmp_path / "data" / "backups").glob("*"))
    assert backups, "no backup was made before the database was changed"


def test_a_value_that_was_lost_on_the_way_is_noticed(empty_database, tmp_path):
    environment = {"OPENIEP_DATA": str(tmp_path / "data"), "OPENIEP_DATABASE": empty_database}
    run(environment, "lay", GIVEN_OUT[0])
    lose = (
        "from openiep.config.start import ready; ready(); "
        "from openiep.monitoring.models import Measurement as M; "
        "M._base_manager.filter(pk=M._base_manager.first().pk).update(note='otherwise')"
    )
    subprocess.run([sys.executable, "-c", lose], env={**os.environ, **environment}, check=True)
    with pytest.raises(AssertionError, match="became 'otherwise'"):
        run(environment, "compare", GIVEN_OUT[0])
