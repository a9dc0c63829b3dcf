"""The core by keyboard alone: no mouse anywhere, the cursor always seen, no trap."""

import pytest

from openiep.plans.tests.factories import written_plan
from tests.journeys import the_core
from tests.journeys.keys import MOST_STOPS, Keys

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_core_goes_by_keyboard_alone(open_window, senco, teacher, assistant, mother):
    teachers, sencos, assistants = (open_window(kind=Keys) for _window in range(3))
    teachers.sign_in(teacher.email)
    the_core.writes_and_proposes(teachers)
    sencos.sign_in(senco.email)
    the_core.takes_answers_down_and_puts_in_force(sencos)
    assistants.sign_in(assistant.email)
    the_core.records(assistants)
    the_core.reviews(teachers)


@pytest.mark.parametrize(
    "path", ["/plans/{plan}/", "/plans/{plan}/parts/hopes/", "/plans/{plan}/targets/add/",
             "/schools/{school}/children/", "/children/{pupil}/"],
)  # fmt: skip
def test_tab_goes_through_a_page_as_it_is_read_and_out_of_it(open_window, teacher, pupil, path):
    plan = written_plan(pupil, by=teacher, targets=2)
    keys = open_window(kind=Keys)
    keys.sign_in(teacher.email)
    keys.go(path.format(plan=plan.pk, school=pupil.school_id, pupil=pupil.pk))
    keys.stops.clear()
    first = keys.tab()
    assert first["name"] == "Skip to the main part of the page"
    stops = [first["name"]]
    while (stop := keys.tab())["tag"]:
        stops.append(stop["name"])
        assert len(stops) < MOST_STOPS, f"a trap: {stops[-10:]}"
    assert stops == keys.page.evaluate(AS_READ)


def test_the_skip_link_leads_past_the_navigation(open_window, teacher, pupil):
    keys = open_window(kind=Keys)
    keys.sign_in(teacher.email)
    keys.go(f"/children/{pupil.pk}/")
    keys.tab()
    keys.page.keyboard.press("Enter")
    keys.tab()
    assert keys.page.evaluate("document.activeElement.closest('main') !== null")


AS_READ = """() => {
  const text = (x) => x.textContent.replace(/\\s+/g, " ").trim();
  const seen = (e) => e.checkVisibility() && !e.closest("details:not([open]) > :not(summary)");
  const radios = new Set();
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" && seen(e))
    .filter((e) => {
      if (e.type !== "radio") return true;
      const group = [...document.getElementsByName(e.name)];
      return group.some((one) => one.checked) ? e.checked : e === group[0];
    });
  return stops.map((e) => e.getAttribute("aria-label")
    || (e.labels && e.labels.length ? [...e.labels].map(text).join(" ") : "")
    || (e.matches("input, select, textarea") ? "" : text(e)));
}"""
