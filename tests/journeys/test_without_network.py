"""What is tapped without a network arrives later, once, under its author; in real Chromium."""

import os
import re
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, expect

from openiep.classroom.tests.factories import arrange
from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import freeze, hold_plan, set_target
from openiep.web.tests.browser import ARGUMENTS
from tests.journeys.network import Network
from tests.journeys.walking import PHONE, Walk

pytestmark = pytest.mark.django_db(transaction=True)
SAVED, AWAY = "Everything is saved.", "There is no network now; it is sent by itself later."


@pytest.fixture
def network(live_server):
    """The way from the browser to the school."""
    made = Network(live_server.url)
    yield made
    made.cut()


@pytest.fixture
def listed(school, pupil, teacher):
    """Sam's plan in force: minutes of calm, and help arranged."""
    plan = hold_plan(pupil, teacher)
    arrange(plan)
    target = set_target(plan, measure="rating", scale_to=None, will_do="will rate the morning")
    freeze(plan, teacher)
    return target


class Tapping(Walk):
    """A walk on the list of today."""

    def open_list(self, school) -> None:
        """Open today's list, and wait until the device can do without a network."""
        self.page.goto(f"{self.address}/schools/{school.pk}/now/")
        self.is_ready()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")

    def is_ready(self) -> None:
        """The script has read what is kept on the device."""
        expect(self.page.locator("[data-ready]")).to_be_attached()

    def taps(self, *values: str) -> None:
        """Each value with two taps: the target, and the answer."""
        for value in values:
            self.page.locator("summary", has_text="Rate the morning").click()
            self.page.locator(f"button.tap[value='{value}']").click()
            expect(self.page.locator(".do__done [data-value]").first).to_have_text(value)

    def _hear(self, said: ConsoleMessage) -> None:
        """As always, but that the network was cut is no complaint."""
        if "net::ERR_" not in said.text:
            super()._hear(said)

    def all_saved(self) -> None:
        """Nothing waits any more."""
        expect(self.page.locator(".do__done[data-state=waits]")).to_have_count(0)
        self.status(SAVED)

    def status(self, words: str) -> None:
        """What the device says of itself."""
        expect(self.page.locator("[data-status]")).to_contain_text(words)


def start(context: BrowserContext, network: Network) -> Tapping:
    """A window of this browser, at the width of a phone."""
    context.set_default_timeout(20_000)
    return Tapping(context.new_page(), network.address, with_axe=False)


