"""No cell that we write starts a formula in any spreadsheet, and each comes back as it was."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openiep.exchange.rules.cells import plain, safe, write_csv
from openiep.exchange.tests.builders import table_of

STARTS = "=+-@＝＋－＠﹦﹢﹣﹫−"
spiteful = st.text(st.sampled_from([*STARTS, "'", '"', ",", ";", "|", "\t", "\r", "\n", " ", "a"]))
texts = st.one_of(spiteful, st.text())


def is_live(cell):
    """Whether a spreadsheet would take the cell for a formula, also after trimming it."""
    return cell[:1] in {"\t", "\r", "\n"} or cell.lstrip()[:1] in set(STARTS)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 7700 900001", "'+44 7700 900001"),
        ("-3", "'-3"),
        (-3, "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'t Hooft", "'t Hooft"),
        ("Smith-Jones", "Smith-Jones"),
        ("a;=1", "a;'=1"),
        ("10 - 12", "10 - 12"),
        (None, ""),
        (12, "12"),
    ],
)
def test_a_cell_is_made_safe_and_nothing_else_is_changed(value, cell):
    assert safe(value) == cell


@given(spiteful)
@example("' \t=")
@example("\t\t'=")
def test_no_cell_is_live_whatever_it_holds(text):
    assert not is_live(safe(text))


@given(spiteful)
def test_no_piece_is_live_where_a_spreadsheet_cuts_at_another_delimiter(text):
    written = write_csv([["a", text]]).decode("utf-8-sig")
    for delimiter in ",;|\t":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.lstrip(" \"'")[:1] == "=" and is_live(cell)]


@given(texts)
@example("' \t=")
@example(" \t=x")
@example("''=;''=")
def test_every_text_comes_back(text):
    assert plain(safe(text)) == text


@given(texts)
def test_a_cell_of_somebody_elses_keeps_its_letters(text):
    assert plain(text).replace("'", "") == text.replace("'", "")


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@',;|\"\n"), max_size=30
).map(lambda text: text.strip() or "x")


@given(st.lists(st.tuples(words, words), min_size=1, max_size=20))
def test_a_written_list_is_read_again_cell_by_cell(rows):
    data = write_csv([("Forename", "Class"), *(("Jo" + a, "3" + b) for a, b in rows)])
    table = table_of(data)
    assert table.encoding == "utf-8-sig"
    assert [tuple(map(plain, row.cells)) for row in table.rows] == [
        ("Jo" + a, "3" + b) for a, b in rows
    ]


def test_accents_open_in_excel_because_the_file_bears_its_mark():
    assert write_csv([["Zoë"]]) == b'\xef\xbb\xbf"Zo\xc3\xab"\r\n'
