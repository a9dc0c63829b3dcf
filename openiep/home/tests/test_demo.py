"""The demo school holds what is promised, is the same every time, and breaks no rule on its way."""

import datetime
from collections import Counter

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from openiep.access.models import AuditEntry, Installation, User
from openiep.classroom.models import DiaryEntry, Session
from openiep.exchange.actions.reading import read_list
from openiep.exchange.preview import preview_of
from openiep.exchange.rules.matching import Outcome
from openiep.exchange.rules.upn import check_letter
from openiep.home.demo import school as making
from openiep.home.demo.cast import DOORS, FAMILY_DOORS, user_behind
from openiep.home.demo.days import HOLIDAYS, SchoolDays, is_school_day
from openiep.home.demo.register import children, new_class_list
from openiep.home.family import asked_now
from openiep.home.tests.demo_school import days_kept, fingerprint, instants_kept, made_on, words_of
from openiep.monitoring.models import Measurement, Observation
from openiep.people.models import (
    Involvement,
    Person,
    Pupil,
    PupilIdentifier,
    School,
    SchoolClass,
    SenStatus,
)
from openiep.people.rights import rights_of
from openiep.plans.models import Answer, Plan, PlanVersion, Provision
from openiep.plans.models.agreement import agreement_of
from openiep.plans.models.asked import asked_of
from openiep.reviews.models import Review
from openiep.reviews.rules.codes import Question, Voice

pytestmark = pytest.mark.django_db
DAYS_TO_COME = (
    datetime.date(2027, 1, 2),  # a Saturday in the holidays, in a new year
    datetime.date(2028, 2, 29),
    datetime.date(2027, 9, 1),  # the first day of a school year
    datetime.date(2027, 3, 29),  # the day after the clocks went forward
)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo school, made once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        making.make_demo_school()
        yield School.objects.get()
        transaction.set_rollback(True)


def plan_of(known_as):
    """The newest plan of a child."""
    return Plan.objects.select_related("pupil", "school").filter(
        pupil__known_as=known_as
    ).latest("made_at")  # fmt: skip


def test_there_are_90_children_in_four_classes(demo):
    classes = Counter(Pupil.objects.values_list("memberships__school_class__name", flat=True))
    assert classes == {"Acorns": 18, "Oak": 24, "3K": 25, "5W": 23}
    assert SchoolClass.objects.get(name="Acorns").year_group == "N2"


def test_24_children_have_plans_in_every_status(demo):
    assert Plan.objects.values("pupil").distinct().count() == 24
    newest = {plan.pupil_id: plan.status for plan in Plan.objects.order_by("made_at")}
    assert Counter(newest.values()) == {
        "in_force": 15, "draft": 4, "proposed": 3, "closed": 1, "withdrawn": 1,
    }  # fmt: skip
    assert Plan.objects.filter(ended_well=True).count() == 1
    assert Plan.objects.filter(status="closed", next_plans__status="draft").count() == 1


def test_answers_stand_in_every_way(demo):
    overall = {
        plan.pupil.known_as: agreement_of(plan).overall.value
        for plan in Plan.objects.exclude(status__in=["draft", "withdrawn"]).order_by("made_at")
    }
    assert overall["Kofi"] == "family_differs"
    assert (
        overall["Yusuf"] == overall["Łukasz"] == overall["Jayden"] == overall["Dani"] == "waiting"
    )
    assert overall["Isla"] == "agreed_by_those_reached"
    assert overall["Sam"] == overall["Zayn"] == "agreed"
    assert set(Answer.objects.values_list("answer", flat=True)) >= {
        "agree", "agree_with_comment", "do_not_agree", "leave_to_you", "not_reached", "shown",
    }  # fmt: skip


def test_a_plan_in_force_with_answers_open_says_why(demo):
    for known_as in ("Jayden", "Dani"):
        assert plan_of(known_as).status == "in_force"
        assert plan_of(known_as).in_force_why


def test_each_kind_of_change_was_made_once(demo):
    kinds = Counter(PlanVersion.objects.values_list("kind", flat=True))
    assert (kinds["correction"], kinds["who_or_when"], kinds["what_was_agreed"]) == (1, 1, 1)


def test_a_changed_target_waits_for_one_parent(demo):
    agreement = agreement_of(plan_of("Łukasz"))
    waiting = [standing.asked.name for standing in agreement.open]
    assert waiting == ["Agnieszka Wiśniewska"]
    assert len(agreement.version.asks_lines) == 1


def test_reviews_were_heard_answered_and_decided(demo):
    closed = Review.objects.filter(status="closed")
    assert closed.count() >= 9
    for review in closed:
        assert review.answers.count() == len(Question)
        assert review.results.count() == len(
            review.plan_version.content["parts"]["targets"]["items"]
        )
        said_by = {said.voice for said in review.contributions.select_related("invitation")}
        assert said_by >= {Voice.SCHOOL, Voice.FAMILY, Voice.CHILD}
    assert closed.filter(contributions__invitation__voice=Voice.OTHER).exists()
    assert closed.filter(plan__next_plans=None).count() == 1
    assert Review.objects.open().count() == 1


