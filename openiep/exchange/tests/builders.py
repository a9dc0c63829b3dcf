"""Small makers of lists and UPNs for the tests of exchange."""

from datetime import date
from pathlib import Path

from openiep.exchange.rules.cells import write_csv
from openiep.exchange.rules.headings import guess_columns
from openiep.exchange.rules.reading import read_table
from openiep.exchange.rules.rows import read_rows
from openiep.exchange.rules.table import Table
from openiep.exchange.rules.upn import check_letter

TODAY = date(2026, 11, 23)
SAMPLES = Path(__file__).parent / "samples"


def sample(name):
    """The bytes of a sample file."""
    return (SAMPLES / name).read_bytes()


def table_of(data):
    """The table in these bytes; fails where there is none."""
    table = read_table(data)
    assert isinstance(table, Table), table
    return table


def columns_of(data):
    """What the columns are guessed to be, by heading."""
    columns = guess_columns(table_of(data), today=TODAY)
    return {column.heading: column.field for column in columns.columns}


def children_in(data):
    """All children that a file tells of, with its columns as guessed."""
    table = table_of(data)
    return read_rows(table, guess_columns(table, today=TODAY), today=TODAY)


def list_of(*rows):
    """A CSV file with these rows, the first of them the headings."""
    return write_csv(rows)


def upn(serial=1, *, authority=846, establishment=2013, year=20):
    """A well-formed permanent UPN."""
    rest = f"{authority:03d}{establishment:04d}{year:02d}{serial:03d}"
    return check_letter(rest) + rest


def codes(reasons):
    """The codes of reasons, in their order."""
    return [reason.code for reason in reasons]
