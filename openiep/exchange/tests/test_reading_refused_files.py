"""A file that is no list is refused with the reason, before it costs anything."""

import io
import time

import pytest

from openiep.exchange.rules import reading
from openiep.exchange.rules.reading import MOST_BYTES, read_table, read_upload
from openiep.exchange.tests.builders import list_of, sample, table_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("picture.csv", "a_picture"),
        ("workbook.csv", "a_workbook"),
        ("archive.csv", "an_archive"),
        ("web_page.csv", "a_web_page"),
        ("transfer_file.csv", "xml"),
        ("letter.csv", "a_pdf"),
        ("only_headings.csv", "only_headings"),
        ("empty.csv", "empty_file"),
        ("nul_bytes.csv", "nul_bytes"),
        ("open_quotation_mark.csv", "broken_quotes"),
        ("figures_only.csv", "no_headings"),
        ("unreadable_letters.csv", "unreadable_letters"),
    ],
)
def test_a_file_that_is_no_list_gives_its_reason(name, code):
    assert read_table(sample(name)).code == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "a_picture"),
        (b"\x00\x00\x00\x18ftypheic", "a_picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a_workbook"),
        (b"\x1f\x8b\x08\x00", "an_archive"),
        (b"{\\rtf1 Forename}", "a_document"),
        (b"Name\x01\x02\x03\x04\nJo\x05\x06\n" * 2, "not_text"),
        (b"Forename,Surname\n" + b"x" * 140_000 + b",y\n", "cell_too_long"),
        (b"Forename,Surname\nJo,Smith\n" + b"a," * 600 + b"z", "too_many_columns"),
        (b'Forename,Surname\n"Jo" Ann,Smith\n', "broken_quotes"),
    ],
)
def test_bytes_that_are_no_list_give_their_reason(data, code):
    assert read_table(data).code == code


def test_broken_quotation_marks_name_their_row():
    assert read_table(b'Forename,Surname\nAda,Bell\nJo,"Smith\n').about["row"] == 3


def test_twenty_thousand_rows_are_read_and_one_more_is_refused():
    rows = [("Forename", "Surname"), *[("Jo", f"S{n}") for n in range(20_000)]]
    assert len(table_of(list_of(*rows)).rows) == 20_000
    assert read_table(list_of(*rows, ("Jo", "Last"))).code == "too_many_rows"


class _EndlessFile(io.RawIOBase):
    """A file that never ends and counts what is taken from it."""

    taken = 0

    def read(self, size=-1):
        assert size > 0, "the whole file was asked for"
        self.taken += size
        return b"a" * size


def test_a_file_of_fifty_megabytes_is_refused_unread():
    file = _EndlessFile()
    assert read_upload(file, size=50 * 1024 * 1024).code == "too_large"
    assert file.taken == 0


def test_a_file_that_lies_about_its_size_is_read_to_the_limit_only():
    file = _EndlessFile()
    assert read_upload(file, size=10).code == "too_large"
    assert file.taken == MOST_BYTES + 1


def test_a_file_of_just_the_limit_is_opened():
    row = b"Jo,Smith\n"
    data = b"Forename,Surname\n" + row * 3
    data += b"\n" * (MOST_BYTES - len(data))
    assert len(table_of(data).rows) == 3


COSTLY = {
    "commas": b"," * MOST_BYTES,
    "quotation marks": b'"' * MOST_BYTES,
    "newlines": b"\n" * (MOST_BYTES - 1) + b"a",
    "empty rows": b",\n" * (MOST_BYTES // 2),
    "pairs of marks": b'""\n' * (MOST_BYTES // 3),
    "open marks": b'a,"' * (MOST_BYTES // 3),
    "brackets": (b"(" * 131_000 + b",") * 30 + b"\n1\n",
    "tabs and newlines": b"\t\n" * (MOST_BYTES // 2 - 1) + b"z",
    "headings again": (b"Name," * 499 + b"\n") * 2_100,
    "half of UTF-16": b"\xff\xfe" + b"a" * (MOST_BYTES - 3),
    "letters twice encoded": "Ã".encode() * (MOST_BYTES // 2),
}


@pytest.mark.parametrize("name", COSTLY)
def test_no_file_takes_long(name):
    began = time.perf_counter()
    reading.read_table(COSTLY[name])
    assert time.perf_counter() - began < 10