def test_some_reviews_are_overdue_and_some_are_due_soon(demo):
    days, due = SchoolDays(demo.today()), Plan.objects.in_force()
    assert due.filter(review_due__lt=days.today).count() >= 3
    assert due.filter(review_due__range=(days.today, days.ago(-5))).count() >= 3


def test_readings_rise_fall_stay_and_are_put_right(demo):
    times = Counter(Measurement.objects.values_list("target", flat=True))
    assert 1 in times.values()
    assert max(times.values()) >= 15
    assert sum(times.values()) > 300
    assert Measurement.objects.filter(corrects__isnull=False).count() == 1
    assert Measurement.objects.filter(taken_back_at__isnull=False).count() == 1
    assert Observation.objects.count() >= 15
    assert rise("Sam", "common words") > 5
    assert rise("Zoë", "morning") < -20
    assert abs(rise("Dani", "bricks")) <= 3


def rise(known_as, words):
    """By how much the last five readings of a target lie above its first five, on average."""
    kept = Measurement.objects.standing_now().filter(
        pupil__known_as=known_as, target__wordings__will_do__contains=words
    )
    values = [float(m.value) for m in kept.distinct().order_by("day", "made_at")]
    return sum(values[-5:]) / 5 - sum(values[:5]) / 5


def test_sessions_are_kept_of_help_in_force_with_every_outcome_and_of_a_group(demo):
    came = Counter(Session.objects.values_list("outcome", flat=True))
    assert set(came) == {"happened", "partly", "away", "did_not"}
    assert came["happened"] > 300 > came["did_not"] > 0
    assert not Session.objects.filter(outcome="did_not", why="").exists()
    for kept in Session.objects.select_related("provision__plan"):
        help = kept.provision
        assert help.starts_on <= kept.day <= help.ends_on
        assert kept.day >= help.plan.in_force_on
    together = Provision.objects.filter(programme="Group work with job cards", staff="Mr Khan")
    assert together.values("pupil").distinct().count() == 2


def test_nobody_without_standing_is_asked(demo):
    for pupil in Pupil.objects.filter(involvements__restriction__gt=""):
        restricted = Involvement.objects.exclude(restriction="").get(pupil=pupil)
        for plan in Plan.objects.filter(pupil=pupil):
            assert restricted.person_id not in {one.person_id for one in asked_of(plan)}
        assert not Answer.objects.filter(person=restricted.person_id).exists()
    assert Involvement.objects.exclude(restriction="").count() == 2


def test_people_around_stand_in_varied_ways(demo):
    relations = set(Involvement.objects.values_list("relation", flat=True))
    assert {
        "foster carer",
        "stepfather",
        "interpreter, Somali",
        "speech and language therapist",
    } <= relations
    assert Involvement.objects.filter(kind="family", responsibility="unknown").exists()
    assert Involvement.objects.filter(responsibility="yes", care="no", restriction="").count() >= 3
    assert Involvement.objects.filter(responsibility="no", care="yes").count() >= 4


def test_stages_change_and_what_was_is_kept(demo):
    stages = SenStatus.objects.order_by("starts_on")
    assert list(stages.filter(pupil__known_as="Isla").values_list("code", flat=True)) == ["K", "E"]
    assert list(stages.filter(pupil__known_as="Maisie").values_list("code", flat=True)) == [
        "K",
        "N",
    ]
    with_ehc_plan = stages.filter(code="E", ends_on=None)
    assert with_ehc_plan.count() == 4
    assert not with_ehc_plan.filter(pupil__ehc_review_due=None).exists()


def test_every_unique_pupil_number_has_its_letter_and_the_nursery_has_none(demo):
    numbers = PupilIdentifier.objects.filter(scheme="upn")
    assert all(one.value[0] == check_letter(one.value[1:]) for one in numbers)
    in_nursery = numbers.filter(pupil__memberships__school_class__name="Acorns")
    assert (numbers.count(), in_nursery.count()) == (72, 0)


def test_the_children_are_those_of_the_list_and_no_others(demo):
    listed = {(one.given, one.family) for one in children(SchoolDays(demo.today()))}
    assert set(Pupil.objects.values_list("given_name", "family_name")) == listed
    assert len(listed) == 90


def test_no_child_stands_in_the_record_of_another(demo):
    names = {pupil.pk: {pupil.known_as, pupil.given_name} for pupil in Pupil.objects.all()}
    for plan in Plan.objects.select_related("pupil"):
        others = set().union(*(known for key, known in names.items() if key != plan.pupil_id))
        around = Person.objects.filter(involvements__pupil=plan.pupil_id)
        adults = {word for person in around for word in person.called.split()}
        strange = (words_of(plan) & others) - adults - names[plan.pupil_id]
        assert not strange, f"{plan.pupil} reads of {strange}"


def test_nothing_happens_on_a_weekend_in_the_holidays_or_in_the_future(demo):
    kept = list(days_kept())
    assert len(kept) > 1500
    assert {where for where, day in kept if not is_school_day(day)} == set()
    instants = list(instants_kept())
    assert {where for where, at in instants if not is_school_day(at.date())} == set()
    assert {where for where, at in instants if not 7 <= at.hour <= 17} == set()
    assert max(at for _where, at in instants) < timezone.now()


