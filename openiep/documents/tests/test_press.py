"""The press: one compiler for all threads, plain words where fonts are missing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.utils.translation import override

from openiep.documents.paper import compiling
from openiep.documents.presenters import WhomToAsk, plan_paper
from openiep.documents.presenters.phrases import day, how_often, period
from openiep.documents.presenters.targets import target_sentence
from openiep.documents.tests.content import IN_FORCE, TARGETS, TODAY, plan_content
from openiep.documents.tests.reading import text_of


def test_threads_share_the_press_and_print_the_same(printed_plan):
    names = [f"Child {n}" for n in range(8)]

    def printed(name):
        content = plan_content(1)
        content["child"]["known_as"] = name
        return printed_plan(content)

    with ThreadPoolExecutor(4) as threads:
        pdfs = list(threads.map(printed, names))

    assert all(f"{name}’s plan" in text_of(pdf) for name, pdf in zip(names, pdfs, strict=True))
    assert pdfs[3] == printed(names[3])


def test_missing_fonts_are_said_plainly(tmp_path, monkeypatch):
    monkeypatch.setattr(compiling, "FONTS", tmp_path)
    compiling._compiler.cache_clear()

    with pytest.raises(compiling.FontsMissing, match="make assets"):
        compiling.compile_paper("plan", {}, title="A plan", language="en", today=TODAY)


def test_the_day_of_printing_is_the_day_of_the_file(printed_plan):
    assert printed_plan(today=date(2026, 11, 24)) != printed_plan(today=TODAY)


def test_a_code_with_a_region_becomes_language_and_region():
    assert compiling._language("en-gb") == {"language": "en", "region": "GB"}
    assert compiling._language("zh_Hans") == {"language": "zh", "region": ""}


def test_days_are_written_with_week_day_and_year():
    assert day("2026-12-11") == "Fri 11 December 2026"
    assert day(date(2026, 12, 11)) == "Fri 11 December 2026"
    assert day("next spring") == "next spring"
    assert day(None) == ""


def test_days_follow_the_language_of_the_paper():
    with override("fr"):
        assert day("2026-12-11") == "ven 11 décembre 2026"


@pytest.mark.parametrize(
    ("times", "minutes", "words"),
    [
        (1, 15, "once a week, 15 minutes each time"),
        ("3", "1", "3 times a week, 1 minute each time"),
        (None, 20, "20 minutes each time"),
        ("2.5", "", "2.5 times a week"),
        ("", None, ""),
    ],
)
def test_how_often_is_said_as_far_as_it_is_known(times, minutes, words):
    assert how_often(times, minutes) == words


def test_a_period_is_said_as_far_as_it_is_known():
    assert period("2026-09-14", "2026-12-11") == "Mon 14 September 2026 to Fri 11 December 2026"
    assert period("2026-09-14", "") == "from Mon 14 September 2026"
    assert period(None, "2026-12-11") == "until Fri 11 December 2026"
    assert period("", "") == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"will_do": "will read."}, "Sam will read, by Fri 11 December 2026."),
        ({"will_do": "read", "who": ""}, "Sami will read, by Fri 11 December 2026."),
        ({"will_do": ""}, ""),
        ({"will_do": "ask", "due_on": None, "how_well": "why?"}, "Sam will ask, why?"),
    ],
)
def test_a_sentence_is_made_of_the_lines_that_are_there(changes, sentence):
    target = {**TARGETS[0], "conditions": "", "how_well": "", **changes}

    assert target_sentence(target, "Sami") == sentence


def test_nobody_known_leaves_places_to_write_whom_to_ask():
    paper = plan_paper(
        plan_content(), status=IN_FORCE, answers=(), ask=(), audience="all", today=TODAY
    )

    assert [one["telephone"] for one in paper["ask"]["contacts"]] == ["", "", ""]
    assert paper["ask"]["contacts"][0]["role"] == "Class teacher"


def test_a_role_of_the_schools_own_is_printed_as_it_is():
    ask = [WhomToAsk("Head of Year 3", "Ms Moss", "01962 555 0103")]
    paper = plan_paper(
        plan_content(), status=IN_FORCE, answers=(), ask=ask, audience="all", today=TODAY
    )

    assert paper["ask"]["contacts"][0]["role"] == "Head of Year 3"
