"""Every reason of the rules has a sentence that says what to do."""

import re
from datetime import date
from pathlib import Path

import pytest

from openiep.exchange import rules
from openiep.exchange.presenters.reasons import say
from openiep.exchange.rules.adult_rows import ContactRow, GroupRow, StaffRow
from openiep.exchange.rules.child_row import ChildRow
from openiep.reference.register_headings import register_fields
from openiep.rules import because
from openiep.web.pages import say_plainly

CODE = re.compile(r'"([a-z]+(?:_[a-z]+)+)"')
# Names of schemes, posts and columns that a person never chooses.
NO_CODES = {
    "one_roster", "roster_id", "child_roster_id", "teacher_roster_id", "teaching_assistant",
    "reached_by", "groups_that_are_classes", "birth_date", "sen_since",
}  # fmt: skip
LEFT_OUT_LINES = {"before_headings", "headings_again", "former_upn"}
ABOUT = {
    "row": 3, "rows": (4, 5), "column": "DOB", "most": 40, "found": 12, "missing": 1,
    "name": "users.csv", "who": "JL", "most_megabytes": 20,
    "earliest": date(2010, 9, 1), "latest": date(2026, 9, 1), "headings": ("A", "B"),
}  # fmt: skip


def codes() -> list[str]:
    """Every code in the source of the rules; names of fields and parts are not codes."""
    folder = Path(rules.__path__[0])
    files = (file for file in folder.rglob("*.py") if file.parent.name != "old_plans")
    found = {c for file in files for c in CODE.findall(file.read_text("utf-8"))}
    fields = {field for kind in ("contacts", "staff", "groups") for field in register_fields(kind)}
    rows = {name for row in (ChildRow, ContactRow, StaffRow, GroupRow) for name in row.__slots__}
    return sorted(found - fields - rows - {"full_name"} - LEFT_OUT_LINES - NO_CODES)


@pytest.mark.parametrize("code", codes())
def test_each_code_is_said_in_a_sentence(code):
    reason = because(code, field="birth_date", **ABOUT)
    sentence = say(reason)
    assert sentence != say_plainly(reason)
    assert sentence[0].isupper() or sentence.startswith(("“", "DOB"))
    assert sentence.endswith((".", "”"))
    assert "%(" not in sentence
