"""The table of moves: what it allows, that its verbs are real, and that its picture is true."""

import re
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest

from openiep.plans.rules.diagram import STARTS, life_of_a_plan
from openiep.plans.rules.status import MOVES, Status, check_move
from openiep.rules import Refused

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "life-of-a-plan.md"
DRAWERS = ("proposing", "force", "closing", "writing")


def test_the_picture_in_the_documentation_is_drawn_from_the_table():
    drawn = re.search(r"```mermaid\n(.*?)\n```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert drawn[1] == life_of_a_plan()


def test_the_picture_changes_with_the_table(monkeypatch):
    before = life_of_a_plan()
    monkeypatch.setitem(MOVES, (Status.CLOSED, Status.DRAFT), "open_again")
    assert "closed --> draft: open_again" in life_of_a_plan()
    assert life_of_a_plan() != before


@pytest.mark.parametrize("act", sorted({*MOVES.values(), *STARTS}))
def test_every_verb_of_the_table_is_an_action_behind_the_door(act):
    modules = [import_module(f"openiep.plans.actions.{drawer}") for drawer in DRAWERS]
    (action,) = {getattr(module, act) for module in modules if hasattr(module, act)}
    assert action.guarded_by


@pytest.mark.parametrize(("now", "to"), list(product(Status, repeat=2)))
def test_what_is_not_in_the_table_cannot_happen(now, to):
    if (now, to) in MOVES:
        check_move(now, to)
    else:
        with pytest.raises(Refused, match="cannot_become"):
            check_move(now, to)


def test_what_is_closed_or_given_up_stays_so():
    assert {now for now, _to in MOVES} == {Status.DRAFT, Status.PROPOSED, Status.IN_FORCE}
