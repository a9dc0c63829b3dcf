"""A name stays what the family wrote; it is cut in two only where it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.exchange.rules.values.names import (
    Name,
    clean_name,
    looks_odd,
    same_name,
    split_full_name,
    without_called,
)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("  Mary   Anne ", "Mary Anne"),
        ("Zoe\u0308", "Zoë"),
        ("Jo\u00a0Ann", "Jo Ann"),
        ("\u202eJo", "Jo"),
        ("Jo\x07", "Jo"),
        ("=Jo", "Jo"),
        ("＝＋Jo", "Jo"),
        ("'=Jo", "Jo"),
        ("'t Hooft", "'t Hooft"),
        ("O’Brien-Lee", "O’Brien-Lee"),
        ("Null", "Null"),
        ("SMITH", "SMITH"),
        ("می\u200cنا", "می\u200cنا"),
        ("-", ""),
    ],
)
def test_a_name_is_cleaned_and_never_corrected(cell, name):
    assert clean_name(cell) == name


@pytest.mark.parametrize(
    ("cell", "given_name", "family_name"),
    [
        ("Smith, Jo", "Jo", "Smith"),
        ("van der Berg, Jo Ann", "Jo Ann", "van der Berg"),
        ("SMITH Jo", "Jo", "SMITH"),
        ("Jo SMITH", "Jo", "SMITH"),
        ("Jo Smith", "Jo", "Smith"),
        ("JO SMITH", "JO", "SMITH"),
        ("Jo van der Berg", "Jo", "van der Berg"),
        ("Omar al Rashid", "Omar", "al Rashid"),
        ("Mary Anne Smith", "Mary Anne", "Smith"),
        ("Aisha", "Aisha", ""),
    ],
)
def test_a_full_name_is_cut_in_two(cell, given_name, family_name):
    name = split_full_name(cell)
    assert (name.given, name.family) == (given_name, family_name)


def test_a_heading_may_say_that_the_family_name_comes_first():
    assert split_full_name("Smith Jo", family_first=True) == Name("Jo", "Smith")
    assert split_full_name("de Souza Rui", family_first=True).family == "de Souza"


def test_three_words_without_a_comma_are_a_guess():
    assert split_full_name("Mary Anne Smith").guessed
    assert not split_full_name("Smith, Mary Anne").guessed


@pytest.mark.parametrize("cell", ["Smith, Joanna (Jo)", 'Joanna Smith "Jo"', "Smith, Joanna “Jo”"])
def test_what_a_child_is_called_stands_in_brackets(cell):
    assert split_full_name(cell).called == "Jo"
    assert without_called("Joanna (Jo)") == ("Joanna", "Jo")


@pytest.mark.parametrize("name", ["Zoë", "O'Brien-Lee", "Mary Anne", "St. John", "李小龍", "نور"])
def test_names_of_the_world_are_not_odd(name):
    assert not looks_odd(name)


@pytest.mark.parametrize("name", ["Jo2", "x@y.z", "HYPERLINK(", "3JB", "<b>"])
def test_figures_and_signs_are_odd(name):
    assert looks_odd(name)


def test_spellings_of_a_name_compare_alike():
    assert same_name("O’Brien-Léë") == same_name("OBRIEN LEE") == "obrien lee"
    assert same_name("Łucja") != same_name("Lucy")


@given(st.text(max_size=200))
def test_no_text_loses_letters_when_it_is_cut(text):
    name = split_full_name(text)
    kept = sorted("".join(f"{name.given}{name.family}{name.called}".split()))
    dropped = set(' ,()"“”')
    whole = clean_name(text)
    assert [one for one in kept if one not in dropped] == sorted(
        one for one in "".join(whole.split()) if one not in dropped
    )
