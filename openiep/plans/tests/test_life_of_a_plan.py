"""Random acts by random people: whatever they try, a plan's life stays true to its rules.

After every act the whole database is looked at: statuses against the audit trail, versions against
the hashes they had when they were first seen, answers against who had standing at that moment.
"""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from openiep.access.models import AuditEntry
from openiep.people.models import Involvement
from openiep.people.tests.factories import (
    InvolvementFactory,
    PersonFactory,
    PupilFactory,
    SchoolClassFactory,
    SchoolFactory,
    hold_post,
    teach,
)
from openiep.plans.actions import agreeing, changing, closing, force, proposing, writing
from openiep.plans.models import Answer, Plan, PlanVersion, TargetWording
from openiep.plans.models.content import plan_content
from openiep.plans.rules.agreement import AnswerCode, Party, Way
from openiep.plans.rules.content import part_hashes
from openiep.plans.rules.status import MOVES, ChangeKind, Status
from openiep.plans.tests.factories import part, read_aloud
from openiep.rules import Refused

MAY_ACT = ("senco", "teacher")
EVERYBODY = (*MAY_ACT, "assistant", "other_teacher", "head", "stranger")
STAGES = ("nothing", "draft", "proposed", "changing", "in_force")


def often(likely, *unlikely):
    """Mostly the first, so that a life gets far; the others often enough to be met."""
    return st.sampled_from((*(likely * 4), *unlikely))


PEOPLE = often(("senco", "senco", "teacher"), *EVERYBODY)
WHICH = often((-1,), 0, 1)  # the newest plan, the first, another
WORDS = often(("Because", "8 out of 20"), "", "18 out off 20 on three days running")
WHOM = often(("school", "mother", "father", "child"), "other_school", "uncle", "nobody")
ANSWERS = often((AnswerCode.AGREE,), *AnswerCode)
DAYS = often((0,), -1, 1)


