"""Tells a child's story in the order of its days."""

from collections.abc import Callable, Iterator
from functools import partial

from openiep.home.demo import agreeing, recording, reviewing, writing
from openiep.home.demo.reading import Story
from openiep.home.demo.told import Told

Event = tuple[int, Callable[[], None]]  # how many weekdays ago, and what happens


def tell(told: Told) -> None:
    """Let everything of the story happen, each thing on its day, until today."""
    for plan in told.story["plans"]:
        for ago, happen in sorted(_events(told, plan), key=lambda event: -event[0]):
            told.turning.turn_to(told.days.ago(ago))
            happen()
    told.turning.turn_to(told.days.today)


def _events(told: Told, plan: Story) -> Iterator[Event]:
    """Everything that happens with one plan; on one day in this order."""
    yield plan["written"], partial(writing.write_plan, told, plan)
    if "proposed" in plan:
        yield plan["proposed"], partial(agreeing.propose, told, plan)
    for answer in plan.get("answers", ()):
        yield answer["ago"], partial(agreeing.take_down, told, plan, answer)
    if "in_force" in plan:
        yield plan["in_force"]["ago"], partial(agreeing.bring_into_force, told, plan)
        yield from _recorded(told, plan)
    if "withdrawn" in plan:
        yield plan["withdrawn"]["ago"], partial(agreeing.withdraw, told, plan)
    if "change" in plan:
        yield plan["change"]["ago"], partial(agreeing.change, told, plan)
        for answer in plan["change"].get("answers", ()):
            yield answer["ago"], partial(agreeing.take_down, told, plan, answer)
    if "review" in plan:
        yield from _reviewed(told, plan)


def _recorded(told: Told, plan: Story) -> Iterator[Event]:
    until = plan["review"]["ago"] + 1 if "results" in plan.get("review", {}) else 0
    until = max(until, plan.get("quiet_since", 0))
    for ago in recording.reading_days(told, plan, until):
        yield ago, partial(recording.keep_readings, told, plan, ago, until)
    for key, keep in (
        ("readings", recording.keep_one_reading),
        ("seen", recording.keep_observation),
        ("corrected", recording.correct_reading),
        ("taken_back", recording.take_back_reading),
    ):
        for said in plan.get(key, ()):
            yield said["ago"], partial(keep, told, said)


def _reviewed(told: Told, plan: Story) -> Iterator[Event]:
    review = plan["review"]
    yield review["prepared"], partial(reviewing.prepare, told, plan)
    for said in review.get("said", ()):
        yield said["ago"], partial(reviewing.hear, told, said)
    if "results" in review:
        yield review["ago"], partial(reviewing.hold, told, plan)
