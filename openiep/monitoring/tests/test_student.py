"""Student's t by the standard library, held against SciPy."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from openiep.monitoring.rules.student import t_quantile, t_upper_tail

DEGREES = (1, 2, 2.5, 3, 4, 6, 7, 10, 13, 28, 30, 100, 1000, 1e5, 1e7)
SHARES = (0.0001, 0.01, 0.025, 0.05, 0.1, 0.4, 0.6, 0.75, 0.9, 0.95, 0.975, 0.99, 0.9995)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("share", SHARES)
def test_a_quantile_agrees_with_scipy_to_ten_digits(df, share):
    assert t_quantile(share, df) == pytest.approx(stats.t.ppf(share, df), rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("t", [-40, -3.2, -1, -0.01, 0, 0.3, 1, 2.7, 9, 60])
def test_a_tail_agrees_with_scipy_to_ten_digits(df, t):
    assert t_upper_tail(t, df) == pytest.approx(stats.t.sf(t, df), rel=1e-10, abs=1e-280)


def test_the_printed_table_of_student_is_met():
    # Two-sided 90 and 95 per cent points as printed in every table, e.g. NIST/SEMATECH
    # e-Handbook of Statistical Methods, 1.3.6.7.2.
    printed = {1: (6.314, 12.706), 5: (2.015, 2.571), 10: (1.812, 2.228), 30: (1.697, 2.042)}
    for df, (ninety, ninety_five) in printed.items():
        assert round(t_quantile(0.95, df), 3) == ninety
        assert round(t_quantile(0.975, df), 3) == ninety_five


def test_endless_values_have_tails_of_nought_and_one():
    assert t_upper_tail(math.inf, 5) == 0.0
    assert t_upper_tail(-math.inf, 5) == 1.0


@given(share=st.floats(1e-6, 1 - 1e-6), df=st.floats(1, 1e6))
def test_the_tail_of_a_quantile_is_the_rest_of_the_share(share, df):
    assert t_upper_tail(t_quantile(share, df), df) == pytest.approx(1 - share, rel=1e-9)


@pytest.mark.parametrize(("share", "df"), [(0, 5), (1, 5), (1.2, 5), (0.5, 0), (0.3, -1)])
def test_what_is_no_share_or_no_degree_is_refused(share, df):
    with pytest.raises(ValueError, match=r"\.$"):
        t_quantile(share, df)
