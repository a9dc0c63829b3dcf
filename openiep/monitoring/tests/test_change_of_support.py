"""When help began, ended, or there was more or less of it: from what was agreed, as lines."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import time_machine

from openiep.monitoring.models.support import changes_of_support
from openiep.monitoring.presenters.progress import progress_of
from openiep.monitoring.rules.chart_data import Phase
from openiep.monitoring.rules.support import Agreed, helps_of, phases_of
from openiep.monitoring.tests.factories import MeasurementFactory, freeze, hold_plan, set_target
from openiep.plans.models import Provision

FORCE, FIRST = date(2026, 9, 7), date(2026, 9, 1)
CHANGE, END = date(2026, 10, 12), date(2026, 12, 1)


def row(name, **more):
    return {"id": name, "programme": name, "times_a_week": "3", "minutes": 20, **more}


def lines(*versions):
    agreed = [Agreed(day, rows) for day, rows in versions]
    return [(one.day, one.words) for one in phases_of(helps_of(agreed), FORCE, END)]


def test_what_began_with_the_plan_has_no_line():
    assert lines((FIRST, [row("Reading")])) == []
    assert lines((FIRST, [row("Reading", starts_on="2026-09-10")])) == []


def test_help_with_days_of_its_own_begins_and_ends_on_them():
    rows = [row("Reading", starts_on="2026-09-28", ends_on="2026-11-20")]
    assert lines((FIRST, rows)) == [
        (date(2026, 9, 28), "+ Reading"),
        (date(2026, 11, 20), "\N{MINUS SIGN} Reading"),
    ]


def test_help_that_is_added_to_a_plan_in_force_begins_on_the_day_it_was_agreed():
    later = [row("Reading"), row("Lego")]
    assert lines((FIRST, [row("Reading")]), (CHANGE, later)) == [(CHANGE, "+ Lego")]
    later = [row("Reading"), row("Lego", starts_on="2026-11-02")]
    assert lines((FIRST, [row("Reading")]), (CHANGE, later)) == [(date(2026, 11, 2), "+ Lego")]


def test_help_that_is_taken_out_ends_on_that_day_or_on_the_day_agreed_before():
    assert lines((FIRST, [row("Reading")]), (CHANGE, [])) == [(CHANGE, "\N{MINUS SIGN} Reading")]
    ended = [row("Reading", ends_on="2026-10-02")]
    found = lines((FIRST, ended), (CHANGE, []))
    assert found == [(date(2026, 10, 2), "\N{MINUS SIGN} Reading")]


def test_more_or_less_of_it_is_a_change_and_another_adult_is_none():
    more = [row("Reading", times_a_week="5")]
    assert lines((FIRST, [row("Reading")]), (CHANGE, more)) == [
        (CHANGE, "\N{PLUS-MINUS SIGN} Reading")
    ]
    other = [row("Reading", staff="Ms Lee", place="library")]
    assert lines((FIRST, [row("Reading")]), (CHANGE, other)) == []


def test_several_on_one_day_share_a_line_and_what_is_to_come_has_none():
    later = [row("Reading", minutes=30), row("Lego"), row("Art", starts_on="2027-01-10")]
    assert lines((FIRST, [row("Reading")]), (CHANGE, later)) == [
        (CHANGE, "\N{PLUS-MINUS SIGN} Reading, + Lego")
    ]


def test_what_ends_with_the_plan_has_no_line_and_what_changes_then_has():
    rows = [row("Reading", ends_on="2026-11-27"), row("Lego", ends_on="2026-11-20")]
    helps = helps_of(
        [Agreed(FIRST, rows), Agreed(date(2026, 11, 26), [row("Reading", minutes=30), rows[1]])]
    )
    assert phases_of(helps_of([Agreed(FIRST, rows)]), FORCE, END, over=date(2026, 11, 27)) == [
        Phase(date(2026, 11, 20), "\N{MINUS SIGN} Lego")
    ]
    assert [one.words for one in phases_of(helps, FORCE, END, over=END)] == [
        "\N{MINUS SIGN} Lego",
        "\N{PLUS-MINUS SIGN} Reading",
    ]


def test_versions_from_before_the_plan_was_in_force_draw_nothing():
    assert lines((FIRST, [row("Lego")]), (date(2026, 9, 5), [row("Reading")])) == []


def test_it_is_read_from_what_was_agreed_with_one_query_and_told_in_words(
    pupil, teacher, today, django_assert_num_queries
):
    plan = hold_plan(pupil, teacher)
    target = set_target(plan)
    help_given = Provision.objects.create(
        school=plan.school, pupil=pupil, plan=plan, programme="Reading", times_a_week=Decimal(3)
    )
    at = datetime.combine(today - timedelta(days=70), time(9), UTC)
    with time_machine.travel(at, tick=False):
        freeze(plan, teacher)
    Provision.objects.filter(pk=help_given.pk).update(times_a_week=Decimal(5))
    assert changes_of_support([plan], today)[plan.pk] == []  # written, and not agreed yet
    changed = today - timedelta(days=30)
    with time_machine.travel(datetime.combine(changed, time(9), UTC), tick=False):
        freeze(plan, teacher, kind="what_was_agreed")
    with django_assert_num_queries(1):
        (phase,) = changes_of_support([plan], today)[plan.pk]
    assert (phase.day, phase.words) == (changed, "\N{PLUS-MINUS SIGN} Reading")
    MeasurementFactory(target=target, seen_by=teacher, value=Decimal(8))
    wording = target.wordings.select_related("target", "plan").get()
    found = progress_of([wording], name="Sam")[target.pk]
    assert f"Support changed: {changed.day} {changed:%b} \N{PLUS-MINUS SIGN} Reading." in (
        found.described
    )
    assert ">\N{PLUS-MINUS SIGN} Reading</text>" in found.picture
