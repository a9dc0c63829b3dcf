"""The picture shows what is known: no more, no less, and to everybody."""

import re
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.monitoring.picture import HIGH, WIDE, Mark, Picture, draw

DAY = date(2026, 9, 7)
SVG = "{http://www.w3.org/2000/svg}"
days = st.integers(0, 400).map(lambda n: DAY + timedelta(days=n))
values = st.decimals(-50, 500, places=1)


def picture(values=(), start=None, aim=None, **more):
    points = [Mark(DAY + timedelta(days=n), Decimal(v)) for n, v in enumerate(values)]
    known = {
        "id": "p1", "title": "Reading", "desc": "Now 8", "points": points, "start": start,
        "aim": aim, "low": Decimal(0), "high": None, "is_whole": True, "say_value": str,
        "say_day": str, "aim_word": "aim",
    }  # fmt: skip
    return draw(Picture(**{**known, **more}))


def tree(svg):
    return ElementTree.fromstring(  # noqa: S314 - our own picture
        str(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


def circles(svg):
    return tree(svg).findall(f".//{SVG}circle")


def test_without_anything_known_there_is_no_picture():
    assert picture() == ""


@pytest.mark.parametrize("count", [1, 2, 12, 60])
def test_every_reading_is_a_point(count):
    assert len(circles(picture(range(count)))) == count


def test_before_the_first_reading_the_way_to_the_aim_is_there():
    svg = picture(start=Mark(DAY, Decimal(4)), aim=Mark(DAY + timedelta(days=90), Decimal(18)))
    assert len(circles(svg)) == 1
    assert "stroke-dasharray" in svg
    assert "aim 18" in svg


def test_a_falling_target_is_drawn_falling():
    svg = tree(picture(start=Mark(DAY, Decimal(14)), aim=Mark(DAY + timedelta(days=9), Decimal(3))))
    line = svg.find(f".//{SVG}g/{SVG}line")
    assert float(line.get("y1")) < float(line.get("y2"))


def test_it_says_what_it_shows_in_words_with_unique_ids():
    svg = picture([1, 2], title="Reads <b>", desc='8 & "more"')
    root = tree(svg)
    assert root.find(f"{SVG}title").text == "Reads <b>"
    assert root.find(f"{SVG}desc").text == '8 & "more"'
    assert root.get("aria-labelledby") == "p1-title p1-desc"
    assert root.get("role") == "img"
    assert "8" not in [e.text for e in root.findall(f".//{SVG}text")]


def test_the_page_may_refuse_all_inline_style():
    assert not re.search(r"\bstyle\b|<script|\bon\w+=", picture([1, 2, 3]))


def test_a_scale_of_few_values_is_drawn_from_end_to_end():
    svg = picture([3], low=Decimal(0), high=Decimal(6))
    shown = [e.text for e in tree(svg).findall(f".//{SVG}text")]
    assert "0" in shown
    assert "6" in shown


@given(
    st.lists(st.builds(Mark, days, values), max_size=60),
    st.none() | st.builds(Mark, days, values),
    st.none() | st.builds(Mark, days, values),
    st.booleans(),
)
def test_nothing_is_ever_drawn_outside(points, start, aim, is_whole):
    svg = picture(start=start, aim=aim, points=sorted(points, key=lambda m: m.day), low=None,
                  is_whole=is_whole)  # fmt: skip
    if not (points or start or aim):
        assert svg == ""
        return
    for element in tree(svg).iter():
        for name, most in (("x", WIDE), ("cx", WIDE), ("x1", WIDE), ("x2", WIDE),
                           ("y", HIGH), ("cy", HIGH), ("y1", HIGH), ("y2", HIGH)):  # fmt: skip
            if place := element.get(name):
                assert 0 <= float(place) <= most
    numbers = [e for e in tree(svg).iter(f"{SVG}text") if e.get("text-anchor") == "end"]
    assert 3 <= len(numbers) <= 12
