"""Pages for other eyes: 400 % zoom, the reader's own text spacing, forced colours."""

import pytest
from playwright.sync_api import Page, Route

from openiep.monitoring.tests.factories import MeasurementFactory
from openiep.people.tests.factories import PupilFactory
from openiep.plans.models import TargetWording
from openiep.plans.tests.agreeing import plan_in_force, proposed_plan
from openiep.plans.tests.factories import written_plan
from openiep.reviews.tests.factories import prepared
from openiep.web.tests.browser import overflow
from tests.journeys.seeing import cut_words, edgeless

pytestmark = pytest.mark.django_db(transaction=True)
ZOOMED = (320, 256)  # 1280 by 1024 at 400 %
SPACED = b"""
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


@pytest.fixture
def pages(school, school_class, senco, teacher, pupil, mother):
    """The addresses of the main pages, about three children with long and short names."""
    long = {"known_as": "Maximiliana-Josephine", "family_name": "Featherstonehaugh-Cholmondeley"}
    drafted, asked = (
        PupilFactory(school=school, in_class=school_class, **names)
        for names in (long, {"known_as": "Bo", "family_name": "Li"})
    )
    draft, proposed = written_plan(drafted, by=teacher, targets=2), proposed_plan(asked, by=senco)
    plan = plan_in_force(pupil, mother, by=senco)
    target = TargetWording.objects.get(plan=plan).target
    reading = MeasurementFactory.create_batch(3, target=target, seen_by=teacher)[0]
    review = prepared(plan, teacher)
    invited = review.invitations.first()
    at = f"/schools/{school.pk}/"
    return [
        at, f"{at}children/", f"{at}record/", f"{at}week/", f"{at}slips/", f"{at}staff/", f"{at}staff/add/",
        f"{at}imports/", f"/children/{pupil.pk}/", f"/children/{pupil.pk}/change/",
        f"/children/{pupil.pk}/people/add/", f"/plans/{draft.pk}/", f"/plans/{draft.pk}/propose/",
        f"/plans/{draft.pk}/parts/needs/", f"/plans/{draft.pk}/parts/hopes/",
        f"/plans/{draft.pk}/targets/add/", f"/plans/{draft.pk}/arrangements/add/",
        f"/plans/{proposed.pk}/", f"/plans/{proposed.pk}/agree/?who=child:",
        f"/plans/{proposed.pk}/slips/", f"/plans/{proposed.pk}/put-in-force/", f"/plans/{plan.pk}/",
        f"/plans/{plan.pk}/change/", f"/plans/{plan.pk}/versions/", f"/plans/{plan.pk}/versions/1/",
        f"/targets/{target.pk}/", f"/targets/{target.pk}/record/", f"/targets/{target.pk}/observe/",
        f"/measurements/{reading.pk}/correct/", f"/reviews/{review.pk}/",
        f"/reviews/{review.pk}/meeting/", f"/reviews/{review.pk}/targets/{target.pk}/",
        f"/reviews/{review.pk}/questions/progress/", f"/reviews/{review.pk}/attendance/",
        f"/invitations/{invited.pk}/contribute/", f"/reviews/{review.pk}/close/",
        "/about/what-is-an-iep/", "/not/there/",
    ]  # fmt: skip


def troubles(walk, pages) -> list[str]:
    """What is lost on which page."""
    found = []
    for path in pages:
        walk.page.goto(walk.address + path)
        walk.keep_a_picture()
        if (wide := overflow(walk.page)) > 0:
            found.append(f"{path}: {wide} px too wide")
        found += [f"{path}: {words}" for words in cut_words(walk.page)]
    return found


def test_nothing_is_lost_at_400_per_cent(open_window, senco, pages):
    walk = open_window(ZOOMED)
    walk.sign_in(senco.email)
    assert troubles(walk, pages) == []


@pytest.mark.parametrize("width", [320, 1366])
def test_nothing_is_lost_with_the_readers_own_text_spacing(open_window, senco, pages, width):
    walk = open_window((width, 800))
    walk.page.route("**/openiep*.css", spaced)
    walk.sign_in(senco.email)
    assert troubles(walk, pages) == []
    assert walk.page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != (
        "normal"
    )


def spaced(route: Route) -> None:
    """Our stylesheet, with what a reader adds to it."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body() + SPACED)


def test_every_control_has_an_edge_in_forced_colours(open_window, senco, pages):
    walk = open_window()
    force_colours(walk.page)
    walk.sign_in(senco.email)
    lost = []
    for path in pages:
        walk.page.goto(walk.address + path)
        walk.keep_a_picture()
        lost += [f"{path}: {one}" for one in edgeless(walk.page)]
    assert lost == []


def force_colours(page: Page) -> None:
    """As with a high-contrast theme."""
    page.emulate_media(forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
