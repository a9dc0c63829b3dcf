"""The wheel alone, in an empty environment without Node, runs the demo school."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.once


def run(*words, **more):
    """A command's output; its errors are the test's."""
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=900, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT)
    (built,) = folder.glob("openiep-*.whl")
    return built


def test_it_holds_what_pages_and_paper_need(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "static/web/built/",
        "documents/fonts/",
        "jinja2/web/layout.html",
        "/migrations/",
    ):
        assert any(needed in name for name in names), needed
    assert not [name for name in names if name.endswith((".sqlite3", ".age", ".lock"))]


def test_pip_alone_installs_it_and_the_demo_runs(wheel, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    run(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        ROOT / "requirements.txt",
    )
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    clean = {"HOME": os.environ["HOME"], "OPENIEP_DATA": str(tmp_path / "data")}
    bare = {**clean, "PATH": str(tmp_path / "venv" / "bin")}  # no Node, no git, nothing else
    openiep = tmp_path / "venv" / "bin" / "openiep"
    assert "demo" in run(openiep, "--help", env=bare, cwd=tmp_path)
    run(openiep, "demo", "--make-only", env=bare, cwd=tmp_path)
    assert "proved by a restore" in run(openiep, "backup", env=bare, cwd=tmp_path)
    assert "LOOK" not in run(openiep, "check", env=bare, cwd=tmp_path)
