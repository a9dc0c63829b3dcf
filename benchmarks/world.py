"""A school to measure: children, plans with four targets, readings; and the acts that are measured."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from openiep.monitoring.actions import record_measurement
from openiep.monitoring.models import Measurement
from openiep.people.models import Need, SenStatus
from openiep.people.tests.factories import (
    LONG_AGO,
    InvolvementFactory,
    PupilFactory,
    SchoolClassFactory,
    SchoolFactory,
    hold_post,
)
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.models import Plan, PlanPart, Target
from openiep.plans.tests.factories import NEEDS, written_plan


class World:
    """One school, its SENCo with an open session, and growing numbers of children."""

    def __init__(self) -> None:
        self.school = SchoolFactory(name="Brook Lane School")
        self.classes = [SchoolClassFactory(school=self.school, name=f"{n}K") for n in range(1, 7)]
        self.senco = hold_post(self.school, "senco", "Ms Okafor")
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.client.force_login(self.senco)
        self.list_address = reverse("home:children", args=[self.school.pk])
        self.today_address = reverse("home:today", args=[self.school.pk])
        self.plan_address = self.draft_address = self.pdf_address = self.child_address = ""
        self.count = 0

    def add_children(self, number: int, *, with_plans: int) -> None:
        """More children; so many of them with a plan in force, one more with a draft."""
        for index in range(number):
            self.count += 1
            pupil = PupilFactory(
                school=self.school,
                family_name=f"Family{self.count:03}",
                in_class=self.classes[self.count % 6],
            )
            SenStatus.objects.create(school=self.school, pupil=pupil, code="K", starts_on=LONG_AGO)
            Need.objects.create(
                school=self.school, pupil=pupil, code="SPLD", rank=1, starts_on=LONG_AGO
            )
            InvolvementFactory(pupil=pupil)
            if index < with_plans:
                self._give_plan(pupil)
            elif index == with_plans:
                self.draft = written_plan(pupil, by=self.senco, targets=4)
                self.draft_address = reverse("plans:plan", args=[self.draft.pk])

    def _give_plan(self, pupil: object) -> None:
        today = self.school.today()
        plan = written_plan(pupil, by=self.senco, targets=4)
        propose_plan(plan=plan, by=self.senco)
        put_in_force(plan=plan, by=self.senco, on=today, why="Help must not wait.")
        Plan.objects.filter(pk=plan.pk).update(in_force_on=today - timedelta(days=60))
        self.target = Target.objects.filter(wordings__plan=plan).first()
        for day in range(12):
            record_measurement(
                target=self.target,
                value=Decimal(7 + day % 5),
                day=today,
                by=self.senco,
            )
        self.plan_address = reverse("plans:plan", args=[plan.pk])
        self.pdf_address = reverse("documents:print_plan", args=[plan.pk])
        self.child_address = reverse("home:child", args=[plan.pupil_id])

    def read_every_target(self) -> None:
        """Twelve readings at each target, a week apart, the last one today."""
        today = self.school.today()
        readings = [
            Measurement(
                school=self.school, pupil_id=one.pupil_id, target=one, series=one.series,
                value=Decimal(7 + week % 5), day=today - timedelta(weeks=11 - week),
                seen_by=self.senco, kept_by=self.senco,
            )
            for one in Target.objects.filter(school=self.school)
            for week in range(12)
        ]  # fmt: skip
        Measurement.objects.bulk_create(readings)
        self.target_address = reverse("monitoring:target", args=[self.target.pk])

    def get(self, address: str) -> Callable[[], None]:
        """Ask for a page."""

        def ask() -> None:
            answer = self.client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)

        return ask

    def save_a_part(self) -> None:
        """Save the needs of the draft, as its form would."""
        part = PlanPart.objects.get(plan=self.draft, key="needs")
        answer = self.client.post(
            reverse("plans:save_part", args=[self.draft.pk, "needs"]),
            {**NEEDS, "version": part.version},
        )
        assert answer.status_code in {302, 303}, answer.status_code

    def record(self) -> None:
        """Record a measurement, as its form would."""
        answer = self.client.post(
            reverse("monitoring:record_measurement", args=[self.target.pk]),
            {"value": "9", "day": str(self.school.today()), "id": str(uuid.uuid4())},
        )
        assert answer.status_code in {302, 303}, answer.status_code
