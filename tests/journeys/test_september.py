"""September: the SENCo prepares next year's classes, its teacher reads, and on the day all is there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from openiep.people.tests.factories import hold_post
from openiep.plans.tests.agreeing import plan_in_force
from tests.journeys.walking import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def test_september(open_window, senco, teacher, school, school_class, pupil, mother, monkeypatch):
    plan_in_force(pupil, mother, by=senco)
    autumn = hold_post(school, "teacher", "Ms Autumn")
    first = school.today() + timedelta(days=40)
    walk = open_window()
    walk.sign_in(senco.email)
    walk.follow("Staff and classes")
    walk.follow("The next school year")
    walk.page.get_by_label("First day of the new school year").fill(first.isoformat())
    walk.page.get_by_label("Next year’s teachers may read from").fill(school.today().isoformat())
    walk.page.get_by_label("3K is next year").fill("4K")
    walk.page.get_by_label("Teacher of 3K next year").select_option("Ms Autumn")
    walk.click("Prepare these classes")
    walk.says("4K", "Ms Autumn")
    reads = open_window(PHONE)
    reads.sign_in(autumn.email)
    reads.go(reverse("home:child", args=[pupil.pk]))
    reads.says("Sam Taylor", "The plan now")
    monkeypatch.setattr("openiep.people.models.school.School.today", lambda _self: first)
    walk.follow("Today")
    walk.follow("Begin the year")
    walk.click("Begin the year")
    walk.says("1 child is a year further.")
    walk.follow("Children with plans")
    walk.says("4K Year 4")
