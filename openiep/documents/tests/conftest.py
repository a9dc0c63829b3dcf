"""Printing helpers that every test of paper uses."""

from typing import Any, Protocol

import pytest

from openiep.documents.presenters import print_plan
from openiep.documents.tests.content import ANSWERS, IN_FORCE, TODAY, WHOM_TO_ASK, plan_content


class Print(Protocol):
    """Prints a plan; whatever is not given is the usual case."""

    def __call__(self, content: dict[str, Any] | None = None, **changes: Any) -> bytes: ...


@pytest.fixture(scope="session")
def printed_plan() -> Print:
    def printed(content: dict[str, Any] | None = None, **changes: Any) -> bytes:
        usual = {
            "status": IN_FORCE,
            "answers": ANSWERS,
            "ask": WHOM_TO_ASK,
            "audience": "family_and_staff",
            "today": TODAY,
        }
        return print_plan(content or plan_content(), **{**usual, **changes})

    return printed
