"""Invented plans, made through the same actions as every other."""

from datetime import date, timedelta
from decimal import Decimal

from openiep.plans.actions import writing
from openiep.plans.models import Plan, PlanPart

NEEDS = {
    "strengths": "Knows all about buses. Kind to younger children.",
    "needs": "Needs short spoken instructions with a picture, and time to answer.",
    "difficulties": "Loses the thread after two instructions.",
}


def read_aloud(today: date, **changes):
    """A target that has everything."""
    return {
        "area": "cognition",
        "who": "Sam",
        "will_do": "will read aloud the first 20 common words",
        "conditions": "from flash cards, without help",
        "how_well": "18 out of 20 on three days running",
        "due_on": today + timedelta(weeks=12),
        "whose_idea": "child",
        "measure": "out_of",
        "unit": "out of 20",
        "direction": "up",
        "scale_to": Decimal(20),
        "how_measured": "Miss Byrne hears the words every Friday",
        "baseline_value": Decimal(7),
        "baseline_on": today - timedelta(days=3),
        "aim_value": Decimal(18),
        "strategies": [{"text": "Five new words at a time, trace and say", "used_by": "Mr Khan"}],
        **changes,
    }


ARRANGEMENT = {
    "programme": "Precision teaching",
    "staff": "Miss Byrne",
    "activities": "One-minute word races",
    "materials": "Word cards",
    "group_size": 1,
    "times_a_week": Decimal(5),
    "minutes": 10,
    "place": "The library corner",
    "exit_criterion": "Reads 40 words a minute on three Fridays",
}
HOME = {"what": "Play the word game", "who": "Grandad", "times_a_week": Decimal(3), "minutes": 5}
CHILD_PART = {"words": "I will show my card when it is too loud.", "scribed_by": "Miss Byrne"}
CHECKING = {"how": "A record sheet after each session", "who": "Mr Khan", "how_often": "Weekly"}


def part(plan: Plan, key: str) -> PlanPart:
    """A part of the plan, read afresh."""
    return PlanPart.objects.get(plan=plan, key=key)


def save_words(plan: Plan, key: str, content: dict, *, by) -> PlanPart:
    """Save a part as somebody who has just read it."""
    version = part(plan, key).version
    return writing.save_part(
        plan=plan, key=key, content=content, nothing_needed=False, version=version, by=by
    )


def written_plan(pupil, *, by, targets: int = 1) -> Plan:
    """A draft with every part written, that can be proposed."""
    today = pupil.school.today()
    plan = writing.start_plan(pupil=pupil, by=by)
    save_words(plan, "needs", NEEDS, by=by)
    hope = {"id": "h1", "text": "To read the football pages alone.", "whose": "child"}
    save_words(plan, "hopes", {"items": [hope]}, by=by)
    for _number in range(targets):
        writing.add_target(plan=plan, values=read_aloud(today), by=by)
    writing.add_arrangement(plan=plan, values=ARRANGEMENT, by=by)
    writing.add_home_help(plan=plan, values=HOME, by=by)
    save_words(plan, "child_part", CHILD_PART, by=by)
    other = {"id": "o1", "kind": "medical", "text": "Wears glasses.", "audience": "all"}
    save_words(plan, "other_needs", {"items": [other]}, by=by)
    save_words(plan, "checking", CHECKING, by=by)
    review = {"day": today + timedelta(weeks=12), "place": "Room 4", "at_parents_evening": True}
    save_words(plan, "review", review, by=by)
    return Plan.objects.get(pk=plan.pk)
