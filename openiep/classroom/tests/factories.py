"""Plans in force with targets and help arranged, for the tests of this room."""

import datetime
from decimal import Decimal

from openiep.classroom.models import Session
from openiep.plans.models import Provision


def arrange(plan, **words):
    """Help of the plan: precision teaching with Miss Byrne, five times a week, ten minutes."""
    values = {
        "programme": "Precision teaching",
        "staff": "Miss Byrne",
        "times_a_week": Decimal(5),
        "minutes": 10,
        **words,
    }
    return Provision.objects.create(school=plan.school, pupil=plan.pupil, plan=plan, **values)


def hold_session(provision, by, outcome="happened", days_ago=0, **kept):
    """A session that came to something some days ago."""
    day = provision.school.today() - datetime.timedelta(days=days_ago)
    return Session.objects.create(
        school=provision.school, pupil=provision.pupil, provision=provision, day=day,
        outcome=outcome, seen_by=by, **kept,
    )  # fmt: skip
