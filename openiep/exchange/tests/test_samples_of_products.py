"""Exports as the schools' systems write them come out as the same children."""

from datetime import date

import pytest

from openiep.exchange.tests.builders import children_in, codes, columns_of, sample, table_of


def children(name):
    return children_in(sample(name)).rows


def test_a_sims_export_in_utf_16_with_tabs():
    table = table_of(sample("sims.csv"))
    assert (table.encoding, table.delimiter) == ("utf-16", "\t")
    amara, zoe, sean = children("sims.csv")
    assert (amara.given_name, amara.family_name) == ("Amara", "Okonjo-Lind")
    assert (amara.year_group, amara.class_name, amara.own_id) == ("3", "3JB", "004211")
    assert (zoe.given_name, zoe.sen_status, zoe.needs) == ("Zoë", "E", ("ASD",))
    assert (sean.family_name, sean.sen_status, sean.needs) == ("O'Malley-Brook", "N", ())


def test_an_arbor_export_with_full_names_of_needs():
    lucja, hamza = children("arbor.csv")
    assert lucja.given_name == "Łucja"
    assert lucja.birth_date == date(2016, 11, 30)
    assert (lucja.sen_status, lucja.needs) == ("K", ("SLCN", "SPLD"))
    assert (hamza.year_group, hamza.sen_status, hamza.needs) == ("R", "E", ("ASD",))


def test_a_bromcom_export_with_headings_run_together():
    theodore, niamh = children("bromcom.csv")
    assert (theodore.given_name, theodore.known_as) == ("Theodore", "Teddy")
    assert theodore.birth_date == date(2015, 3, 21)
    assert (theodore.own_id, theodore.sen_status) == ("10233", "K")
    assert theodore.needs == ("SEMH", "SPLD")
    assert (niamh.known_as, niamh.year_group) == ("", "7")


def test_a_windows_1252_report_with_titles_above_and_totals_below():
    table = table_of(sample("scholarpack.csv"))
    assert table.encoding == "cp1252"
    assert table.heading_row == 4
    assert [(row.number, row.why) for row in table.left_out] == [
        (1, "before_headings"),
        (2, "before_headings"),
        (8, "total"),
        (9, "total"),
    ]
    assert [child.given_name for child in children("scholarpack.csv")] == ["Élodie", "José"]


def test_a_list_that_declares_its_delimiter_as_excel_does():
    pia, rafe = children("by_hand.csv")
    assert (pia.given_name, pia.family_name) == ("Pia", "Vanterpool")
    assert (pia.birth_date, pia.needs) == (date(2018, 9, 3), ("SLCN", "MLD"))
    assert (rafe.year_group, rafe.needs) == ("4", ("ASD",))


def test_identifiers_and_days_as_a_spreadsheet_stores_them():
    otto, ines = children("spreadsheet.csv")
    assert (otto.own_id, otto.birth_date) == ("00451", date(2018, 9, 3))
    assert otto.upn.startswith("Y8462013")
    assert ines.birth_date == date(2015, 3, 20)


def test_a_nursery_without_identifiers():
    bo, asha, milo = children("nursery.csv")
    assert [child.year_group for child in (bo, asha, milo)] == ["N2", "N1", "N2"]
    assert codes(bo.warnings) == ["year_group_assumed"]
    assert asha.warnings == ()
    assert all(child.upn == "" and not child.refusals for child in (bo, asha, milo))


def test_what_a_list_says_of_parents_and_others_is_not_taken_in():
    taken = {heading for heading, field in columns_of(sample("contacts.csv")).items() if field}
    assert taken == {"Forename", "Surname", "UPN"}


def test_welsh_headings_wait_for_a_person_and_nothing_is_made_up():
    assert children_in(sample("welsh.csv")).rows == ()
    assert codes(children_in(sample("welsh.csv")).reasons) == ["name_needed"]
    assert columns_of(sample("welsh.csv"))["UPN"] == "upn"


@pytest.mark.parametrize("name", ["upright_lines.txt", "one_column.csv", "newlines_in_cells.csv"])
def test_every_row_of_a_plain_list_is_a_child(name):
    assert len(children_in(sample(name)).good) == len(table_of(sample(name)).rows) > 1
