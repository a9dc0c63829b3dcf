"""What is odd in a list is told, row by row, and never quietly mended."""

from openiep.exchange.tests.builders import children_in, codes, sample, table_of


def test_totals_and_page_numbers_go_and_children_with_such_names_stay():
    children = children_in(sample("titles_and_totals.csv")).rows
    assert [child.family_name for child in children] == ["Page", "Count", "Heron"]
    assert [child.number for child in children] == [5, 6, 11]


def test_headings_that_come_again_on_each_page_are_left_out():
    table = table_of(sample("titles_and_totals.csv"))
    assert [row.number for row in table.left_out if row.why == "headings_again"] == [10]


def test_a_quoted_newline_stays_within_its_cell():
    table = table_of(sample("newlines_in_cells.csv"))
    assert table.rows[0].cells[3] == 'Likes maps.\nSits at the front, near "his" window.'
    assert children_in(sample("newlines_in_cells.csv")).rows[0].needs == ("SLCN", "SPLD")


def test_a_row_with_a_comma_too_many_is_refused_and_a_short_one_warned():
    ada, igor, mona = children_in(sample("shifted_rows.csv")).rows
    assert not ada.refusals
    assert not ada.warnings
    assert codes(igor.refusals) == ["too_many_cells"]
    assert codes(mona.warnings) == ["too_few_cells"]
    assert codes(table_of(sample("shifted_rows.csv")).notes) == ["uneven_rows"]


def test_needs_in_several_columns_of_one_heading_keep_their_order():
    hollis, jun = children_in(sample("same_heading_twice.csv")).rows
    assert hollis.needs == ("ASD", "SLCN")
    assert jun.needs == ("MLD",)
    assert codes(table_of(sample("same_heading_twice.csv")).notes) == ["headings_twice"]


def test_formulas_come_in_as_plain_text_and_no_name_begins_with_one():
    jo, mo, cmd = children_in(sample("formulas.csv")).rows
    assert jo.given_name == 'HYPERLINK("http://example.org","Jo")'
    assert codes(jo.warnings) == ["name_looks_odd"]
    assert (mo.given_name, mo.family_name) == ("Mo", "Khan")
    assert (cmd.given_name, cmd.family_name) == ("cmd", "Bell")
    assert (jo.class_name, mo.class_name) == ("=1+1", "-2+3")


def test_each_wrong_value_refuses_its_own_row_only():
    children = children_in(sample("wrong_values.csv"))
    refused = {row.given_name: codes(row.refusals) for row in children.refused}
    assert refused == {
        "Ivy": ["day_out_of_range"],
        "Sol": ["day_impossible"],
        "Bea": ["upn_wrong_check_letter"],
        "Ned": ["same_upn_in_rows"],
        "Tess": ["same_upn_in_rows"],
        "Uma": ["upn_wrong_length"],
    }
    assert [row.given_name for row in children.good] == ["Rex", "Lily"]


def test_a_refusal_names_row_and_column_and_the_other_row():
    ivy, *_ = (rows := children_in(sample("wrong_values.csv")).rows)
    assert (ivy.refusals[0].about["row"], ivy.refusals[0].about["column"]) == (2, "DOB")
    assert ivy.refusals[0].field == "birth_date"
    ned, tess = rows[3], rows[4]
    assert ned.refusals[0].about["rows"] == (6,)
    assert tess.refusals[0].about["rows"] == (5,)


def test_a_list_with_american_days_takes_none_of_them():
    children = children_in(sample("american.csv"))
    assert codes(children.reasons) == ["column_month_first"]
    assert [codes(row.refusals) for row in children.rows] == [["day_month_first"]] * 2


def test_full_names_are_cut_at_the_comma_and_a_guess_is_told():
    isla, finn, mary = children_in(sample("full_names.csv")).rows
    assert (isla.given_name, isla.family_name, isla.known_as) == ("Isla", "van der Linden", "Izzy")
    assert finn.upn == finn.upn.upper()
    assert (mary.given_name, mary.family_name) == ("Mary Anne", "Holloway")
    assert codes(mary.warnings) == ["name_cut_guessed"]


def test_columns_without_heading_are_known_by_their_values():
    nell, dov = children_in(sample("without_some_headings.csv")).rows
    assert nell.upn == "K846201320001"
    assert str(dov.birth_date) == "2016-11-09"