def test_every_change_went_through_the_door(demo):
    assert not AuditEntry.objects.exclude(outcome="done").exists()
    done = Counter(AuditEntry.objects.values_list("action", flat=True))
    assert done["agree_plan"] == Answer.objects.filter(carried_from=None).count()
    assert done["propose_plan"] == PlanVersion.objects.filter(kind="proposal").count()
    assert done["record_measurement"] == Measurement.objects.filter(corrects=None).count()
    assert done["record_observation"] == Observation.objects.count()
    assert done["record_session"] == Session.objects.count()
    assert done["add_person_around"] == Involvement.objects.count()
    assert done["close_review"] == Review.objects.filter(status="closed").count()
    assert done["start_plan"] + Plan.objects.exclude(previous=None).count() == Plan.objects.count()
    assert done["import_children"] == 2
    assert done["accept_invitation"] == len(FAMILY_DOORS)
    assert done["write_in_diary"] == DiaryEntry.objects.count()
    known = set(User.objects.values_list("pk", flat=True))
    assert set(AuditEntry.objects.values_list("by_id", flat=True)) <= known


def test_frozen_words_still_give_their_hashes(demo):
    assert all(version.is_as_written for version in PlanVersion.objects.all())


def test_there_is_somebody_behind_every_door(demo):
    for role, called, _words in DOORS:
        user = user_behind(role)
        name = str(called).split(",", maxsplit=1)[0]
        assert Person.objects.get(user=user).called == name
        assert demo.roles_of(user)
        assert not user.has_usable_password()


def test_behind_each_door_of_a_family_is_a_parent_with_one_child_and_no_post(demo):
    for role, called, _words in FAMILY_DOORS:
        user = user_behind(role)
        assert Person.objects.get(user=user).called == str(called).split(",", maxsplit=1)[0]
        assert not user.has_usable_password()
        assert not demo.roles_of(user)
        assert len(rights_of(user).family) == 1


def test_two_parents_read_a_plan_in_force_and_one_is_asked_about_a_proposal(demo):
    found = {}
    for role, _called, _words in FAMILY_DOORS:
        user = user_behind(role)
        found[role] = asked_now(Pupil.objects.get(pk=rights_of(user).family[0]), user)[0]
    for role in ("mother", "father"):
        assert found[role].plan.status == "in_force"
        assert found[role].answers
    assert found["asked"].plan.status == "proposed"
    assert found["asked"].waits


def test_a_family_shows_some_of_its_diary_and_keeps_some(demo):
    assert DiaryEntry.objects.filter(shared_at=None).count() == 1
    shown = DiaryEntry.objects.exclude(shared_at=None)
    assert {entry.person.called for entry in shown} == {"Sara Taylor", "Craig Dunmore"}
    assert all(entry.home_help.plan.status == "in_force" for entry in shown)


def test_one_click_leads_a_parent_to_the_page_of_their_child(demo, client):
    here = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1"}
    with transaction.atomic():
        listed = client.get(reverse("home:demo"), **here).content.decode()
        assert all(str(called) in listed for _role, called, _words in (*DOORS, *FAMILY_DOORS))
        for role in ("senco", "mother", "father"):
            assert client.post(reverse("home:enter_demo", args=[role]), **here).status_code == 302
        page = client.get("/", **here, follow=True)
        transaction.set_rollback(True)
    assert page.resolver_match.view_name == "home:family_child"
    assert "Craig Dunmore" in page.content.decode()
    assert "Read the whole number nine page" not in page.content.decode()


def test_a_second_demo_is_refused_and_leaves_the_first_alone(demo):
    with pytest.raises(IntegrityError), transaction.atomic():
        making.make_demo_school()
    assert School.objects.count() == Installation.objects.count() == 1


def test_the_list_of_a_new_class_can_be_brought_in(demo):
    with transaction.atomic():
        senco = user_behind("senco")
        batch = read_list(school=demo, file_name="1H.csv", data=making.demo_class_list(), by=senco)
        preview = preview_of(batch)
        transaction.set_rollback(True)
    assert preview.count(Outcome.NEW) == 20
    assert preview.count(Outcome.REFUSED) == preview.count(Outcome.DECIDE) == 0


def test_the_new_class_shares_no_child_with_the_school(demo):
    listed = new_class_list(demo.today()).decode("utf-16")
    assert not any(
        value in listed for value in PupilIdentifier.objects.values_list("value", flat=True)
    )


@pytest.mark.once
def test_it_is_the_same_every_time_whatever_the_day(demo):
    assert made_on(DAYS_TO_COME[0]) == fingerprint()


@pytest.mark.parametrize("today", DAYS_TO_COME)
def test_school_days_are_counted_from_any_day(today):
    days = SchoolDays(today)
    counted = [days.ago(n) for n in range(200, -200, -1)]
    assert counted == sorted(set(counted))
    assert all(is_school_day(day) for day in counted)
    assert days.last < today <= days.ago(-1)


def test_holidays_are_given_in_order():
    assert list(HOLIDAYS) == sorted(HOLIDAYS)
