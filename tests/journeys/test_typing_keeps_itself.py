"""A page of writing keeps itself: Chromium killed mid-sentence, no network, two at once."""

import os
import re
import signal
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import ConsoleMessage, expect

from openiep.access.models import Draft
from openiep.plans.models import PlanPart
from openiep.plans.tests.factories import save_words, written_plan
from openiep.web.tests.browser import ARGUMENTS
from tests.journeys.network import Network
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
MINE, MORE, THEIRS = "Knows every bus stop", " in town, and whoever", "Kind to the new children."


class Writing(Walk):
    """A walk through pages of writing, over a network that may be cut."""

    def _hear(self, said: ConsoleMessage) -> None:
        if "net::ERR_" not in said.text:
            super()._hear(said)

    def types(self, words: str, label: str = "What goes well") -> None:
        """Type key by key at the end of what stands there."""
        field = self.field(label)
        field.press("Control+End")
        field.press_sequentially(words)

    def is_kept(self) -> None:
        """The page says quietly that it has kept what was typed."""
        expect(self.page.locator("[data-kept]")).to_have_text(re.compile(r"Kept \d\d:\d\d"))

    def told(self, words: str) -> None:
        """What the page says aloud about keeping."""
        expect(self.page.locator("[data-told]")).to_contain_text(words)


@pytest.fixture
def plan(pupil, teacher):
    """Sam's plan as a draft."""
    return written_plan(pupil, by=teacher)


@pytest.fixture
def needs(plan):
    """The address of the first part."""
    return f"/plans/{plan.pk}/parts/needs/"


@pytest.fixture
def network(live_server):
    """The way from the browser to the school."""
    made = Network(live_server.url)
    yield made
    made.cut()


def stored(plan) -> str:
    """What goes well, as it is saved."""
    return PlanPart.objects.get(plan=plan, key="needs").content["strengths"]


def profile(browser, folder):
    """A Chromium of its own, which may be killed."""
    return browser.browser_type.launch_persistent_context(
        folder, executable_path="/usr/bin/chromium", args=ARGUMENTS
    )


def kill(folder: Path) -> None:
    """End the Chromium of this profile as a power cut would."""
    os.kill(int(os.readlink(folder / "SingletonLock").rsplit("-", 1)[1]), signal.SIGKILL)


def test_chromium_killed_in_mid_sentence_gives_the_typing_back(
    browser, live_server, tmp_path, teacher, plan, needs
):
    first = profile(browser, tmp_path)
    walk = Writing(first.new_page(), live_server.url)
    walk.sign_in(teacher.email)
    walk.go(needs)
    walk.field("What goes well").fill("")
    walk.types(MINE)
    walk.is_kept()
    walk.types(MORE)
    kill(tmp_path)
    assert stored(plan) != MINE
    for one in tmp_path.glob("Singleton*"):
        one.unlink()
    walk = Writing(profile(browser, tmp_path).new_page(), live_server.url)
    walk.sign_in(teacher.email)
    walk.go(needs)
    walk.says("This is what you typed at", "It is not saved yet.")
    assert walk.field("What goes well").input_value().startswith(MINE)
    walk.click("Save", exact=True)
    assert stored(plan).startswith(MINE)
    walk.go(needs)
    walk.does_not_say("This is what you typed")
    walk.page.context.close()


def test_a_part_keeps_itself_looks_well_and_can_be_let_go_of(
    open_window, size, teacher, plan, needs
):
    before = stored(plan)
    walk = open_window(size, kind=Writing)
    walk.sign_in(teacher.email)
    walk.go(needs)
    walk.types(MINE)
    walk.is_kept()
    walk.look()
    walk.follow("Back without saving")
    walk.go(needs)
    walk.says("This is what you typed at")
    walk.click("Let go of it")
    walk.says("Let go. This is what is saved.")
    assert walk.field("What goes well").input_value() == stored(plan) == before
    assert not Draft.objects.exists()


def test_leaving_at_once_keeps_it_too(open_window, teacher, plan, needs):
    walk = open_window(kind=Writing)
    walk.sign_in(teacher.email)
    walk.go(needs)
    walk.field("What goes well").fill(MINE)
    walk.page.goto(f"{walk.address}/plans/{plan.pk}/")
    walk.go(needs)
    assert walk.field("What goes well").input_value() == MINE


def test_a_target_beside_its_panel_keeps_itself_also_after_a_line_was_added(
    open_window, size, teacher, plan
):
    walk = open_window(size, kind=Writing)
    walk.sign_in(teacher.email)
    walk.go(f"/plans/{plan.pk}/targets/add/")
    walk.types("will tie the laces", "Will do what")
    walk.is_kept()
    walk.click("Add another strategy")
    walk.is_kept()
    walk.go(f"/plans/{plan.pk}/targets/add/")
    assert walk.field("Will do what").input_value() == "will tie the laces"
    walk.says("Strategy 2")


def test_without_a_network_it_says_so_tries_again_and_lets_nobody_save_into_the_void(
    open_window, network, teacher, plan, needs
):
    walk = open_window(kind=Writing)
    walk.address = network.address
    walk.sign_in(teacher.email)
    walk.go(needs)
    network.cut()
    walk.field("What goes well").fill(MINE)
    walk.told("Not kept yet: the school cannot be reached.")
    walk.page.get_by_role("button", name="Save", exact=True).first.click()
    walk.told("Not kept yet")
    assert walk.field("What goes well").input_value() == MINE
    network.mend()
    walk.is_kept()
    expect(walk.page.locator("[data-told]")).to_have_text("")
    walk.click("Save", exact=True)
    assert stored(plan) == MINE


def test_when_the_session_ends_it_is_kept_and_the_page_says_so(open_window, teacher, plan, needs):
    walk = open_window(kind=Writing)
    walk.sign_in(teacher.email)
    walk.go(needs)
    Session.objects.all().delete()
    walk.field("What goes well").fill(MINE)
    walk.told("You have been signed out. What you typed is kept")
    walk.click("Save", exact=True)
    walk.give_password(teacher.email)
    walk.says("This is what you typed at")
    walk.click("Save", exact=True)
    assert stored(plan) == MINE


def test_of_two_at_one_part_each_is_told_by_name_and_both_texts_are_kept(
    open_window, size, teacher, senco, plan, needs
):
    mine, theirs = open_window(size, kind=Writing), open_window(kind=Writing)
    for walk, user in ((mine, teacher), (theirs, senco)):
        walk.sign_in(user.email)
        walk.go(needs)
    theirs.field("What goes well").fill(THEIRS)
    theirs.click("Save", exact=True)
    mine.field("What goes well").fill(MINE)
    mine.told("Ms Okafor saved this part at")
    mine.look()
    mine.click("Save", exact=True)
    mine.says("Two of you wrote here", THEIRS, MINE)
    mine.click("Keep both")
    assert [words for words in stored(plan).splitlines() if words] == [THEIRS, MINE]
    theirs.go(needs)
    theirs.says("Mr Khan saved this part last, at")


def test_typing_beside_a_colleague_on_another_part_meets_nobody(
    open_window, teacher, senco, plan, needs
):
    walk = open_window(kind=Writing)
    walk.sign_in(teacher.email)
    walk.go(needs)
    save_words(plan, "checking", {"how": "Weekly"}, by=senco)
    walk.field("What goes well").fill(MINE)
    walk.is_kept()
    expect(walk.page.locator("[data-told]")).to_have_text("")
