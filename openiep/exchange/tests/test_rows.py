"""A row becomes a child with its doubts, and one doubtful row never stands for another."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.exchange.rules.repeats import MOST_NAMED
from openiep.exchange.tests.builders import children_in, codes, list_of, upn


def child(headings, cells):
    (only,) = children_in(list_of(headings, cells)).rows
    return only


def test_a_row_without_a_name_is_refused():
    row = child(("Forename", "Surname", "Class", "Year"), ("", "", "3JB", "3"))
    assert codes(row.refusals) == ["name_missing"]


def test_a_child_with_one_name_is_taken_with_a_warning():
    row = child(("Forename", "Surname", "Class"), ("Aisha", "", "3JB"))
    assert (row.refusals, codes(row.warnings)) == ((), ["only_one_name"])


def test_a_line_between_children_is_no_child():
    row = child(("Forename", "Surname", "Class"), ("Class 3JB", "", ""))
    assert codes(row.refusals) == ["hardly_filled"]


@pytest.mark.parametrize(
    ("heading", "most"), [("Class", 40), ("Admission number", 40), ("Home language", 60)]
)
def test_a_text_that_is_too_long_is_refused_and_never_cut(heading, most):
    headings = ("Forename", "Surname", heading)
    assert child(headings, ("Jo", "Smith", "x" * most)).refusals == ()
    refusal = child(headings, ("Jo", "Smith", "x" * (most + 1))).refusals[0]
    assert (refusal.code, refusal.about["most"]) == ("too_long", most)


def test_a_name_that_is_too_long_is_refused():
    assert codes(child(("Forename", "Surname"), ("x" * 81, "Smith")).refusals) == ["too_long"]


def test_a_cell_as_long_as_a_letter_is_refused():
    row = child(("Forename", "Surname", "SEN needs"), ("Jo", "Smith", "x" * 2000))
    assert "cell_too_long" in codes(row.refusals)


@pytest.mark.parametrize(
    ("status", "need", "code"),
    [
        ("K", "", "need_missing"),
        ("N", "SLCN", "need_without_status"),
        ("E", "NSA", "not_assessed_with_plan"),
    ],
)
def test_what_the_census_would_object_to_is_a_warning(status, need, code):
    row = child(("Forename", "Surname", "SEN status", "Need"), ("Jo", "Smith", status, need))
    assert (row.refusals, codes(row.warnings)) == ((), [code])


def test_a_full_name_fills_in_where_a_column_of_names_is_missing():
    row = child(("Surname", "Full name", "DOB"), ("Smith", "Jo Smith", "03/09/2018"))
    assert (row.given_name, row.family_name) == ("Jo", "Smith")


def test_a_day_on_which_a_status_began_may_be_wrong_without_refusing_the_child():
    headings = ("Forename", "Surname", "SEN status", "SEN start date")
    row = child(headings, ("Jo", "Smith", "N", "31/02/2020"))
    assert (row.refusals, codes(row.warnings)) == ((), ["day_impossible"])
    assert row.sen_since is None


def test_the_same_number_of_the_school_twice_refuses_both():
    rows = children_in(
        list_of(("Forename", "Surname", "Adno"), ("Jo", "Bell", "12"), ("Al", "Ray", "12"))
    ).rows
    assert [codes(row.refusals) for row in rows] == [["same_own_id_in_rows"]] * 2


def test_a_former_upn_that_is_anothers_upn_refuses_both():
    headings = ("Forename", "Surname", "UPN", "Former UPN")
    rows = children_in(
        list_of(headings, ("Jo", "Bell", upn(1), ""), ("Jo", "Bell", upn(2), upn(1)))
    ).rows
    assert [row.refusals[0].about["rows"] for row in rows] == [(3,), (2,)]


def test_two_children_of_one_name_and_birth_date_are_both_taken_and_told():
    headings = ("Forename", "Surname", "DOB", "UPN")
    rows = children_in(
        list_of(headings, ("Jo", "Bell", "3/9/18", upn(1)), ("JO", "BELL", "3/9/18", upn(2)))
    ).rows
    assert [codes(row.warnings) for row in rows] == [["same_name_in_rows"]] * 2
    assert not rows[0].refusals


def test_one_upn_in_thousands_of_rows_names_a_few_of_the_others_quickly():
    rows = [("Forename", "Surname", "UPN"), *[("Jo", "Bell", upn(1))] * 5000]
    began = time.perf_counter()
    last = children_in(list_of(*rows)).rows[-1]
    assert time.perf_counter() - began < 5
    assert len(last.refusals[0].about["rows"]) == MOST_NAMED
    assert last.refusals[0].about["others"] == 4999


def test_five_thousand_rows_are_read_in_a_moment():
    headings = ("Surname", "Forename", "UPN", "DOB", "Year", "Reg", "SEN Status", "SEN Type")
    cells = [
        ("Okonjo-Lind", "Zoë", upn(n % 1000, establishment=2000 + n // 1000), "03/09/2018",
         f"Year {n % 11 + 1}", f"{n % 11}A", "KNE"[n % 3], ("SLCN; SPLD", "", "ASD")[n % 3])
        for n in range(5000)
    ]  # fmt: skip
    data = list_of(headings, *cells)
    children_in(data)
    began = time.process_time()
    assert len(children_in(data).good) == 5000
    assert time.process_time() - began < 1.5


any_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\r"))


@given(st.lists(any_text, min_size=7, max_size=7))
def test_no_cell_can_break_a_row(cells):
    headings = ("Forename", "Surname", "UPN", "DOB", "Year", "SEN Status", "SEN Type")
    rows = children_in(list_of(headings, ("Jo", "Bell", "", "", "", "", ""), cells)).rows
    assert rows[0].given_name == "Jo"
    for row in rows:
        for reason in (*row.warnings, *row.refusals):
            assert reason.about["row"] == row.number
