"""How a vague wish becomes a target that is clear, point by point. Begins on the plan's page."""

import re

from tests.journeys.walking import Walk

WISH = "improve his reading"
SETTLED = ("Specific", "Measurable", "Realistic", "Time-related", "With what help")
COUNT_ALOUD = """() => {
  const said = document.querySelector("[data-said]");
  window.saidAloud = [];
  new MutationObserver(() => window.saidAloud.push(said.textContent))
    .observe(said, {childList: true, characterData: true, subtree: true});
}"""


def point(walk: Walk, label: str) -> str:
    """What the panel says of one point."""
    found = walk.page.locator(".smart__point", has=walk.page.get_by_text(label, exact=True))
    return " ".join(found.first.inner_text().split())


def waits_for(walk: Walk, label: str, words: str) -> None:
    """Until the panel says so of a point."""
    place = walk.page.locator(".smart__point", has=walk.page.get_by_text(label, exact=True))
    place.filter(has_text=re.compile(re.escape(words))).first.wait_for()


def puts_in(walk: Walk, words: str) -> None:
    """Press the repair that offers these words."""
    walk.page.get_by_role("button", name=f"Put in “{words}”").click()
    walk.page.wait_for_load_state()


def follows_the_panel(walk: Walk, day: str) -> None:
    """From a wish to a target, by the panel's own repairs, looked at after each."""
    waits_for(walk, "Specific", "could be clearer")
    assert "“improve” does not say what you will see" in point(walk, "Specific")
    walk.look()
    puts_in(walk, "read a short passage aloud")
    waits_for(walk, "Specific", "fine")
    for words, label in (
        ("on 4 out of 5 occasions", "Measurable"), (day, "Time-related"),
        ("with one prompt", "With what help"),
    ):  # fmt: skip
        puts_in(walk, words)
        waits_for(walk, label, "fine")
        walk.look()
    assert "to come" in point(walk, "Agreed")


def says_where_it_starts(walk: Walk) -> None:
    """The one thing that only the record can settle."""
    assert "What can Sam do now?" in point(walk, "Realistic")
    walk.pick("How it is measured", "How many out of a number")
    walk.click("Show its questions")
    walk.write_all({"Out of how many": "5", "Where it starts": "1", "Aim": "4"})
    if not walk.has_script:
        walk.click("Read it again")
    waits_for(walk, "Realistic", "From 1 out of 5 to 4 out of 5")
    for label in SETTLED:
        assert "fine" in point(walk, label), label
    walk.look()


def begins_with_one_from_the_bank(walk: Walk, words: str) -> None:
    """Search, choose, fill the blank, save."""
    walk.follow("Look for one to begin with")
    walk.pick("Age", "All")
    if walk.has_script:
        walk.page.get_by_label("What is it about?").press_sequentially(words, delay=30)
    else:
        walk.write("What is it about?", words)
        walk.click("Search")
    walk.page.locator(".bank__entry", has_text="say the sounds of the letters [letters]").wait_for()
    walk.look()
    walk.follow("Begin with this say the sounds of the letters [letters]")
    walk.says("There is a blank left: “[letters]”.")
    walk.write("Will do what", "say the sounds of the letters s, a, t, p, i, n")
    walk.click("Save", exact=True)
    walk.says("Target 2", "s, a, t, p, i, n", "2 of 2 say what will be seen")
