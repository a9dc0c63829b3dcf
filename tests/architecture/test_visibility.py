"""What `visible_to` finds is what `may` allows, in every situation somebody can be in."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction

from openiep.access.rules import Permission, Role, permits
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Person,
    Post,
    Pupil,
    SchoolClass,
    Teaching,
)
from openiep.people.tests.factories import PupilFactory, SchoolClassFactory, SchoolFactory
from openiep.people.tests.factories import UserFactory as NewUser
from openiep.plans.models import Plan, PlanVersion, Target, TargetWording
from openiep.plans.rules.status import Status
from openiep.reviews.models import Review

POSTS = ("senco", "head", "teacher", "teaching_assistant")
WHEN = ("now", "over", "to_come", "ends_today", "begins_today")
FORCE = {Status.IN_FORCE, Status.CLOSED}


def span(school, when):
    """From when to when something lasts, seen from today."""
    today, day = school.today(), timedelta(days=1)
    long_ago = today - timedelta(days=400)
    return {
        "now": {"starts_on": long_ago, "ends_on": None},
        "over": {"starts_on": long_ago, "ends_on": today - day},
        "to_come": {"starts_on": today + day, "ends_on": None},
        "ends_today": {"starts_on": long_ago, "ends_on": today},
        "begins_today": {"starts_on": today, "ends_on": None},
    }[when]


class Situation:
    """Two schools with children in every state, and people of every kind among them."""

    def __init__(self):
        self.here, self.there = SchoolFactory(), SchoolFactory(time_zone="Pacific/Auckland")
        self.classes = {s.pk: SchoolClassFactory(school=s) for s in (self.here, self.there)}
        self.pupils = [
            self._pupil(school, member)
            for school, member in product((self.here, self.there), (*WHEN, None))
        ]
        self.plans = [plan for pupil in self.pupils for plan in self._plans(pupil)]
        self.users = dict(self._everybody())

    def _pupil(self, school, member) -> Pupil:
        pupil = PupilFactory(school=school)
        if member:
            ClassMembership.objects.create(
                school=school, pupil=pupil, school_class=self.classes[school.pk],
                **span(school, member),
            )  # fmt: skip
        return pupil

    def _plans(self, pupil):
        author, today = NewUser(), pupil.school.today()
        about = {"school": pupil.school, "pupil": pupil}
        for status in (Status.DRAFT, Status.IN_FORCE, Status.CLOSED, Status.WITHDRAWN):
            days = {"in_force_on": today, "review_due": today}
            plan = Plan.objects.create(**about, status=status, started_by=author, **days)
            target = Target.objects.create(**about)
            TargetWording.objects.create(**about, plan=plan, target=target)
            version = PlanVersion.objects.create(
                **about, plan=plan, number=1, kind="proposal", schema=1, content={},
                part_hashes={}, content_hash="", made_by=author,
            )  # fmt: skip
            Review.objects.create(
                **about, plan=plan, plan_version=version, day=today, prepared_by=author
            )
            yield plan

    def _everybody(self):
        here, there = self.here, self.there
        yield "nobody", self.person()
        yield "installer", self.person(is_installer=True)
        for role, when in product(POSTS, WHEN):
            yield f"{role} {when}", self.person((here, role, when, "now"))
        for role, when in product(POSTS[2:], (*WHEN[1:], None)):
            yield f"{role}, class {when}", self.person((here, role, "now", when))
        for role, when in product(POSTS, WHEN[:3]):
            user = self.person((here, role, "now", None))
            self.involve(user, self.pupils[5], when)
            yield f"{role}, involved {when}", user
        yield "inactive", self.person((here, "senco", "now", None), is_active=False)
        both = (here, "teaching_assistant", "now", "now"), (there, "senco", "now", None)
        yield "assistant here, SENCo there", self.person(*both)
        yield (
            "SENCo here over, SENCo there",
            self.person((here, "senco", "over", None), (there, "senco", "now", None)),
        )
        yield (
            "teacher and assistant",
            self.person((here, "teacher", "now", None), (here, "teaching_assistant", "now", "now")),
        )
        yield (
            "head and teacher",
            self.person((here, "head", "now", None), (here, "teacher", "now", "now")),
        )
        parent = self.person((there, "teacher", "now", "now"))
        self.involve(parent, self.pupils[0], "now", kind="family")
        yield "teacher there, parent here", parent
        for when, reads in (("from today", 0), ("from tomorrow", 1)):
            user = self.person((here, "teacher", "now", None))
            day = here.today() + timedelta(days=reads)
            Teaching.objects.create(
                school=here, user=user, school_class=self.classes[here.pk], reads_from=day,
                **span(here, "to_come"),
            )  # fmt: skip
            yield f"next year's teacher {when}", user
        helper = self.person((here, "teaching_assistant", "now", None))
        Teaching.objects.create(
            school=here, user=helper, school_class=self.classes[here.pk], reads_from=here.today(),
            **span(here, "to_come"),
        )  # fmt: skip
        yield "next year's assistant", helper
        strange = self.person((here, "teacher", "now", None))
        Teaching.objects.create(
            school=here, user=strange, school_class=self.classes[there.pk], **span(here, "now")
        )
        yield "teacher with a class of another school by mistake", strange

    def person(self, *posts, **flags):
        """Somebody with these posts: (school, role, when, when they teach the class)."""
        user = NewUser(**flags)
        for school, role, when, teaches in posts:
            Person.objects.get_or_create(school=school, user=user, defaults={"called": role})
            Post.objects.create(school=school, user=user, role=role, **span(school, when))
            if teaches:
                Teaching.objects.create(
                    school=school, user=user, school_class=self.classes[school.pk],
                    **span(school, teaches),
                )  # fmt: skip
        return user

    def involve(self, user, pupil, when, kind="staff"):
        """The user is around a child."""
        person, _made = Person.objects.get_or_create(
            school=pupil.school, user=user, defaults={"called": "x"}
        )
        Involvement.objects.create(
            school=pupil.school, pupil=pupil, person=person, kind=kind, relation="x",
            **span(pupil.school, when),
        )  # fmt: skip


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Situation()
        transaction.set_rollback(True)


@pytest.fixture
def situation(made_once, db):
    return made_once


def differences(situation):
    """Every person and thing for which finding and being allowed differ."""
    found = []
    for name, user in situation.users.items():
        roles = {pupil.pk: pupil.roles_of(user) for pupil in situation.pupils}
        listed = {pk for pk, what in roles.items() if permits(what, Permission.LIST_CHILDREN)}
        if listed != ids(Pupil, user):
            found.append(f"children of {name}")
        plans = {
            plan.pk
            for plan in situation.plans
            if plan.pupil_id in listed
            and (plan.status in FORCE or roles[plan.pupil_id] - {Role.TEACHING_ASSISTANT})
        }
        if plans != ids(Plan, user):
            found.append(f"plans of {name}")
        wordings = TargetWording.objects.filter(plan__in=plans)
        if set(wordings.values_list("target", flat=True)) != ids(Target, user):
            found.append(f"targets of {name}")
        if set(Review.objects.filter(plan__in=plans).values_list("pk", flat=True)) != ids(
            Review, user
        ):
            found.append(f"reviews of {name}")
    return found


def ids(model, user):
    """What the user finds."""
    return set(model.objects.visible_to(user).values_list("pk", flat=True))


def test_what_is_found_is_what_is_allowed(situation):
    assert differences(situation) == []


def test_the_people_see_what_the_table_says(situation):
    """Not only the same twice: the numbers are those that a person would count."""
    seen = {name: len(ids(Pupil, user)) for name, user in situation.users.items()}
    assert seen["nobody"] == seen["installer"] == seen["inactive"] == 0
    assert seen["senco now"] == seen["head now"] == seen["senco ends_today"] == 6
    assert seen["senco over"] == seen["senco to_come"] == 0
    assert seen["teacher now"] == seen["teaching_assistant now"] == 3
    assert seen["teacher, class over"] == seen["teacher, class None"] == 0
    assert seen["teacher, involved now"] == 1
    assert seen["teacher, involved over"] == seen["teacher, involved to_come"] == 0
    assert seen["assistant here, SENCo there"] == 9
    assert seen["teacher there, parent here"] == 3
    assert seen["next year's teacher from today"] == 1
    assert seen["next year's teacher from tomorrow"] == seen["next year's assistant"] == 0
    assert seen["teacher with a class of another school by mistake"] == 0


def test_an_assistant_here_reads_no_draft_here_though_senco_elsewhere(situation):
    user = situation.users["assistant here, SENCo there"]
    drafts = Plan.objects.visible_to(user).filter(status=Status.DRAFT)
    assert {plan.school_id for plan in drafts} == {situation.there.pk}


def test_a_plan_target_and_review_pass_the_question_on_to_the_child(situation):
    user = situation.users["teacher now"]
    for row in (Plan.objects.first(), Target.objects.first(), Review.objects.first()):
        assert row.roles_of(user) == row.pupil.roles_of(user)
        assert row.belongs_to() == (row.school_id, row.pupil_id)


def test_a_difference_is_found(situation, monkeypatch):
    """The break: a query set that forgets that classes end."""
    from openiep.people.models.pupil import PupilQuerySet

    def careless(self, user):
        mine = Teaching.objects.filter(user=user).values("school_class")
        taught = SchoolClass.objects.filter(pk__in=mine)
        return self.filter(memberships__school_class__in=taught).distinct()

    monkeypatch.setattr(PupilQuerySet, "visible_to", careless)
    found = differences(situation)
    assert "children of teacher, class over" in found
    assert "children of senco now" in found
