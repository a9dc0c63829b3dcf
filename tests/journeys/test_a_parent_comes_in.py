"""A parent, on a phone: from the square on the letter to an answer, in under two minutes."""

import re
import time

import pytest

from openiep.access.models import Installation, OutboxMail
from openiep.access.outbox import text_of
from openiep.people.actions.joining import invite_family
from openiep.people.models import Welcome
from openiep.plans.models import Answer
from openiep.plans.tests.agreeing import proposed_plan
from tests.journeys.walking import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST = 120  # seconds


def test_from_the_square_on_the_letter_to_an_answer(open_window, pupil, mother, senco):
    Installation.objects.create(is_demo=True)
    plan = proposed_plan(pupil, by=senco)
    _welcome, code = invite_family(involvement=mother, way=Welcome.Way.LETTER, by=senco)
    began = time.monotonic()
    walk = open_window(PHONE)
    walk.go(f"/join/with/{code}/")
    walk.write("Your child’s first name", "Sam")
    walk.click("Go on")
    walk.write("E-mail address", "sara@home.example")
    walk.click("Send me a code")
    mail = OutboxMail.objects.get(kind="code")
    walk.write("Code", re.search(r"is (\S+)", text_of(mail))[1])
    walk.click("Come in")
    walk.says("There is a plan for Sam")
    walk.follow("Read it and answer")
    walk.follow("Answer now")
    walk.page.get_by_label("I agree", exact=True).check()
    walk.click("Send my answer")
    walk.says("Thank you")
    assert time.monotonic() - began < LONGEST
    given = Answer.objects.get(person=mother.person)
    assert (given.answer, given.version.plan_id) == ("agree", plan.pk)
    walk.go(f"/family/children/{pupil.pk}/diary/")
    walk.click("Well")
    walk.says("It is in your diary")
    walk.go(f"/family/children/{pupil.pk}/looked/")


def test_a_parent_makes_a_passkey_and_comes_back_with_it(open_window, pupil, mother, senco):
    _welcome, code = invite_family(involvement=mother, way=Welcome.Way.LETTER, by=senco)
    walk = open_window(PHONE)
    walk.address = walk.address.replace("127.0.0.1", "localhost")
    device = walk.page.context.new_cdp_session(walk.page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True}  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    walk.go(f"/join/with/{code}/")
    walk.write("Your child’s first name", "Sam")
    walk.click("Go on")
    walk.click("Use this device")
    with walk.page.expect_navigation():
        walk.page.get_by_role("button", name="Make a passkey").click()
    walk.look()
    walk.click("Sign out")
    with walk.page.expect_navigation():
        walk.page.get_by_role("button", name="Use my passkey").click()
    walk.page.wait_for_url("**/family/children/**")
    walk.says("Sam’s plan")
