"""Writing targets, and their page."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.actions.writing import (
    add_target,
    put_back_target,
    save_target,
    start_plan,
    take_out_target,
)
from openiep.plans.models import Target, TargetWording
from openiep.plans.models.content import plan_content
from openiep.plans.tests.asking import (
    AT_A_PAGE_OF_WRITING,
    is_sent_to_sign_in,
    sign_in,
    status_for,
    text_of,
)
from openiep.plans.tests.factories import read_aloud, save_words, written_plan
from openiep.rules import Refused

LINES = {"who": "Sam", "will_do": "will read 20 words", "how_well": "18 of 20", "version": "1"}


@pytest.fixture
def plan(pupil, teacher):
    return start_plan(pupil=pupil, by=teacher)


@pytest.fixture
def wording(plan, teacher):
    return add_target(plan=plan, values=read_aloud(plan.school.today()), by=teacher)


def adding(plan):
    return reverse("plans:add_target", args=[plan.pk])


def at(wording, verb="save"):
    return reverse(f"plans:{verb}_target", args=[wording.plan_id, wording.target_id])


def targets(plan):
    return plan_content(plan)["parts"]["targets"]["items"]


# The actions


@pytest.mark.parametrize("who", ["teacher", "senco"])
def test_a_teacher_of_the_class_and_the_senco_add_a_target(plan, who, request):
    user = request.getfixturevalue(who)
    wording = add_target(plan=plan, values=read_aloud(plan.school.today()), by=user)
    assert [row["id"] for row in targets(plan)] == [str(wording.target_id)]
    assert (wording.pupil, wording.school, wording.position) == (plan.pupil, plan.school, 1)
    assert plan.parts.get(key="targets").changed_by == user


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_writes_targets(plan, wording, who, request):
    user = request.getfixturevalue(who)
    for act in (
        lambda: add_target(plan=plan, values={"will_do": "x"}, by=user),
        lambda: save_target(wording=wording, values={"will_do": "x"}, version=1, by=user),
        lambda: take_out_target(wording=wording, by=user),
        lambda: put_back_target(wording=wording, by=user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert [row["will_do"] for row in targets(plan)] == [
        "will read aloud the first 20 common words"
    ]


def test_no_field_is_compulsory(plan, teacher):
    add_target(plan=plan, values={}, by=teacher)
    assert len(targets(plan)) == 1


def test_sent_twice_with_its_own_id_it_is_stored_once(plan, teacher):
    own = uuid4()
    for words in ("will read", "will read", "will read aloud"):
        add_target(plan=plan, values={"will_do": words}, by=teacher, id=own)
    assert [row["will_do"] for row in targets(plan)] == ["will read aloud"]
    assert Target.objects.count() == TargetWording.objects.count() == 1


def test_an_id_of_another_plan_is_refused(plan, wording, senco, school):
    from openiep.people.tests.factories import PupilFactory

    other = start_plan(pupil=PupilFactory(school=school), by=senco)
    with pytest.raises(Refused, match="id_is_taken"):
        add_target(plan=other, values={"will_do": "x"}, by=senco, id=wording.pk)
    assert Target.objects.count() == 1


def test_who_read_an_older_version_is_told_and_nothing_is_written(wording, teacher, senco):
    save_target(wording=wording, values={"will_do": "will read well"}, version=1, by=teacher)
    with pytest.raises(Refused, match="saved_meanwhile"):
        save_target(wording=wording, values={"will_do": "mine"}, version=1, by=senco)
    wording.refresh_from_db()
    assert (wording.will_do, wording.version) == ("will read well", 2)


def test_saving_what_stands_there_counts_as_no_change(wording, teacher):
    again = save_target(wording=wording, values={"will_do": wording.will_do}, version=1, by=teacher)
    assert again.version == 1


def test_a_target_keeps_its_identity_and_another_unit_begins_a_new_series(wording, teacher):
    values = {"scale_to": Decimal(30), "unit": "out of 30"}
    saved = save_target(wording=wording, values=values, version=1, by=teacher)
    assert saved.target_id == wording.target_id
    assert Target.objects.get().series == 2
    save_target(wording=saved, values={"how_well": "28 of 30"}, version=2, by=teacher)
    assert Target.objects.get().series == 2


def test_taken_out_it_is_gone_from_the_plan_and_can_be_put_back_in_its_place(
    plan, wording, teacher
):
    add_target(plan=plan, values={"will_do": "second"}, by=teacher)
    take_out_target(wording=wording, by=teacher)
    assert [row["will_do"] for row in targets(plan)] == ["second"]
    with pytest.raises(Refused, match="is_taken_out"):
        save_target(wording=wording, values={"will_do": "x"}, version=1, by=teacher)
    put_back_target(wording=wording, by=teacher)
    assert targets(plan)[0]["id"] == str(wording.target_id)


def test_in_a_proposed_plan_no_target_is_written(pupil, teacher):
    plan = written_plan(pupil, by=teacher)
    propose_plan(plan=plan, by=teacher)
    wording, before = TargetWording.objects.get(), targets(plan)
    for act in (
        lambda: add_target(plan=plan, values={}, by=teacher),
        lambda: save_target(wording=wording, values={"will_do": "x"}, version=1, by=teacher),
        lambda: take_out_target(wording=wording, by=teacher),
    ):
        with pytest.raises(Refused, match="not_being_written"):
            act()
    assert targets(plan) == before
    assert Target.objects.count() == 1


def test_what_cannot_stand_is_refused_and_nothing_is_half_written(plan, teacher):
    values = read_aloud(plan.school.today(), aim_value=Decimal(21))
    with pytest.raises(Refused, match="off_the_scale"):
        add_target(plan=plan, values=values, by=teacher)
    assert not Target.objects.exists()


def test_each_act_is_recorded(wording, teacher):
    save_target(wording=wording, values={"who": "Samuel"}, version=1, by=teacher)
    take_out_target(wording=wording, by=teacher)
    put_back_target(wording=wording, by=teacher)
    acts = AuditEntry.objects.filter(subject="plans.TargetWording", outcome="done")
    assert sorted(acts.values_list("action", flat=True)) == [
        "put_back_target", "save_target", "take_out_target",
    ]  # fmt: skip


# The pages


@pytest.mark.parametrize(("who", "status"), AT_A_PAGE_OF_WRITING.items())
def test_who_opens_the_pages(plan, wording, who, status, request):
    assert status_for(request, who, adding(plan)) == status
    assert status_for(request, who, at(wording)) == status


@pytest.mark.parametrize("who", ["head", "assistant", "other_teacher", "stranger"])
@pytest.mark.parametrize("verb", ["save", "take_out", "put_back"])
def test_who_opens_them_in_vain_writes_nothing_either(plan, wording, who, verb, request):
    before = targets(plan)
    assert status_for(request, who, at(wording, verb), "post", LINES) == AT_A_PAGE_OF_WRITING[who]
    assert targets(plan) == before


def test_signed_out_one_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.get(adding(plan)))


def test_a_target_of_another_plan_is_not_found(plan, teacher):
    address = reverse("plans:save_target", args=[plan.pk, uuid4()])
    assert sign_in(teacher).get(address).status_code == 404


def test_a_new_target_begins_with_the_childs_name_and_an_example_for_each_line(plan, teacher):
    shown = text_of(sign_in(teacher).get(adding(plan)))
    assert 'value="Sam"' in shown
    for example in (
        "will read aloud the first 20 common words",
        "18 out of 20 on three days running",
    ):
        assert example in shown


def test_a_target_is_written_and_read_back(plan, teacher):
    typed = {
        **LINES, "version": "1", "id": str(uuid4()), "due_on": "in 3 weeks", "measure": "rate",
    }  # fmt: skip
    client = sign_in(teacher)
    due = plan.school.today() + timedelta(weeks=3)
    typed |= {"due_on": f"{due.day}/{due.month}/{due.year}", "unit": "words a minute"}
    typed |= {
        "baseline_value": "12,5",
        "aim_value": " 40 ",
        "direction": "up",
        "whose_idea": "child",
    }
    typed |= {"strategies": "0,1", "strategies-0-text": "Trace", "strategies-0-used_by": "Mr Khan"}
    typed |= {"strategies-1-text": "", "strategies-1-used_by": ""}
    response = client.post(adding(plan), typed)
    assert response["Location"].endswith("#part-targets")
    (row,) = targets(plan)
    assert (row["baseline_value"], row["aim_value"], row["unit"]) == (
        "12.5",
        "40",
        "words a minute",
    )
    assert row["due_on"] == due.isoformat()
    assert row["strategies"] == [{"text": "Trace", "used_by": "Mr Khan"}]
    opened = text_of(client.get(reverse("plans:save_target", args=[plan.pk, row["id"]])))
    assert 'value="12.5"' in opened
    assert f'value="{due.day} ' in opened


def test_the_back_button_and_save_again_changes_the_same_target(plan, teacher):
    client, own = sign_in(teacher), str(uuid4())
    client.post(adding(plan), {**LINES, "id": own})
    client.post(adding(plan), {**LINES, "id": own, "will_do": "will read 30 words"})
    assert [row["will_do"] for row in targets(plan)] == ["will read 30 words"]


def test_saved_with_another_to_write_the_next_page_is_empty(plan, teacher):
    response = sign_in(teacher).post(adding(plan), {**LINES, "then": "another"})
    assert response["Location"] == adding(plan)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"due_on": "1/1/2020"}, "is past. Choose a day that is still to come"),
        ({"due_on": "at Easter"}, "Write a day, for example 11 December"),
        ({"measure": "out_of", "aim_value": "18"}, "Say out of how many, for example 20"),
        ({"measure": "out_of", "scale_to": "20", "aim_value": "21"}, "Write a number from 0 to 20"),
        ({"measure": "out_of", "scale_to": "20", "aim_value": "1,5"}, "counted in whole numbers"),
        ({"measure": "rate", "aim_value": "many"}, "Write a number, for example 12 or 12.5"),
        ({"measure": "percent", "aim_value": "120"}, "Write a number from 0 to 100"),
        ({"who": "x" * 81}, "This is too long: 81 letters, and 80 fit"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(plan, teacher, typed, sentence):
    response = sign_in(teacher).post(adding(plan), {**LINES, **typed})
    assert response.status_code == 422
    shown = text_of(response)
    assert sentence in shown
    assert "will read 20 words" in shown
    for words in typed.values():
        assert words in shown
    assert targets(plan) == []


def test_choosing_a_measure_shows_its_questions_and_keeps_what_was_typed(plan, teacher):
    client = sign_in(teacher)
    first = text_of(client.get(adding(plan)))
    assert "Out of how many" not in first
    typed = {**LINES, "measure": "out_of", "then": "measure", "baseline_text": "knows a few"}
    shown = text_of(client.post(adding(plan), typed))
    assert "Out of how many" in shown
    assert "will read 20 words" in shown
    assert "knows a few" in shown
    assert targets(plan) == []


@pytest.mark.parametrize(
    ("measure", "unit", "direction"),
    [
        ("count", "times", "down"), ("percent", "%", "down"), ("prompt", "", "up"),
        ("reading_age", "months", "up"), ("described", "", "none"), ("", "", "up"),
    ],
)  # fmt: skip
def test_another_measure_leaves_nothing_of_the_old_one_behind(
    plan, wording, teacher, measure, unit, direction
):
    old = {"scale_to": "20", "unit": unit or "out of 20", "direction": "down", "version": "1"}
    sign_in(teacher).post(at(wording), {**LINES, **old, "measure": measure})
    (row,) = targets(plan)
    assert (row["measure"], row["scale_to"]) == (measure, None)
    assert (row["unit"], row["direction"]) == (unit, direction)


def test_the_ladder_of_help_is_chosen_by_its_words(plan, teacher):
    client = sign_in(teacher)
    shown = text_of(client.post(adding(plan), {**LINES, "measure": "prompt", "then": "measure"}))
    assert "hand over hand all the way" in shown
    client.post(
        adding(plan), {**LINES, "measure": "prompt", "baseline_value": "2", "aim_value": "6"}
    )
    page = text_of(client.get(reverse("plans:plan", args=[plan.pk])))
    assert "shown how" in page
    assert "without help" in page


def test_the_sentence_is_read_while_it_is_written(plan, teacher):
    typed = {
        "who": "Sam",
        "will_do": "read 20 words.",
        "conditions": "from cards",
        "then": "measure",
    }
    assert "Sam will read 20 words, from cards." in text_of(
        sign_in(teacher).post(adding(plan), typed)
    )


def test_a_target_serves_one_of_the_childs_hopes(plan, teacher):
    client = sign_in(teacher)
    assert "Hope it serves" not in text_of(client.get(adding(plan)))
    save_words(
        plan, "hopes", {"items": [{"id": "h1", "text": "To read the football pages."}]}, by=teacher
    )
    assert "Hope it serves" in text_of(client.get(adding(plan)))
    client.post(adding(plan), {**LINES, "hope_id": "h1"})
    page = text_of(client.get(reverse("plans:plan", args=[plan.pk])))
    assert "Serves the hope" in page


def test_taken_out_on_the_page_it_can_be_put_back_there(plan, wording, teacher):
    client = sign_in(teacher)
    shown = text_of(client.post(at(wording, "take_out"), follow=True))
    assert "1 taken out" in shown
    assert "Put it back" in shown
    assert client.get(at(wording)).status_code == 302
    assert "1 taken out" not in text_of(client.post(at(wording, "put_back"), follow=True))


@pytest.mark.parametrize("verb", ["take_out", "put_back"])
def test_nothing_is_taken_out_or_put_back_by_looking(wording, teacher, verb):
    assert sign_in(teacher).get(at(wording, verb)).status_code == 405
