"""Whatever bytes come in: a whole table or a reason, and the same for every way of writing it."""

import csv
import io

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from openiep.exchange.rules.delimiters import declared_delimiter
from openiep.exchange.rules.headings import guess_columns
from openiep.exchange.rules.reading import read_table
from openiep.exchange.rules.rows import read_rows
from openiep.exchange.rules.table import Table
from openiep.exchange.tests.builders import SAMPLES, TODAY, upn
from openiep.rules import Reason

PIECES = [*"abZ019,;|\t\n\r\" =+-@'.\0\x0bé", "Surname", "Forename", "UPN", "Total"]
like_csv = st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode)
samples = st.sampled_from([path.read_bytes() for path in SAMPLES.iterdir()])


@st.composite
def spoilt(draw):
    """A sample with some bytes cut out, and some put in."""
    data = draw(samples)
    cut = draw(st.integers(0, len(data)))
    end = draw(st.integers(cut, min(len(data), cut + 20)))
    return data[:cut] + draw(st.binary(max_size=10)) + data[end:]


def is_whole(table, data):
    """Each filled row of the file is a child's, the headings, or told as left out."""
    text = data.decode(table.encoding)
    _, text = declared_delimiter(text) or ("", text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=table.delimiter)
    filled = {n for n, row in enumerate(reader, start=1) if any(cell.strip() for cell in row)}
    told = [row.number for row in (*table.rows, *table.left_out)] + [table.heading_row]
    return sorted(told) == sorted(filled)


@given(st.one_of(st.binary(max_size=400), like_csv, spoilt()))
@settings(max_examples=400, deadline=2000)
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b'sep=;\n"')
@example(b"sep=;;Surname;Born;Class\r\nSmith;3.9.18;3\r\n")
def test_any_bytes_give_a_whole_table_or_a_reason(data):
    result = read_table(data)
    if isinstance(result, Reason):
        assert result.code
        return
    assert is_whole(result, data)
    assert {len(row.cells) for row in result.rows} == {len(result.headings)}


@given(st.one_of(like_csv, spoilt()))
@settings(max_examples=300, deadline=2000)
def test_any_table_gives_each_row_back_as_a_child_or_says_why_it_cannot(data):
    table = read_table(data)
    assume(isinstance(table, Table))
    children = read_rows(table, guess_columns(table, today=TODAY), today=TODAY)
    if children.rows:
        assert [row.number for row in children.rows] == [row.number for row in table.rows]
    else:
        assert children.reasons
    for child in children.good:
        assert child.name
        assert child.birth_date is None or child.birth_date <= TODAY


CHILDREN = [
    {"Forename": "Zoë", "Surname": "Fair, weather", "UPN": upn(1), "DOB": "03/09/2018",
     "Year": "3", "SEN Status": "K", "SEN Type": "SLCN; SPLD", "Gender": "F"},
    {"Forename": "Mo", "Surname": "O'Lind", "UPN": upn(2), "DOB": "14/12/2017",
     "Year": "4", "SEN Status": "E", "SEN Type": "ASD", "Gender": "M"},
]  # fmt: skip


@given(
    st.permutations(list(CHILDREN[0])),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_order_delimiter_encoding_and_line_ends_do_not_matter(order, delimiter, encoding, end):
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, order, delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(CHILDREN)
    table = read_table(buffer.getvalue().encode(encoding))
    columns = guess_columns(table, today=TODAY)
    assert {column.heading: column.field for column in columns.columns} == {
        "Forename": "given_name", "Surname": "family_name", "UPN": "upn", "DOB": "birth_date",
        "Year": "year_group", "SEN Status": "sen_status", "SEN Type": "needs", "Gender": "",
    }  # fmt: skip
    zoe, mo = read_rows(table, columns, today=TODAY).rows
    assert (zoe.given_name, zoe.family_name) == ("Zoë", "Fair, weather")
    assert (zoe.needs, mo.needs) == (("SLCN", "SPLD"), ("ASD",))
    assert not zoe.refusals + mo.refusals + zoe.warnings + mo.warnings
