"""Writing what the school arranges and what the family will do, and their pages."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.plans.actions import writing
from openiep.plans.models.content import plan_content, rows_of
from openiep.plans.tests.asking import (
    AT_A_PAGE_OF_WRITING,
    is_sent_to_sign_in,
    sign_in,
    status_for,
    text_of,
)
from openiep.plans.tests.factories import ARRANGEMENT, HOME
from openiep.rules import Refused

KINDS = {"arrangement": ("arrangements", ARRANGEMENT), "home_help": ("home", HOME)}
TYPED = {
    "arrangement": {"programme": "Precision teaching", "times_a_week": "2,5", "minutes": "10"},
    "home_help": {"what": "Play the word game", "times_a_week": "0,5", "minutes": "5"},
}
both = pytest.mark.parametrize("noun", KINDS)


@pytest.fixture
def plan(pupil, teacher):
    return writing.start_plan(pupil=pupil, by=teacher)


def add(noun, plan, by, values=None):
    values = KINDS[noun][1] if values is None else values
    return getattr(writing, f"add_{noun}")(plan=plan, values=values, by=by)


def act(verb, noun, row, by, **more):
    return getattr(writing, f"{verb}_{noun}")(**{noun: row}, by=by, **more)


def rows(noun, plan):
    return plan_content(plan)["parts"][KINDS[noun][0]]["items"]


def adding(noun, plan):
    return reverse(f"plans:add_{noun}", args=[plan.pk])


# The actions


@both
@pytest.mark.parametrize("who", ["teacher", "senco"])
def test_a_teacher_of_the_class_and_the_senco_write(noun, plan, who, request):
    add(noun, plan, request.getfixturevalue(who))
    (row,) = rows(noun, plan)
    assert {name: row[name] for name in KINDS[noun][1]} == {
        name: str(value) for name, value in KINDS[noun][1].items()
    }


@both
@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_writes(noun, plan, teacher, who, request):
    row, user = add(noun, plan, teacher), request.getfixturevalue(who)
    for attempt in (
        lambda: add(noun, plan, user),
        lambda: act("save", noun, row, user, values={"minutes": 20}, version=1),
        lambda: act("take_out", noun, row, user),
        lambda: act("put_back", noun, row, user),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert len(rows(noun, plan)) == 1


@both
def test_no_field_is_compulsory(noun, plan, teacher):
    add(noun, plan, teacher, values={})
    assert len(rows(noun, plan)) == 1


@both
def test_who_read_an_older_version_is_told_and_nothing_is_written(noun, plan, teacher, senco):
    row = add(noun, plan, teacher)
    act("save", noun, row, teacher, values={"minutes": 20}, version=1)
    with pytest.raises(Refused, match="saved_meanwhile"):
        act("save", noun, row, senco, values={"minutes": 30}, version=1)
    assert rows(noun, plan)[0]["minutes"] == "20"


@both
def test_taken_out_it_can_be_put_back(noun, plan, teacher):
    row = add(noun, plan, teacher)
    act("take_out", noun, row, teacher)
    assert rows(noun, plan) == []
    act("put_back", noun, row, teacher)
    assert len(rows(noun, plan)) == 1


@both
def test_what_cannot_stand_is_refused_and_nothing_is_half_written(noun, plan, teacher):
    with pytest.raises(Refused, match="off_the_scale"):
        add(noun, plan, teacher, values={"minutes": 601})
    assert rows(noun, plan) == []


@both
def test_each_act_is_recorded(noun, plan, teacher):
    row = add(noun, plan, teacher)
    act("save", noun, row, teacher, values={"minutes": 20}, version=1)
    act("take_out", noun, row, teacher)
    act("put_back", noun, row, teacher)
    done = AuditEntry.objects.filter(outcome="done", action__endswith=noun)
    assert sorted(done.values_list("action", flat=True)) == sorted(
        f"{verb}_{noun}" for verb in ("add", "save", "take_out", "put_back")
    )


def move(row, places, by):
    writing.move_row(row=row, places=places, by=by)


def test_rows_are_moved_and_stop_at_the_ends(plan, teacher):
    first, second = (add("home_help", plan, teacher, {"what": w}) for w in ("a", "b"))
    move(second, -1, teacher)
    assert [row["what"] for row in rows("home_help", plan)] == ["b", "a"]
    move(second, -1, teacher)
    move(first, 1, teacher)
    assert [row["what"] for row in rows("home_help", plan)] == ["b", "a"]


def test_a_row_that_was_taken_out_is_not_moved(plan, teacher):
    row = add("home_help", plan, teacher)
    act("take_out", "home_help", row, teacher)
    with pytest.raises(Refused, match="is_taken_out"):
        move(row, 1, teacher)


# The pages


@both
@pytest.mark.parametrize("who", AT_A_PAGE_OF_WRITING)
def test_who_opens_the_pages(noun, plan, teacher, who, request):
    row, status = add(noun, plan, teacher), AT_A_PAGE_OF_WRITING[who]
    assert status_for(request, who, adding(noun, plan)) == status
    assert status_for(request, who, reverse(f"plans:save_{noun}", args=[plan.pk, row.pk])) == status


@both
def test_signed_out_one_is_sent_to_sign_in(noun, plan, client):
    assert is_sent_to_sign_in(client.get(adding(noun, plan)))


@both
def test_a_row_is_written_with_a_decimal_comma_and_read_back(noun, plan, teacher):
    client = sign_in(teacher)
    client.post(adding(noun, plan), {**TYPED[noun], "version": "1"})
    (row,) = rows(noun, plan)
    typed = TYPED[noun]["times_a_week"].replace(",", ".")
    assert row["times_a_week"] == typed
    opened = client.get(reverse(f"plans:save_{noun}", args=[plan.pk, row["id"]]))
    assert f'value="{typed}"' in text_of(opened)


@both
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"minutes": "0"}, "Write a number from 1 to 600"),
        ({"minutes": "ten"}, "Write a number, for example 12 or 12.5"),
        ({"minutes": "2,5"}, "Write a whole number, for example 3"),
        ({"times_a_week": "1,25"}, "One place after the point is enough"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(noun, plan, teacher, typed, sentence):
    response = sign_in(teacher).post(adding(noun, plan), {**TYPED[noun], **typed, "version": "1"})
    assert response.status_code == 422
    shown = text_of(response)
    for words in (sentence, *{**TYPED[noun], **typed}.values()):
        assert words in shown
    assert rows(noun, plan) == []


def test_an_end_before_the_beginning_says_which_day_that_is(plan, teacher):
    today = plan.school.today()
    days = {"starts_on": f"{today + timedelta(days=9):%d/%m/%Y}", "ends_on": f"{today:%d/%m/%Y}"}
    shown = text_of(sign_in(teacher).post(adding("arrangement", plan), {**days, "version": "1"}))
    assert "the day it begins" in shown


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"times_a_week": Decimal("0.5")}, "every second week"),
        ({"times_a_week": Decimal(1), "minutes": 1}, "once a week, 1 minute each time"),
        ({"times_a_week": Decimal(3), "group_size": 4}, "3 times a week, in a group of 4"),
        ({"minutes": 10, "group_size": 1, "place": "The hall"}, "10 minutes, one to one, The hall"),
    ],
)
def test_what_the_school_arranges_reads_as_a_sentence(plan, teacher, values, words):
    add("arrangement", plan, teacher, values={"programme": "Word races", **values})
    shown = text_of(sign_in(teacher).get(reverse("plans:plan", args=[plan.pk])))
    assert words in shown


def test_rows_are_moved_by_a_button_and_never_by_looking(plan, teacher):
    add("home_help", plan, teacher, {"what": "first"})
    second = add("home_help", plan, teacher, {"what": "second"})
    client, address = sign_in(teacher), reverse("plans:move_row", args=[plan.pk, "home", second.pk])
    assert client.get(address).status_code == 405
    assert client.post(address, {"places": "-1"}).status_code == 302
    assert [row.what for row in rows_of(plan, "home")] == ["second", "first"]
    unknown = reverse("plans:move_row", args=[plan.pk, "review", second.pk])
    assert client.post(unknown, {"places": "-1"}).status_code == 404
