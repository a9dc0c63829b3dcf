"""The day of a reading, whatever the device's clock says."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.classroom.rules.clock import LONGEST_WAIT, Claim, check_answered, placed
from openiep.rules import Refused

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def claim(ago, error=timedelta(0), **kept):
    """Something seen `ago` before now, on a clock that is slow by `error`."""
    kept.setdefault("known_error", error)
    return Claim(uuid4(), NOW - ago - error, NOW - error, **kept)


@given(st.timedeltas(timedelta(0), LONGEST_WAIT), st.timedeltas(timedelta(-4000), timedelta(4000)))
def test_a_clock_that_is_wrong_all_the_time_changes_nothing(ago, error):
    where = placed(claim(ago, error), NOW, LONDON)
    assert where.day == (NOW - ago).astimezone(LONDON).date()
    assert where.error == error


def test_a_clock_that_was_changed_in_between_is_asked_about():
    changed = claim(timedelta(hours=1), known_error=timedelta(days=3))
    assert placed(changed, NOW, LONDON).day is None


def test_what_would_lie_ahead_or_waited_too_long_is_asked_about():
    assert placed(claim(-timedelta(hours=2)), NOW, LONDON).day is None
    assert placed(claim(LONGEST_WAIT + timedelta(hours=1)), NOW, LONDON).day is None


def test_the_schools_day_counts_not_the_devices():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    seen = Claim(uuid4(), late, late)
    assert placed(seen, late, LONDON).day == date(2026, 7, 1)


def test_an_answer_stands_if_it_can_be():
    said = date(2026, 11, 20)
    assert placed(claim(timedelta(0), day=said), NOW, LONDON).day == said
    check_answered(said, NOW.date())
    for wrong in (NOW.date() + timedelta(days=1), NOW.date() - timedelta(days=36)):
        with pytest.raises(Refused):
            check_answered(wrong, NOW.date())
