"""`make messages` collects every text for translation, also those that rules only mark."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.frontend import parse_keywords

ROOT = Path(__file__).resolve().parents[3]
MARKED = sorted((ROOT / "openiep/monitoring/rules").glob("wording*.py"))


def keywords():
    """The functions that the Makefile tells the collector of, and its own."""
    line = re.search(
        r"pybabel.* extract (.*?)--project", (ROOT / "Makefile").read_text(), re.DOTALL
    )
    return {"_": None, "gettext": None, **parse_keywords(re.findall(r"-k (\S+)", line[1]))}


def marked(path):
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "say":
            yield call.args[0].value


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_sentence_that_rules_mark_is_collected(path):
    found = {text for _line, text, *_ in extract_from_file("python", path, keywords=keywords())}
    wanted = set(marked(path))
    assert len(wanted) > 10
    assert wanted <= found


def test_plurals_are_collected_with_both_forms(tmp_path):
    source = tmp_path / "page.py"
    source.write_text('ngettext("%(n)d check", "%(n)d checks", n)', encoding="utf-8")
    ((_line, text, *_),) = extract_from_file("python", source, keywords=keywords())
    assert text == ("%(n)d check", "%(n)d checks")
