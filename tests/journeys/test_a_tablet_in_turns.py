"""Four adults on one school tablet: every reading under its right author."""

import pytest
from playwright.sync_api import expect

from openiep.classroom.actions.tablets import set_pin
from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import freeze, hold_plan, set_target
from openiep.people.tests.factories import hold_post, teach
from tests.journeys.walking import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
PINS = ("40718", "95026", "31862", "77419")


def test_four_adults_on_one_tablet(open_window, school, school_class, pupil, senco, teacher):
    adults = [teacher] + [
        teach(hold_post(school, "teaching_assistant", f"Adult {n}"), school_class)
        for n in ("One", "Two", "Three")
    ]
    for adult, pin in zip(adults, PINS, strict=True):
        set_pin(school=school, pin=pin, by=adult)
    plan = hold_plan(pupil, teacher)
    set_target(plan, measure="rating", scale_to=None, will_do="will rate the morning")
    freeze(plan, teacher)
    tablet = open_window(PHONE)
    tablet.sign_in(senco.email)
    tablet.go(f"/schools/{school.pk}/tablets/")
    tablet.write("What is this device called?", "Tablet of 3K")
    tablet.click("Make this device a school tablet")
    names = ("Mr Khan", "Adult One", "Adult Two", "Adult Three")
    for value, (name, pin) in enumerate(zip(names, PINS, strict=True), start=1):
        tablet.follow(name)
        tablet.write("Your PIN", pin)
        tablet.click("It is my turn")
        tablet.says(f"Recording as {name}.")
        expect(tablet.page.locator("[data-ready]")).to_be_attached()
        tablet.page.locator("summary", has_text="Rate the morning").click()
        tablet.page.locator(f"button.tap[value='{value}']").click()
        expect(tablet.page.locator(".do__done[data-state=saved]")).to_have_count(1)
        tablet.click("Sign out")
        tablet.says("Whose turn is it?")
    kept = {int(one.value): one.seen_by for one in Measurement.objects.all()}
    assert kept == dict(enumerate(adults, start=1))
