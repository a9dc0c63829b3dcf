"""The clock keeps a forecast a week, compares it when the day has come, and pages show it or nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry, User
from openiep.config.commands import forecast as command
from openiep.monitoring.actions.forecasts import keep_forecasts
from openiep.monitoring.forecasting import Looked, forecast_now, look_ahead
from openiep.monitoring.models import Forecast, Measurement
from openiep.monitoring.models.forecasts import due_for_a_forecast, record_of_school
from openiep.monitoring.rules.kept_forecasts import Outcome
from openiep.monitoring.tests.factories import MeasurementFactory, hold_plan, queries, set_target
from openiep.people.tests.factories import PupilFactory, SchoolFactory
from openiep.plans.models import TargetWording
from openiep.plans.rules.status import Status
from openiep.rules import Refused

VALUES = (5, 7, 7, 9, 9, 11, 11, 13)


def record(target, values, by, *, last=0):
    """One value a week, the last so many days ago."""
    today = target.school.today()
    for place, value in enumerate(reversed(values)):
        day = today - timedelta(days=last + 7 * place)
        MeasurementFactory(target=target, seen_by=by, value=Decimal(value), day=day)


def page_of(client, target):
    return client.get(reverse("monitoring:target", args=[target.pk])).content.decode()


def closed_record(pupil, by, *, met=(10, 0.9), not_met=(10, 0.1)):
    """Targets whose day came, each with one forecast that was compared."""
    plan = hold_plan(pupil, by, Status.CLOSED)
    for (many, said), outcome in ((met, Outcome.MET), (not_met, Outcome.NOT_MET)):
        for _ in range(many):
            target = set_target(plan)
            reading = MeasurementFactory(target=target, seen_by=by, value=Decimal(9))
            Forecast.objects.create(
                school=plan.school, pupil=pupil, wording=target.wordings.get(), series=1,
                day=reading.day, last_reading=reading, checks=6, made_from="-",
                aim_value=18, due_on=reading.day, probability=said, band="likely", low=1, high=2,
                scatter=1, share=0.8, outcome=outcome, compared_on=reading.day, achieved=0.7,
            )  # fmt: skip


@pytest.fixture
def measured(target, teacher):
    """The target with eight checks."""
    record(target, VALUES, teacher)
    return target


def test_a_forecast_is_kept_with_all_that_it_was_made_from(school, measured, today):
    assert look_ahead(school) == Looked(kept=1, compared=0)
    kept = Forecast.objects.get()
    wording = measured.wordings.get()
    assert (kept.wording, kept.pupil, kept.day) == (wording, measured.pupil, today)
    assert kept.last_reading == Measurement.objects.latest("day")
    assert (kept.checks, kept.series, kept.due_on) == (8, 1, wording.due_on)
    assert kept.scatter == pytest.approx(0.2 * 14)
    assert 0 < kept.probability < 1
    assert 0 <= kept.low <= kept.high <= 20
    assert kept.outcome == Outcome.WAITING


def test_it_goes_through_the_door_as_the_machine(school, measured):
    look_ahead(school)
    entry = AuditEntry.objects.get(action="keep_forecasts")
    assert entry.by_id == User.objects.system().pk
    assert entry.as_roles == ["machine"]
    assert (entry.school_id, entry.outcome) == (school.pk, AuditEntry.Outcome.DONE)


def test_nobody_else_may_keep_one_not_even_the_senco(school, senco, teacher):
    for user in (senco, teacher):
        with pytest.raises(PermissionDenied):
            keep_forecasts(school=school, made=[], by=user)


def test_a_forecast_of_another_school_is_refused(school, measured):
    (wording, kept), *_ = due_for_a_forecast(school, school.today())
    made = forecast_now(wording, kept, school.today(), 0.8)
    with pytest.raises(Refused) as refused:
        keep_forecasts(school=SchoolFactory(), made=[made], by=User.objects.system())
    assert refused.value.reasons[0].code == "another_school"
    assert not Forecast.objects.exists()


def test_a_week_goes_by_before_the_next_and_nothing_is_written_meanwhile(school, measured):
    look_ahead(school)
    entries = AuditEntry.objects.count()
    assert look_ahead(school) == Looked(kept=0, compared=0)
    assert AuditEntry.objects.count() == entries
    Forecast.objects.update(day=school.today() - timedelta(days=6))
    assert look_ahead(school).kept == 0
    Forecast.objects.update(day=school.today() - timedelta(days=7))
    assert look_ahead(school).kept == 1


@pytest.mark.parametrize(
    "changed",
    [{"aim_value": None}, {"due_on": None}, {"direction": "none"}, {"baseline_value": Decimal(18)}],
)
def test_without_a_way_to_an_aim_nothing_is_forecast(school, measured, changed):
    measured.wordings.update(**changed)
    assert look_ahead(school).kept == 0


def test_with_five_checks_or_in_less_than_four_weeks_nothing_is_forecast(school, target, teacher):
    record(target, VALUES[:5], teacher)
    assert look_ahead(school).kept == 0
    MeasurementFactory(target=target, seen_by=teacher, value=Decimal(9))
    assert look_ahead(school).kept == 1


def test_a_plan_that_is_not_in_force_is_left_alone(school, plan, measured):
    plan.status = Status.CLOSED
    plan.save()
    assert look_ahead(school).kept == 0


def test_what_it_takes_does_not_grow_with_the_number_of_targets(
    school, measured, teacher, django_assert_num_queries
):
    due_for_a_forecast(school, school.today())
    with django_assert_num_queries(2):
        due_for_a_forecast(school, school.today())
    for _ in range(3):
        more = set_target(hold_plan(PupilFactory(school=school), teacher))
        record(more, VALUES, teacher)
    with django_assert_num_queries(2):
        assert len(due_for_a_forecast(school, school.today())) == 4


def pass_the_day(target, days=8):
    """As if the day due had been some days ago, and the forecast made before it."""
    due = target.school.today() - timedelta(days=days)
    target.wordings.update(due_on=due)
    Forecast.objects.update(due_on=due, day=due - timedelta(days=20))


def test_when_the_day_has_passed_it_is_compared_by_the_aim(school, measured, teacher, today):
    look_ahead(school)
    early = Measurement.objects.earliest("day")
    Forecast.objects.update(last_reading=early)
    pass_the_day(measured)
    assert look_ahead(school) == Looked(kept=0, compared=1)
    kept = Forecast.objects.get()
    assert (kept.outcome, kept.compared_on) == (Outcome.NOT_MET, today)
    # Up to the day due the last three are 9, 9 and 11, the newest of them eight weeks after the start;
    # the aim asked 14 in 62 days.
    assert kept.achieved == pytest.approx((9 - 4) / (8 * 7 * 14 / 62))


def test_what_was_seen_after_the_day_does_not_count(school, measured, teacher):
    look_ahead(school)
    pass_the_day(measured)
    record(measured, (18, 18, 18), teacher)
    Forecast.objects.update(last_reading=Measurement.objects.earliest("day"))
    look_ahead(school)
    assert Forecast.objects.get().outcome == Outcome.NOT_MET


def test_a_target_that_was_reached_is_met(school, target, teacher):
    record(target, (*VALUES, 18, 18, 19), teacher, last=9)
    look_ahead(school)
    Forecast.objects.update(last_reading=Measurement.objects.earliest("day"))
    pass_the_day(target)
    look_ahead(school)
    assert Forecast.objects.get().outcome == Outcome.MET


def test_a_changed_aim_sets_the_old_question_aside(school, measured):
    look_ahead(school)
    measured.wordings.update(aim_value=Decimal(12))
    look_ahead(school)
    assert Forecast.objects.get(outcome=Outcome.SET_ASIDE).compared_on


def test_the_page_says_nothing_before_the_school_has_a_record(signed_in, teacher, school, measured):
    look_ahead(school)
    assert "reached in time" not in page_of(signed_in(teacher), measured)


def test_with_a_good_record_the_page_says_it_in_words_with_why(
    signed_in, teacher, school, measured, pupil
):
    closed_record(pupil, teacher)
    look_ahead(school)
    page = page_of(signed_in(teacher), measured)
    assert "Will it be reached in time?" in page
    assert " in 10), range " in page
    assert " out of 20 on " in page
    assert "A line through 8 checks" in page
    assert "missed by 0.010 (Brier score, 0 is best)" in page
    assert "guessing the same would miss by 0.250" in page


@pytest.mark.parametrize("bad", [{"met": (10, 0.1), "not_met": (10, 0.9)}, {"met": (9, 0.9)}])
def test_with_a_poor_or_a_short_record_it_says_nothing(
    signed_in, teacher, school, measured, pupil, bad
):
    closed_record(pupil, teacher, **bad)
    look_ahead(school)
    assert not record_of_school(school.pk).may_be_shown
    assert "reached in time" not in page_of(signed_in(teacher), measured)


def test_a_forecast_is_never_shown_when_its_readings_are_others_now(
    signed_in, teacher, school, measured, pupil
):
    """Stored, so it is recomputed here and compared: shown as long as it is the same, else never."""
    closed_record(pupil, teacher)
    look_ahead(school)
    client, shown = signed_in(teacher), "reached in time"

    def stale():
        kept = Forecast.objects.waiting().get()
        row = TargetWording.objects.select_related("target", "plan").get(pk=kept.wording_id)
        readings = list(Measurement.objects.of([row.target_id]))
        again = forecast_now(row, readings, school.today(), kept.share)
        told = ("probability", "low", "high", "made_from", "last_reading_id", "due_on")
        return [getattr(again, name) for name in told] != [getattr(kept, name) for name in told]

    assert not stale()
    assert shown in page_of(client, measured)
    newest = Measurement.objects.filter(target=measured).latest("day")
    for change, back in (
        (lambda: Measurement.objects.filter(pk=newest.pk).update(value=12),
         lambda: Measurement.objects.filter(pk=newest.pk).update(value=newest.value)),
        (lambda: measured.wordings.update(baseline_value=Decimal(3)),
         lambda: measured.wordings.update(baseline_value=Decimal(4))),
        (lambda: measured.wordings.update(due_on=school.today() + timedelta(days=30)),
         lambda: measured.wordings.update(due_on=school.today() + timedelta(days=18))),
        (lambda: record(measured, (14,), teacher, last=1), lambda: None),
    ):  # fmt: skip
        change()
        assert stale()
        assert shown not in page_of(client, measured)
        back()
    assert stale()


def test_a_forecast_costs_the_page_two_queries_and_no_grid(
    signed_in, teacher, school, measured, pupil, monkeypatch
):
    closed_record(pupil, teacher)
    client, address = signed_in(teacher), reverse("monitoring:target", args=[measured.pk])
    before = queries(client, address)
    look_ahead(school)

    def never(*_args, **_more):
        raise AssertionError("A page works no forecast out.")

    monkeypatch.setattr("openiep.monitoring.forecasting.forecast_on_scale", never)
    assert queries(client, address) <= before + 2


def test_the_command_of_the_clock_keeps_and_prints_the_record(
    school, measured, teacher, pupil, capsys, monkeypatch
):
    monkeypatch.setattr("openiep.config.start.ready", lambda **_: None)
    closed_record(pupil, teacher)
    arguments = command.argparse.Namespace(if_due=False)
    assert command.run(arguments) == 0
    said = capsys.readouterr().out
    assert f"{school}: forecasts kept: 1, compared: 0." in said
    assert "20 targets compared" in said
    assert "Brier score 0.010; the constant guess 0.250" in said
    assert command.run(command.argparse.Namespace(if_due=True)) == 0
    assert capsys.readouterr().out == ""


def test_the_clock_looks_ahead():
    from openiep.config.clock import DUE

    assert ("forecast", "--if-due") in DUE
