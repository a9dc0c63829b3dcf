"""Reads what was written for the demo school: its register, staff, words and stories."""

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

Story = dict[str, Any]
OWN = frozenset({"due", "seen", "going"})  # what each plan's target says for itself


@cache
def data(name: str) -> Any:
    """The contents of one file of `data`."""
    return _read(f"data/{name}.json")


@cache
def stories() -> tuple[Story, ...]:
    """The children who have plans, each with the story of them, in the order of their files."""
    folder = files("openiep.home.demo").joinpath("stories")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".json"))
    found = [{"key": name[:-5], **_read(f"stories/{name}")} for name in names]
    for story in found:
        _fill_in_carried(story["plans"])
    return tuple(found)


def _fill_in_carried(plans: list[Story]) -> None:
    """A target that is carried from the plan before says again what it does not say anew."""
    for before, plan in pairwise(plans):
        for target in plan["targets"]:
            if "carried" in target:
                was = before["targets"][target["carried"]]
                kept = {key: value for key, value in was.items() if key not in OWN}
                target.update({**kept, **target})


def _read(path: str) -> Any:
    return json.loads(files("openiep.home.demo").joinpath(path).read_text(encoding="utf-8"))
