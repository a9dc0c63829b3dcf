"""Sizes, names, sentences, and nothing dangerous or foreign in the sources."""

import re

from tests.architecture import sources as check
from tests.architecture.house import ROOT

# (file, word): why it is safe there.
ALLOWED_DANGERS = {
    ("openiep/monitoring/presenters/drawn.py", "Markup of something made"): (
        "the rules know no markupsafe; they escape every word of a picture, which their tests prove"
    ),
    ("openiep/letters/apart.py", "subprocess"): (
        "files that somebody sent are read in a process that can do and take little"
    ),
    ("openiep/config/clock.py", "subprocess"): (
        "what is due runs in a process of its own, so that a fault there never stops a page; the "
        "words are constants"
    ),
    **{
        ("openiep/config/keeping/postgresql.py", word): (
            "only PostgreSQL's own tools dump in one snapshot; no shell, and no words from a page"
        )
        for word in ("subprocess", "Popen", "cursor")
    },
}
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|npmjs|yarnpkg|artifactory|nexus|--(extra-)?index-url|registry\s*="
)
LOCKS = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock", "yarn.lock"}


def test_nothing_is_too_long(house):
    assert check.too_long(house) == []


def test_the_settings_stay_short(house):
    text = (house.package / "config" / "settings.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= check.LONGEST_SETTINGS


def test_names_say_something(house):
    assert check.misnamed(house) == []


def test_modules_and_public_names_have_a_sentence(house):
    assert check.undescribed(house) == []


def test_no_page_asks_another_host_for_anything(house):
    assert check.foreign_hosts(house) == []


def test_nothing_dangerous_without_a_reason(house):
    assert check.not_allowed(check.dangers(house), ALLOWED_DANGERS) == []


def test_no_lock_of_one_registry_is_committed():
    assert [path.name for path in check.committed(ROOT) if path.name in LOCKS] == []


def test_no_committed_file_names_a_registry():
    tells = [
        path.relative_to(ROOT).as_posix()
        for path in check.committed(ROOT)
        if path.suffix not in {".png", ".pdf", ".xlsx", ".woff2"}
        and path.name != "test_sources.py"
        and REGISTRY.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert tells == []


def test_what_is_too_long_is_found(broken):
    house = broken(
        people__rules="def long():\n" + "    x = 1\n" * 50,
        people__models="x = 1\n" * 401,
        people__jinja2__people__a__html="<p>\n" * 131,
    )
    assert check.too_long(house) == [
        "openiep/people/models.py: 401 lines",
        "openiep/people/rules.py: long has 51 lines",
        "people/a.html: 131 lines",
    ]


def test_names_that_say_nothing_are_found(broken):
    house = broken(people__utils="", people__Rules="", people__test_rules="", services__models="")
    assert check.misnamed(house) == [
        "people/Rules.py: small letters only",
        "people/test_rules.py: tests lie in tests/",
        "people/utils.py: the name says nothing",
        "services/models.py: the name says nothing",
    ]


def test_missing_sentences_are_found(broken):
    house = broken(people__rules='"""Good."""\ndef act():\n    pass\ndef _own():\n    pass\n')
    assert check.undescribed(house) == ["openiep/people/rules.py: act"]


def test_foreign_hosts_are_found(broken):
    house = broken(
        people__jinja2__people__a__html='<img src="//cdn.example/x.png"> http://www.w3.org/2000/svg',
        web__scss__page__scss='@import url("https://fonts.example/css");',
    )
    assert check.foreign_hosts(house) == [
        'openiep/people/jinja2/people/a.html: src="//cdn.example/x.png',
        "openiep/web/scss/page.scss: https://fonts.example/css",
    ]


def test_dangers_are_found(broken):
    house = broken(
        people__models="import pickle\nPupil.objects.raw(sql)\nmark_safe(x)\nMarkup(f'<p>{x}')\n"
        "Markup('<p>{}').format(x)\nrun(x, shell=True)\ncursor()",
        people__jinja2__people__a__html="{{ words|safe }}<p style='a'><script>x</script>",
    )
    found = {word for _place, word in check.dangers(house)}
    assert found == {
        "pickle", "raw", "mark_safe", "Markup of something made", "shell", "cursor",
        "|safe", "style='", "<script",
    }  # fmt: skip


def test_a_reason_that_nothing_needs_is_found():
    assert check.not_allowed(iter([("a", "raw")]), {("b", "raw"): "why"}) == [
        ("a", "raw"),
        ("b", "raw"),
    ]
