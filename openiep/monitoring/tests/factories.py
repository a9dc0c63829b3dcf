"""Plans in force with targets, and what was recorded for them."""

import datetime
from decimal import Decimal

import factory
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openiep.monitoring.models import Measurement, Observation
from openiep.plans.models import Plan, PlanVersion, Target, TargetWording
from openiep.plans.models.content import plan_content
from openiep.plans.rules.content import SCHEMA, hash_of, part_hashes
from openiep.plans.rules.status import Status

BEGAN = datetime.timedelta(days=70)


def hold_plan(pupil, by, status=Status.IN_FORCE, **kept):
    """A plan of the child; in force since ten weeks ago unless said otherwise."""
    today = pupil.school.today()
    if status in {Status.IN_FORCE, Status.CLOSED}:
        kept.setdefault("in_force_on", today - BEGAN)
        kept.setdefault("review_due", today + datetime.timedelta(days=18))
    return Plan.objects.create(
        school=pupil.school, pupil=pupil, status=status, started_by=by, **kept
    )


def set_target(plan, **wording):
    """A target of the plan: how many words out of 20, from 4 to 18."""
    today = plan.school.today()
    values = {
        "who": plan.pupil.known_as,
        "will_do": "will read aloud the first 20 common words",
        "conditions": "from flash cards, without help",
        "how_well": "18 out of 20 on three days running",
        "measure": "out_of",
        "scale_to": Decimal(20),
        "baseline_value": Decimal(4),
        "baseline_on": today - BEGAN,
        "aim_value": Decimal(18),
        "due_on": today + datetime.timedelta(days=18),
        **wording,
    }
    row = TargetWording.objects.create(
        school=plan.school,
        pupil=plan.pupil,
        plan=plan,
        target=values.pop("target", None)
        or Target.objects.create(school=plan.school, pupil=plan.pupil),
        **values,
    )
    return row.target


def freeze(plan, by, kind="proposal"):
    """The plan as it stands now, as a version."""
    content = plan_content(plan)
    return PlanVersion.objects.create(
        school=plan.school,
        pupil=plan.pupil,
        plan=plan,
        number=plan.versions.count() + 1,
        kind=kind,
        schema=SCHEMA,
        content=content,
        part_hashes=part_hashes(content),
        content_hash=hash_of(content),
        made_by=by,
    )


class MeasurementFactory(factory.django.DjangoModelFactory):
    """A value kept yesterday."""

    class Meta:
        model = Measurement

    school = factory.SelfAttribute("target.school")
    pupil = factory.SelfAttribute("target.pupil")
    day = factory.LazyAttribute(lambda o: o.school.today() - datetime.timedelta(days=1))
    kept_by = factory.SelfAttribute("seen_by")
    value = Decimal(8)
    series = factory.SelfAttribute("target.series")


class ObservationFactory(factory.django.DjangoModelFactory):
    """Words kept yesterday."""

    class Meta:
        model = Observation

    school = factory.SelfAttribute("target.school")
    pupil = factory.SelfAttribute("target.pupil")
    day = factory.LazyAttribute(lambda o: o.school.today() - datetime.timedelta(days=1))
    kept_by = factory.SelfAttribute("seen_by")
    note = "Asked for the ruler and waited."


def queries(client, address):
    """How many queries the page takes when it is opened again."""
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == 200
    return len(taken)
