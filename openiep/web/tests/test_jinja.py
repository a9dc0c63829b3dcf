"""The words that pages use in their templates."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from jinja2 import DictLoader

from openiep.web import jinja


def draw(source: str, **context: object) -> str:
    made = jinja.environment(loader=DictLoader({}), autoescape=True)
    return made.from_string(source).render(context)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 12, 11), "Fri 11 December"),
        ("2026-12-11", "Fri 11 December"),
        (datetime(2026, 12, 10, 12, 0, tzinfo=UTC), "Thu 10 December"),
        (date(2027, 1, 8), "Fri 8 January 2027"),
        (None, ""),
        ("", ""),
    ],
)
def test_days_come_as_days_instants_texts_or_not_at_all(value: object, shown: str) -> None:
    assert draw("{{ value|day(today) }}", value=value, today=date(2026, 12, 1)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("12.50"), "12.5"), (Decimal("1E+2"), "100"), ("7.0", "7"), (3, "3"),
        (0, "0"), (0.25, "0.25"), ("", ""), (None, ""), ("120", "120"),
    ],
)  # fmt: skip
def test_numbers_end_where_they_say_nothing_more(value: object, shown: str) -> None:
    assert draw("{{ value|number }}", value=value) == shown


def test_text_of_people_keeps_its_lines_and_is_not_trusted() -> None:
    shown = draw("{{ text|paragraphs }}", text="One\r\ntwo\n\n\n<b>three</b>\n")
    assert shown == "<p>One<br>two</p><p>&lt;b&gt;three&lt;/b&gt;</p>"


def test_translated_texts_take_names_and_escape_them() -> None:
    assert draw("{{ _('Saved %(name)s', name=x) }}", x="<Sam>") == "Saved &lt;Sam&gt;"
    plural = "{% trans n=2 %}{{ n }} plan{% pluralize %}{{ n }} plans{% endtrans %}"
    assert draw(plural) == "2 plans"


def test_days_speak_the_language_of_the_page() -> None:
    with translation.override("de"):
        assert draw("{{ '2026-12-11'|long_day }}").startswith("Freitag 11 Dezember")


def test_an_initial_stands_for_a_name() -> None:
    assert draw("{{ ' sam'|initial }}{{ ''|initial }}") == "S"
