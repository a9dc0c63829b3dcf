"""Random acts by random people, with readings and reviews: whatever they try, no reading is lost.

Every value that somebody was told is saved is remembered beside the database, and looked for after
every act: the same words and numbers, under the same target, corrected or taken back only by a
right that was used.
"""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from openiep.monitoring import actions as monitoring
from openiep.monitoring.models import Measurement
from openiep.plans.models import Plan, Target
from openiep.plans.rules.status import Status
from openiep.plans.tests.test_life_of_a_plan import DAYS, EVERYBODY, PEOPLE, WORDS, Life, often
from openiep.reviews import actions as reviews
from openiep.reviews.models import Review, so_far
from openiep.reviews.rules.codes import Decision, How, ReviewStatus
from openiep.reviews.tests.factories import hold, prepared
from openiep.rules import Refused

VALUES = often((Decimal(4), Decimal(11)), Decimal(20), Decimal(21), Decimal("-1"))
WHO_RECORDS = often(("senco", "teacher", "assistant"), *EVERYBODY)
WHOSE = st.integers(0, 9)


class LifeWithReadings(Life):
    """The life of a plan, in which somebody also records and reviews."""

    assistants_may = frozenset(
        {"record_measurement", "correct_measurement", "take_back_measurement"}
    )

    def lead_to(self, stage):
        """Nothing is kept yet: by id, what somebody was told is saved, and what became of it."""
        self.kept: dict = {}
        self.changed: set = set()
        super().lead_to(4)  # before that there is little to record

    def tried(self, act, **about):
        """What the act returned; None where it was refused."""
        with suppress(Refused, PermissionDenied):
            return act(**about)

    def one_of(self, found, number):
        """One of these rows, or None where there are none."""
        rows = list(found.order_by("made_at", "pk"))
        return rows[number % len(rows)] if rows else None

    def told(self, one):
        """Somebody was told that this is saved."""
        if one:
            as_told = (one.target_id, one.value, one.day, one.note, one.seen_by_id, one.series)
            assert self.kept.setdefault(one.pk, as_told) == as_told

    @rule(who=WHO_RECORDS, number=WHOSE, values=st.lists(VALUES, min_size=1, max_size=4),
          days=DAYS, words=WORDS, is_baseline=often((False,), True))  # fmt: skip
    def record(self, who, number, values, days, words, is_baseline):
        target = self.one_of(Target.objects.filter(pupil=self.pupil), number)
        about = {"target": target, "note": words, "is_baseline": is_baseline}
        about |= {"day": self.school.today() + timedelta(days=days), "by": self.staff[who]}
        for value in values if target else ():
            one = self.tried(monitoring.record_measurement, **about, value=value)
            self.told(one)
            if one:  # the same device sends it once more
                again = monitoring.record_measurement(**about, value=value, id=one.pk)
                assert again == one

    @rule(who=PEOPLE, number=WHOSE, value=VALUES, why=WORDS)
    def correct(self, who, number, value, why):
        if one := self.one_of(Measurement.objects.filter(pupil=self.pupil), number):
            right = self.tried(
                monitoring.correct_measurement, measurement=one, value=value, day=one.day,
                note=one.note, why=why, by=self.staff[who],
            )  # fmt: skip
            self.told(right)
            self.changed |= {one.pk} if right else set()

    @rule(who=PEOPLE, number=WHOSE)
    def take_back(self, who, number):
        if one := self.one_of(Measurement.objects.filter(pupil=self.pupil), number):
            self.tried(monitoring.take_back_measurement, measurement=one, by=self.staff[who])
            one.refresh_from_db()
            self.changed |= {one.pk} if one.taken_back_at else set()

    @rule(who=PEOPLE, decision=often((Decision.CONTINUE,), *Decision), held=often((True,), False))
    def review(self, who, decision, held):
        by, plan = self.staff[who], Plan.objects.in_force().filter(pupil=self.pupil).first()
        if not plan:
            return
        review = Review.objects.filter(plan=plan, status=ReviewStatus.PREPARED).first()
        review = review or self.tried(prepared, plan=plan, by=by)
        if not review:
            return
        targets = so_far(review).targets
        if held:
            self.tried(hold, review=review, by=by, results=["not_yet"] * len(targets))
            for one in review.invitations.filter(contributions=None):
                self.tried(
                    reviews.record_contribution, invitation=one, words="Fine", by=by,
                    day=self.school.today(), way=How.BY_PHONE,
                )  # fmt: skip
        self.tried(
            reviews.close_review, review=review, decision=decision, words="As agreed", by=by,
            carry=list(targets), good_ending="Reads alone.",
            next_day=self.school.today() + timedelta(weeks=12),
        )  # fmt: skip

    @invariant()
    def no_reading_is_lost(self):
        found = {one.pk: one for one in Measurement.objects.all()}
        assert set(found) == set(self.kept)
        for pk, one in found.items():
            is_now = (one.target_id, one.value, one.day, one.note, one.seen_by_id, one.series)
            assert is_now == self.kept[pk]

    @invariant()
    def only_what_somebody_changed_stopped_counting(self):
        standing = set(Measurement.objects.standing_now().values_list("pk", flat=True))
        assert standing == set(self.kept) - self.changed

    @invariant()
    def a_closed_review_keeps_the_version_it_looked_at(self):
        for review in Review.objects.filter(status=ReviewStatus.CLOSED):
            assert review.plan.status == Status.CLOSED
            assert review.plan_version.is_as_written


LifeWithReadings.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
class TestLifeWithReadings(LifeWithReadings.TestCase):
    """The machine, run by pytest inside a database that forgets."""
