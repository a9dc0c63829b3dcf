"""What a parent reads on the family's pages can be read at nine to eleven, and blames nobody."""

import ast
import re
from pathlib import Path

import pytest

from openiep.monitoring.tests.reading import BARRED, grade, sentences, too_hard, words

ROOMS = Path(__file__).resolve().parents[2]
# Everything that stands on the family's own pages, by the file that says it.
PAGES = (
    "family", "family_child", "family_plan", "answer_plan", "diary", "say_for_review",
    "suggest_words", "who_looked", "what_is_an_iep",
)  # fmt: skip
SAID_BY = (
    "home/presenters/family.py",
    "home/presenters/family_reasons.py",
    "classroom/presenters/delivered.py",
    "monitoring/presenters/own.py",
)
INSTEAD = {"n": "3", "day": "Friday 11 December", "name": "Sam", "who": "Ms Lee", "highest": "5"}
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}


def in_templates():
    for name in PAGES:
        source = (ROOMS / f"home/jinja2/home/{name}.html").read_text(encoding="utf-8")
        yield from re.findall(r'_\("((?:[^"\\]|\\.)*)"', source)


def in_presenters():
    for name in SAID_BY:
        tree = ast.parse((ROOMS / name).read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in CALLS:
                yield from (
                    one.value
                    for one in call.args
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def filled(text):
    return re.sub(r"%\((\w+)\)[sd]", lambda found: INSTEAD.get(found[1], "the garden"), text)


def texts():
    """Every sentence, with words in its blanks; headings and buttons are no sentences."""
    found = {filled(text) for text in (*in_templates(), *in_presenters())}
    return sorted(text for text in found if text.rstrip("”\"'").endswith((".", "?", "!")))


def test_there_are_sentences_to_read():
    found = texts()
    assert len(found) > 80
    assert "It is yours. Nobody counts it. The school sees only what you show." in found
    assert "The plan is looked at together at least twice a year, mostly once a term." in " ".join(
        found
    )


def test_each_longer_text_can_be_read_at_eleven():
    assert too_hard(texts()) == []


def test_no_sentence_is_long():
    assert [one for text in texts() for one in sentences(text) if len(words(one)) > 20] == []


def test_together_they_read_at_nine():
    assert grade(" ".join(texts())) <= 4.5


@pytest.mark.parametrize(
    "text", sorted({filled(one) for one in {*in_templates(), *in_presenters()}})
)
def test_no_per_cents_and_no_blame(text):
    assert not BARRED.search(text)


def test_a_hard_text_is_found():
    hard = (
        "Monitoring arrangements necessitate considerable organisational commitment from all "
        "professionals participating in multidisciplinary provision."
    )
    assert too_hard([hard]) == [(hard, round(grade(hard), 1))]