@pytest.fixture
def phone(browser, network):
    """A phone's window."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    yield start(context, network)
    context.close()


def values():
    """What the school has, in the order in which it came."""
    return [int(one.value) for one in Measurement.objects.order_by("made_at")]


def test_five_taps_without_a_network_arrive_later_once_and_in_order(
    phone, network, school, assistant, listed
):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    phone.look()
    network.cut()
    phone.taps("1", "2", "3", "4", "5")
    phone.status("5 wait on this device.")
    phone.status(AWAY)
    assert values() == []
    network.mend()
    phone.page.get_by_role("button", name="Send now").click()
    phone.all_saved()
    assert values() == [1, 2, 3, 4, 5]
    phone.with_axe = True
    phone.look()
    assert {one.seen_by for one in Measurement.objects.all()} == {assistant}


def test_the_page_opens_again_without_a_network_and_records(
    phone, network, school, assistant, listed
):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    network.cut()
    phone.page.reload()
    phone.is_ready()
    phone.says("Without network", "Sam")
    phone.does_not_say("Taylor", "Miss Byrne")
    phone.taps("3")
    phone.status("1 waits on this device.")
    network.mend()
    phone.page.get_by_role("button", name="Send now").click()
    phone.all_saved()
    assert values() == [3]


def test_undo_before_it_was_sent_leaves_nothing_and_after_it_leaves_a_trace(
    phone, network, school, assistant, listed
):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    network.cut()
    phone.taps("1")
    phone.page.get_by_role("button", name="Undo").click()
    expect(phone.page.locator(".do__done")).to_contain_text("Taken back")
    network.mend()
    phone.taps("2")
    phone.all_saved()
    phone.page.get_by_role("button", name="Undo").click()
    expect(phone.page.locator(".do__done")).to_contain_text("Taken back")
    assert [(int(m.value), m.taken_back_by) for m in Measurement.objects.all()] == [(2, assistant)]


def test_what_waits_survives_signing_out_and_is_sent_for_its_author_alone(
    phone, network, school, assistant, teacher, listed
):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    network.cut()
    phone.taps("1", "2")
    network.mend()
    phone.page.route("**/now/send/", lambda route: route.abort())
    phone.click("Sign out")
    phone.page.unroute("**/now/send/")
    phone.give_password(teacher.email)
    phone.open_list(school)
    expect(phone.page.locator("[data-others]")).to_contain_text("2 of colleagues wait")
    phone.all_saved()
    assert values() == []
    phone.click("Sign out")
    phone.give_password(assistant.email)
    phone.open_list(school)
    phone.all_saved()
    assert values() == [1, 2]
    assert {one.seen_by for one in Measurement.objects.all()} == {assistant}


def test_nothing_on_the_device_can_be_read_without_the_key(
    phone, network, school, assistant, listed
):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    network.cut()
    phone.taps("4")
    kept = phone.page.evaluate(
        """async () => {
          const base = await new Promise((done) => {
            const asked = indexedDB.open("openiep-now");
            asked.onsuccess = () => done(asked.result);
          });
          const all = (store) => new Promise((done) => {
            const asked = base.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(asked.result);
          });
          const rows = [...(await all("waiting")), ...(await all("lists"))];
          const text = (box) => new TextDecoder("latin1").decode(box);
          const cached = await Promise.all((await caches.keys()).map(async (name) => {
            const cache = await caches.open(name);
            const found = await cache.keys();
            return Promise.all(found.map(async (one) => (await cache.match(one)).text()));
          }));
          return {
            rows: rows.length,
            fields: [...new Set(rows.flatMap((row) => Object.keys(row)))].sort(),
            text: rows.map((row) => text(row.box)).join() + cached.flat().join(),
            stored: JSON.stringify(localStorage) + JSON.stringify(sessionStorage),
          };
        }"""
    )
    assert kept["rows"] == 2
    assert kept["fields"] == ["at", "author", "box", "id", "iv", "seq"]
    assert kept["stored"] == "{}{}"
    assert "SameSite" in kept["text"]  # the script is among what was searched
    for word in (r"\bSam\b", "Taylor", "Byrne", "the morning", str(listed.pk)):
        assert not re.search(word, kept["text"])


def test_two_tabs_that_send_at_once_double_nothing(phone, network, school, assistant, listed):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    second = start(phone.page.context, network)
    second.open_list(school)
    network.cut()
    phone.taps("1", "2", "3")
    second.taps("4", "5")
    network.mend()
    for tab in (phone, second):
        tab.page.evaluate("() => { window.dispatchEvent(new Event('online')); }")
    for tab in (phone, second):
        tab.all_saved()
    assert values() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("days", [-3, 4])
def test_a_wrong_clock_does_not_move_the_day(browser, network, school, assistant, listed, days):
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    context.add_init_script(
        f"const real = Date.now; Date.now = () => real() + {days * 24 * 3600 * 1000};"
    )
    wrong = start(context, network)
    wrong.sign_in(assistant.email)
    wrong.open_list(school)
    wrong.taps("2")
    wrong.all_saved()
    assert [one.day for one in Measurement.objects.all()] == [school.today()]
    context.close()


def test_a_clock_that_was_set_in_between_is_asked_about(phone, network, school, assistant, listed):
    phone.sign_in(assistant.email)
    phone.open_list(school)
    network.cut()
    phone.taps("2")
    phone.page.evaluate("() => { const real = Date.now; Date.now = () => real() + 864e5; }")
    network.mend()
    phone.page.get_by_role("button", name="Send now").click()
    expect(phone.page.locator("[data-trouble]")).to_contain_text("On which day was this?")
    assert values() == []
    day = school.today() - timedelta(days=1)
    phone.page.locator("[data-trouble] input").fill(day.isoformat())
    phone.click("Save with this day")
    expect(phone.page.locator("[data-trouble]")).to_be_hidden()
    assert [one.day for one in Measurement.objects.all()] == [day]


def test_after_the_browser_was_killed_what_waits_arrives_once(
    browser, network, school, assistant, listed, tmp_path
):
    """A browser with a profile on the disk; its process is killed, not closed."""

    def open_browser() -> Tapping:
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path="/usr/bin/chromium", args=ARGUMENTS,
            viewport={"width": PHONE[0], "height": PHONE[1]},
        )  # fmt: skip
        return start(context, network)

    before = open_browser()
    before.sign_in(assistant.email)
    before.open_list(school)
    network.cut()
    before.taps("1", "2", "3")
    before.status("3 wait on this device.")
    _kill(tmp_path)
    network.mend()
    after = open_browser()
    after.page.goto(f"{after.address}/schools/{school.pk}/now/")
    if "/sign-in/" in after.page.url:
        after.give_password(assistant.email)
    after.is_ready()
    after.all_saved()
    assert values() == [1, 2, 3]
    after.page.context.close()


def _kill(profile: Path) -> None:
    """End the browser that uses this profile, as a battery that runs out would."""
    _host, pid = os.readlink(profile / "SingletonLock").rsplit("-", 1)
    os.kill(int(pid), signal.SIGKILL)
    while (Path("/proc") / pid).exists() and "Z" not in _state(pid):
        os.sched_yield()
    for one in profile.glob("Singleton*"):
        one.unlink()


def _state(pid: str) -> str:
    try:
        return (Path("/proc") / pid / "stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"