class Life(RuleBasedStateMachine):
    """One child at one school, and everybody who might do something with the child's plans."""

    assistants_may: frozenset[str] = frozenset()  # what an assistant does in rooms further up

    @initialize(stage=st.sampled_from(STAGES))
    def begin(self, stage):
        """A school, its staff, a family, a plan on its way; all is rolled back in the end."""
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.school = SchoolFactory()
        here, there = (SchoolClassFactory(school=self.school) for _n in range(2))
        self.staff = {
            "senco": hold_post(self.school, "senco"),
            "head": hold_post(self.school, "head"),
            "teacher": teach(hold_post(self.school, "teacher"), here),
            "assistant": teach(hold_post(self.school, "teaching_assistant"), here),
            "other_teacher": teach(hold_post(self.school, "teacher"), there),
            "stranger": hold_post(SchoolFactory(), "senco"),
        }
        self.pupil = PupilFactory(school=self.school, in_class=here)
        self.mother, self.father = (InvolvementFactory(pupil=self.pupil) for _n in range(2))
        uncle = InvolvementFactory(pupil=self.pupil, responsibility="no", care="unknown")
        self.adults = {
            "school": self.person("teacher"),
            "other_school": PersonFactory(),
            "mother": self.mother.person,
            "father": self.father.person,
            "uncle": uncle.person,
            "nobody": None,
            "child": None,
        }
        self.seen_versions: dict = {}
        self.seen_answers: set = set()
        self.lead_to(STAGES.index(stage))

    def lead_to(self, stage):
        """The first steps of a life, so that the later ones are met as often."""
        senco, today = self.staff["senco"], self.school.today()
        if stage >= 1:
            self.start("senco")
        plan = self.plan(-1)
        if stage >= 2:
            proposing.propose_plan(plan=plan, by=senco)
        if stage >= 3:  # in force, perhaps with a change begun
            force.put_in_force(plan=plan, by=senco, on=today, why="Needed now")
        if stage == 3:
            changing.begin_change(plan=plan, kind=ChangeKind.CORRECTION, why="", by=senco)

    def teardown(self):
        """Nothing of this life stays."""
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    # Ways to get hold of something

    def person(self, who):
        return self.staff[who].persons.get()

    def plan(self, number):
        plans = list(Plan.objects.filter(pupil=self.pupil).order_by("made_at", "pk"))
        return plans[number % len(plans)] if plans else None

    def attempt(self, act, **about):
        """Try it; a refusal must leave everything as it was."""
        if any(value is None for name, value in about.items() if name in {"plan", "version"}):
            return
        with suppress(Refused, PermissionDenied):
            act(**about)

    # What people try

    @rule(who=PEOPLE)
    def start(self, who):
        def begin(by):
            plan = writing.start_plan(pupil=self.pupil, by=by)
            today = self.school.today()
            writing.add_target(plan=plan, values=read_aloud(today), by=by)
            day = {"day": today + timedelta(weeks=12)}
            version = part(plan, "review").version
            writing.save_part(
                plan=plan, key="review", content=day, nothing_needed=False, version=version, by=by
            )

        self.attempt(begin, by=self.staff[who])

    @rule(who=PEOPLE, number=WHICH, words=WORDS)
    def write(self, who, number, words):
        plan = self.plan(number)
        wording = TargetWording.objects.filter(plan=plan).first() if plan else None
        if wording:
            self.attempt(writing.save_target, wording=wording, values={"how_well": words},
                         version=wording.version, by=self.staff[who])  # fmt: skip

    @rule(who=PEOPLE, number=WHICH)
    def take_out_or_put_back(self, who, number):
        plan = self.plan(number)
        wording = TargetWording.objects.filter(plan=plan).first() if plan else None
        if wording:
            act = writing.put_back_target if wording.taken_out_at else writing.take_out_target
            self.attempt(act, wording=wording, by=self.staff[who])

    @rule(who=PEOPLE, number=WHICH)
    def propose(self, who, number):
        self.attempt(proposing.propose_plan, plan=self.plan(number), by=self.staff[who])

    @rule(who=PEOPLE, number=WHICH, words=WORDS, act=st.sampled_from(
        [proposing.take_back_proposal, proposing.withdraw_plan]))  # fmt: skip
    def undo(self, who, number, words, act):
        self.attempt(act, plan=self.plan(number), by=self.staff[who], why=words)

    @rule(who=PEOPLE, whom=WHOM, answer=ANSWERS, words=WORDS,
          version=often((0,), 1, 2), days=DAYS, on_line=st.booleans())  # fmt: skip
    def agree(self, who, whom, answer, words, version, days, on_line):
        party = {"child": Party.CHILD, "school": Party.SCHOOL}.get(whom, Party.FAMILY)
        versions = list(PlanVersion.objects.filter(pupil=self.pupil).order_by("-made_at"))
        chosen = versions[version % len(versions)] if versions else None
        rows = chosen.content["parts"]["targets"]["items"] if chosen else []
        self.attempt(
            agreeing.agree_plan, version=chosen, party=party, person=self.adults[whom],
            answer=answer, words=words, shown=words, seen_by=self.person("assistant"),
            line=f"target:{rows[0]['id']}" if on_line and rows else "",
            day=self.school.today() + timedelta(days=days), way=Way.ON_PAPER, by=self.staff[who],
        )  # fmt: skip

    @rule(who=PEOPLE, number=st.integers(0, 9))
    def take_answer_back(self, who, number):
        answers = list(Answer.objects.order_by("made_at", "pk"))
        if answers:
            answer = answers[number % len(answers)]
            self.attempt(agreeing.withdraw_answer, answer=answer, by=self.staff[who])

    @rule(restriction=st.sampled_from(["", "Order of the court"]))
    def restrict_the_father(self, restriction):
        Involvement.objects.filter(pk=self.father.pk).update(restriction=restriction)

    @rule(who=PEOPLE, number=WHICH, words=WORDS, days=DAYS)
    def put_in_force(self, who, number, words, days):
        self.attempt(force.put_in_force, plan=self.plan(number), by=self.staff[who], why=words,
                     on=self.school.today() + timedelta(days=days))  # fmt: skip

    @rule(who=PEOPLE, number=WHICH, kind=st.sampled_from(ChangeKind), words=WORDS,
          act=st.sampled_from([changing.begin_change, changing.switch_change]))  # fmt: skip
    def begin_or_switch(self, who, number, kind, words, act):
        self.attempt(act, plan=self.plan(number), by=self.staff[who], kind=kind, why=words)

    @rule(who=PEOPLE, number=WHICH,
          act=st.sampled_from([changing.finish_change, changing.give_up_change]))  # fmt: skip
    def finish_or_give_up(self, who, number, act):
        self.attempt(act, plan=self.plan(number), by=self.staff[who])

    @rule(who=PEOPLE, kind=st.sampled_from(ChangeKind), words=WORDS)
    def go_through_a_change(self, who, kind, words):
        plans = list(Plan.objects.filter(pupil=self.pupil).order_by("made_at", "pk"))
        for number, plan in enumerate(plans):
            if plan.status == Status.IN_FORCE:
                self.begin_or_switch(who, number, kind, "Because", changing.begin_change)
                self.write(who, number, words)
                self.finish_or_give_up(who, number, changing.finish_change)

    @rule(who=PEOPLE)
    def everybody_agrees(self, who):
        for whom in ("school", "mother", "father", "child"):
            self.agree(who, whom, AnswerCode.AGREE, "", 0, 0, on_line=False)

    @rule(who=PEOPLE, number=WHICH, days=DAYS)
    def close(self, who, number, days):
        self.attempt(closing.close_plan, plan=self.plan(number), by=self.staff[who],
                     on=self.school.today() + timedelta(days=days))  # fmt: skip

    @rule(who=PEOPLE, number=WHICH, strange=st.booleans())
    def start_next(self, who, number, strange):
        plan = self.plan(number)
        carry = (
            [uuid4()]
            if strange
            else list(
                TargetWording.objects.filter(plan=plan, taken_out_at=None).values_list(
                    "pk", flat=True
                )
            )
        )
        self.attempt(closing.start_next_plan, plan=plan, by=self.staff[who], carry=carry)

    # What must hold after each of them

    @invariant()
    def every_status_follows_from_what_was_done(self):
        by_act = {(now, act): to for (now, to), act in MOVES.items()}
        done = AuditEntry.objects.filter(outcome="done", subject="plans.Plan").order_by("at", "id")
        for plan in Plan.objects.all():
            status = Status.DRAFT
            for act in done.filter(subject_id=plan.pk).values_list("action", flat=True):
                if act in MOVES.values():
                    status = by_act[status, act]
            assert plan.status == status

    @invariant()
    def one_plan_in_force_and_one_draft_at_most(self):
        statuses = list(Plan.objects.values_list("status", flat=True))
        assert statuses.count(Status.IN_FORCE) <= 1
        assert statuses.count(Status.DRAFT) + statuses.count(Status.PROPOSED) <= 1

    @invariant()
    def no_version_changed_after_it_was_proposed(self):
        found = {version.pk: version for version in PlanVersion.objects.all()}
        assert set(self.seen_versions) <= set(found)
        for pk, version in found.items():
            assert version.is_as_written
            written = (version.content_hash, version.number, version.kind, version.asks_lines)
            assert self.seen_versions.setdefault(pk, written) == written

    @invariant()
    def what_counts_is_what_everybody_was_shown(self):
        for plan in Plan.objects.filter(status__in=[Status.PROPOSED, Status.IN_FORCE], changing=""):
            newest = PlanVersion.objects.filter(plan=plan).newest_first().first()
            assert part_hashes(plan_content(plan)) == newest.part_hashes

    @invariant()
    def nobody_answered_without_standing(self):
        self.father.refresh_from_db()
        family = {self.mother.person_id}
        family |= {self.father.person_id} if self.father.has_standing else set()
        for answer in Answer.objects.exclude(pk__in=self.seen_answers):
            self.seen_answers.add(answer.pk)
            if answer.party == Party.FAMILY:
                assert answer.person_id in family
            else:
                school = {self.person(who).pk for who in MAY_ACT}
                assert answer.person_id in ({None} if answer.party == Party.CHILD else school)

    @invariant()
    def nobody_did_what_they_may_not(self):
        done = AuditEntry.objects.filter(outcome="done")
        may = [self.staff[who].pk for who in MAY_ACT]
        theirs = {"by_id": self.staff["assistant"].pk, "action__in": self.assistants_may}
        assert not done.exclude(by_id__in=may).exclude(**theirs).exists()
        only = done.filter(action__in=["put_in_force", "withdraw_plan"])
        assert not only.exclude(by_id=self.staff["senco"].pk).exists()

    @invariant()
    def who_goes_ahead_without_answers_has_said_why(self):
        for plan in Plan.objects.in_force():
            first = PlanVersion.objects.filter(plan=plan, kind="proposal").newest_first().first()
            parents = {self.mother.person_id}
            heard = set(Answer.objects.filter(version=first).values_list("person_id", flat=True))
            assert plan.in_force_why or parents <= heard


Life.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
class TestLife(Life.TestCase):
    """The machine, run by pytest inside a database that forgets."""
