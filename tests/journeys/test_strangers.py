"""Who has no business with a child learns nothing: not by an address, not by the back button."""

from uuid import uuid4

import pytest

from openiep.monitoring.models import Measurement
from openiep.plans.models import TargetWording
from openiep.plans.tests.agreeing import plan_in_force
from openiep.reviews.tests.factories import prepared

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def addresses(pupil, mother, teacher, senco):
    """Every kind of page about Sam, with the ids of what it is about."""
    plan = plan_in_force(pupil, mother, by=senco)
    target = TargetWording.objects.filter(plan=plan).first().target_id
    review = prepared(plan, teacher).pk
    return {
        "/children/{}/": pupil.pk,
        "/children/{}/profile/": pupil.pk,
        "/plans/{}/": plan.pk,
        "/plans/{}/parts/needs/": plan.pk,
        "/plans/{}/versions/": plan.pk,
        "/plans/{}/print/": plan.pk,
        "/targets/{}/": target,
        "/targets/{}/record/": target,
        "/reviews/{}/": review,
        "/reviews/{}/print/": review,
    }


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_a_childs_address_typed_by_a_stranger_reads_like_one_that_was_made_up(
    open_window, addresses, who, request
):
    walk = open_window()
    walk.sign_in(request.getfixturevalue(who).email)
    for path, id in addresses.items():
        real = walk.page.goto(walk.address + path.format(id))
        walk.does_not_say("Sam")
        text, headers = walk.text(), telling(real)
        made_up = walk.page.goto(walk.address + path.format(uuid4()))
        assert real.status == made_up.status == 404, path
        assert text == walk.text()
        assert headers == telling(made_up)
    walk.says("This page was not found")
    walk.look()


def telling(answer) -> dict[str, str]:
    """The headers of an answer that could tell one page from another."""
    loose = {"date", "set-cookie", "content-length", "content-security-policy"}
    return {name: value for name, value in answer.headers.items() if name not in loose}


def test_after_signing_out_the_back_button_shows_nothing_of_the_child(
    open_window, teacher, addresses
):
    walk = open_window()
    walk.sign_in(teacher.email)
    pages = [path.format(id) for path, id in addresses.items() if "print" not in path]
    for path in pages:
        answer = walk.page.goto(walk.address + path)
        assert "no-store" in answer.headers["cache-control"], path
    walk.says("Sam")
    walk.click("Sign out")
    for _page in pages:
        walk.page.go_back()
        walk.does_not_say("Sam")
        assert "/sign-in/" in walk.page.url
    assert not Measurement.objects.exists()
