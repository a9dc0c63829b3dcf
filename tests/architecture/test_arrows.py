"""The contracts in `pyproject.toml` fail when an arrow between rooms or drawers is turned round."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BREAKS = {
    "Rooms": ("openiep/people/rules.py", "from openiep.plans.rules import status  # noqa"),
    "Drawers": ("openiep/plans/models/plan.py", "import openiep.plans.actions.writing"),
    "Rules are plain Python": ("openiep/plans/rules/status.py", "import django.utils.timezone"),
    "Forms ask": ("openiep/people/forms/staff.py", "import openiep.people.actions.staff"),
}


def _lint(root: Path) -> str:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_each_contract_is_broken_by_one_import(house, tmp_path):
    if not Path(sys.executable).with_name("lint-imports").exists():
        pytest.fail("import-linter is missing: run make env-dev")
    for path in house.files(".py"):
        copy = tmp_path / path.relative_to(house.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    shutil.copy(house.root / "pyproject.toml", tmp_path)
    for name, line in BREAKS.values():
        path = tmp_path / name
        text = path.read_text(encoding="utf-8")
        future = "from __future__ import annotations\n"
        path.write_text(text.replace(future, "") + f"\n{line}\n", encoding="utf-8")
    said = _lint(tmp_path)
    for name in BREAKS:
        assert f"{name} BROKEN" in said, said
