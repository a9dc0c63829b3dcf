"""Tells a child's story in the order of its days."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from django.db.models import Model

from openiep.classroom.models import Session
from openiep.home.demo import agreeing, recording, reviewing, writing
from openiep.home.demo.around import set_stage
from openiep.home.demo.reading import Story
from openiep.home.demo.told import Told
from openiep.monitoring.models import Measurement, Observation
from openiep.plans.models import Answer, HomeHelp, PlanPart, PlanVersion, Provision, TargetWording
from openiep.reviews.models import Contribution


class Event(NamedTuple):
    """What happens how many school days ago. Where it is told its day, `made` names what it makes;
    None for what stamps today, so that today has to be that day.
    """

    ago: int
    happen: Callable[[], None]
    made: tuple[type[Model], ...] | None = None


def tell(told: Told) -> None:
    """Let everything of the story happen, each thing on its day, until today.

    What stamps today turns the days; what is told its day waits for the next turn, which is
    quicker and reads the same.
    """
    waiting: list[Event] = []
    for plan in told.story["plans"]:
        for event in sorted(_events(told, plan), key=lambda event: -event.ago):
            waiting.append(event)
            if event.made is None:
                _happen(told, waiting, told.days.ago(event.ago))
    _happen(told, waiting, told.days.today)


def _happen(told: Told, waiting: list[Event], day: date) -> None:
    """Turn to a day, and let what waits happen in its order."""
    told.turning.turn_to(day)
    for event in waiting:
        told.turning.on(told.days.ago(event.ago), event.happen, event.made or ())
    waiting.clear()


def _events(told: Told, plan: Story) -> Iterator[Event]:
    """Everything that happens with one plan; on one day in this order."""
    yield Event(plan["written"], partial(writing.write_plan, told, plan))
    if "proposed" in plan:
        yield Event(plan["proposed"], partial(agreeing.propose, told, plan), (PlanVersion,))
    yield from _answered(told, plan, plan)
    if "in_force" in plan:
        yield Event(plan["in_force"]["ago"], partial(agreeing.bring_into_force, told, plan), ())
        yield from _recorded(told, plan)
    if "withdrawn" in plan:
        yield Event(plan["withdrawn"]["ago"], partial(agreeing.withdraw, told, plan), ())
    if "change" in plan:
        made = (PlanVersion, Answer, PlanPart, TargetWording, Provision, HomeHelp)
        yield Event(plan["change"]["ago"], partial(agreeing.change, told, plan), made)
        yield from _answered(told, plan, plan["change"])
    if "review" in plan:
        yield from _reviewed(told, plan)
    if "stage" in plan:
        yield Event(plan["stage"]["ago"], partial(set_stage, told, plan["stage"]))


def _answered(told: Told, plan: Story, said: Story) -> Iterator[Event]:
    for answer in said.get("answers", ()):
        happen = partial(agreeing.take_down, told, plan, answer)
        yield Event(answer["ago"], happen, (Answer,))


def _recorded(told: Told, plan: Story) -> Iterator[Event]:
    until = plan["review"]["ago"] + 1 if "results" in plan.get("review", {}) else 0
    until = max(until, plan.get("quiet_since", 0))
    made = (Measurement, Observation)
    for ago in recording.reading_days(told, plan, until):
        yield Event(ago, partial(recording.keep_readings, told, plan, ago, until), made)
    for ago in recording.session_weeks(plan, until) if plan is told.story["plans"][-1] else ():
        yield Event(ago, partial(recording.keep_sessions, told, ago), (Session,))
    for key, keep in (
        ("readings", recording.keep_one_reading),
        ("seen", recording.keep_observation),
        ("corrected", recording.correct_reading),
        ("taken_back", recording.take_back_reading),
    ):
        for said in plan.get(key, ()):
            yield Event(said["ago"], partial(keep, told, said), made)
    for said in plan.get("diary", ()):
        yield Event(said["ago"], partial(recording.keep_diary, told, said))


def _reviewed(told: Told, plan: Story) -> Iterator[Event]:
    review = plan["review"]
    yield Event(review["prepared"], partial(reviewing.prepare, told, plan))
    for said in review.get("said", ()):
        yield Event(said["ago"], partial(reviewing.hear, told, said), (Contribution,))
    if "results" in review:
        yield Event(review["ago"], partial(reviewing.hold, told, plan))
