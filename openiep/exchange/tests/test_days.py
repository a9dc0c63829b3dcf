"""Days are read as they are written in Britain, or not at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.exchange.rules.values.days import Between, birth_dates, looks_month_first, read_day
from openiep.exchange.tests.builders import TODAY

BIRTHS = birth_dates(TODAY)
THIRD_OF_SEPTEMBER = [
    "03/09/2018", "3/9/2018", "3/9/18", "3.9.18", "03.09.2018", "3-9-2018", "03 09 2018",
    "2018-09-03", "2018/09/03", "2018-09-03 00:00:00", "2018-09-03T00:00:00Z", "20180903",
    "3 Sep 2018", "3 Sept 2018", "03-Sep-18", "3rd September 2018", "3rd of September 2018",
    "Monday 3 September 2018", "Mon 3 Sep 2018", "September 3, 2018", "Sep 3rd 2018",
    "43346", "43346.0", '="03/09/2018"', " 03/09/2018 ", "03/09/2018 00:00", "3SEP2018",
]  # fmt: skip


@pytest.mark.parametrize("text", THIRD_OF_SEPTEMBER)
def test_the_third_of_september_however_it_is_written(text):
    assert read_day(text, BIRTHS).value == date(2018, 9, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("03/09/2062", "day_out_of_range"),
        ("24/11/2026", "day_out_of_range"),
        ("03/09/1962", "day_out_of_range"),
        ("99999", "day_out_of_range"),
        ("31/02/2018", "day_impossible"),
        ("29/02/2019", "day_impossible"),
        ("00/01/2018", "day_impossible"),
        ("32/13/2018", "day_impossible"),
        ("09/23/2018", "day_month_first"),
        ("Year 3", "day_not_understood"),
        ("3 Foo 2018", "day_not_understood"),
        ("September 2018", "day_not_understood"),
        ("2018", "day_not_understood"),
        ("٠٣/٠٩/٢٠١٨", "day_not_understood"),
        ("3/9/2018" * 20, "day_not_understood"),
    ],
)
def test_a_day_that_cannot_be_is_refused(text, code):
    read = read_day(text, BIRTHS)
    assert read.value is None
    assert read.refusal.code == code


def test_a_day_out_of_range_says_between_which_days():
    about = read_day("03/09/2062", BIRTHS).refusal.about
    assert (about["earliest"], about["latest"]) == (date(2000, 11, 1), TODAY)


@pytest.mark.parametrize("text", ["", " ", "-", "n/a", "TBC"])
def test_no_day_is_no_mistake(text):
    assert read_day(text, BIRTHS).refusal is None


def test_two_figures_of_a_year_never_lead_into_the_future():
    between = Between(date(1920, 1, 1), TODAY)
    assert read_day("1/1/26", between).value == date(2026, 1, 1)
    assert read_day("1/1/27", between).value == date(1927, 1, 1)


def test_the_leap_day_is_a_day():
    assert read_day("29/02/2020", BIRTHS).value == date(2020, 2, 29)
    assert birth_dates(date(2028, 2, 29)).earliest == date(2002, 2, 1)


def test_a_column_is_american_only_where_no_day_denies_it():
    assert looks_month_first(["09/23/2018", "03/04/2018"])
    assert not looks_month_first(["09/23/2018", "23/04/2018"])
    assert not looks_month_first(["03/04/2018", "2018-09-23"])


@given(
    st.dates(BIRTHS.earliest, BIRTHS.latest),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d %b %Y", "%A %d %B %Y", "%d-%b-%y"]),
)
def test_every_birth_date_comes_back_from_every_spelling(day, spelling):
    assert read_day(day.strftime(spelling), BIRTHS).value == day


@given(st.dates(BIRTHS.earliest, BIRTHS.latest))
def test_every_birth_date_comes_back_from_a_spreadsheets_number(day):
    assert read_day(str((day - date(1899, 12, 30)) // timedelta(days=1)), BIRTHS).value == day


@given(st.text(max_size=80))
def test_no_text_is_more_than_a_day_or_a_reason(text):
    read = read_day(text, BIRTHS)
    assert read.value is None or BIRTHS.earliest <= read.value <= BIRTHS.latest
