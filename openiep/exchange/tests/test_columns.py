"""Columns are recognised by heading, then by values; a person's word goes before both."""

import pytest

from openiep.exchange.rules.columns import ColumnMap, Confidence, advice, corrected, remembered
from openiep.exchange.rules.headings import guess_columns
from openiep.exchange.tests.builders import TODAY, codes, columns_of, list_of, table_of, upn


def guess(*rows):
    return guess_columns(table_of(list_of(*rows)), today=TODAY)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date of Birth (dd/mm/yyyy)", "birth_date"),
        ("Student: Date of birth", "birth_date"),
        ("D.O.B.", "birth_date"),
        ("Pupil's UPN", "upn"),
        ("Year group 2026/27", "year_group"),
        ("SEN Status (current)", "sen_status"),
        ("Primary SEND need", "need_1"),
        ("RegGroup", "class_name"),
        ("  surname ", "family_name"),
    ],
)
def test_a_heading_is_known_however_it_is_dressed(heading, field):
    first = "Surname" if field != "family_name" else "DOB"
    assert (
        columns_of(list_of(("Forename", first, heading), ("a", "b", "c")))[heading.strip()] == field
    )


@pytest.mark.parametrize(
    "heading",
    ["Parent 1 Surname", "Mother's first name", "Teacher's name", "Admission date", "Postcode"],
)
def test_a_column_of_somebody_or_something_else_is_left_out(heading):
    rows = [("Forename", "Surname", heading), ("Jo", "Smith", "04/05/2018")]
    assert columns_of(list_of(*rows))[heading] == ""


def test_an_id_column_full_of_upns_is_the_upn():
    rows = [("Forename", "Surname", "ID"), ("Jo", "Smith", upn(1)), ("Aisha", "Khan", upn(2))]
    assert columns_of(list_of(*rows))["ID"] == "upn"


def test_an_id_column_of_other_numbers_is_the_schools_own():
    rows = [("Forename", "Surname", "ID"), ("Jo", "Smith", "12"), ("Aisha", "Khan", "13")]
    assert columns_of(list_of(*rows))["ID"] == "own_id"


def test_a_sen_column_full_of_needs_is_the_needs():
    rows = [("Forename", "Surname", "SEN"), ("Jo", "Smith", "SLCN"), ("Aisha", "Khan", "MLD")]
    assert columns_of(list_of(*rows))["SEN"] == "needs"


def test_the_legal_name_gives_way_to_the_name_in_use():
    rows = [("Legal Surname", "Surname", "Forename"), ("Smith", "Bell", "Jo")]
    assert columns_of(list_of(*rows)) == {
        "Legal Surname": "",
        "Surname": "family_name",
        "Forename": "given_name",
    }


def test_name_beside_surname_is_the_first_name():
    assert columns_of(list_of(("Surname", "Name"), ("Smith", "Jo")))["Name"] == "given_name"


def test_confidence_tells_headings_from_guesses():
    columns = guess(
        ("Surname", "Forename", "Year group 2026", ""),
        ("Smith", "Jo", "3", "04/05/2018"),
    )
    assert [column.confidence for column in columns.columns] == [
        Confidence.SURE,
        Confidence.SURE,
        Confidence.LIKELY,
        Confidence.GUESS,
    ]


def test_a_person_can_say_what_unknown_headings_mean():
    columns = guess(("Enw", "Cyfenw"), ("Nia", "Prydderch"))
    result = corrected(columns, {0: "given_name", 1: "family_name"})
    assert isinstance(result, ColumnMap)
    assert result.fields == {"given_name", "family_name"}
    assert {column.confidence for column in result.columns} == {Confidence.PERSON}


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({0: ""}, "name_needed"),
        ({2: "given_name"}, "field_twice"),
        ({2: "shoe_size"}, "unknown_field"),
        ({9: "upn"}, "unknown_column"),
        ({-1: "upn"}, "unknown_column"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(chosen, code):
    columns = guess(("Forename", "Surname", "Tutor"), ("Jo", "Smith", "Mr Jones"))
    assert codes(corrected(columns, chosen)) == [code]


def test_a_full_name_is_enough():
    columns = guess(("Whoever", "UPN"), ("Smith, Jo", upn()))
    assert isinstance(corrected(columns, {0: "full_name"}), ColumnMap)


def test_what_was_said_last_time_is_remembered_for_any_order_of_columns():
    first = corrected(
        guess(("Enw", "Cyfenw", "ID"), ("Nia", "Bell", "1")),
        {0: "given_name", 1: "family_name", 2: ""},
    )
    later = remembered(guess(("ID", "Cyfenw", "Enw"), ("2", "Lamb", "Dov")), first.profile())
    assert [column.field for column in later.columns] == ["", "family_name", "given_name"]


def test_a_remembered_choice_takes_the_field_from_a_guess():
    profile = {"tutor": "class_name"}
    columns = guess(("Forename", "Surname", "Class", "Tutor"), ("Jo", "Smith", "3", "3JB"))
    result = remembered(columns, profile)
    assert [column.field for column in result.columns][2:] == ["", "class_name"]


def test_a_list_without_numbers_and_birth_dates_is_advised():
    assert codes(advice(guess(("Forename", "Surname"), ("Jo", "Smith")))) == [
        "no_identifier",
        "no_birth_date",
    ]
