"""The picture: what it shows, to whom, and what it must never contain."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.monitoring.rules.aim import Direction, aim
from openiep.monitoring.rules.chart import NARROW, WIDE, chart
from openiep.monitoring.rules.chart_data import (
    ChartData,
    DrawnTrend,
    OwnRating,
    Phase,
    Reading,
)
from openiep.monitoring.rules.chart_scale import (
    Heading,
    day_ticks,
    label_rows,
    round_step,
    value_axis,
)
from openiep.monitoring.rules.sparkline import sparkline

SVG = "{http://www.w3.org/2000/svg}"
START = date(2026, 9, 7)


def day(weeks):
    return START + timedelta(weeks=weeks)


FULL = ChartData(
    key="target-7",
    title="Sam: words read aloud",
    description="Three checks from 4 to 6 words; the aim is 15 by 18 December.",
    unit="words",
    start=START,
    due=day(14),
    readings=(
        Reading(day(1), 4, "Mrs Ali"),
        Reading(day(2), 5, "Mr Khan"),
        Reading(day(3), 6, "Jo"),
    ),
    baseline=4,
    target=15,
    today=day(4),
    trend=DrawnTrend(day(1), 4.1, day(3), 6.2, ((day(1), 3, 5), (day(3), 5, 7))),
    phases=(Phase(day(2), "small group"),),
    own=OwnRating((Reading(day(1), 2), Reading(day(3), 4)), 1, 5, "How Sam rates it"),
    lowest=0,
    highest=20,
)


def drawn(data=FULL, width=NARROW):
    return ET.fromstring(chart(data, width=width))  # noqa: S314 - our own text


def texts(root):
    return [one.text for one in root.iter(f"{SVG}text")]


def test_it_is_an_image_with_a_title_and_a_description():
    root = drawn()
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "target-7-title target-7-desc"
    ids = {one.get("id"): one.text for one in root.iter() if one.get("id")}
    assert ids == {"target-7-title": FULL.title, "target-7-desc": FULL.description}


def test_two_charts_on_a_page_share_no_id():
    first, second = (
        set(re.findall(r' id="([^"]+)"', chart(replace(FULL, key=key)))) for key in ("a", "b")
    )
    assert first
    assert not first & second


def test_the_words_are_real_text():
    said = texts(drawn())
    for word in ("words", "today", "due 14 Dec", "small group", "check", "trend", "likely range"):
        assert word in said
    assert "aim line 15" in said
    assert "start 4" in said
    assert "How Sam rates it" in said


def test_who_measured_is_told_on_hover():
    hovers = [one.text for one in drawn().iter(f"{SVG}title")]
    assert "14 Sep: 4 words, Mrs Ali" in hovers


def test_nothing_needs_a_style_or_a_script():
    for picture in (chart(FULL), sparkline([(1, 2)], None, "Sam")):
        assert not re.search(r"\bstyle=|<style|<script|\bon\w+=|href|url\(", picture)


def test_lines_and_marks_differ_without_colour():
    picture = chart(FULL)
    dashes = set(re.findall(r'stroke-dasharray="([^"]+)"', picture))
    assert len(dashes) >= 2
    assert all(f"<{shape} " in picture for shape in ("circle", "rect", "path", "polygon"))


def test_no_red_and_no_green_is_used():
    for red, green, blue in re.findall(r"#(..)(..)(..)", chart(FULL)):
        r, g, b = int(red, 16), int(green, 16), int(blue, 16)
        assert not (r > 2 * g and r > 2 * b)
        assert not (g > 1.3 * r and g > 1.3 * b)


def test_what_a_person_typed_cannot_become_markup():
    spoilt = '<b>&"\x00\ud800'
    data = replace(
        FULL, title=spoilt, description=spoilt, unit=spoilt, phases=(Phase(day(2), spoilt),)
    )
    root = drawn(data)
    assert root.find(f"{SVG}title").text == '<b>&"'
    assert '<b>&"' in texts(root)


def test_the_child_has_a_lane_and_a_mark_of_its_own():
    assert chart(FULL).count('fill="#F5B74F"') == 2
    assert "#F5B74F" not in chart(replace(FULL, own=None))


def test_a_falling_target_says_that_fewer_is_better():
    data = replace(FULL, direction=Direction.DOWN, baseline=12, target=3)
    assert "words (fewer is better)" in texts(drawn(data))


def test_names_of_a_scale_stand_instead_of_figures():
    names = ((0, "full help"), (1, "a model"), (2, "alone"))
    data = replace(
        FULL,
        tick_names=names,
        baseline=0,
        target=2,
        readings=(Reading(day(1), 1),),
        trend=None,
        lowest=0,
        highest=2,
    )
    said = texts(drawn(data))
    assert {"full help", "a model", "alone", "aim line alone"} <= set(said)


def test_without_checks_it_says_so():
    bare = replace(FULL, readings=(), trend=None, own=None, baseline=None)
    assert "No checks yet" in texts(drawn(bare))
    assert "No checks yet" in texts(drawn(replace(bare, target=None)))


def test_today_after_the_day_due_is_left_out():
    assert "today" not in texts(drawn(replace(FULL, today=day(20))))


@pytest.mark.parametrize("key", ["", "1a", 'a"b', "a b", "a\n"])
def test_a_key_that_is_no_id_is_refused(key):
    with pytest.raises(ValueError, match="key"):
        chart(replace(FULL, key=key))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_reading_that_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="ordinary number"):
        chart(replace(FULL, readings=(Reading(day(1), value),)))


@given(
    st.lists(st.tuples(st.integers(-30, 300), st.floats(-1e6, 1e6)), max_size=40),
    st.sampled_from([NARROW, WIDE]),
)
def test_every_mark_lies_inside_the_picture(readings, width):
    made = tuple(Reading(START + timedelta(days=days), value) for days, value in readings)
    root = drawn(replace(FULL, readings=made, lowest=None, highest=None), width)
    _, _, wide, high = map(float, root.get("viewBox").split())
    for one in root.iter(f"{SVG}circle"):
        assert 0 <= float(one.get("cx")) <= wide
        assert 0 <= float(one.get("cy")) <= high
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.get("x")) <= wide
        assert 0 <= float(one.get("y")) <= high


@given(st.floats(1e-6, 1e9), st.integers(1, 9))
def test_steps_are_round_and_few(span, most):
    step = round_step(span, most)
    assert span / step <= most * (1 + 1e-9)
    assert float(f"{step:.2e}"[:4]) in (1.0, 2.0, 2.5, 5.0)


def test_an_axis_of_counts_has_whole_numbers_and_keeps_to_the_scale():
    axis = value_axis([4, 9, 15], 0, 15, whole=True)
    assert (axis.low, axis.high, axis.ticks) == (0, 15, (0, 5, 10, 15))
    assert value_axis([3, 3, 3], None, None).ticks[0] == 0


def test_words_above_the_plot_never_overlap():
    wanted = [
        Heading(x, words, "phase")
        for x, words in ((100, "small group"), (110, "new seat"), (380, "due 18 Dec"))
    ]
    labels = label_rows(wanted, 30, 386, 13)
    assert len({label.row for label in labels}) == 2
    assert labels[-1].anchor == "end"


def test_days_are_labelled_weeks_apart():
    assert day_ticks(START, day(14), 6) == [day(0), day(3), day(6), day(9), day(12)]


def test_the_small_picture_has_its_text_twin():
    root = ET.fromstring(sparkline([(1, 3), (2, 5)], aim(2, 9, 10), "Sam: too early to say"))  # noqa: S314
    assert root.find(f"{SVG}title").text == "Sam: too early to say"
    assert len(root.findall(f"{SVG}polyline")) == 2


def test_the_small_picture_of_nothing_is_empty():
    assert "<polyline" not in sparkline([], None, "No checks yet")
    assert "<circle" in sparkline([(3, 3)], None, "One check")


def test_two_changes_of_the_same_name_each_have_their_line():
    data = replace(FULL, phases=(Phase(day(2), "new seat"), Phase(day(9), "new seat")))
    lines = [
        one.get("x1")
        for one in drawn(data).iter(f"{SVG}line")
        if one.get("stroke-opacity") == ".75"
    ]
    assert len(set(lines)) == 2
