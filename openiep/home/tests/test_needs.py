"""What needs somebody is worked out from what is."""

from datetime import date
from uuid import UUID

import pytest

from openiep.home.rules import Need, Situation, most_pressing, needs_of

TODAY = date(2026, 11, 23)
CHILD, OTHER = UUID(int=1), UUID(int=2)
IN_FORCE = {"has_plan_in_force": True, "in_force_on": TODAY, "review": "fine"}


def needs(**known) -> list[Need]:
    """What is due about one child."""
    return [one.need for one in needs_of(Situation(CHILD, **known), TODAY)]


@pytest.mark.parametrize(
    ("known", "due"),
    [
        ({}, []),
        ({"sen_code": "K"}, [Need.NO_PLAN]),
        ({"sen_code": "E"}, [Need.NO_PLAN]),
        ({"sen_code": "K", "status": "draft"}, [Need.DRAFT_WAITS]),
        ({"status": "proposed", "agreement": "waiting"}, [Need.ANSWERS_OPEN]),
        ({"status": "proposed", "agreement": "agreed"}, []),
        ({"status": "proposed", "agreement": "family_differs"}, [Need.NOT_AGREED]),
        (IN_FORCE, []),
        ({**IN_FORCE, "review": "overdue"}, [Need.REVIEW_OVERDUE]),
        ({**IN_FORCE, "review": "soon"}, [Need.REVIEW_SOON]),
        ({**IN_FORCE, "review": "prepared"}, [Need.REVIEW_OPEN]),
        ({**IN_FORCE, "in_force_on": date(2026, 11, 1)}, [Need.NO_READINGS]),
        ({**IN_FORCE, "in_force_on": date(2026, 9, 1), "last_reading": TODAY}, []),
    ],
)
def test_each_situation_needs_just_this(known, due):
    assert needs(**known) == due


def test_the_most_pressing_and_longest_due_comes_first():
    one = Situation(CHILD, **{**IN_FORCE, "review": "overdue"}, review_due=date(2026, 11, 2))
    two = Situation(OTHER, **{**IN_FORCE, "review": "overdue"}, review_due=date(2026, 10, 5))
    three = Situation(UUID(int=3), sen_code="K")
    found = most_pressing([three, one, two], TODAY)
    assert [(n.need, n.pupil_id) for n in found] == [
        (Need.REVIEW_OVERDUE, OTHER),
        (Need.REVIEW_OVERDUE, CHILD),
        (Need.NO_PLAN, UUID(int=3)),
    ]
