"""A teaching assistant types in a week: at a phone and a desk, with script, without, by keyboard."""

from datetime import timedelta

import pytest

from openiep.classroom.models import Session
from openiep.classroom.rules.week import monday_of
from openiep.classroom.tests.factories import arrange
from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import MeasurementFactory, freeze, hold_plan, set_target

pytestmark = pytest.mark.django_db(transaction=True)
READING = "Sam: Read aloud the first 20 common words"
RATING = "Sam: Rate the morning"


@pytest.fixture
def monday(school, pupil, teacher):
    """The Monday of last week, of a plan with two targets and one help; one reading stands."""
    plan = hold_plan(pupil, teacher)
    target = set_target(plan, how_measured="ten cards, once a day")
    set_target(plan, measure="faces", scale_to=None, will_do="will rate the morning")
    arrange(plan)
    freeze(plan, teacher)
    first = monday_of(school.today()) - timedelta(days=7)
    MeasurementFactory(target=target, seen_by=teacher, day=first, value=7)
    return first


def day(monday, n):
    one = monday + timedelta(days=n)
    return f"{one:%a} {one.day}"


def fill_in(walk, monday):
    """Open last week from Today, make a mistake, mend it, save."""
    walk.follow("Record", exact=True)
    walk.follow("Fill in a whole week")
    walk.follow("Week before")
    walk.says("ten cards, once a day", "7 out of 20", "Mr Khan")
    walk.field(day(monday, 1), of=READING).fill("99")
    walk.field(day(monday, 2), of=READING).fill("12")
    walk.field(day(monday, 2), of=RATING).select_option(label="4 Happy")
    walk.field(day(monday, 2), of="Sam: Precision teaching").select_option("did_not:staff")
    walk.click("Save the week")
    walk.says("Nothing is saved yet", "Values here go from 0 to 20")
    assert not Measurement.objects.exclude(value=7).exists()
    assert walk.field(day(monday, 2), of=READING).input_value() == "12"
    walk.field(day(monday, 1), of=READING).fill("9")
    walk.click("Save the week")
    walk.says("Saved: 4 boxes.", "9 out of 20", "12 out of 20", "Happy", "Did not happen")
    kept = Measurement.objects.order_by("day", "value").values_list("value", flat=True)
    assert list(kept) == [7, 9, 4, 12]
    assert Session.objects.get().why == "staff"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_week_is_typed_in_and_mended(open_window, size, script, assistant, monday):
    walk = open_window(size, script=script)
    walk.sign_in(assistant.email)
    fill_in(walk, monday)


def test_a_week_is_typed_in_by_keyboard_alone(open_window, school, assistant, monday):
    walk = open_window()
    walk.sign_in(assistant.email)
    walk.go(f"/schools/{school.pk}/week/?from={monday.isoformat()}")
    walk.field(day(monday, 1), of=READING).focus()
    for value in ("8", "9", "10"):
        walk.page.keyboard.type(value)
        walk.page.keyboard.press("Tab")
    walk.page.keyboard.type("11")
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    walk.look()
    walk.says("Saved: 4 boxes.")
    assert Measurement.objects.count() == 5


def test_the_week_fits_a_window_of_320_pixels(open_window, school, assistant, monday):
    walk = open_window((320, 640))
    walk.sign_in(assistant.email)
    walk.go(f"/schools/{school.pk}/week/?from={monday.isoformat()}")
    walk.says("7 out of 20")
