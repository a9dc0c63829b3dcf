"""The check letter is the Department's, and nothing about a UPN is put right for anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.exchange.rules.upn import LETTERS, check_letter, read_former_upns, read_upn
from openiep.exchange.tests.builders import codes, upn


@pytest.mark.parametrize(
    ("rest", "letter"),
    [
        ("801200005001", "B"),
        ("201100018042", "R"),
        ("20110001804V", "T"),
        ("207000016049", "P"),
    ],
)
def test_the_check_letter_of_known_numbers(rest, letter):
    assert check_letter(rest) == letter


def test_the_example_printed_with_q_is_wrong():
    assert read_upn("Q207000016049").refusal.code == "upn_wrong_check_letter"
    assert read_upn("P207000016049").value.value == "P207000016049"


def test_the_letters_are_the_23_without_i_o_s():
    assert len(LETTERS) == 23
    assert not set("IOS") & set(LETTERS)


@pytest.mark.parametrize("text", ["  b801200005001 ", "B801 2000 05001", "B801-2000-05001"])
def test_blanks_hyphens_and_small_letters_do_not_matter(text):
    assert read_upn(text).value.value == "B801200005001"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("B80120000500", "upn_wrong_length"),
        ("B8012000050011", "upn_wrong_length"),
        ("I801200005001", "upn_wrong_form"),
        ("B80120000500O", "upn_wrong_form"),
        ("1801200005001", "upn_wrong_form"),
        ("A801200005001", "upn_wrong_check_letter"),
        ("B801200005010", "upn_wrong_check_letter"),
    ],
)
def test_a_wrong_upn_is_refused(text, code):
    read = read_upn(text)
    assert read.value is None
    assert read.refusal.code == code


@pytest.mark.parametrize("text", ["", "  ", "n/a", "-", "Unknown"])
def test_no_upn_is_no_mistake(text):
    read = read_upn(text)
    assert (read.value, read.refusal, read.warning) == (None, None, None)


def test_a_upn_tells_who_gave_it():
    given_by = read_upn("B801200005001").value
    assert (given_by.authority, given_by.establishment) == (801, "2000")


@pytest.mark.parametrize("rest", ["", "80120000500", "80120000500I"])
def test_no_check_letter_for_what_is_no_number(rest):
    with pytest.raises(ValueError):  # noqa: PT011 - any reason will do
        check_letter(rest)


def test_a_temporary_upn_is_taken_with_a_warning():
    read = read_upn("T20110001804V")
    assert read.value.is_temporary
    assert read.warning.code == "upn_temporary"


def test_an_unknown_authority_is_a_warning_only():
    read = read_upn(upn(authority=999))
    assert read.value
    assert read.warning.about["authority"] == 999


@pytest.mark.parametrize("authority", [201, 660, 681, 846, 938, 940, 943])
def test_authorities_of_england_and_wales_are_known(authority):
    assert read_upn(upn(authority=authority)).warning is None


def test_several_former_upns_in_one_cell():
    good, warnings = read_former_upns(f"{upn(1)}; {upn(2)}, rubbish")
    assert good == (upn(1), upn(2))
    assert codes(warnings) == ["former_upn_left_out"]


@given(st.integers(0, 999), st.integers(0, 11), st.integers(0, 9))
def test_any_single_wrong_figure_is_noticed(serial, place, figure):
    good = upn(serial)
    changed = good[: place + 1] + str(figure) + good[place + 2 :]
    read = read_upn(changed)
    assert (read.value is not None) == (changed == good)
