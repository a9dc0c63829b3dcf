"""Planned and happened: counted without blame, kept once, taken back with its trace."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from openiep.access.models import AuditEntry
from openiep.classroom.actions.sessions import record_session, take_back_session
from openiep.classroom.models import Session
from openiep.classroom.presenters.delivered import bars_of, for_family
from openiep.classroom.rules.sessions import Outcome, Span, Why, delivered, planned_by
from openiep.classroom.tests.factories import arrange, hold_session
from openiep.monitoring.tests.factories import freeze, hold_plan, queries
from openiep.people.tests.factories import PupilFactory
from openiep.plans.models.content import row_content
from openiep.rules import Refused

MONDAY = date(2026, 9, 7)


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def test_sixty_are_planned_in_twelve_weeks_of_five():
    span = Span(MONDAY, None, Decimal(5))
    assert planned_by(span, MONDAY + timedelta(days=83)) == 60
    assert planned_by(span, MONDAY) == 0
    assert planned_by(span, MONDAY - timedelta(days=1)) == 0


def test_nothing_is_planned_after_the_last_day_or_without_a_number():
    last = MONDAY + timedelta(days=6)
    assert planned_by(Span(MONDAY, last, Decimal(5)), date(2027, 1, 1)) == 5
    assert planned_by(Span(MONDAY, None, None), last) is None
    assert planned_by(Span(None, None, Decimal(5)), last) is None


def test_every_second_week_is_counted_in_whole_sessions():
    span = Span(MONDAY, None, Decimal("0.5"))
    days = [planned_by(span, MONDAY + timedelta(days=n)) for n in (12, 13, 27)]
    assert days == [0, 1, 2]


@given(
    st.lists(st.tuples(st.sampled_from(Outcome), st.none() | st.sampled_from(Why)), max_size=40),
    st.none() | st.decimals(0, 10, places=1),
)
def test_every_session_is_in_one_piece_and_nothing_is_negative(sessions, times):
    counted = delivered(Span(MONDAY, None, times), sessions, MONDAY + timedelta(days=27))
    assert counted.recorded == len(sessions)
    assert counted.unknown == max(0, (counted.planned or 0) - len(sessions))
    asked = [why for outcome, why in sessions if why and outcome in {"partly", "did_not"}]
    assert sum(number for _why, number in counted.whys) == len(asked)


def test_a_childs_absence_is_counted_apart_and_asks_no_reason(provision, assistant, today):
    kept = record_session(
        provision=provision, outcome=Outcome.AWAY, day=today, why=Why.STAFF, by=assistant
    )
    assert (kept.outcome, kept.why) == ("away", "")
    bar = bars_of(provision.plan, [row_content("arrangements", provision)])[str(provision.pk)]
    assert "Sam was away 1" in bar.title


def test_what_did_not_happen_needs_a_reason(provision, assistant, today):
    for outcome in (Outcome.DID_NOT, Outcome.PARTLY):
        with pytest.raises(Refused) as refused:
            record_session(provision=provision, outcome=outcome, day=today, by=assistant)
        assert codes(refused) == ["say_why_not"]
    with pytest.raises(Refused) as refused:
        record_session(
            provision=provision, outcome=Outcome.DID_NOT, why=Why.OTHER, day=today, by=assistant
        )
    assert codes(refused) == ["say_it_in_words"]
    assert not Session.objects.exists()


def test_sent_twice_it_is_kept_once_and_never_becomes_something_else(provision, assistant, today):
    sent = {"provision": provision, "day": today, "id": uuid4(), "by": assistant}
    record_session(outcome=Outcome.HAPPENED, **sent)
    record_session(outcome=Outcome.HAPPENED, **sent)
    with pytest.raises(Refused) as refused:
        record_session(outcome=Outcome.AWAY, **sent)
    assert codes(refused) == ["saved_already"]
    assert Session.objects.count() == 1


def test_a_day_to_come_a_day_before_the_plan_and_a_closed_plan_are_refused(
    provision, assistant, today
):
    said = {"provision": provision, "outcome": Outcome.HAPPENED, "by": assistant}
    for day, code in (
        (today + timedelta(days=1), "in_the_future"),
        (today - timedelta(days=71), "before_the_plan"),
    ):
        with pytest.raises(Refused) as refused:
            record_session(day=day, **said)
        assert codes(refused) == [code]
    provision.plan.status, provision.plan.closed_on = "closed", today
    provision.plan.save()
    with pytest.raises(Refused) as refused:
        record_session(day=today, **said)
    assert codes(refused) == ["arrangement_over"]


def test_help_that_was_never_agreed_cannot_be_recorded(provision, teacher, assistant, today):
    plan = provision.plan
    freeze(plan, teacher)
    plan.changing = "amendment"
    plan.save()
    new = arrange(plan, programme="Only an idea")
    with pytest.raises(Refused):
        record_session(provision=new, outcome=Outcome.HAPPENED, day=today, by=assistant)
    record_session(provision=provision, outcome=Outcome.HAPPENED, day=today, by=assistant)


def test_taken_back_it_stays_to_be_read_and_no_longer_counts(
    signed_in, provision, assistant, teacher
):
    session = hold_session(provision, assistant)
    take_back_session(session=session, why="It was on Monday", by=teacher)
    page = signed_in(teacher).get(reverse("classroom:sessions", args=[provision.pk]))
    assert "Taken back by Mr Khan: It was on Monday" in page.content.decode()
    assert '<li class="count count--happened">' not in page.content.decode()


def test_the_plan_page_shows_planned_and_happened_to_everybody_who_reads_it(
    signed_in, plan, provision, target, assistant, teacher
):
    for days_ago in range(3):
        hold_session(provision, assistant, days_ago=days_ago)
    hold_session(provision, assistant, outcome="did_not", why="staff")
    for who in (assistant, teacher):
        page = signed_in(who).get(reverse("plans:plan", args=[plan.pk])).content.decode()
        assert "50 sessions planned by now" in page
        assert "<b>3</b> happened" in page
        assert "Because: the adult was away or needed elsewhere (1)" in page


def test_the_plan_page_asks_no_more_for_many_arrangements_than_for_one(
    signed_in, plan, provision, target, teacher, assistant
):
    client, where = signed_in(teacher), reverse("plans:plan", args=[plan.pk])
    one = queries(client, where)
    for _number in range(5):
        hold_session(arrange(plan), assistant)
    freeze(plan, teacher)
    assert queries(client, where) == one


def test_one_tap_keeps_a_group_with_who_was_away(
    signed_in, assistant, teacher, school, school_class, provision
):
    ada = PupilFactory(school=school, known_as="Ada", in_class=school_class)
    hers = arrange(hold_plan(ada, teacher))
    where = reverse("classroom:record_sessions", args=[school.pk])
    form = {
        "provision": [str(provision.pk), str(hers.pk)], "away": [str(hers.pk)],
        "outcome": "happened", "id": str(uuid4()),
    }  # fmt: skip
    for _twice in range(2):
        assert signed_in(assistant).post(where, form).status_code == 302
    kept = {one.provision_id: one.outcome for one in Session.objects.all()}
    assert kept == {provision.pk: "happened", hers.pk: "away"}
    assert Session.objects.count() == 2


def test_a_group_with_a_child_of_another_class_is_refused_and_nothing_half_kept(
    signed_in, assistant, teacher, school, provision
):
    far = arrange(hold_plan(PupilFactory(school=school, known_as="Far"), teacher))
    where = reverse("classroom:record_sessions", args=[school.pk])
    form = {"provision": [str(provision.pk), str(far.pk)], "outcome": "happened"}
    assert signed_in(assistant).post(where, form).status_code == 404
    assert not Session.objects.exists()


def test_a_session_of_another_day_is_written_on_its_page(signed_in, assistant, provision, today):
    where = reverse("classroom:sessions", args=[provision.pk])
    client, day = signed_in(assistant), today - timedelta(days=2)
    form = {"outcome": "did_not", "day": day.isoformat(), "id": str(uuid4())}
    refused = client.post(where, form)
    assert refused.status_code == 422
    assert "Choose why it did not happen" in refused.content.decode()
    assert client.post(where, {**form, "why": "event"}).status_code == 302
    kept = Session.objects.get()
    assert (kept.day, kept.why, kept.seen_by) == (day, "event", assistant)


def test_a_teacher_of_another_class_may_not(provision, other_teacher, today):
    with pytest.raises(PermissionDenied):
        record_session(provision=provision, outcome=Outcome.HAPPENED, day=today, by=other_teacher)
    assert not Session.objects.exists()


def test_recording_is_written_in_the_audit(provision, assistant, today):
    record_session(provision=provision, outcome=Outcome.HAPPENED, day=today, by=assistant)
    entry = AuditEntry.objects.get(action="record_session")
    assert (entry.outcome, entry.pupil_id) == ("done", provision.pupil_id)


def test_the_bar_is_told_to_a_family_in_short_sentences_without_shares_or_blame():
    span = Span(date(2026, 9, 7), date(2026, 12, 18), Decimal(5))
    kept = [(Outcome.HAPPENED, None)] * 24 + [(Outcome.AWAY, None)] * 4
    kept += [(Outcome.PARTLY, Why.EVENT), (Outcome.DID_NOT, Why.STAFF)]
    told = for_family(delivered(span, kept, date(2026, 10, 18)), "Sam")
    assert told == (
        "We planned 30 sessions by now. 24 took place. 1 took place in part. "
        "Sam was away for 4. 1 did not take place."
    )


def test_today_and_the_record_of_the_child_show_the_bar(signed_in, teacher, target, provision):
    hold_session(provision, teacher)
    hold_session(provision, teacher, "away", 1)
    for where in (
        reverse("classroom:now", args=[target.school_id]),
        reverse("home:child", args=[target.pupil_id]),
    ):
        page = signed_in(teacher).get(where).content.decode()
        assert f"bar-{provision.pk}" in page
        assert "sessions planned by now" in page
        assert "<b>1</b> Sam was away" in page
