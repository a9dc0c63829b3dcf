"""Statuses, needs and year groups are understood as schools write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.exchange.rules.values.sen import read_needs, read_sen_status
from openiep.exchange.rules.values.years import read_year_group
from openiep.exchange.tests.builders import codes
from openiep.reference.needs import needs
from openiep.reference.years import year_groups


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("K", "K"), ("k", "K"), ("SEN Support", "K"), ("K - SEN Support", "K"),
        ("SEN support (K)", "K"),
        ("E", "E"), ("EHCP", "E"), ("EHC plan", "E"), ("Education, Health and Care Plan", "E"),
        ("N", "N"), ("No SEN", "N"), ("None", "N"), ("No Special Educational Need", "N"),
    ],
)  # fmt: skip
def test_a_status_is_understood(cell, code):
    read = read_sen_status(cell)
    assert (read.value, read.warning) == (code, None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Statement", "S"),
        ("S", "S"),
        ("School Action", "A"),
        ("SA+", "P"),
        ("School Action Plus", "P"),
    ],
)
def test_a_status_of_history_is_kept_with_a_warning(cell, code):
    read = read_sen_status(cell)
    assert (read.value, read.warning.code) == (code, "sen_status_is_history")


@pytest.mark.parametrize("cell", ["Yes", "Y", "SEN", "Under review", "KE"])
def test_a_status_that_does_not_say_which_is_not_guessed(cell):
    read = read_sen_status(cell)
    assert (read.value, read.warning.code) == (None, "sen_status_not_known")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("SLCN; SPLD", ("SLCN", "SPLD")),
        ("SLCN, SPLD", ("SLCN", "SPLD")),
        ("SLCN/ASD", ("SLCN", "ASD")),
        ("ASD and SEMH", ("ASD", "SEMH")),
        ("SLCN (Primary), SEMH (Secondary)", ("SLCN", "SEMH")),
        ("1. SLCN 2. MLD", ("SLCN", "MLD")),
        ("SLCN\nSPLD", ("SLCN", "SPLD")),
        ("Speech, Language and Communication Needs, ASD", ("SLCN", "ASD")),
        ("SLCN - Speech, Language and Communication Needs", ("SLCN",)),
        ("Social, Emotional & Mental Health", ("SEMH",)),
        ("Other Difficulty/Disability", ("OTH",)),
        ("Autism + dyslexia", ("ASD", "SPLD")),
        ("None", ()),
        ("", ()),
    ],
)
def test_needs_are_found_in_their_order(cell, found):
    assert read_needs([cell]).codes == found
    assert read_needs([cell]).warnings == ()


def test_every_full_name_of_the_census_is_understood_also_beside_another():
    for need in needs():
        other = "HI" if need.code != "HI" else "VI"
        assert read_needs([f"{need.name}, {other}"]).codes == (need.code, other)


def test_needs_of_several_columns_follow_each_other_and_none_stands_twice():
    assert read_needs(["SEMH", "SLCN", "SEMH"]).codes == ("SEMH", "SLCN")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("ADHD", "need_not_known"),
        ("Cognition and learning", "need_is_an_area"),
        ("BESD", "need_is_history"),
    ],
)
def test_what_is_no_need_of_the_census_is_told(cell, code):
    assert codes(read_needs([cell]).warnings) == [code]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("3", "3"), ("03", "3"), ("Y3", "3"), ("Yr 3", "3"), ("Year 3", "3"), ("Year Three", "3"),
        ("Curriculum Year  3", "3"), ("YEAR 11", "11"), ("Year 3 (7-8)", "3"),
        ("Year 3, ages 7-8", "3"),
        ("R", "R"), ("Rec", "R"), ("Reception", "R"), ("FS2", "R"), ("0", "R"), ("YR", "R"),
        ("N1", "N1"), ("FS1", "N2"), ("Lower sixth", "12"),
    ],
)  # fmt: skip
def test_a_year_group_is_understood(cell, code):
    read = read_year_group(cell)
    assert (read.value, read.warning) == (code, None)


@pytest.mark.parametrize(("cell", "code"), [("Nursery", "N2"), ("-1", "N2"), ("-2", "N1")])
def test_an_assumed_year_group_is_told(cell, code):
    read = read_year_group(cell)
    assert (read.value, read.warning.code) == (code, "year_group_assumed")


@pytest.mark.parametrize("cell", ["3JB", "Year 14", "Year 3/4", "-3", "Oak", "Year"])
def test_a_year_group_is_not_guessed(cell):
    assert read_year_group(cell).value is None
    assert read_year_group(cell).warning.code == "year_group_not_known"


@given(st.sampled_from(year_groups()))
def test_every_year_group_comes_back_from_its_code_and_name(year):
    assert read_year_group(year.code).value == year.code
    assert read_year_group(str(year.name)).value == year.code
